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
 * @param side the side of an arterial road that the point is kept to, 1 left and -1 right of the
 *     edge's direction; 0 where it stands on both, as everywhere with {@link
 *     ArterialCrossing#ANYWHERE}
 */
public record Snapped(
    int[] edge, int[] offsetMm, int[] legMm, double[] lon, double[] lat, byte[] side) {

  /** Every point on both sides of its street. */
  public Snapped(int[] edge, int[] offsetMm, int[] legMm, double[] lon, double[] lat) {
    this(edge, offsetMm, legMm, lon, lat, new byte[edge.length]);
  }

  /** The same positions where roads may be crossed at any place. */
  public Snapped crossingAnywhere() {
    return new Snapped(edge, offsetMm, legMm, lon, lat);
  }

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
