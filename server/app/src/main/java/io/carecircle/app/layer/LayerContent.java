package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.predicate.RectangleIntersects;

/**
 * A version of a layer held in memory with an index over its places. Never changes, shared by
 * threads.
 */
public final class LayerContent {
  private final FeatureTable table;
  private final int[] unplaced;
  private final STRtree places = new STRtree();
  private final Envelope extent = new Envelope();
  private final GeometryFactory geometries = new GeometryFactory();

  /**
   * @param table rows in {@link FeatureOrder#BY_ID}
   */
  public LayerContent(FeatureTable table) {
    this.table = table;
    this.unplaced =
        IntStream.range(0, table.size()).filter(row -> isUnplaced(table, row)).toArray();
    for (int row = 0; row < table.size(); row++) {
      if (!isUnplaced(table, row)) {
        Envelope box = table.geometry(row).getEnvelopeInternal();
        places.insert(box, row);
        extent.expandToInclude(box);
      }
    }
    // Built now: the first query of a tree that is not built would change it under other threads.
    places.build();
  }

  public FeatureTable table() {
    return table;
  }

  /** The box around all places, in degrees; null when there is none. */
  public Envelope extent() {
    return extent.isNull() ? null : new Envelope(extent);
  }

  /** The row of a feature. */
  public OptionalInt findRow(String id) {
    int row = firstRowAfter(id) - 1;
    return row >= 0 && table.id(row).equals(id) ? OptionalInt.of(row) : OptionalInt.empty();
  }

  /** The first row whose id comes after this one; the number of rows when there is none. */
  public int firstRowAfter(String id) {
    int low = 0;
    int high = table.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (FeatureOrder.BY_ID.compare(table.id(middle), id) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Rows whose geometry meets the box, border included, and those that have no geometry; in order.
   */
  public int[] rowsIn(Envelope box) {
    RectangleIntersects meets = new RectangleIntersects(toPolygon(box));
    IntStream near =
        places.query(box).stream()
            .mapToInt(row -> (Integer) row)
            .filter(
                row -> isInside(box, table.geometry(row)) || meets.intersects(table.geometry(row)));
    return IntStream.concat(near, Arrays.stream(unplaced)).sorted().toArray();
  }

  private static boolean isInside(Envelope box, Geometry geometry) {
    return box.covers(geometry.getEnvelopeInternal());
  }

  private Polygon toPolygon(Envelope box) {
    Coordinate[] corners = {
      new Coordinate(box.getMinX(), box.getMinY()),
      new Coordinate(box.getMaxX(), box.getMinY()),
      new Coordinate(box.getMaxX(), box.getMaxY()),
      new Coordinate(box.getMinX(), box.getMaxY()),
      new Coordinate(box.getMinX(), box.getMinY())
    };
    return geometries.createPolygon(corners);
  }

  private static boolean isUnplaced(FeatureTable table, int row) {
    return table.geometry(row) == null || table.geometry(row).isEmpty();
  }

  /** What this costs in memory, in values and vertices of some 40 bytes each. */
  public int weight() {
    long weight = 16L + (long) table.size() * (table.columnNames().size() + 4L);
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = table.geometry(row);
      weight += geometry == null ? 0 : 2L + geometry.getNumPoints();
    }
    return (int) Math.min(Integer.MAX_VALUE, weight);
  }
}
