package io.carecircle.kernel.network;

/**
 * Where points stand on the network: parallel arrays, one entry a point, in the order of the
 * points.
 *
 * @param edge the edge, or -1 when the point could not be joined: its times are unknown, never 0
 * @param offsetMm from the edge's first end along the edge
 * @param legMm the straight walk from the point to that position
 * @param lon of the position, degrees; NaN when not joined
 * @param lat of the position, degrees; NaN when not joined
 */
public record Snapped(int[] edge, int[] offsetMm, int[] legMm, double[] lon, double[] lat) {
  public int size() {
    return edge.length;
  }

  public boolean joined(int point) {
    return edge[point] >= 0;
  }

  public int joinedCount() {
    int count = 0;
    for (int e : edge) {
      if (e >= 0) {
        count++;
      }
    }
    return count;
  }
}
