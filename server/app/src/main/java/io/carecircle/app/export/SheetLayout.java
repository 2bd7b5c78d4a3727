package io.carecircle.app.export;

import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.Degrees;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTWriter;

/**
 * A layer as a CSV file or a spreadsheet lays it out. Points become columns {@code lon} and {@code
 * lat} here, with all the decimals that are stored: the CSV writer's own seven would not import
 * again with the same hash. Other geometries are left to the writer, which gives them in full as
 * {@code wkt}.
 */
final class SheetLayout {
  private static final Set<String> TAKEN = Set.of("id", "lon", "lat", "wkt");

  private static final double WKT_SCALE = 1e9;

  private SheetLayout() {}

  static FeatureTable of(FeatureTable layer, Datum datum) {
    boolean points = holdsPointsOnly(layer);
    FeatureTable.Builder table = FeatureTable.builder();
    layer.columnNames().forEach(name -> table.column(named(name)));
    for (int row = 0; row < layer.size(); row++) {
      Map<String, Object> values = new HashMap<>();
      for (String column : layer.columnNames()) {
        values.put(named(column), layer.value(row, column));
      }
      Geometry geometry = datum.fromWgs84(layer.geometry(row));
      if (points) {
        values.put("lon", coordinate(geometry, 0));
        values.put("lat", coordinate(geometry, 1));
      }
      table.add(layer.id(row), points ? null : geometry, layer.sourceRow(row), values);
    }
    return table.build();
  }

  /**
   * As a spreadsheet has it, with what the CSV writer adds itself: the column {@code id}, and
   * {@code wkt} if need be.
   */
  static FeatureTable withIdAndShape(FeatureTable layout) {
    boolean shapes = IntStream.range(0, layout.size()).anyMatch(r -> layout.geometry(r) != null);
    WKTWriter wkt = new WKTWriter(2);
    wkt.setPrecisionModel(new PrecisionModel(WKT_SCALE));
    FeatureTable.Builder table = FeatureTable.builder().column("id");
    layout.columnNames().forEach(table::column);
    if (shapes) {
      table.column("wkt");
    }
    for (int row = 0; row < layout.size(); row++) {
      Map<String, Object> values = new HashMap<>(layout.values(row));
      values.put("id", layout.id(row));
      values.computeIfPresent("lon", (name, text) -> new BigDecimal((String) text));
      values.computeIfPresent("lat", (name, text) -> new BigDecimal((String) text));
      if (layout.geometry(row) != null) {
        values.put("wkt", wkt.write(layout.geometry(row)));
      }
      table.add(layout.id(row), null, layout.sourceRow(row), values);
    }
    return table.build();
  }

  private static String coordinate(Geometry geometry, int axis) {
    return geometry == null
        ? null
        : Degrees.text(geometry.getCoordinate().getOrdinate(axis), Degrees.STORED_DECIMALS);
  }

  private static String named(String column) {
    return TAKEN.contains(column) ? "properties." + column : column;
  }

  private static boolean holdsPointsOnly(FeatureTable layer) {
    for (int row = 0; row < layer.size(); row++) {
      if (layer.geometry(row) != null && !(layer.geometry(row) instanceof Point)) {
        return false;
      }
    }
    return true;
  }
}
