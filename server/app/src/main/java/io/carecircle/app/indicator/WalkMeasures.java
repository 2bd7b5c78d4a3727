package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.territory.Analyses;
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

/**
 * Measures that another analysis answers: coverage, referrals and the estate check. Each is asked
 * once, for the whole region, and only when a board needs it.
 */
final class WalkMeasures {
  private final Territory territory;
  private final LocalDate day;
  private final Analyses analyses;
  private final ProcessRequest request;
  private final Run run;
  private final Map<String, Optional<JsonNode>> answers = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();

  WalkMeasures(
      Territory territory, LocalDate day, Analyses analyses, ProcessRequest request, Run run) {
    this.territory = territory;
    this.day = day;
    this.analyses = analyses;
    this.request = request;
    this.run = run;
  }

  private Optional<JsonNode> answer(String process, ObjectNode inputs) {
    Optional<JsonNode> known = answers.get(process);
    if (known == null) {
      try {
        known = Optional.of(analyses.run(process, inputs, request, run));
      } catch (RefusedException e) {
        refusals.put(process, e.getMessage());
        known = Optional.empty();
      }
      answers.put(process, known);
    }
    return known;
  }

  private Measured refused(String process) {
    return Measured.not(process + " cannot be computed: " + refusals.get(process));
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
      return Measured.not("no community of the region says that it is urban");
    }
    Optional<JsonNode> result = coverage(urban);
    if (result.isEmpty()) {
      return refused("coverage");
    }
    JsonNode row = part == Territory.WHOLE ? result.get().get("total") : region(result.get(), part);
    if (row == null) {
      return Measured.not("it has no urban community");
    }
    return Measured.share(
        row.get("communitiesCovered").longValue(),
        row.get("communities").longValue(),
        row.get("communitiesUnknown").longValue(),
        "urban communities covered as a whole by operating centres");
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
    return answer("coverage", inputs);
  }

  /** The coverage by kind that stands beside the headline; null when it was not computed. */
  JsonNode kinds() {
    Optional<JsonNode> result = answers.getOrDefault("coverage", Optional.empty());
    return result.map(r -> r.get("kinds")).orElse(null);
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
    Optional<JsonNode> result = answer("referrals", inputs);
    if (result.isEmpty()) {
      return refused("referrals");
    }
    Map<String, Integer> parts = partsOf("facilities");
    long paired = count(result.get().get("pairs"), parts, part);
    long unpaired = count(result.get().get("unpaired"), parts, part);
    return Measured.share(
        paired,
        paired + unpaired,
        0,
        "nursing homes with a medical site within 15 minutes on foot, not contracts");
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

  /** New estates that pass, of those that pass or fail; those that cannot be judged stand apart. */
  Measured estates(int part) {
    ObjectNode inputs = Json.MAPPER.createObjectNode().put("asOf", day.toString());
    Optional<JsonNode> result = answer("estate-check", inputs);
    if (result.isEmpty()) {
      return refused("estate-check");
    }
    Rows rows = territory.rows("estates");
    Map<String, Integer> parts = new HashMap<>();
    rows.in(Territory.WHOLE)
        .filter(row -> !"old".equals(rows.text(row, "stage")))
        .forEach(row -> parts.put(rows.table().id(row), rows.part()[row]));
    long pass = 0;
    long fail = 0;
    long unknown = 0;
    for (JsonNode estate : result.get().get("estates")) {
      if (lies(estate, parts, part)) {
        String verdict = estate.get("verdict").asString("unknown");
        pass += verdict.equals("pass") ? 1 : 0;
        fail += verdict.equals("fail") ? 1 : 0;
        unknown += verdict.equals("unknown") ? 1 : 0;
      }
    }
    return Measured.share(
        pass,
        pass + fail,
        unknown,
        "new estates: %d pass, %d fail, %d unknown".formatted(pass, fail, unknown));
  }
}
