package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.Arrays;

/**
 * Finds the nearest street of every vertex, block by block: each segment is measured from the
 * vertices of its own surroundings, so no index is needed and a block is all the scratch memory.
 * Ties go to the lowest edge.
 */
final class RasterBuilder {
  private static final int CANCEL_EVERY = 256;
  private static final int LAST = Lattice.BLOCK_SIDE - 1;

  private final Streets streets;
  private final Network network;
  private final Lattice lattice;
  private final double limitMetres;
  private final boolean[] smallIsland;
  private final double[] along;

  /** Segments by block: entries {@code firstIn[b]} to {@code firstIn[b + 1] - 1}. */
  private final int[] firstIn;

  private int[] segmentIn = new int[0];
  private int[] edgeIn = new int[0];

  /** Of the block at hand. */
  private final double[] nearest = new double[Lattice.BLOCK_SIZE];

  private final int[] nearestEdge = new int[Lattice.BLOCK_SIZE];
  private final int[] nearestSegment = new int[Lattice.BLOCK_SIZE];
  private final double[] fraction = new double[Lattice.BLOCK_SIZE];
  private final double[] metresPerColumn = new double[Lattice.BLOCK_SIDE];
  private final double[] metresPerRow = new double[Lattice.BLOCK_SIDE];
  private final boolean[] settled = new boolean[Lattice.BLOCK_SIZE];

  private int found;
  private int[] key = new int[1024];
  private int[] edge = new int[1024];
  private int[] offsetMm = new int[1024];
  private int[] legMm = new int[1024];

  RasterBuilder(Network network, double cellMetres, double limitMetres) {
    if (!(limitMetres >= cellMetres && limitMetres <= 1000)) {
      throw new IllegalArgumentException(
          "a vertex may lie a cell's width to 1000 m from a street, not " + limitMetres);
    }
    this.network = network;
    this.streets = network.streets();
    this.lattice = Lattice.over(network, cellMetres);
    this.limitMetres = limitMetres;
    this.smallIsland = network.islands().small();
    this.along = along();
    this.firstIn = new int[lattice.blocks() + 1];
  }

  SnapRaster build(ProgressListener progress, CancelToken cancel) {
    sortSegments();
    for (int b = 0; b < lattice.blocks(); b++) {
      if (b % CANCEL_EVERY == 0) {
        cancel.check();
        progress.onProgress("snap raster", b, lattice.blocks());
      }
      if (firstIn[b] < firstIn[b + 1]) {
        measureBlock(b);
      }
    }
    progress.onProgress("snap raster", lattice.blocks(), lattice.blocks());
    return byEdge();
  }

  private interface BlockVisitor {
    void visit(int block, int edge, int segment);
  }

  private void sortSegments() {
    eachBlockOfEachSegment((block, e, s) -> firstIn[block + 1]++);
    for (int b = 0; b + 1 < firstIn.length; b++) {
      firstIn[b + 1] = Math.addExact(firstIn[b + 1], firstIn[b]);
    }
    segmentIn = new int[firstIn[firstIn.length - 1]];
    edgeIn = new int[segmentIn.length];
    int[] next = firstIn.clone();
    eachBlockOfEachSegment(
        (block, e, s) -> {
          segmentIn[next[block]] = s;
          edgeIn[next[block]++] = e;
        });
  }

  private void eachBlockOfEachSegment(BlockVisitor visitor) {
    // A cell more than the limit: at the edge of a wide network a cell is narrower than its metres.
    int around = (int) Math.ceil(limitMetres / lattice.cellMetres() * 1.5) + 1;
    for (int e = 0; e < streets.edgeCount(); e++) {
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        int west = (block(lattice.columnAt(lowLon(s)) - around));
        int east = (block(lattice.columnAt(highLon(s)) + around));
        int south = (block(lattice.rowAt(lowLat(s)) - around));
        int north = (block(lattice.rowAt(highLat(s)) + around));
        for (int row = south; row <= north; row++) {
          for (int column = west; column <= east; column++) {
            visitor.visit(row * lattice.blockColumns() + column, e, s);
          }
        }
      }
    }
  }

  private static int block(double line) {
    return (int) line / Lattice.BLOCK_SIDE;
  }

  private double lowLon(int s) {
    return Math.min(streets.shape().lon(s), streets.shape().lon(s + 1));
  }

  private double highLon(int s) {
    return Math.max(streets.shape().lon(s), streets.shape().lon(s + 1));
  }

  private double lowLat(int s) {
    return Math.min(streets.shape().lat(s), streets.shape().lat(s + 1));
  }

  private double highLat(int s) {
    return Math.max(streets.shape().lat(s), streets.shape().lat(s + 1));
  }

  private void measureBlock(int block) {
    int firstColumn = block % lattice.blockColumns() * Lattice.BLOCK_SIDE;
    int firstRow = block / lattice.blockColumns() * Lattice.BLOCK_SIDE;
    for (int row = 0; row < Lattice.BLOCK_SIDE; row++) {
      LocalScale scale = LocalScale.at(lattice.latOf(firstRow + row));
      metresPerColumn[row] =
          scale.metresPerDegreeLon() * lattice.stepX() / Lattice.UNITS_PER_DEGREE;
      metresPerRow[row] = scale.metresPerDegreeLat() * lattice.stepY() / Lattice.UNITS_PER_DEGREE;
    }
    Arrays.fill(nearest, limitMetres * limitMetres);
    Arrays.fill(nearestEdge, -1);
    Arrays.fill(settled, false);
    measure(block, firstColumn, firstRow, false);
    for (int i = 0; i < settled.length; i++) {
      settled[i] = nearestEdge[i] >= 0;
    }
    measure(block, firstColumn, firstRow, true);
    for (int i = 0; i < nearest.length; i++) {
      if (nearestEdge[i] >= 0) {
        add(
            lattice.key(firstColumn + i % Lattice.BLOCK_SIDE, firstRow + i / Lattice.BLOCK_SIDE),
            i);
      }
    }
  }

  /** Main islands first; what is settled by then is not for the small ones. */
  private void measure(int block, int firstColumn, int firstRow, boolean small) {
    for (int i = firstIn[block]; i < firstIn[block + 1]; i++) {
      int island = network.islands().island()[streets.from()[edgeIn[i]]];
      if (smallIsland[island] == small) {
        measureSegment(edgeIn[i], segmentIn[i], firstColumn, firstRow);
      }
    }
  }

  private void measureSegment(int e, int s, int firstColumn, int firstRow) {
    Coordinates shape = streets.shape();
    double x1 = lattice.columnAt(shape.lon(s)) - firstColumn;
    double y1 = lattice.rowAt(shape.lat(s)) - firstRow;
    double x2 = lattice.columnAt(shape.lon(s + 1)) - firstColumn;
    double y2 = lattice.rowAt(shape.lat(s + 1)) - firstRow;
    double around = limitMetres / metresPerRow[0] + 0.1;
    int south = (int) Math.max(0, Math.ceil(Math.min(y1, y2) - around));
    int north = (int) Math.min(LAST, Math.floor(Math.max(y1, y2) + around));
    for (int row = south; row <= north; row++) {
      double perColumn = metresPerColumn[row];
      double perRow = metresPerRow[row];
      double aside = limitMetres / perColumn;
      int west = (int) Math.max(0, Math.ceil(Math.min(x1, x2) - aside));
      int east = (int) Math.min(LAST, Math.floor(Math.max(x1, x2) + aside));
      double dx = (x2 - x1) * perColumn;
      double dy = (y2 - y1) * perRow;
      double ay = (y1 - row) * perRow;
      for (int column = west; column <= east; column++) {
        measureVertex(
            row * Lattice.BLOCK_SIDE + column, e, s, (x1 - column) * perColumn, ay, dx, dy);
      }
    }
  }

  /**
   * @param ax metres east from the vertex to the segment's first end
   * @param ay metres north to it
   * @param dx metres east from the first end to the other
   * @param dy metres north
   */
  private void measureVertex(int i, int e, int s, double ax, double ay, double dx, double dy) {
    double squaredLength = dx * dx + dy * dy;
    double t = squaredLength == 0 ? 0 : -(ax * dx + ay * dy) / squaredLength;
    t = Math.max(0, Math.min(1, t));
    double px = ax + t * dx;
    double py = ay + t * dy;
    double squared = px * px + py * py;
    if (squared < nearest[i] && !settled[i]) {
      nearest[i] = squared;
      nearestEdge[i] = e;
      nearestSegment[i] = s;
      fraction[i] = t;
    }
  }

  private void add(int vertexKey, int i) {
    if (found == key.length) {
      key = Arrays.copyOf(key, 2 * found);
      edge = Arrays.copyOf(edge, 2 * found);
      offsetMm = Arrays.copyOf(offsetMm, 2 * found);
      legMm = Arrays.copyOf(legMm, 2 * found);
    }
    key[found] = vertexKey;
    edge[found] = nearestEdge[i];
    offsetMm[found] = offsetMm(nearestEdge[i], nearestSegment[i], fraction[i]);
    double beyond = Math.sqrt(nearest[i]) - lattice.cellMetres();
    legMm[found++] = (int) Math.round(Math.max(0, beyond) * 1000);
  }

  /** The share of the drawn line before the position, of the edge's own length. */
  private int offsetMm(int e, int s, double t) {
    double whole = along[streets.shapeStart()[e + 1] - 1];
    double before = along[s] + t * (along[s + 1] - along[s]);
    return whole == 0 ? 0 : (int) Math.round(before / whole * streets.lengthMm()[e]);
  }

  /** Metres along its edge of each shape position. */
  private double[] along() {
    Coordinates shape = streets.shape();
    double[] metres = new double[shape.size()];
    for (int e = 0; e < streets.edgeCount(); e++) {
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        LocalScale scale = LocalScale.at((shape.lat(s) + shape.lat(s + 1)) / 2);
        double dx = (shape.lon(s + 1) - shape.lon(s)) * scale.metresPerDegreeLon();
        double dy = (shape.lat(s + 1) - shape.lat(s)) * scale.metresPerDegreeLat();
        metres[s + 1] = metres[s] + Math.sqrt(dx * dx + dy * dy);
      }
    }
    return metres;
  }

  private SnapRaster byEdge() {
    int[] firstOn = new int[streets.edgeCount() + 1];
    for (int i = 0; i < found; i++) {
      firstOn[edge[i] + 1]++;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      firstOn[e + 1] += firstOn[e];
    }
    int[] next = firstOn.clone();
    int[] keys = new int[found];
    int[] offsets = new int[found];
    int[] legs = new int[found];
    for (int i = 0; i < found; i++) {
      int at = next[edge[i]]++;
      keys[at] = key[i];
      offsets[at] = offsetMm[i];
      legs[at] = legMm[i];
    }
    return new SnapRaster(network, lattice, firstOn, keys, offsets, legs);
  }
}
