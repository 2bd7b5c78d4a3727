package io.carecircle.app.village;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Villages in id order, the counties that they sum to, and the work list.
 *
 * @param smallCentres as {@link SmallCentres} writes them
 */
record VillageCheckResult(
    List<VillageVerdict> verdicts, ArrayNode smallCentres, VillageClauses clauses, Run run)
    implements ProcessResult {
  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("villages");
    out.writeStartArray();
    verdicts.forEach(verdict -> Json.MAPPER.writeValue(out, json(verdict)));
    out.writeEndArray();
    ArrayNode counties = Json.MAPPER.createArrayNode();
    CountyCount.of(verdicts).forEach(county -> county.write(counties, clauses));
    out.writeName("counties");
    Json.MAPPER.writeValue(out, counties);
    out.writeName("smallCentres");
    Json.MAPPER.writeValue(out, smallCentres);
    run.write(out);
    out.writeEndObject();
  }

  private ObjectNode json(VillageVerdict verdict) {
    Village village = verdict.village();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", village.id()).put("name", village.name());
    node.put("regionCode", village.regionCode());
    node.put("verdict", verdict.verdict()).put("standing", verdict.standing());
    node.put("placeId", verdict.placeId()).put("sharedWith", verdict.sharedWith());
    node.put("required", number(verdict.required())).put("provided", number(verdict.provided()));
    node.put("short", number(verdict.lacking()));
    node.put("mutualAidPoints", verdict.mutualAid());
    if (verdict.clause() != null) {
      node.put("citation", clauses.citation(verdict.clause()));
      node.put("text", verdict.clause().summaryZh()).put("textEn", verdict.clause().summaryEn());
    }
    if (village.hasOwnMeasure()) {
      node.putObject("ownMeasure")
          .put("areaType", village.areaType())
          .put("mobileService", village.mobileService())
          .put("served", verdict.servedByOwnMeasure());
    }
    return node;
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
        "verdict",
        "standing",
        "placeId",
        "sharedWith",
        "provided",
        "short",
        "mutualAidPoints");
    for (VillageVerdict v : verdicts) {
      csv.writeRecord(
          v.village().id(),
          Objects.toString(v.village().name(), ""),
          Objects.toString(v.village().regionCode(), ""),
          v.verdict(),
          v.standing(),
          Objects.toString(v.placeId(), ""),
          Objects.toString(v.sharedWith(), ""),
          v.provided() == null ? "unknown" : number(v.provided()).toPlainString(),
          v.lacking() == null ? "unknown" : number(v.lacking()).toPlainString(),
          v.mutualAid() == null ? "unknown" : v.mutualAid().toString());
    }
    csv.flush();
  }
}
