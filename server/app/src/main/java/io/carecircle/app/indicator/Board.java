package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.standard.Indicator;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The indicators that are asked for: those of one board or document, or all that hold for a region.
 *
 * @param regionCode of the documents when they are of one region
 */
record Board(List<Indicator> indicators, String regionCode) {
  /**
   * @param region code of the region asked for, or null
   */
  static Board of(InputReader in, Policy policy, String region, Run run) {
    Optional<String> standard = in.text("standard");
    run.parameter("standard", Json.MAPPER.valueToTree(standard.orElse(null)));
    if (standard.isPresent()) {
      return byName(in, policy, standard.get().strip());
    }
    if (region == null) {
      throw in.refusedMember(
          "standard", "and region are both missing: name a board, a document or a region");
    }
    List<Indicator> own =
        policy.indicators().stream().filter(i -> regionOf(policy, i).equals(region)).toList();
    String city = region.length() >= 6 ? region.substring(0, 4) + "00" : region;
    List<Indicator> ofCity =
        city.equals(region)
            ? List.of()
            : policy.indicators().stream().filter(i -> regionOf(policy, i).equals(city)).toList();
    List<Indicator> all = Stream.concat(own.stream(), ofCity.stream()).toList();
    if (all.isEmpty()) {
      throw in.refusedMember("region", "has no board in the policy files: name a standard");
    }
    return new Board(all, region);
  }

  private static Board byName(InputReader in, Policy policy, String name) {
    List<PolicyDocument> documents =
        policy.documents().stream()
            .filter(d -> name.equals(d.id()) || name.equals(d.number()) || name.equals(d.title()))
            .toList();
    List<Indicator> indicators =
        policy.indicators().stream()
            .filter(
                i ->
                    i.board().equals(name)
                        || documents.stream().anyMatch(d -> d.id().equals(i.document())))
            .toList();
    if (indicators.isEmpty()) {
      throw in.refusedMember(
          "standard",
          "is \""
              + name
              + "\"; boards: "
              + String.join(
                  ", ",
                  policy.indicators().stream().map(Indicator::board).distinct().sorted().toList()));
    }
    return new Board(indicators, regionOf(policy, indicators.get(0)));
  }

  /** All boards of the policy files, by document and board. */
  static ArrayNode list(Policy policy) {
    Map<String, ObjectNode> boards = new TreeMap<>();
    for (Indicator indicator : policy.indicators()) {
      ObjectNode board =
          boards.computeIfAbsent(
              indicator.document() + " " + indicator.board(),
              key ->
                  Json.MAPPER
                      .createObjectNode()
                      .put("id", indicator.board())
                      .put("document", document(policy, indicator).name())
                      .put("title", document(policy, indicator).title())
                      .put("regionCode", regionOf(policy, indicator))
                      .put("count", 0));
      board.put("count", board.get("count").intValue() + 1);
    }
    ArrayNode list = Json.MAPPER.createArrayNode();
    boards.values().forEach(list::add);
    return list;
  }

  private static PolicyDocument document(Policy policy, Indicator indicator) {
    return policy.findDocument(indicator.document()).orElseThrow();
  }

  static String regionOf(Policy policy, Indicator indicator) {
    return document(policy, indicator).regionCode();
  }
}
