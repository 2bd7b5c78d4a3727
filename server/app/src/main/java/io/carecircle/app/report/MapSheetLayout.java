package io.carecircle.app.report;

import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Envelope;

/**
 * How a sheet is divided into the map, what is said below it, and the index of its numbers, beside
 * the map or under it: whichever leaves the map the larger scale.
 *
 * @param map where it is drawn
 * @param index where the index stands, or null when there is none or no room
 * @param columns of the index
 */
record MapSheetLayout(Rectangle2D map, Rectangle2D index, int columns) {
  private static final double GAP_MM = 4;
  private static final int MOST_COLUMNS = 4;

  /** The map keeps at least this share of either side. */
  private static final double LEAST_SHARE = 0.4;

  /** A scale that is larger by less is not worth more columns, which leave the map less room. */
  private static final double NOTICEABLE = 0.999;

  /**
   * @param whole room of the map and the index together
   * @param extent that the map must show
   * @param index or null
   */
  static MapSheetLayout of(Rectangle2D whole, Envelope extent, MapIndex index) {
    MapSheetLayout best = new MapSheetLayout(whole, null, 0);
    double bestMetres = Double.POSITIVE_INFINITY;
    for (int columns = 1; index != null && columns <= MOST_COLUMNS; columns++) {
      for (MapSheetLayout layout :
          new MapSheetLayout[] {beside(whole, index, columns), below(whole, index, columns)}) {
        if (layout != null) {
          double metres = new MapFrame(extent, layout.map).metresPerMm();
          if (metres < bestMetres * NOTICEABLE) {
            bestMetres = metres;
            best = layout;
          }
        }
      }
    }
    return best;
  }

  private static MapSheetLayout beside(Rectangle2D whole, MapIndex index, int columns) {
    double width = columns * index.columnMm();
    double map = whole.getWidth() - width - GAP_MM;
    if (index.heightMm(columns) > whole.getHeight() || map < LEAST_SHARE * whole.getWidth()) {
      return null;
    }
    return new MapSheetLayout(
        new Rectangle2D.Double(whole.getX(), whole.getY(), map, whole.getHeight()),
        new Rectangle2D.Double(whole.getX() + map + GAP_MM, whole.getY(), width, whole.getHeight()),
        columns);
  }

  private static MapSheetLayout below(Rectangle2D whole, MapIndex index, int columns) {
    double height = index.heightMm(columns);
    double map = whole.getHeight() - height - GAP_MM / 2;
    if (columns * index.columnMm() > whole.getWidth() || map < LEAST_SHARE * whole.getHeight()) {
      return null;
    }
    return new MapSheetLayout(
        new Rectangle2D.Double(whole.getX(), whole.getY(), whole.getWidth(), map),
        new Rectangle2D.Double(whole.getX(), whole.getMaxY() - height, whole.getWidth(), height),
        columns);
  }
}
