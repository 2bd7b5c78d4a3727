package io.carecircle.app.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each table may hold, read from {@code schema/policy.yaml}. */
record PolicySchema(Map<String, Table> tables) {
  /**
   * @param key columns whose values together name a row
   */
  record Table(List<String> key, Map<String, Column> columns) {}

  /**
   * @param type text, integer, decimal, date, year or choice
   * @param allowed words of a choice
   * @param dash whether a stroke may stand for a number
   */
  record Column(String type, List<String> allowed, boolean required, boolean dash) {}

  static PolicySchema parse(String file, byte[] bytes, PolicyFaults faults) {
    YamlNode root = YamlNode.parse(file, bytes, faults);
    Map<String, Table> tables = new LinkedHashMap<>();
    for (String name : root.keys()) {
      YamlNode table = root.node(name);
      table.allowOnly(Set.of("key", "columns"));
      YamlNode columns = table.node("columns");
      Map<String, Column> byName = new LinkedHashMap<>();
      for (String column : columns.keys()) {
        byName.put(column, column(columns.node(column)));
      }
      tables.put(name, new Table(table.texts("key"), byName));
    }
    return new PolicySchema(tables);
  }

  private static Column column(YamlNode node) {
    node.allowOnly(Set.of("type", "required", "dash"));
    boolean choice = node.isList("type");
    return new Column(
        choice
            ? "choice"
            : node.choice("type", List.of("text", "integer", "decimal", "date", "year")),
        choice ? node.texts("type") : List.of(),
        "yes".equals(node.text("required")),
        "yes".equals(node.text("dash")));
  }
}
