package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.report.MapContent.Overlay;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.awt.Color;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** The areas of a result that is a FeatureCollection, with what they mean. */
final class AreaFeatures {
  /** From the innermost band outwards: one hue, so that no band looks like another thing. */
  private static final Color[] BANDS = {
    new Color(0x0F766E), new Color(0x2F8F87), new Color(0x56A79F), new Color(0x7FBFB8)
  };

  private AreaFeatures() {}

  static List<Overlay> of(JsonNode result, Language language) {
    FeatureTable table = read(result.toString());
    List<Double> minutes = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      double value = minutes(table, row);
      if (!minutes.contains(value)) {
        minutes.add(value);
      }
    }
    minutes.sort(null);
    List<Overlay> overlays = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = table.geometry(row);
      if (geometry != null && geometry.getDimension() == 2) {
        double value = minutes(table, row);
        overlays.add(
            new Overlay(
                meaning(value, language),
                BANDS[Math.min(BANDS.length - 1, minutes.indexOf(value))],
                geometry));
      }
    }
    return overlays;
  }

  /** A GeoJSON geometry; null when it is none. */
  static Geometry geometry(JsonNode geometry) {
    FeatureTable table =
        read("{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + geometry + "}");
    return table.size() == 0 ? null : table.geometry(0);
  }

  private static FeatureTable read(String geoJson) {
    try {
      ReadResult read =
          GeoJsonReader.read(geoJson.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
      return read.table();
    } catch (UnreadableFileException e) {
      throw new RefusedException(
          "no-result", "result must be a GeoJSON FeatureCollection of areas: " + e.getMessage());
    }
  }

  private static double minutes(FeatureTable table, int row) {
    Object value = table.value(row, "minutes");
    return value instanceof BigDecimal n
        ? n.doubleValue()
        : value instanceof Long n ? n.doubleValue() : 0;
  }

  private static String meaning(double minutes, Language language) {
    if (minutes == 0) {
      return language.choose("结果范围", "area of the result");
    }
    String number = minutes == Math.rint(minutes) ? "" + (long) minutes : "" + minutes;
    return language.choose(number + "分钟服务圈", "service area, " + number + " minutes");
  }
}
