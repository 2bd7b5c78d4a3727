package io.carecircle.app.circle;

import io.carecircle.app.circle.WalkCircle.Whom;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.territory.Analyses;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Circles on foot, each as process {@code coverage} counts it. */
final class Walks {
  private static final List<String> COUNTED =
      List.of(
          "population",
          "covered",
          "outOfReach",
          "unknown",
          "coverageRatio",
          "communities",
          "communitiesCovered",
          "communitiesUnknown");

  private final Homes homes;
  private final String weight;
  private final BigDecimal speed;
  private final LocalDate asOf;
  private final String groupBy;
  private final Analyses analyses;
  private final ProcessRequest request;
  private final Run run;

  Walks(
      Homes homes,
      String weight,
      BigDecimal speed,
      LocalDate asOf,
      String groupBy,
      Analyses analyses,
      ProcessRequest request,
      Run run) {
    this.homes = homes;
    this.weight = weight;
    this.speed = speed;
    this.asOf = asOf;
    this.groupBy = groupBy;
    this.analyses = analyses;
    this.request = request;
    this.run = run;
  }

  /** Null counts, and why, where it cannot be told. */
  ObjectNode count(WalkCircle circle) {
    ObjectNode row = Json.MAPPER.createObjectNode();
    row.put("id", circle.id()).put("name", circle.name()).put("nameEn", circle.nameEn());
    row.put("citation", circle.citation()).put("kind", circle.kind());
    row.put("minutes", circle.minutes()).put("mode", "walk").put("direction", "to-facility");
    row.put("whom", circle.whom().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    row.put("target", circle.target()).put("targetYear", circle.targetYear());
    row.put("reading", circle.reading()).put("readingZh", circle.readingZh());
    row.put("communitiesUntold", homes.untold(circle.whom()));
    List<String> ids = homes.ids(homes.of(circle.whom()));
    if (circle.whom() == Whom.CENTRAL_CITY && !homes.knowsCentralCity()) {
      return unknown(row, "the area of the central city is not given", "没有给出中心城区范围");
    }
    if (ids.isEmpty()) {
      return unknown(row, "no community is known to be meant", "没有已知属于此类的社区");
    }
    if (!homes.hasKind(circle.kind())) {
      return unknown(
          row, "the layer holds no facility of the kind " + circle.kind(), "设施图层没有这一类设施");
    }
    try {
      JsonNode coverage = analyses.run("coverage", inputs(circle, ids), request, run);
      row.putNull("why").putNull("whyZh");
      put(row, coverage.get("total"));
      ArrayNode parts = row.putArray("regions");
      for (JsonNode region : coverage.path("regions")) {
        ObjectNode part = parts.addObject();
        part.set("code", region.get("code"));
        part.set("name", region.get("name"));
        part.set("level", region.get("level"));
        put(part, region);
      }
      return row;
    } catch (RefusedException e) {
      return unknown(row, e.getMessage(), "未能计算：" + e.getMessage());
    }
  }

  private static void put(ObjectNode row, JsonNode counts) {
    COUNTED.forEach(name -> row.set(name, counts.get(name)));
  }

  private static ObjectNode unknown(ObjectNode row, String why, String zh) {
    row.put("why", why).put("whyZh", zh);
    COUNTED.forEach(row::putNull);
    row.putArray("regions");
    return row;
  }

  private ObjectNode inputs(WalkCircle circle, List<String> ids) {
    ObjectNode inputs = Json.MAPPER.createObjectNode();
    inputs
        .putObject("facilities")
        .put("asOf", asOf.toString())
        .putArray("kinds")
        .add(circle.kind());
    ObjectNode demand =
        inputs.putObject("demand").put("layer", "communities").put("weight", weight);
    demand.set("ids", Json.MAPPER.valueToTree(ids));
    inputs.putObject("reach").put("speed", speed).put("minutes", circle.minutes());
    if (groupBy != null) {
      inputs.put("groupBy", groupBy);
    }
    return inputs;
  }
}
