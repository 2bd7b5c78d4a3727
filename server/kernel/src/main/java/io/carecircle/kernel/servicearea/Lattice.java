package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;

/**
 * The grid that circles are drawn on. Its lines lie on whole units of 1e-7 degree, so that a
 * polygon written with seven decimals is the very polygon that was drawn: nothing is rounded later,
 * and what is valid stays valid.
 *
 * <p>A cell is as many units high and wide as come nearest to the wanted metres at the middle
 * latitude of the network. Away from it the width changes with the cosine: by 1 % over one degree
 * at 30° north.
 *
 * <p>A vertex is named by one int, its row and its column, with a power of two of columns: a step
 * is an addition. What is kept for all vertices lies in blocks of 64 x 64, so that neighbours share
 * cache lines and a map of blocks needs no hashing.
 */
final class Lattice {
  static final double UNITS_PER_DEGREE = 1e7;
  static final int BLOCK_SIDE = 64;
  static final int BLOCK_SIZE = BLOCK_SIDE * BLOCK_SIDE;

  /** A key shifted by this is its word: 64 vertices of one row. */
  static final int WORD_SHIFT = 6;

  private static final int INNER_MASK = BLOCK_SIDE - 1;

  /** Blocks that an int can still name. */
  private static final long MOST_BLOCKS = (1L << 31) / BLOCK_SIZE;

  /** Lines run on beyond the streets, so that a facility off the last street is drawn as well. */
  private static final double MARGIN_METRES = 6_000;

  private final double cellMetres;
  private final long west;
  private final long south;
  private final int stepX;
  private final int stepY;
  private final int columnBits;
  private final int blockRows;

  /** Square metres between the southern line and each row, for one unit of longitude. */
  private final double[] areaBelow;

  private Lattice(double cellMetres, long[] bounds, LocalScale middle) {
    this.cellMetres = cellMetres;
    this.stepX = units(cellMetres / middle.metresPerDegreeLon());
    this.stepY = units(cellMetres / middle.metresPerDegreeLat());
    int marginCells = (int) Math.ceil(MARGIN_METRES / cellMetres);
    this.west = bounds[0] - (long) marginCells * stepX;
    this.south = bounds[1] - (long) marginCells * stepY;
    long columns = (bounds[2] - bounds[0]) / stepX + 2L * marginCells + 2;
    long rows = (bounds[3] - bounds[1]) / stepY + 2L * marginCells + 2;
    long blockColumns = columns / BLOCK_SIDE + 1;
    this.columnBits = 64 - Long.numberOfLeadingZeros(blockColumns - 1);
    long allRows = rows / BLOCK_SIDE + 1;
    if (columnBits > 30 || allRows << columnBits > MOST_BLOCKS) {
      throw new IllegalArgumentException(
          "the streets extend too far for circles on a raster of " + cellMetres + " m");
    }
    this.blockRows = (int) allRows;
    this.areaBelow = areas();
  }

  /**
   * @throws IllegalArgumentException when the streets extend so far that vertices cannot be
   *     numbered (beyond a million million square metres at 25 m)
   */
  static Lattice over(Network network, double cellMetres) {
    if (!(cellMetres >= 1 && cellMetres <= 1000)) {
      throw new IllegalArgumentException("a cell must be 1 to 1000 m, not " + cellMetres);
    }
    Coordinates shape = network.streets().shape();
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < shape.size(); i++) {
      box[0] = Math.min(box[0], shape.lon(i));
      box[1] = Math.min(box[1], shape.lat(i));
      box[2] = Math.max(box[2], shape.lon(i));
      box[3] = Math.max(box[3], shape.lat(i));
    }
    long[] bounds = new long[4];
    for (int i = 0; i < 4 && shape.size() > 0; i++) {
      bounds[i] = (long) Math.floor(box[i] * UNITS_PER_DEGREE);
    }
    // Nobody walks at the poles; there a cell would have no width.
    double middle = (bounds[1] + bounds[3]) / 2 / UNITS_PER_DEGREE;
    return new Lattice(cellMetres, bounds, LocalScale.at(Math.max(-85, Math.min(85, middle))));
  }

  private static int units(double degrees) {
    return Math.max(1, (int) Math.round(degrees * UNITS_PER_DEGREE));
  }

  private double[] areas() {
    double[] below = new double[blockRows * BLOCK_SIDE + 1];
    double rowDegrees = stepY / UNITS_PER_DEGREE;
    for (int row = 0; row + 1 < below.length; row++) {
      // The middle of a row: over 25 m the rest of the series is 1e-11 of the area.
      LocalScale scale = LocalScale.at(latOf(row) + rowDegrees / 2);
      double perDegree = scale.metresPerDegreeLon() * scale.metresPerDegreeLat() * rowDegrees;
      below[row + 1] = below[row] + perDegree / UNITS_PER_DEGREE;
    }
    return below;
  }

  double cellMetres() {
    return cellMetres;
  }

  int blocks() {
    return blockRows << columnBits;
  }

  int blockRows() {
    return blockRows;
  }

  int blockColumns() {
    return 1 << columnBits;
  }

  int stepX() {
    return stepX;
  }

  int stepY() {
    return stepY;
  }

  /** Column of a longitude, whole numbers at the lines; may lie outside. */
  double columnAt(double lon) {
    return (lon * UNITS_PER_DEGREE - west) / stepX;
  }

  double rowAt(double lat) {
    return (lat * UNITS_PER_DEGREE - south) / stepY;
  }

  boolean contains(double column, double row) {
    return column >= 1
        && row >= 1
        && column < (double) blockColumns() * BLOCK_SIDE - 2
        && row < (double) blockRows * BLOCK_SIDE - 2;
  }

  /** Bits of a column in a key. */
  int rowShift() {
    return columnBits + WORD_SHIFT;
  }

  int key(int column, int row) {
    return row << rowShift() | column;
  }

  int column(int key) {
    return key & (1 << rowShift()) - 1;
  }

  int row(int key) {
    return key >>> rowShift();
  }

  int block(int key) {
    int blockRow = key >>> rowShift() + WORD_SHIFT;
    return blockRow << columnBits | column(key) >>> WORD_SHIFT;
  }

  /** Place in its block. */
  int inner(int key) {
    return innerRow(key) << WORD_SHIFT | key & INNER_MASK;
  }

  int innerRow(int key) {
    return row(key) & INNER_MASK;
  }

  /** Units of 1e-7 degree. */
  long unitX(int column) {
    return west + (long) column * stepX;
  }

  long unitY(int row) {
    return south + (long) row * stepY;
  }

  double latOf(double row) {
    return (south + row * stepY) / UNITS_PER_DEGREE;
  }

  /**
   * Square metres between the southern line and a latitude, for one unit of longitude: the area
   * element of the ellipsoid summed row by row, so that polygons of any extent come out right.
   */
  double areaBelow(long unitY) {
    double row = (double) (unitY - south) / stepY;
    int line = Math.min((int) row, areaBelow.length - 2);
    return areaBelow[line] + (row - line) * (areaBelow[line + 1] - areaBelow[line]);
  }
}
