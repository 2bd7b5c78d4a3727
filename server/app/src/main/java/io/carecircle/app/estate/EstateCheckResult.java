package io.carecircle.app.estate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.NamedRule;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verdicts in id order, as JSON and as a table with one line for each estate. */
final class EstateCheckResult implements ProcessResult {
  private final List<EstateVerdict> verdicts;
  private final EstateHistories histories;
  private final Run run;

  EstateCheckResult(List<EstateVerdict> verdicts, EstateHistories histories, Run run) {
    this.verdicts = verdicts;
    this.histories = histories;
    this.run = run;
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("estates");
    out.writeStartArray();
    verdicts.forEach(verdict -> Json.MAPPER.writeValue(out, json(verdict)));
    out.writeEndArray();
    out.writeName("standards");
    Json.MAPPER.writeValue(out, standards());
    out.writeName("stages");
    Json.MAPPER.writeValue(out, histories.toJson());
    run.write(out);
    out.writeEndObject();
  }

  /** The standards that judged, with the hash of the file each was read from. */
  private ArrayNode standards() {
    Map<String, CareSpaceStandard> used = new TreeMap<>();
    for (EstateVerdict verdict : verdicts) {
      if (verdict.standard() != null) {
        used.put(verdict.standard().id(), verdict.standard());
      }
    }
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (CareSpaceStandard standard : used.values()) {
      list.addObject()
          .put("id", standard.id())
          .put("document", standard.documentName())
          .put("from", standard.from().toString())
          .put("to", standard.to() == null ? null : standard.to().toString())
          .put("hash", standard.hash());
    }
    return list;
  }

  private static ObjectNode json(EstateVerdict verdict) {
    CareSpaceStandard standard = verdict.standard();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", verdict.id());
    node.put("status", verdict.refused() == null ? "judged" : "refused");
    node.put("standard", standard == null ? null : standard.id());
    node.put("document", standard == null ? null : standard.documentName());
    node.put("verdict", verdict.verdict().word());
    node.put("requiredTotal", number(verdict.required()));
    node.put("providedTotal", number(verdict.provided()));
    node.put("shortTotal", number(verdict.shortBy()));
    ArrayNode clauses = node.putArray("clauses");
    verdict.clauses().forEach(clause -> clauses.add(json(clause)));
    ArrayNode readings = node.putArray("otherReading");
    for (OtherReading reading : verdict.otherReadings()) {
      ObjectNode other = readings.addObject().put("reading", reading.reading());
      if (reading.standard() != null) {
        other.put("standard", reading.standard());
      }
      other.put("required", number(reading.required())).put("verdict", reading.verdict().word());
    }
    if (!verdict.rules().isEmpty()) {
      ArrayNode rules = node.putArray("rules");
      for (NamedRule rule : verdict.rules()) {
        rules
            .addObject()
            .put("name", rule.name())
            .put("document", rule.document())
            .put("citation", rule.citation());
      }
    }
    if (verdict.stages() != null) {
      node.set("stages", verdict.stages().toJson());
    }
    node.set("warnings", Json.MAPPER.valueToTree(verdict.warnings()));
    return node;
  }

  private static ObjectNode json(ClauseFinding clause) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", clause.id()).put("citation", clause.citation());
    node.put("text", clause.text()).put("textEn", clause.textEn());
    node.put("required", number(clause.required())).put("provided", number(clause.provided()));
    if (clause.credited() != null) {
      node.put("credited", number(clause.credited()));
    }
    return node.put("short", number(clause.shortBy())).put("verdict", clause.verdict().word());
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
        "status",
        "standard",
        "document",
        "verdict",
        "requiredTotal",
        "providedTotal",
        "shortTotal",
        "failed",
        "warnings");
    for (EstateVerdict verdict : verdicts) {
      CareSpaceStandard standard = verdict.standard();
      csv.writeRecord(
          verdict.id(),
          verdict.refused() == null ? "judged" : "refused",
          standard == null ? "" : standard.id(),
          standard == null ? "" : standard.documentName(),
          verdict.verdict().word(),
          text(verdict.required()),
          text(verdict.provided()),
          text(verdict.shortBy()),
          failed(verdict),
          String.join("; ", verdict.warnings()));
    }
    csv.flush();
  }

  private static String failed(EstateVerdict verdict) {
    return verdict.clauses().stream()
        .filter(clause -> clause.verdict() == Verdict.FAIL)
        .map(ClauseFinding::id)
        .collect(Collectors.joining(" "));
  }

  private static String text(BigDecimal area) {
    return area == null ? "" : number(area).toPlainString();
  }

  private static BigDecimal number(BigDecimal area) {
    return area == null ? null : CanonicalJson.number(area);
  }
}
