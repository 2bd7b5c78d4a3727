package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Snapped;
import java.util.Arrays;

/** Which points stand on an edge: needed because the way between two of them need not leave it. */
public final class EdgePositions {
  /** {@code edge << 32 | point}, ascending; points that are not joined are left out. */
  private final long[] byEdge;

  public EdgePositions(Snapped points) {
    long[] all = new long[points.size()];
    int n = 0;
    for (int i = 0; i < points.size(); i++) {
      if (points.joined(i)) {
        all[n++] = (long) points.edge()[i] << 32 | i;
      }
    }
    byEdge = Arrays.copyOf(all, n);
    Arrays.sort(byEdge);
  }

  /** Index of the first point on the edge or a later one. */
  public int first(int edge) {
    int at = Arrays.binarySearch(byEdge, (long) edge << 32);
    return at >= 0 ? at : -at - 1;
  }

  /** Whether the entry exists and is a point on the edge. */
  public boolean isOn(int index, int edge) {
    return index < byEdge.length && (int) (byEdge[index] >>> 32) == edge;
  }

  public int point(int index) {
    return (int) byEdge[index];
  }
}
