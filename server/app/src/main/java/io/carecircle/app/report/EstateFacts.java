package io.carecircle.app.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What was filed about the estates of a result: kept in the run when the estates came with the
 * request.
 */
final class EstateFacts {
  private final Map<String, JsonNode> features = new HashMap<>();

  private EstateFacts() {}

  static EstateFacts of(JsonNode result) {
    EstateFacts facts = new EstateFacts();
    JsonNode inline =
        result.path("run").path("parameters").path("estates").path("features").path("features");
    for (JsonNode feature : inline) {
      String id = feature.path("id").asString("");
      facts.features.put(
          id.isEmpty() ? feature.path("properties").path("id").asString("") : id, feature);
    }
    return facts;
  }

  /** Adds what the store holds of an estate that did not come with the request. */
  void add(String id, JsonNode feature) {
    features.putIfAbsent(id, feature);
  }

  JsonNode properties(String id) {
    JsonNode feature = features.get(id);
    return feature == null ? MissingNode.getInstance() : feature.path("properties");
  }

  Optional<JsonNode> geometry(String id) {
    JsonNode feature = features.get(id);
    return feature == null || !feature.path("geometry").isObject()
        ? Optional.empty()
        : Optional.of(feature.path("geometry"));
  }
}
