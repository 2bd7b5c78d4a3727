package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The index against a loop over all segments. */
class SegmentIndexTest {
  private static final SegmentIndex.EdgeFilter ALL = edge -> true;

  @Test
  void findsTheNearestOfAllSegments() {
    long seed = 41;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 150; round++) {
      Streets streets = scribble(random, 1 + random.nextInt(300), 100_000, false);
      SegmentIndex index = SegmentIndex.of(streets);
      for (int q = 0; q < 60; q++) {
        // From inside the extent to a hundred extents away.
        double far = 100_000 * Math.pow(100, random.nextDouble());
        double qx = far * (random.nextDouble() - 0.5) + 50_000;
        double qy = far * (random.nextDouble() - 0.5) + 50_000;
        String message = "seed " + seed + " round " + round + " query " + q;
        compare(index, streets, new double[] {qx, qy, 0.3, 0.7}, 1e9, ALL, 1e-9, message);
        int only = random.nextInt(3);
        SegmentIndex.EdgeFilter third = edge -> edge % 3 == only;
        compare(index, streets, new double[] {qx, qy, 2, 1}, 1e9, third, 1e-9, message);
      }
    }
  }

  /**
   * Segments along the axes, as long as a power of two, asked from whole steps: every distance is
   * exact, many are equal, and the lowest edge and segment must win.
   */
  @Test
  void givesTiesToTheLowestEdge() {
    long seed = 42;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Streets streets = scribble(random, 1 + random.nextInt(120), 40, true);
      SegmentIndex index = SegmentIndex.of(streets);
      for (int q = 0; q < 100; q++) {
        double[] query = {random.nextInt(-5, 80), random.nextInt(-5, 80), 1, 1};
        String message = "seed " + seed + " round " + round + " query " + Arrays.toString(query);
        compare(index, streets, query, 1 + random.nextInt(60), ALL, 0, message);
      }
    }
  }

  @Test
  void takesTheLimitLiterally() {
    Streets one = streets(new int[] {0, 10}, new int[] {0, 0}, new int[] {0, 2});
    SegmentIndex index = SegmentIndex.of(one);
    SegmentIndex.Nearest nearest = new SegmentIndex.Nearest();
    assertTrue(index.find(5, 3, 1, 1, 3, ALL, nearest));
    assertEquals(9, nearest.squaredMetres);
    assertEquals(0.5, nearest.fraction);
    assertFalse(index.find(5, 3, 1, 1, Math.nextDown(3.0), ALL, nearest));
    assertFalse(index.find(5, 0, 1, 1, 3, edge -> false, nearest));
  }

  @Test
  void isEmptyWithoutStreets() {
    Streets none = streets(new int[0], new int[0], new int[] {0});
    assertFalse(SegmentIndex.of(none).find(0, 0, 1, 1, 1e9, ALL, new SegmentIndex.Nearest()));
  }

  @Test
  void keepsEverySegmentThroughTheHilbertOrder() {
    Streets streets = scribble(new SplittableRandom(43), 500, 1_000_000, false);
    SegmentIndex index = SegmentIndex.of(streets);
    Coordinates shape = streets.shape();
    SegmentIndex.Nearest nearest = new SegmentIndex.Nearest();
    for (int e = 0; e < streets.edgeCount(); e++) {
      int edge = e;
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        double x = (shape.x()[s] + shape.x()[s + 1]) / 2.0;
        double y = (shape.y()[s] + shape.y()[s + 1]) / 2.0;
        assertTrue(index.find(x, y, 1, 1, 0.001, other -> other == edge, nearest), "edge " + e);
      }
    }
  }

  private static void compare(
      SegmentIndex index,
      Streets streets,
      double[] q,
      double limit,
      SegmentIndex.EdgeFilter filter,
      double relativeError,
      String message) {
    SegmentIndex.Nearest nearest = new SegmentIndex.Nearest();
    boolean found = index.find(q[0], q[1], q[2], q[3], limit, filter, nearest);
    double best = limit;
    int[] expected = {-1, -1};
    for (int e = 0; e < streets.edgeCount(); e++) {
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        double d = filter.accepts(e) ? distance(streets.shape(), s, q) : Double.MAX_VALUE;
        if (d < best || d == best && expected[0] < 0) {
          best = d;
          expected = new int[] {e, s};
        }
      }
    }
    assertEquals(expected[0] >= 0, found, message);
    if (found) {
      assertEquals(best, Math.sqrt(nearest.squaredMetres), best * relativeError + 1e-9, message);
      double named = distance(streets.shape(), nearest.segment, q);
      assertEquals(best, named, best * relativeError + 1e-9, message);
      assertTrue(filter.accepts(nearest.edge), message);
    }
    if (relativeError == 0 && found) {
      assertEquals(expected[0], nearest.edge, message);
      assertEquals(expected[1], nearest.segment, message);
    }
  }

  /** By the three cases of a schoolbook: before the start, beyond the end, beside the middle. */
  private static double distance(Coordinates shape, int s, double[] q) {
    double ax = shape.x()[s] * q[2];
    double ay = shape.y()[s] * q[3];
    double bx = shape.x()[s + 1] * q[2];
    double by = shape.y()[s + 1] * q[3];
    double px = q[0] * q[2];
    double py = q[1] * q[3];
    double length = Math.hypot(bx - ax, by - ay);
    double along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length;
    if (length == 0 || along <= 0) {
      return Math.hypot(px - ax, py - ay);
    }
    if (along >= length) {
      return Math.hypot(px - bx, py - by);
    }
    return Math.abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / length;
  }

  /** Edges of one to four segments each, some of them points. */
  private static Streets scribble(
      SplittableRandom random, int edges, int extent, boolean alongAxes) {
    int[] shapeStart = new int[edges + 1];
    int[] x = new int[5 * edges];
    int[] y = new int[5 * edges];
    int n = 0;
    for (int e = 0; e < edges; e++) {
      int positions = 2 + random.nextInt(4);
      x[n] = random.nextInt(extent);
      y[n] = random.nextInt(extent);
      for (int i = 1; i < positions; i++) {
        int step = 1 << random.nextInt(5);
        boolean stay = random.nextInt(10) == 0;
        boolean east = random.nextBoolean();
        int freeX = random.nextInt(extent);
        int freeY = random.nextInt(extent);
        x[n + i] = stay ? x[n] : alongAxes ? x[n + i - 1] + (east ? step : 0) : freeX;
        y[n + i] = stay ? y[n] : alongAxes ? y[n + i - 1] + (east ? 0 : step) : freeY;
        if (alongAxes && stay) {
          x[n + i] = x[n + i - 1];
          y[n + i] = y[n + i - 1];
        }
      }
      n += positions;
      shapeStart[e + 1] = n;
    }
    return streets(Arrays.copyOf(x, n), Arrays.copyOf(y, n), shapeStart);
  }

  private static Streets streets(int[] x, int[] y, int[] shapeStart) {
    int edges = shapeStart.length - 1;
    byte[] both = new byte[edges];
    Arrays.fill(both, (byte) 3);
    Coordinates shape = new Coordinates(0, 0, 1, x, y);
    int[] zeros = new int[edges];
    return new Streets(1, zeros, zeros, zeros, both, new byte[edges], shapeStart, shape);
  }
}
