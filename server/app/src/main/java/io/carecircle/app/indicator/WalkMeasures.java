package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures that an analysis on the streets answers: coverage and referrals. */
final class WalkMeasures {
  private final Territory territory;
  private final LocalDate day;
  private final Answers answers;
  private final ProcessRequest request;

  WalkMeasures(Territory territory, LocalDate day, Answers answers, ProcessRequest request) {
    this.territory = territory;
    this.day = day;
    this.answers = answers;
    this.request = request;
  }

  private ObjectNode inputs() {
    ObjectNode inputs = Json.MAPPER.createObjectNode();
    if (request.inputs().hasNonNull("reach")) {
      inputs.set("reach", request.inputs().get("reach"));
    }
    return inputs;
  }

  /** Urban communities all of whose known elders have a centre in reach, by urban communities. */
  Measured urbanCoverage(int part) {
    Rows communities = territory.rows("communities");
    List<String> urban =
        communities
            .in(Territory.WHOLE)
            .filter(row -> Boolean.TRUE.equals(communities.table().value(row, "urban")))
            .mapToObj(row -> communities.table().id(row))
            .toList();
    if (urban.isEmpty()) {
      return Measured.not("no community of the region says that it is urban", "没有社区标明是城市社区");
    }
    Optional<JsonNode> result = coverage(urban);
    if (result.isEmpty()) {
      return answers.refused("coverage");
    }
    JsonNode row = part == Territory.WHOLE ? result.get().get("total") : region(result.get(), part);
    if (row == null) {
      return Measured.not("it has no urban community", "没有城市社区");
    }
    return Measured.share(
        row.get("communitiesCovered").longValue(),
        row.get("communities").longValue(),
        row.get("communitiesUnknown").longValue(),
        new Note(
            "urban communities covered as a whole by operating centres",
            "全部已知老人都能步行到达运营中心的城市社区 ÷ 城市社区"));
  }

  private Optional<JsonNode> coverage(List<String> urban) {
    ObjectNode inputs = inputs();
    inputs.putObject("facilities").put("asOf", day.toString());
    ObjectNode demand = inputs.putObject("demand").put("layer", "communities");
    demand.set("ids", Json.MAPPER.valueToTree(urban));
    inputs.put("byKind", true);
    if (!territory.parts().isEmpty()) {
      inputs.put("groupBy", territory.parts().get(0).level());
    }
    return answers.of("coverage", inputs);
  }

  /** The coverage by kind that stands beside the headline; null when it was not computed. */
  JsonNode kinds() {
    return answers.known("coverage").map(r -> r.get("kinds")).orElse(null);
  }

  private JsonNode region(JsonNode result, int part) {
    String code = territory.parts().get(part).code();
    for (JsonNode row : result.get("regions")) {
      if (Objects.equals(row.get("code").asString(null), code)) {
        return row;
      }
    }
    return null;
  }

  /** Institutions with a medical site within reach; a contract is another thing, and is entered. */
  Measured paired(int part) {
    ObjectNode inputs = inputs();
    inputs.putObject("from").put("asOf", day.toString()).putArray("kinds").add("nursing_home");
    inputs.putObject("to").put("asOf", day.toString()).putArray("kinds").add("medical");
    inputs.put("cutoffSeconds", 900);
    Optional<JsonNode> result = answers.of("referrals", inputs);
    if (result.isEmpty()) {
      return answers.refused("referrals");
    }
    Map<String, Integer> parts = partsOf("facilities");
    long paired = count(result.get().get("pairs"), parts, part);
    long unpaired = count(result.get().get("unpaired"), parts, part);
    return Measured.share(
        paired,
        paired + unpaired,
        0,
        new Note(
            "nursing homes with a medical site within 15 minutes on foot, not contracts",
            "步行 15 分钟内有医疗机构的养老机构 ÷ 养老机构；签约另需录入"));
  }

  /**
   * Elders of the central city with a canteen in reach, as {@code life-circles} counts them.
   *
   * @param central whether the indicator is about the central city: whom else it means no layer
   *     tells
   */
  Measured meals(int part, boolean central) {
    if (!central) {
      return Measured.not("no layer tells who is in need of meals", "图层没有标明需要助餐的老人");
    }
    if (!request.inputs().hasNonNull("centralCity")) {
      return Measured.not("the area of the central city is not given", "没有给出中心城区范围");
    }
    ObjectNode inputs = Json.MAPPER.createObjectNode().put("asOf", day.toString());
    inputs.set("centralCity", request.inputs().get("centralCity"));
    inputs.put("region", territory.region().code());
    JsonNode speed = request.inputs().path("reach").get("speed");
    if (speed != null) {
      inputs.set("speed", speed);
    }
    if (!territory.parts().isEmpty()) {
      inputs.put("groupBy", territory.parts().get(0).level());
    }
    Optional<JsonNode> result = answers.of("life-circles", inputs);
    if (result.isEmpty()) {
      return answers.refused("life-circles");
    }
    JsonNode circle = result.get().at("/circles/0");
    JsonNode row = part == Territory.WHOLE ? circle : region(circle, part);
    if (row == null || row.get("population").isNull()) {
      return Measured.not("nobody of the central city is counted here", "这里没有中心城区的老人");
    }
    return Measured.share(
        row.get("covered").longValue(),
        row.get("population").longValue(),
        row.get("unknown").longValue(),
        new Note(
            "elders of the central city with a canteen within 15 minutes on foot, our reading",
            "步行 15 分钟内有老年食堂的中心城区老人 ÷ 中心城区老人（本产品的读法）"));
  }

  private Map<String, Integer> partsOf(String layer) {
    Rows rows = territory.rows(layer);
    Map<String, Integer> parts = new HashMap<>();
    rows.in(Territory.WHOLE).forEach(row -> parts.put(rows.table().id(row), rows.part()[row]));
    return parts;
  }

  private static long count(JsonNode rows, Map<String, Integer> parts, int part) {
    return rows.valueStream().filter(row -> lies(row, parts, part)).count();
  }

  private static boolean lies(JsonNode row, Map<String, Integer> parts, int part) {
    Integer at = parts.get(row.get("id").stringValue());
    return at != null && (part == Territory.WHOLE || at == part);
  }
}
