package io.carecircle.formats.geojson;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.text.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Reads a FeatureCollection, a single Feature, and, with a warning, a bare list of features or one
 * feature per line. What is wrong with one feature refuses that feature by its position; broken
 * JSON refuses the file by line and column.
 *
 * <p>Property values are text, {@link Long}, exact {@link java.math.BigDecimal}, {@link Boolean},
 * null, or {@link io.carecircle.kernel.layer.JsonText} for objects and lists. A feature's id is its
 * member {@code id} as text; a property {@code id} stays a property.
 */
public final class GeoJsonReader {
  private static final Set<String> GEOMETRY_TYPES =
      Set.of(
          "Point",
          "MultiPoint",
          "LineString",
          "MultiLineString",
          "Polygon",
          "MultiPolygon",
          "GeometryCollection");

  private final JsonParser parser;
  private final VertexCount vertices;
  private final GeometryTokens geometries;
  private final FeatureRows rows;
  private String declaredCrs;

  private GeoJsonReader(JsonParser parser, Limits limits) {
    this.parser = parser;
    this.vertices = new VertexCount(limits);
    this.geometries = new GeometryTokens(parser, limits, vertices);
    this.rows = new FeatureRows(limits);
  }

  /** Reads a file whose system its sender does not name; see the other method. */
  public static ReadResult read(Path file, Limits limits) {
    return read(file, limits, null);
  }

  /**
   * Reads a file as a stream.
   *
   * @param named the system that the sender names, which goes before the file's own; null when the
   *     file is to tell. Unless it comes to WGS84, coordinates come out as they stand
   * @throws UnreadableFileException when it is no GeoJSON, or over a limit
   */
  public static ReadResult read(Path file, Limits limits, Datum named) {
    SourceBytes.checkFile(file, limits.fileBytes());
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser =
            GeoJsonTokens.limited(limits.fileBytes()).createParser(ObjectReadContext.empty(), in)) {
      return new GeoJsonReader(parser, limits).run(named);
    } catch (IOException e) {
      throw new UnreadableFileException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a file's content; see {@link #read(Path, Limits)}. */
  public static ReadResult read(byte[] bytes, Limits limits) {
    return read(bytes, limits, null);
  }

  /** Reads a file's content; see {@link #read(Path, Limits, Datum)}. */
  public static ReadResult read(byte[] bytes, Limits limits, Datum named) {
    SourceBytes.checkSize(bytes.length, limits.fileBytes());
    try (JsonParser parser =
        GeoJsonTokens.limited(limits.fileBytes()).createParser(ObjectReadContext.empty(), bytes)) {
      return new GeoJsonReader(parser, limits).run(named);
    }
  }

  private ReadResult run(Datum named) {
    try {
      document();
    } catch (JacksonException e) {
      throw new UnreadableFileException(broken(e), e);
    }
    return rows.result(declaredCrs, named);
  }

  private void document() {
    JsonToken start = parser.nextToken();
    if (start == null) {
      throw new UnreadableFileException("the file is empty");
    }
    boolean single = false;
    if (start == JsonToken.START_ARRAY) {
      rows.warn("a bare list of features was read; GeoJSON needs a FeatureCollection around it");
      features();
    } else if (start == JsonToken.START_OBJECT) {
      single = isSingleFeature();
    } else {
      throw new UnreadableFileException("this is not GeoJSON: it must begin with an object");
    }
    JsonToken after = parser.nextToken();
    if (single && after == JsonToken.START_OBJECT) {
      rows.warn("one feature per line was read; GeoJSON needs a FeatureCollection around them");
      for (; after == JsonToken.START_OBJECT; after = parser.nextToken()) {
        feature();
      }
    }
    if (after != null) {
      throw new UnreadableFileException(
          "something follows after the end of the GeoJSON (%s)".formatted(place()));
    }
  }

  private void feature() {
    vertices.startFeature();
    FeatureTokens feature = new FeatureTokens(parser, geometries);
    feature.readObject();
    rows.add(feature, vertices.hasHeights());
  }

  private void features() {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        feature();
      } else {
        parser.skipChildren();
        rows.addForeign();
      }
    }
  }

  /**
   * Reads the outermost object. Its type may come last, so that a feature's members are gathered
   * until it is known.
   *
   * @return whether it was a single feature, not a collection
   */
  private boolean isSingleFeature() {
    FeatureTokens feature = new FeatureTokens(parser, geometries);
    Set<String> seen = new HashSet<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (!seen.add(name)) {
        throw new UnreadableFileException(
            "the file names \"%s\" twice (%s)".formatted(FeatureProblem.shortened(name), place()));
      }
      switch (name) {
        case "crs" -> declaredCrs = CrsMember.read(parser);
        case "features" -> collection();
        default -> feature.member(name);
      }
    }
    return finish(feature, seen.contains("features"));
  }

  private void collection() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableFileException("\"features\" must be a list (%s)".formatted(place()));
    }
    features();
  }

  private boolean finish(FeatureTokens feature, boolean hasFeatures) {
    String type = feature.type();
    if ("FeatureCollection".equals(type)) {
      if (!hasFeatures) {
        throw new UnreadableFileException("the FeatureCollection has no \"features\"");
      }
      return false;
    }
    if ("Feature".equals(type) && !hasFeatures) {
      rows.add(feature, vertices.hasHeights());
      return true;
    }
    if (type != null && GEOMETRY_TYPES.contains(type)) {
      throw new UnreadableFileException(
          "the file is a bare geometry; put it into a Feature with properties");
    }
    throw new UnreadableFileException(
        "this is not GeoJSON: its type is %s, not \"FeatureCollection\" or \"Feature\""
            .formatted(type == null ? "missing" : "\"" + FeatureProblem.shortened(type) + "\""));
  }

  private String place() {
    return place(parser.currentTokenLocation());
  }

  private static String place(TokenStreamLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private String broken(JacksonException e) {
    // A limit that is broken names no place; then it is where reading stopped.
    String place = place(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
    if (e instanceof UnexpectedEndOfInputException) {
      return "the file ends too early (%s): it was cut off; send it again".formatted(place);
    }
    String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return reason.contains("UTF-8")
        ? "the file is not UTF-8 (%s), as GeoJSON must be; save it as UTF-8".formatted(place)
        : "the JSON cannot be read (%s): %s".formatted(place, reason);
  }
}
