package io.carecircle.app.ogc;

import io.carecircle.app.layer.GeometryKind;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.Property;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessInput;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What layers and inputs hold, as schemas of OpenAPI 3.0. */
final class SchemaJson {
  private SchemaJson() {}

  /** A feature of a collection. */
  static ObjectNode feature(LayerSchema schema) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("type", "object");
    node.putArray("required").add("type").add("geometry").add("properties");
    ObjectNode members = node.putObject("properties");
    members.putObject("type").put("type", "string").putArray("enum").add("Feature");
    members.putObject("id").put("type", "string");
    members.set("geometry", geometry(schema));
    ObjectNode properties = members.putObject("properties").put("type", "object");
    ObjectNode each = properties.putObject("properties");
    schema.properties().forEach(property -> each.set(property.name(), property(property)));
    return node;
  }

  private static ObjectNode geometry(LayerSchema schema) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("type", "object");
    if (!schema.geometryRequired()) {
      node.put("nullable", true);
    }
    ObjectNode members = node.putObject("properties");
    ArrayNode kinds = members.putObject("type").put("type", "string").putArray("enum");
    schema.geometryKinds().stream().map(GeometryKind::geoJsonName).sorted().forEach(kinds::add);
    members.putObject("coordinates").put("type", "array").putObject("items");
    return node;
  }

  private static ObjectNode property(Property property) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    switch (property.type()) {
      case TEXT -> node.put("type", "string");
      case INTEGER -> node.put("type", "integer").put("format", "int64");
      case DECIMAL -> node.put("type", "number");
      case BOOLEAN -> node.put("type", "boolean");
      case DATE -> node.put("type", "string").put("format", "date");
      case JSON -> node.put("description", "nested JSON");
    }
    // Every property stands in every feature.
    node.put("nullable", !property.required());
    if (!property.allowed().isEmpty()) {
      ArrayNode allowed = node.putArray("enum");
      property.allowed().forEach(allowed::add);
      if (!property.required()) {
        allowed.addNull();
      }
    }
    if (property.minimum() != null) {
      node.put("minimum", property.minimum());
    }
    if (property.maximum() != null) {
      node.put("maximum", property.maximum());
    }
    return node;
  }

  static JsonNode of(ProcessInput input) {
    return parse(input.schema(), "the schema of the input " + input.name());
  }

  static JsonNode parse(String schema, String what) {
    return Json.parse(schema.getBytes(StandardCharsets.UTF_8), what);
  }
}
