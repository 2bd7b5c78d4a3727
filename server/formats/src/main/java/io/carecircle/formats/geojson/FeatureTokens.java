package io.carecircle.formats.geojson;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Gathers the members of one feature object, whatever their order. */
final class FeatureTokens {
  private final JsonParser parser;
  private final GeometryTokens geometries;
  private final FirstProblem problem = new FirstProblem();
  private final Set<String> seen = new HashSet<>();
  private String type;
  private String id;
  private boolean hasGeometryMember;
  private RawGeometry geometry;
  private Map<String, Object> properties = Map.of();

  FeatureTokens(JsonParser parser, GeometryTokens geometries) {
    this.parser = parser;
    this.geometries = geometries;
  }

  /** Takes the object at the current token up to its end. */
  void readObject() {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (name.equals("crs")) {
        problem.report(
            "crs", null, "a single feature names its own coordinate system; name one for the file");
      }
      member(name);
    }
  }

  /** Takes the value at the current token as this member. */
  void member(String name) {
    if (!seen.add(name)) {
      problem.report(name, null, "the feature names \"" + name + "\" twice");
    }
    switch (name) {
      case "type" -> type = text();
      case "id" -> id = id();
      case "geometry" -> {
        hasGeometryMember = true;
        geometry = geometries.read(problem);
      }
      case "properties" -> properties = new PropertyTokens(parser).read(problem);
      default -> parser.skipChildren();
    }
  }

  private String text() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return null;
  }

  private String id() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isNumeric() && !parser.isNaN()) {
      String given = PropertyTokens.checkText("id", parser.getString(), problem);
      return given.isBlank() ? null : given;
    }
    if (token != JsonToken.VALUE_NULL) {
      problem.report("id", null, "a feature's id must be text or a number");
      parser.skipChildren();
    }
    return null;
  }

  String type() {
    return type;
  }

  String featureId() {
    return id;
  }

  boolean hasGeometryMember() {
    return hasGeometryMember;
  }

  RawGeometry geometry() {
    return geometry;
  }

  Map<String, Object> properties() {
    return properties;
  }

  /** Throws the first problem that was met while reading. */
  void check() throws FeatureProblem {
    problem.throwIfAny();
    if (!"Feature".equals(type)) {
      throw new FeatureProblem("type", type, "the type must be \"Feature\"");
    }
  }
}
