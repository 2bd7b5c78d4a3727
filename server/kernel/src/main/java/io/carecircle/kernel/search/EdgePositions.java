package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Snapped;

/**
 * Joined points in the order of their edges, found without a search. Needed because the way between
 * two points on one edge need not leave it; and costs kept in this order lie side by side for
 * points that are neighbours.
 */
public final class EdgePositions {
  /** Points on edge e are entries {@code firstOn[e]} to {@code firstOn[e + 1] - 1}. */
  private final int[] firstOn;

  private final int[] point;

  /** The entry of each point, -1 for one that is not joined. */
  private final int[] entryOf;

  public EdgePositions(Snapped points) {
    int edges = 0;
    for (int edge : points.edge()) {
      edges = Math.max(edges, edge + 1);
    }
    this.firstOn = new int[edges + 1];
    for (int i = 0; i < points.size(); i++) {
      if (points.joined(i)) {
        firstOn[points.edge()[i] + 1]++;
      }
    }
    for (int e = 0; e < edges; e++) {
      firstOn[e + 1] += firstOn[e];
    }
    this.point = new int[firstOn[edges]];
    this.entryOf = new int[points.size()];
    int[] next = firstOn.clone();
    for (int i = 0; i < points.size(); i++) {
      entryOf[i] = points.joined(i) ? next[points.edge()[i]]++ : -1;
      if (entryOf[i] >= 0) {
        point[entryOf[i]] = i;
      }
    }
  }

  /** How many points are joined. */
  int size() {
    return point.length;
  }

  /** Index of the first entry on the edge or a later one. */
  public int first(int edge) {
    return firstOn[Math.min(edge, firstOn.length - 1)];
  }

  /** Whether the entry at or after {@link #first} exists and is a point on the edge. */
  public boolean isOn(int entry, int edge) {
    return entry < first(edge + 1);
  }

  /** The point of an entry; points of one edge ascend. */
  public int point(int entry) {
    return point[entry];
  }

  int entryOf(int ofPoint) {
    return entryOf[ofPoint];
  }
}
