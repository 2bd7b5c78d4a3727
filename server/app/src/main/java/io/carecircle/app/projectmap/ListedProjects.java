package io.carecircle.app.projectmap;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyProject;
import io.carecircle.app.standard.PolicyRegion;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Projects together with the names of their places and of those they count for. */
public final class ListedProjects {
  /** What is added to the properties of the collection. */
  private static final List<String> MORE =
      List.of(
          "placeAccuracy",
          "footnote",
          "cityCode",
          "cityName",
          "regionName",
          "unitCode",
          "unitName");

  private static final int CODE_DIGITS = 6;

  private final FeatureTable table;
  private final Policy policy;
  private final Map<String, String> rollUps = new HashMap<>();

  ListedProjects(FeatureTable table, Policy policy) {
    this.table = table;
    this.policy = policy;
    for (PolicyProject project : policy.projects()) {
      rollUps.put(project.id() + project.name(), project.rollUpCode());
    }
  }

  public FeatureTable table() {
    return table;
  }

  /** Rows that pass, in the order of the table. */
  public int[] rows(ProjectFilter filter) {
    return IntStream.range(0, table.size()).filter(row -> filter.passes(this, row)).toArray();
  }

  /** A property as text, or null. */
  public String text(int row, String property) {
    Object value = table.value(row, property);
    return value == null ? null : value.toString();
  }

  /** The county or city that a project counts for by its unit: printed, given, or its place. */
  String unitCode(int row) {
    String known = rollUps.get(table.id(row) + text(row, "name"));
    String given = known == null ? text(row, "rollUp") : known;
    return given == null ? text(row, "regionCode") : given;
  }

  String regionName(String code) {
    return policy.findRegion(code).map(PolicyRegion::name).orElse(code);
  }

  /** A city's own projects are those of no county. */
  String unitName(String code) {
    return policy
        .findRegion(code)
        .map(r -> "city".equals(r.level()) ? r.name() + "本级" : r.name())
        .orElse(code);
  }

  private String cityCode(String code) {
    return code == null || code.length() < CODE_DIGITS ? null : code.substring(0, 4) + "00";
  }

  /** The projects with all that is told of them. */
  FeatureTable told() {
    FeatureTable.Builder told = FeatureTable.builder();
    table.columnNames().stream().filter(name -> !MORE.contains(name)).forEach(told::column);
    MORE.forEach(told::column);
    for (int row = 0; row < table.size(); row++) {
      Map<String, Object> values = new LinkedHashMap<>(table.values(row));
      String place = text(row, "regionCode");
      String city = cityCode(place);
      String unit = unitCode(row);
      values.putIfAbsent("placeAccuracy", null);
      values.putIfAbsent("footnote", null);
      values.put("cityCode", city);
      values.put("cityName", city == null ? null : regionName(city));
      values.put("regionName", place == null ? null : regionName(place));
      values.put("unitCode", unit);
      values.put("unitName", unit == null ? null : unitName(unit));
      told.add(table.id(row), table.geometry(row), row + 1, values);
    }
    return told.build();
  }
}
