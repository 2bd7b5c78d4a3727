package io.carecircle.kernel.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * Nearest street segment to a point: a static R-tree packed along a Hilbert curve (I. Kamel, C.
 * Faloutsos, "On packing R-trees", CIKM 1993) in flat arrays, filled once and never changed.
 *
 * <p>A segment is named by the index of its first position in {@link Streets#shape()}. Boxes are in
 * the steps of {@link Coordinates}; distances are measured in the plane of the query's latitude.
 */
final class SegmentIndex {
  private static final int FANOUT = 16;
  private static final int HILBERT_LEVEL = 15;

  /** Longest distance of the tree from root to leaf, for a million million segments. */
  private static final int MAX_DEPTH = 12;

  private final Coordinates shape;
  private final int[] segment;
  private final int[] edge;

  /** First box of each level, leaves first; the last entry is the number of boxes. */
  private final int[] levelStart;

  private final long[] minX;
  private final long[] minY;
  private final long[] maxX;
  private final long[] maxY;

  private SegmentIndex(Streets streets) {
    this.shape = streets.shape();
    int count = shape.size() - streets.edgeCount();
    int[] segments = new int[count];
    int[] edges = new int[count];
    int n = 0;
    for (int e = 0; e < streets.edgeCount(); e++) {
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        segments[n] = s;
        edges[n++] = e;
      }
    }
    int[] order = hilbertOrder(segments);
    segment = Arrays.stream(order).map(i -> segments[i]).toArray();
    edge = Arrays.stream(order).map(i -> edges[i]).toArray();
    levelStart = levels(count);
    int boxes = levelStart[levelStart.length - 1];
    minX = new long[boxes];
    minY = new long[boxes];
    maxX = new long[boxes];
    maxY = new long[boxes];
    fillLeaves();
    fillParents();
  }

  static SegmentIndex of(Streets streets) {
    return new SegmentIndex(streets);
  }

  private int[] hilbertOrder(int[] segments) {
    long extent = 1;
    for (int i = 0; i < shape.size(); i++) {
      extent = Math.max(extent, Math.max(x(i), y(i)));
    }
    double cells = ((1 << HILBERT_LEVEL) - 1) / (double) extent;
    long[] sortKey = new long[segments.length];
    for (int i = 0; i < segments.length; i++) {
      int s = segments[i];
      int cx = (int) ((x(s) + x(s + 1)) / 2 * cells);
      int cy = (int) ((y(s) + y(s + 1)) / 2 * cells);
      sortKey[i] = (long) HilbertCode.encode(HILBERT_LEVEL, cx, cy) << 32 | i;
    }
    Arrays.sort(sortKey);
    return Arrays.stream(sortKey).mapToInt(key -> (int) key).toArray();
  }

  private static int[] levels(int leaves) {
    int[] starts = new int[MAX_DEPTH];
    int level = 0;
    int width = leaves;
    int at = 0;
    while (true) {
      starts[level++] = at;
      at += width;
      if (width <= 1) {
        starts[level] = at;
        return Arrays.copyOf(starts, level + 1);
      }
      width = (width + FANOUT - 1) / FANOUT;
    }
  }

  private void fillLeaves() {
    for (int i = 0; i < segment.length; i++) {
      int s = segment[i];
      minX[i] = Math.min(x(s), x(s + 1));
      maxX[i] = Math.max(x(s), x(s + 1));
      minY[i] = Math.min(y(s), y(s + 1));
      maxY[i] = Math.max(y(s), y(s + 1));
    }
  }

  private void fillParents() {
    for (int level = 1; level < levelStart.length - 1; level++) {
      for (int box = levelStart[level]; box < levelStart[level + 1]; box++) {
        int first = firstChild(level, box);
        int last = lastChild(level, first);
        minX[box] = IntStream.range(first, last).mapToLong(i -> minX[i]).min().orElseThrow();
        minY[box] = IntStream.range(first, last).mapToLong(i -> minY[i]).min().orElseThrow();
        maxX[box] = IntStream.range(first, last).mapToLong(i -> maxX[i]).max().orElseThrow();
        maxY[box] = IntStream.range(first, last).mapToLong(i -> maxY[i]).max().orElseThrow();
      }
    }
  }

  private int firstChild(int level, int box) {
    return levelStart[level - 1] + (box - levelStart[level]) * FANOUT;
  }

  private int lastChild(int level, int first) {
    return Math.min(first + FANOUT, levelStart[level]);
  }

  private long x(int position) {
    return Integer.toUnsignedLong(shape.x()[position]);
  }

  private long y(int position) {
    return Integer.toUnsignedLong(shape.y()[position]);
  }

  /** Accepts or refuses an edge as a place to snap to. */
  @FunctionalInterface
  interface EdgeFilter {
    boolean accepts(int edge);
  }

  /** The nearest place found so far; reused between queries by one thread. */
  static final class Nearest {
    double squaredMetres;
    int edge;
    int segment;

    /** Position along the segment, 0 at its start to 1 at its end. */
    double fraction;

    private double qx;
    private double qy;
    private double metresPerX;
    private double metresPerY;
    private EdgeFilter filter;

    /** The children at hand on each level, nearest first. */
    private final long[][] nearestFirst = new long[MAX_DEPTH][FANOUT];

    private void begin(double x, double y, double perX, double perY) {
      squaredMetres = Double.POSITIVE_INFINITY;
      edge = -1;
      segment = -1;
      qx = x;
      qy = y;
      metresPerX = perX;
      metresPerY = perY;
    }
  }

  /**
   * Finds the nearest place on one edge, at any distance.
   *
   * @param first position of its shape
   * @param last position of its shape
   */
  void findOn(
      int ofEdge,
      int first,
      int last,
      double qx,
      double qy,
      double metresPerX,
      double metresPerY,
      Nearest out) {
    out.begin(qx, qy, metresPerX, metresPerY);
    for (int s = first; s < last; s++) {
      measure(ofEdge, s, out);
    }
  }

  /**
   * Finds the nearest accepted segment no farther than the limit; ties go to the lowest edge, then
   * the lowest segment.
   *
   * @param qx query in steps, may lie outside the extent
   * @param metresPerX size of a step in the plane of the query
   * @return whether there is one
   */
  boolean find(
      double qx,
      double qy,
      double metresPerX,
      double metresPerY,
      double limitMetres,
      EdgeFilter filter,
      Nearest out) {
    out.begin(qx, qy, metresPerX, metresPerY);
    out.squaredMetres = limitMetres * limitMetres;
    out.filter = filter;
    int top = levelStart.length - 2;
    if (segment.length > 0) {
      visit(top, levelStart[top], out);
    }
    return out.edge >= 0;
  }

  private void visit(int level, int box, Nearest out) {
    if (level == 0) {
      measure(box, out);
      return;
    }
    int first = firstChild(level, box);
    int last = lastChild(level, first);
    // Visiting the nearer boxes first lets the others be skipped. The four low bits of the distance
    // carry the child's number: they only blur the order, never the test below.
    long[] nearestFirst = out.nearestFirst[level];
    int near = 0;
    for (int i = first; i < last; i++) {
      double squared = squaredToBox(i, out);
      if (squared <= out.squaredMetres) {
        insert(Double.doubleToRawLongBits(squared) & -FANOUT | (i - first), nearestFirst, near++);
      }
    }
    for (int k = 0; k < near; k++) {
      int child = first + (int) (nearestFirst[k] & (FANOUT - 1));
      if (squaredToBox(child, out) <= out.squaredMetres) {
        visit(level - 1, child, out);
      }
    }
  }

  /** Into the sorted entries; there are sixteen at most, and most boxes are too far away. */
  private static void insert(long entry, long[] sorted, int size) {
    int at = size;
    for (; at > 0 && sorted[at - 1] > entry; at--) {
      sorted[at] = sorted[at - 1];
    }
    sorted[at] = entry;
  }

  private double squaredToBox(int box, Nearest q) {
    double dx = Math.max(0, Math.max(minX[box] - q.qx, q.qx - maxX[box])) * q.metresPerX;
    double dy = Math.max(0, Math.max(minY[box] - q.qy, q.qy - maxY[box])) * q.metresPerY;
    return dx * dx + dy * dy;
  }

  private void measure(int leaf, Nearest out) {
    if (out.filter.accepts(edge[leaf])) {
      measure(edge[leaf], segment[leaf], out);
    }
  }

  private void measure(int e, int s, Nearest out) {
    double ax = (x(s) - out.qx) * out.metresPerX;
    double ay = (y(s) - out.qy) * out.metresPerY;
    double bx = (x(s + 1) - out.qx) * out.metresPerX;
    double by = (y(s + 1) - out.qy) * out.metresPerY;
    double dx = bx - ax;
    double dy = by - ay;
    double squaredLength = dx * dx + dy * dy;
    double t = squaredLength == 0 ? 0 : -(ax * dx + ay * dy) / squaredLength;
    t = Math.max(0, Math.min(1, t));
    double px = ax + t * dx;
    double py = ay + t * dy;
    double squared = px * px + py * py;
    boolean nearer =
        squared < out.squaredMetres
            || squared == out.squaredMetres
                && (out.edge < 0 || e < out.edge || e == out.edge && s < out.segment);
    if (nearer) {
      out.squaredMetres = squared;
      out.edge = e;
      out.segment = s;
      out.fraction = t;
    }
  }
}
