package io.carecircle.formats.geojson;

import io.carecircle.formats.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads geometry objects from a token stream; always consumes the whole value. */
final class GeometryTokens {
  /** A MultiPolygon's coordinates: polygons, rings, positions. */
  private static final int MAX_LISTS = 3;

  private static final String GEOMETRY = "geometry";

  private final JsonParser parser;
  private final Limits limits;
  private final VertexCount vertices;

  GeometryTokens(JsonParser parser, Limits limits, VertexCount vertices) {
    this.parser = parser;
    this.limits = limits;
    this.vertices = vertices;
  }

  /** The geometry at the current token, or null for JSON null and for what cannot be used. */
  RawGeometry read(FirstProblem problem) {
    return read(problem, false);
  }

  private RawGeometry read(FirstProblem problem, boolean inCollection) {
    if (parser.currentToken() == JsonToken.VALUE_NULL && !inCollection) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem.report(GEOMETRY, null, "a geometry must be an object");
      parser.skipChildren();
      return null;
    }
    String type = null;
    Object coordinates = null;
    List<RawGeometry> geometries = null;
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (!seen.add(name)) {
        problem.report(GEOMETRY, name, "the geometry names \"" + name + "\" twice");
      }
      switch (name) {
        case "type" -> type = type(problem);
        case "coordinates" -> coordinates = coordinates(problem);
        case "geometries" -> geometries = geometries(problem, inCollection);
        case "crs" -> ownCrs(problem);
        default -> parser.skipChildren();
      }
    }
    return new RawGeometry(type, coordinates, geometries);
  }

  private String type(FirstProblem problem) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    problem.report(GEOMETRY, null, "the geometry's type must be text");
    parser.skipChildren();
    return null;
  }

  private void ownCrs(FirstProblem problem) {
    problem.report(
        GEOMETRY,
        "crs",
        "a single geometry names its own coordinate system; one file must be in one system");
    parser.skipChildren();
  }

  private List<RawGeometry> geometries(FirstProblem problem, boolean inCollection) {
    if (inCollection) {
      problem.report(
          GEOMETRY,
          null,
          "a GeometryCollection inside a GeometryCollection is not taken; flatten it");
    }
    if (inCollection || parser.currentToken() != JsonToken.START_ARRAY) {
      problem.report(GEOMETRY, null, "\"geometries\" must be a list");
      parser.skipChildren();
      return null;
    }
    List<RawGeometry> parts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      RawGeometry part = read(problem, true);
      if (parts.size() < limits.featureVertices()) {
        parts.add(part);
      } else {
        problem.report(GEOMETRY, null, "too many geometries in one feature");
      }
    }
    return parts;
  }

  private Object coordinates(FirstProblem problem) {
    Object read = list(problem, 0);
    if (vertices.isFeatureTooLarge()) {
      problem.report(
          GEOMETRY,
          null,
          "more than %d vertices in one feature; simplify or split it"
              .formatted(limits.featureVertices()));
    }
    return read;
  }

  /** A position, a list of lists, or null when the tokens are neither. */
  private Object list(FirstProblem problem, int depth) {
    if (parser.currentToken() != JsonToken.START_ARRAY || depth > MAX_LISTS) {
      boolean text = parser.currentToken().isScalarValue() && !parser.currentToken().isNumeric();
      return bad(
          problem,
          text
              ? "a coordinate is not a number"
              : "coordinates must be numbers in lists, four levels deep at most");
    }
    JsonToken first = parser.nextToken();
    if (first.isNumeric()) {
      return position(problem);
    }
    List<Object> list = new ArrayList<>();
    for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      Object part = list(problem, depth + 1);
      // After a problem nothing is built any more, so nothing more needs to be kept.
      if (!problem.exists() && part != null) {
        list.add(part);
      }
    }
    return list;
  }

  private Coordinate position(FirstProblem problem) {
    double[] pair = new double[2];
    int count = 0;
    for (JsonToken token = parser.currentToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (!token.isNumeric()) {
        bad(problem, "a coordinate is not a number");
      } else if (count < 2) {
        pair[count] = number(problem);
      }
      count++;
    }
    if (count < 2) {
      problem.report(GEOMETRY, null, "a position needs two numbers, longitude and latitude");
    }
    return vertices.add(count > 2) ? new Coordinate(pair[0], pair[1]) : null;
  }

  private double number(FirstProblem problem) {
    double value = parser.isNaN() ? Double.NaN : parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      problem.report(GEOMETRY, parser.getString(), "a coordinate is not a finite number");
    }
    return value;
  }

  private Object bad(FirstProblem problem, String reason) {
    String value = parser.currentToken().isScalarValue() ? parser.getString() : null;
    problem.report(GEOMETRY, value, reason);
    parser.skipChildren();
    return null;
  }
}
