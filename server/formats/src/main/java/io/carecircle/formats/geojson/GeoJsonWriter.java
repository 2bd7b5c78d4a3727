package io.carecircle.formats.geojson;

import io.carecircle.formats.datum.Degrees;
import io.carecircle.formats.datum.StoredForm;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;

/**
 * Writes a table as an RFC 7946 FeatureCollection, one feature per line, the same bytes for the
 * same table: rings by the right-hand rule, coordinates with nine decimals at most and no trailing
 * zeros, ids as text, every column in each feature (null when not given). Nothing names a
 * coordinate system: the table is WGS84.
 */
public final class GeoJsonWriter {
  private final JsonGenerator json;

  private GeoJsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the table; the stream is flushed and stays open. */
  public static void write(FeatureTable table, OutputStream out) {
    try (JsonGenerator json =
        GeoJsonTokens.FACTORY
            .rebuild()
            .rootValueSeparator(",\n")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeRaw("{\"type\":\"FeatureCollection\",\"features\":[\n");
      List<String> columns = table.columnNames();
      for (int row = 0; row < table.size(); row++) {
        json.writeStartObject();
        writeMembers(table, row, columns, json);
        json.writeEndObject();
      }
      json.writeRaw("\n]}\n");
    }
  }

  /**
   * Writes the members of one feature into an object that was begun, so that its caller may add
   * members of its own.
   *
   * @param columns the properties to write, each null when not given
   */
  public static void writeMembers(
      FeatureTable table, int row, List<String> columns, JsonGenerator json) {
    new GeoJsonWriter(json).members(table, row, columns);
  }

  private void members(FeatureTable table, int row, List<String> columns) {
    json.writeStringProperty("type", "Feature");
    if (table.id(row) != null) {
      json.writeStringProperty("id", table.id(row));
    }
    json.writeName("geometry");
    Geometry geometry = table.geometry(row);
    if (geometry == null) {
      json.writeNull();
    } else {
      geometry(StoredForm.rightHanded(geometry));
    }
    json.writeName("properties");
    json.writeStartObject();
    for (String column : columns) {
      json.writeName(column);
      value(table.value(row, column));
    }
    json.writeEndObject();
  }

  private void geometry(Geometry geometry) {
    json.writeStartObject();
    // A ring of its own is a closed line; GeoJSON has no other word for it.
    json.writeStringProperty(
        "type", geometry instanceof LinearRing ? "LineString" : geometry.getGeometryType());
    boolean isMixed = geometry.getGeometryType().equals("GeometryCollection");
    json.writeName(isMixed ? "geometries" : "coordinates");
    if (isMixed) {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        geometry(geometry.getGeometryN(i));
      }
      json.writeEndArray();
    } else {
      coordinates(geometry);
    }
    json.writeEndObject();
  }

  private void coordinates(Geometry geometry) {
    if (geometry instanceof Point point && !point.isEmpty()) {
      position(point.getCoordinate());
      return;
    }
    json.writeStartArray();
    if (geometry instanceof LineString line) {
      for (Coordinate position : line.getCoordinates()) {
        position(position);
      }
    } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
      coordinates(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        coordinates(polygon.getInteriorRingN(i));
      }
    } else if (geometry instanceof GeometryCollection parts) {
      for (int i = 0; i < parts.getNumGeometries(); i++) {
        coordinates(parts.getGeometryN(i));
      }
    }
    json.writeEndArray();
  }

  private void position(Coordinate position) {
    json.writeStartArray();
    json.writeNumber(Degrees.text(position.x, Degrees.STORED_DECIMALS));
    json.writeNumber(Degrees.text(position.y, Degrees.STORED_DECIMALS));
    json.writeEndArray();
  }

  private void value(Object value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof JsonText text) {
      nested(text);
    } else {
      json.writeString(value.toString());
    }
  }

  /** Copies token by token, so that text that is no JSON cannot break the file around it. */
  private void nested(JsonText text) {
    try (JsonParser parser =
        GeoJsonTokens.FACTORY.createParser(ObjectReadContext.empty(), text.json())) {
      parser.nextToken();
      new PropertyTokens(parser).copyValue(json, "", new FirstProblem());
    }
  }
}
