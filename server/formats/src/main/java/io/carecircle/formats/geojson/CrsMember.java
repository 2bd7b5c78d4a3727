package io.carecircle.formats.geojson;

import io.carecircle.formats.UnreadableFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The {@code crs} member that GeoJSON had before RFC 7946. Files still carry it, and overlooking it
 * would place them wrongly.
 */
final class CrsMember {
  private static final Pattern EPSG =
      Pattern.compile(
          "(?i)(?:EPSG:|urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[^/]+/|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#)(\\d{1,6})");
  private static final Pattern CRS84 =
      Pattern.compile(
          "(?i)(?:urn:(?:x-)?ogc:def:crs:OGC:[^:]*:|https?://www\\.opengis\\.net/def/crs/OGC/[^/]+/|OGC:|)CRS84");

  private CrsMember() {}

  /**
   * The system that the value at the current token names: {@code EPSG:n} where it can be told, else
   * the name as it stands, null for JSON null.
   */
  static String read(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unknown();
    }
    String type = null;
    String name = null;
    for (String member = parser.nextName(); member != null; member = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (member.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getString();
      } else if (member.equals("properties") && value == JsonToken.START_OBJECT) {
        name = properties(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (name == null || !("name".equals(type) || "EPSG".equals(type))) {
      throw unknown();
    }
    return normalised("EPSG".equals(type) ? "EPSG:" + name : name);
  }

  /** The name, or the code of a form even older. */
  private static String properties(JsonParser parser) {
    String name = null;
    for (String member = parser.nextName(); member != null; member = parser.nextName()) {
      JsonToken value = parser.nextToken();
      boolean names = member.equals("name") || member.equals("code");
      if (names && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
        name = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    return name;
  }

  private static String normalised(String name) {
    Matcher epsg = EPSG.matcher(name.strip());
    if (epsg.matches()) {
      return "EPSG:" + epsg.group(1);
    }
    return CRS84.matcher(name.strip()).matches() ? "EPSG:4326" : FeatureProblem.shortened(name);
  }

  private static UnreadableFileException unknown() {
    return new UnreadableFileException(
        "the file's \"crs\" names no coordinate system by name; take it out and name the system with --crs");
  }
}
