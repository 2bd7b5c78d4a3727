package io.carecircle.app.servicearea;

import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Zones.Zone;
import io.carecircle.formats.datum.Degrees;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.servicearea.ZoneAreas.Sliver;
import io.carecircle.kernel.servicearea.ZoneAreas.ZoneArea;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;

/**
 * Regions with the part of them that is covered ground, by code, then by minutes; the geometry is
 * the gap that is left.
 */
final class ZoneFeatures {
  private static final int DECIMALS = 7;

  private final FeatureTable.Builder table = FeatureTable.builder();
  private int rows;

  void add(Zone zone, BigDecimal minutes, ZoneArea area) {
    // Rounded so that the two parts add up to the region.
    BigDecimal whole = squareMetres(area.areaSquareMetres());
    BigDecimal gap = squareMetres(area.gapSquareMetres()).min(whole);
    BigDecimal covered = whole.subtract(gap);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("code", zone.region().code());
    properties.put("name", zone.region().name());
    properties.put("level", zone.region().level());
    properties.put("minutes", AreaFeatures.plain(minutes));
    properties.put("areaSquareMetres", AreaFeatures.plain(whole));
    properties.put("coveredSquareMetres", AreaFeatures.plain(covered));
    properties.put("gapSquareMetres", AreaFeatures.plain(gap));
    properties.put(
        "coveredAreaRatio",
        whole.signum() == 0
            ? null
            : AreaFeatures.plain(covered.divide(whole, DECIMALS, RoundingMode.HALF_UP)));
    properties.put("slivers", slivers(area.slivers()));
    String id = zone.region().code() + "@" + AreaFeatures.plain(minutes).toPlainString();
    table.add(id, area.gap(), ++rows, properties);
  }

  /** To the decimetre squared, as circles are measured. */
  private static BigDecimal squareMetres(double area) {
    return BigDecimal.valueOf(area).setScale(1, RoundingMode.HALF_UP);
  }

  /** To the square centimetre: they are smaller than a square metre. */
  private static JsonText slivers(List<Sliver> slivers) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Sliver sliver : slivers) {
      list.addObject()
          .put(
              "areaSquareMetres",
              AreaFeatures.plain(
                  BigDecimal.valueOf(sliver.areaSquareMetres()).setScale(4, RoundingMode.HALF_UP)))
          .putArray("at")
          .add(new BigDecimal(Degrees.text(sliver.lon(), DECIMALS)))
          .add(new BigDecimal(Degrees.text(sliver.lat(), DECIMALS)));
    }
    return new JsonText(list.toString());
  }

  void write(JsonGenerator out) {
    FeatureTable features = table.build();
    out.writeStartObject();
    out.writeStringProperty("type", "FeatureCollection");
    out.writeName("features");
    out.writeStartArray();
    for (int row = 0; row < features.size(); row++) {
      out.writeStartObject();
      GeoJsonWriter.writeMembers(features, row, features.columnNames(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
