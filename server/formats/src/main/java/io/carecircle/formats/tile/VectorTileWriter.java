package io.carecircle.formats.tile;

import io.carecircle.kernel.layer.FeatureTable;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.JtsAdapter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * Draws features into one tile and keeps it under a size. A tile that comes out too large is drawn
 * again, first with fewer properties, then with every second, fourth, ... feature left out; which
 * ones depends on the features alone, so that the same data give the same tile.
 */
public final class VectorTileWriter {
  private static final MvtLayerParams GRID = new MvtLayerParams();

  /**
   * Share of a tile that is drawn beyond its edge, so that strokes and symbols do not end there.
   */
  public static final double MARGIN = 1 / 16.0;

  /** Half a screen pixel of a tile of 256. */
  private static final double TOLERANCE = 1 / 512.0;

  private static final int MOST_HALVINGS = 16;

  private final TileAddress address;
  private final Envelope square;
  private final Envelope clip;
  private final GeometryFactory geometries = new GeometryFactory();

  public VectorTileWriter(TileAddress address) {
    this.address = address;
    this.square = address.mercator();
    this.clip = address.mercator();
    clip.expandBy(square.getWidth() * MARGIN);
  }

  /**
   * @param bytes of the tile; empty when nothing is to be seen in it
   * @param features drawn
   * @param leftOut features that are in the tile and were not drawn for its size
   */
  public record Tile(byte[] bytes, int features, int leftOut) {}

  /**
   * @param layer name of the tile's one layer
   * @param rows of the table to draw
   * @param properties to tell of each feature, besides its id, the most telling first; the first
   *     {@code kept} of them are told in any case
   * @param mostBytes the tile is not larger than this
   */
  public Tile write(
      String layer,
      FeatureTable table,
      int[] rows,
      List<String> properties,
      int kept,
      int mostBytes) {
    List<Geometry> drawn = new ArrayList<>();
    List<Integer> rowOf = new ArrayList<>();
    for (int row : rows) {
      Geometry geometry = table.geometry(row);
      Geometry onTile = geometry == null ? null : draw(geometry);
      if (onTile != null && !onTile.isEmpty()) {
        drawn.add(onTile);
        rowOf.add(row);
      }
    }
    if (drawn.isEmpty()) {
      return new Tile(new byte[0], 0, 0);
    }
    byte[] bytes = encode(layer, table, drawn, rowOf, properties, 1);
    List<String> told = properties;
    int step = 1;
    while (bytes.length > mostBytes && step < 1 << MOST_HALVINGS) {
      if (told.size() > kept) {
        told = properties.subList(0, kept);
      } else {
        step *= 2;
      }
      bytes = encode(layer, table, drawn, rowOf, told, step);
    }
    int shown = (drawn.size() + step - 1) / step;
    return new Tile(bytes, shown, drawn.size() - shown);
  }

  private Geometry draw(Geometry geometry) {
    Geometry mercator = geometry.copy();
    mercator.apply((CoordinateFilter) TileAddress::project);
    mercator.geometryChanged();
    if (mercator.getDimension() > 0) {
      mercator = TopologyPreservingSimplifier.simplify(mercator, square.getWidth() * TOLERANCE);
    }
    return JtsAdapter.createTileGeom(mercator, square, clip, geometries, GRID, g -> true);
  }

  private static byte[] encode(
      String layer,
      FeatureTable table,
      List<Geometry> drawn,
      List<Integer> rowOf,
      List<String> properties,
      int step) {
    List<Geometry> features = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i += step) {
      Geometry geometry = drawn.get(i);
      geometry.setUserData(tags(table, rowOf.get(i), properties));
      features.add(geometry);
    }
    JtsMvt tile = new JtsMvt(new JtsLayer(layer, features, GRID.getExtent()));
    return MvtEncoder.encode(tile, GRID, new UserDataKeyValueMapConverter());
  }

  private static Map<String, Object> tags(FeatureTable table, int row, List<String> properties) {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("id", table.id(row));
    for (String property : properties) {
      Object value = table.value(row, property);
      if (value instanceof BigDecimal decimal) {
        tags.put(property, decimal.doubleValue());
      } else if (value instanceof Long || value instanceof Boolean) {
        tags.put(property, value);
      } else if (value != null) {
        tags.put(property, value.toString());
      }
    }
    return tags;
  }

  public TileAddress address() {
    return address;
  }
}
