package io.carecircle.app.estate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.standard.Policy;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verdicts in id order, what is overdue (the oldest deadline first), and the programmes. */
final class OldEstateCheckResult implements ProcessResult {
  private final List<OldEstateVerdict> verdicts;
  private final Policy policy;
  private final LocalDate asOf;
  private final Run run;

  OldEstateCheckResult(List<OldEstateVerdict> verdicts, Policy policy, LocalDate asOf, Run run) {
    this.verdicts = verdicts;
    this.policy = policy;
    this.asOf = asOf;
    this.run = run;
    long refused = verdicts.stream().filter(v -> v.refused() != null).count();
    if (refused > 0) {
      run.warn(
          verdicts.size() + " 个小区中有 " + refused + " 个无法判定：见其 status",
          refused + " of " + verdicts.size() + " estates could not be judged: see their status");
    }
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("estates");
    out.writeStartArray();
    verdicts.forEach(verdict -> Json.MAPPER.writeValue(out, json(verdict)));
    out.writeEndArray();
    out.writeName("overdue");
    Json.MAPPER.writeValue(out, Json.MAPPER.valueToTree(overdue()));
    out.writeName("programmes");
    Json.MAPPER.writeValue(out, programmes());
    out.writeStringProperty("asOf", asOf.toString());
    run.write(out);
    out.writeEndObject();
  }

  private List<String> overdue() {
    return verdicts.stream()
        .filter(v -> Boolean.TRUE.equals(v.overdue()))
        .sorted(
            Comparator.comparing(
                OldEstateVerdict::deadline, Comparator.nullsLast(Comparator.naturalOrder())))
        .map(OldEstateVerdict::id)
        .toList();
  }

  private static ObjectNode json(OldEstateVerdict verdict) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("id", verdict.id());
    node.put("status", verdict.refused() == null ? "judged" : "refused");
    node.put("verdict", verdict.verdict().word());
    if (verdict.refused() == null) {
      node.put("name", verdict.estate().name());
      node.put("regionCode", verdict.regionCode());
      node.put("programme", verdict.programme());
      node.put("deadline", Objects.toString(verdict.deadline(), null));
      node.put("overdue", verdict.overdue());
      node.put("from", verdict.estate().gates().isEmpty() ? "point" : "gates");
      node.put("nearestPlaceId", verdict.nearestId());
      node.put("seconds", verdict.seconds());
      node.put("metres", metres(verdict.millimetres()));
      clause(node.putArray("clauses"), verdict);
      ArrayNode readings = node.putArray("otherReading");
      for (OtherReading reading : verdict.otherReadings()) {
        readings
            .addObject()
            .put("reading", reading.reading())
            .put("required", CanonicalJson.number(reading.required()))
            .put("verdict", reading.verdict().word());
      }
    }
    node.set("warnings", Json.MAPPER.valueToTree(verdict.warnings()));
    return node;
  }

  private static void clause(ArrayNode clauses, OldEstateVerdict verdict) {
    OldEstateClause clause = verdict.clause();
    if (clause == null) {
      return;
    }
    BigDecimal lacking = Areas.shortfall(clause.placeSquareMetres(), verdict.provided());
    clauses
        .addObject()
        .put("id", "place-within-circle")
        .put("citation", clause.citation())
        .put("text", clause.clause().summaryZh())
        .put("textEn", clause.clause().summaryEn())
        .put("required", CanonicalJson.number(clause.placeSquareMetres()))
        .put("provided", number(verdict.provided()))
        .put("short", number(lacking))
        .put("verdict", verdict.verdict().word());
  }

  private ArrayNode programmes() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (ProgrammeCount count : ProgrammeCount.of(verdicts)) {
      count.write(rows.addObject(), policy);
    }
    return rows;
  }

  private static BigDecimal metres(Integer millimetres) {
    return millimetres == null ? null : number(BigDecimal.valueOf(millimetres, 3));
  }

  private static BigDecimal number(BigDecimal area) {
    return area == null ? null : CanonicalJson.number(area);
  }

  @Override
  public boolean hasCsv() {
    return true;
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    // Not closed: the writer is the caller's.
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(
        "id",
        "name",
        "regionCode",
        "programme",
        "deadline",
        "verdict",
        "overdue",
        "nearestPlaceId",
        "seconds",
        "largestPlace",
        "citation",
        "warnings");
    for (OldEstateVerdict v : verdicts) {
      boolean read = v.refused() == null;
      csv.writeRecord(
          v.id(),
          read ? Objects.toString(v.estate().name(), "") : "",
          Objects.toString(v.regionCode(), ""),
          read ? v.programme() : "",
          read ? Objects.toString(v.deadline(), "") : "",
          v.verdict().word(),
          v.overdue() == null ? "unknown" : v.overdue().toString(),
          Objects.toString(v.nearestId(), ""),
          Objects.toString(v.seconds(), ""),
          v.provided() == null ? "unknown" : number(v.provided()).toPlainString(),
          v.clause() == null ? "" : v.clause().citation(),
          String.join("; ", v.warnings()));
    }
    csv.flush();
  }
}
