package io.carecircle.app.access;

import io.carecircle.app.platform.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inputs of the process with a matrix and features without geometry, built up member by member. */
final class MatrixQuestion {
  private final ObjectNode inputs = Json.MAPPER.createObjectNode();
  private final StringBuilder rows = new StringBuilder("origin,destination,cost\n");

  MatrixQuestion(String method) {
    inputs.put("method", method);
  }

  /** a (60 people) and b (40) reach f (10 beds); b alone reaches g (6 beds); c reaches nothing. */
  static MatrixQuestion small(String method) {
    return new MatrixQuestion(method)
        .with("cutoff", "10")
        .demand(
            List.of(
                row("b", "elders60", 40, "income", 2),
                row("a", "elders60", 60, "income", 1),
                row("c", "elders60", 5, "income", 3)))
        .supply(List.of(row(7, "beds", 10), row("g", "beds", 6)))
        .pair("a", 7, 3)
        .pair("b", 7, 10)
        .pair("b", "g", 2.5)
        .pair("a", "g", 10.5);
  }

  ObjectNode inputs() {
    inputs.putObject("matrix").put("csv", rows.toString());
    return inputs;
  }

  MatrixQuestion with(String name, String json) {
    inputs.set(name, Json.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), name));
    return this;
  }

  MatrixQuestion pair(Object origin, Object destination, Object cost) {
    rows.append(origin).append(',').append(destination).append(',').append(cost).append('\n');
    return this;
  }

  /** Features {@code id, property, value, ...}; the first property is the weight. */
  MatrixQuestion demand(List<Object[]> features) {
    return places("demand", features);
  }

  MatrixQuestion supply(List<Object[]> features) {
    return places("supply", features);
  }

  private MatrixQuestion places(String input, List<Object[]> features) {
    ObjectNode node = inputs.putObject(input);
    ArrayNode list =
        node.putObject("features").put("type", "FeatureCollection").putArray("features");
    for (Object[] feature : features) {
      ObjectNode one = list.addObject().put("type", "Feature").putNull("geometry");
      one.set("id", Json.MAPPER.valueToTree(feature[0]));
      ObjectNode properties = one.putObject("properties");
      Iterator<Object> values = List.of(feature).subList(1, feature.length).iterator();
      while (values.hasNext()) {
        String name = (String) values.next();
        properties.set(name, Json.MAPPER.valueToTree(values.next()));
        if (!node.has("weight")) {
          node.put("weight", name);
        }
      }
    }
    return this;
  }

  static Object[] row(Object... values) {
    return values;
  }

  /** As many rows of one weight as there are entries. */
  static List<Object[]> rows(String weight, Map<?, ?> values) {
    return values.entrySet().stream()
        .<Object[]>map(e -> new Object[] {e.getKey(), weight, e.getValue()})
        .toList();
  }
}
