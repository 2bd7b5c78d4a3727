package io.carecircle.app.batch;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.report.ReportForm;
import io.carecircle.app.report.Reports;
import io.carecircle.app.report.VerdictTable;
import io.carecircle.formats.RowError;
import io.carecircle.formats.excel.XlsxTab;
import io.carecircle.formats.excel.XlsxTableWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a table of estates.
 *
 * @param read rows seen in the file
 * @param skipped rows of totals
 * @param rows in the order of the file
 * @param refused the rows that could not be judged, with their cells
 * @param warnings about the file
 * @param run of the estate check, or null when no row could be judged
 */
public record BatchResult(
    int read,
    int skipped,
    List<Row> rows,
    RefusedRows refused,
    List<String> warnings,
    JsonNode run) {
  static final String REFUSED = "refused";

  public BatchResult {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }

  /**
   * One row, or the rows of one estate.
   *
   * @param row number in the file, the first of the estate
   * @param name of the estate, or empty
   * @param estate the verdict; null when the row is refused
   * @param errors why it is refused
   */
  record Row(int row, String name, JsonNode estate, List<RowError> errors) {
    String verdict() {
      boolean refused = estate == null || estate.path("status").asString("").equals(REFUSED);
      return refused ? REFUSED : estate.path("verdict").asString("unknown");
    }
  }

  /** Writes the result object. */
  public void writeJson(OutputStream out) {
    JsonGenerator json = Json.MAPPER.createGenerator(out);
    json.writeStartObject();
    json.writeNumberProperty("read", read);
    json.writeNumberProperty("skipped", skipped);
    json.writeName("verdicts");
    json.writeStartObject();
    TreeMap<String, Integer> counts = new TreeMap<>();
    List.of("pass", "fail", "unknown", REFUSED).forEach(v -> counts.put(v, 0));
    rows.forEach(row -> counts.merge(row.verdict(), 1, Integer::sum));
    counts.forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeName("rows");
    json.writeStartArray();
    rows.forEach(row -> write(row, json));
    json.writeEndArray();
    json.writeName("warnings");
    Json.MAPPER.writeValue(json, warnings);
    json.writeName("run");
    Json.MAPPER.writeValue(json, run);
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }

  private static void write(Row row, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("row", row.row());
    json.writeStringProperty("name", row.name().isEmpty() ? null : row.name());
    json.writeStringProperty("verdict", row.verdict());
    json.writeName("estate");
    Json.MAPPER.writeValue(json, row.estate());
    json.writeName("errors");
    Json.MAPPER.writeValue(json, row.errors());
    json.writeEndObject();
  }

  /**
   * Writes the verdicts as a table, {@code .csv} or {@code .xlsx}; the latter has a second sheet
   * with the refused rows, their bad cells marked.
   */
  public void writeTable(Language language, ReportForm form, OutputStream out) throws IOException {
    FeatureTable verdicts = table(language);
    if (form != ReportForm.XLSX || refused.isEmpty()) {
      Reports.writeTable(verdicts, form, out);
      return;
    }
    String name = language.choose("核查结果", "verdicts");
    XlsxTab first = new XlsxTab(name, verdicts, verdicts.columnNames(), Map.of());
    XlsxTableWriter.write(List.of(first, refused.tab(language)), out);
  }

  private FeatureTable table(Language language) {
    VerdictTable table = new VerdictTable(language, run == null ? "" : run.path("id").asString(""));
    for (Row row : rows) {
      if (row.estate() == null) {
        table.refuse(row.row(), reasons(row.errors()));
      } else {
        table.add(row.row(), row.name(), row.estate());
      }
    }
    return table.build();
  }

  static String reasons(List<RowError> errors) {
    List<String> reasons = new ArrayList<>();
    for (RowError error : errors) {
      reasons.add(
          (error.column() == null ? "" : error.column() + ": ")
              + (error.value() == null ? "" : "\"" + error.value() + "\" ")
              + error.reason());
    }
    return reasons.stream().distinct().collect(Collectors.joining("; "));
  }
}
