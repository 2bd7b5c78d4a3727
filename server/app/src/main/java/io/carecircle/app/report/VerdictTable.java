package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Verdicts as a table, a row an estate: for a spreadsheet. A figure that is not known is the word
 * for it, so that no sum takes it for 0.
 */
public final class VerdictTable {
  private final VerdictWords words;
  private final String run;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> clauses = new LinkedHashMap<>();

  /**
   * @param run id of the run that all verdicts are of
   */
  public VerdictTable(Language language, String run) {
    this.words = new VerdictWords(language);
    this.run = run;
  }

  /**
   * Adds an estate that was judged.
   *
   * @param row of the file it came from, or 0
   * @param name or empty
   * @param estate an element of {@code estates} of the result
   */
  public void add(int row, String name, JsonNode estate) {
    for (JsonNode clause : estate.path("clauses")) {
      String id = clause.path("id").asString("");
      clauses.putIfAbsent(id, words.clause(id));
    }
    lines.add(new Line(row, estate.path("id").asString(""), name, estate, ""));
  }

  /** Adds a row that could not be judged, with the reasons. */
  public void refuse(int row, String reasons) {
    lines.add(new Line(row, "", "", null, reasons));
  }

  /** The table in the order in which rows were added; its ids are those of the estates. */
  public FeatureTable build() {
    FeatureTable.Builder table = FeatureTable.builder();
    for (Line line : lines) {
      Map<String, Object> values = values(line);
      values.keySet().forEach(table::column);
      table.add(line.id, null, line.row, values);
    }
    if (lines.isEmpty()) {
      head(table);
    }
    return table.build();
  }

  private void head(FeatureTable.Builder table) {
    table.column(words.say("行", "row")).column(words.say("结论", "verdict"));
  }

  private Map<String, Object> values(Line line) {
    Map<String, Object> values = new LinkedHashMap<>();
    JsonNode estate = line.estate;
    boolean judged = estate != null;
    values.put(words.say("行", "row"), line.row == 0 ? null : (Object) (long) line.row);
    values.put("id", line.id.isEmpty() ? null : line.id);
    values.put(words.say("名称", "name"), line.name.isEmpty() ? null : line.name);
    values.put(
        words.say("结论", "verdict"),
        words.verdict(judged ? VerdictWords.verdictOf(estate) : "refused"));
    areas(values, "", judged ? estate : null, "requiredTotal", "providedTotal", "shortTotal");
    values.put(words.say("适用标准", "standard"), text(estate, "standard"));
    values.put(words.say("文号", "document"), text(estate, "document"));
    clauses.forEach(
        (id, name) -> {
          JsonNode clause = judged ? clause(estate, id) : null;
          areas(values, name + " ", clause, "required", "provided", "short");
          values.put(
              name + " " + words.say("结论", "verdict"),
              clause == null ? null : words.verdict(clause.path("verdict").asString("unknown")));
        });
    values.put(words.say("其他读法", "other readings"), judged ? readings(estate) : null);
    values.put(words.say("适用规定", "rules that apply"), judged ? rules(estate) : null);
    values.put(words.say("提示", "warnings"), judged ? joined(estate.path("warnings")) : null);
    values.put(words.say("未受理原因", "why refused"), line.reasons.isEmpty() ? null : line.reasons);
    values.put(words.say("运行编号", "run"), judged ? run : null);
    return values;
  }

  private void areas(Map<String, Object> values, String prefix, JsonNode of, String... members) {
    String[] names = {
      words.say("应配㎡", "required m2"), words.say("已配㎡", "provided m2"), words.say("缺口㎡", "short m2")
    };
    for (int i = 0; i < names.length; i++) {
      JsonNode value = of == null ? null : of.path(members[i]);
      values.put(
          prefix + names[i],
          value == null
              ? null
              : value.isNumber() ? (Object) value.decimalValue() : words.figure(value));
    }
  }

  private static String text(JsonNode estate, String member) {
    return estate == null || !estate.path(member).isString()
        ? null
        : estate.path(member).stringValue();
  }

  private static JsonNode clause(JsonNode estate, String id) {
    for (JsonNode clause : estate.path("clauses")) {
      if (clause.path("id").asString("").equals(id)) {
        return clause;
      }
    }
    return null;
  }

  private String readings(JsonNode estate) {
    List<String> all = new ArrayList<>();
    for (JsonNode reading : estate.path("otherReading")) {
      all.add(
          words.reading(reading)
              + words.say("：", ": ")
              + words.figure(reading.path("required"))
              + " "
              + words.squareMetres()
              + " "
              + words.verdict(reading.path("verdict").asString("unknown")));
    }
    return all.isEmpty() ? null : String.join(words.say("；", "; "), all);
  }

  /** The rules of a place for which no file has the figures. */
  private String rules(JsonNode estate) {
    List<String> all = new ArrayList<>();
    estate
        .path("rules")
        .forEach(
            rule ->
                all.add(
                    (rule.path("name").asString("") + " " + rule.path("citation").asString(""))
                        .strip()));
    return all.isEmpty() ? null : String.join(words.say("；", "; "), all);
  }

  private String joined(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(text -> all.add(words.remark(text.asString(text.toString()))));
    return all.isEmpty() ? null : String.join(words.say("；", "; "), all);
  }

  private record Line(int row, String id, String name, JsonNode estate, String reasons) {}
}
