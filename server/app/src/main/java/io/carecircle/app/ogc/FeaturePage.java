package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.platform.Json;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * One page of a collection, as a GeoJSON FeatureCollection.
 *
 * @param rows of the page
 * @param matched features of all pages
 * @param more whether a page follows
 */
record FeaturePage(FeatureTable table, int[] rows, int matched, boolean more) {
  /** Of a layer that was never imported. */
  static FeaturePage empty(LayerSchema schema) {
    FeatureTable.Builder table = FeatureTable.builder();
    schema.propertyNames().forEach(table::column);
    return new FeaturePage(table.build(), new int[0], 0, false);
  }

  void write(String collection, ItemsQuery query, ApiLinks at, OutputStream out) {
    String items = at.api("collections", collection, "items");
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("type", "FeatureCollection");
      json.writeNumberProperty("numberMatched", matched);
      json.writeNumberProperty("numberReturned", rows.length);
      json.writeStringProperty(
          "timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeName("links");
      json.writeStartArray();
      link(json, "self", ApiLinks.GEO_JSON, ApiLinks.withQuery(items, query.parameters()));
      if (more) {
        String last = table.id(rows[rows.length - 1]);
        link(json, "next", ApiLinks.GEO_JSON, ApiLinks.withQuery(items, query.nextAfter(last)));
      }
      link(json, "collection", ApiLinks.JSON, at.api("collections", collection));
      json.writeEndArray();
      json.writeName("features");
      json.writeStartArray();
      List<String> columns = table.columnNames();
      for (int row : rows) {
        json.writeStartObject();
        GeoJsonWriter.writeMembers(table, row, columns, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** Writes one feature with its links. */
  static void writeOne(
      String collection, FeatureTable table, int row, ApiLinks at, OutputStream out) {
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      GeoJsonWriter.writeMembers(table, row, table.columnNames(), json);
      json.writeName("links");
      json.writeStartArray();
      link(
          json,
          "self",
          ApiLinks.GEO_JSON,
          at.api("collections", collection, "items", table.id(row)));
      link(json, "collection", ApiLinks.JSON, at.api("collections", collection));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void link(JsonGenerator json, String rel, String type, String href) {
    json.writeStartObject();
    json.writeStringProperty("href", href);
    json.writeStringProperty("rel", rel);
    json.writeStringProperty("type", type);
    json.writeEndObject();
  }
}
