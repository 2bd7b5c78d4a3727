package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Snapped;

/**
 * Joined points in the order of their edges. Needed because the way between two points on one edge
 * need not leave it; and costs kept in this order lie side by side for points that are neighbours.
 */
final class PointsByEdge {
  /** Points on edge e are entries {@code firstOn[e]} to {@code firstOn[e + 1] - 1}. */
  private final int[] firstOn;

  private final int[] point;

  /** The entry of each point, -1 for one that is not joined. */
  private final int[] entryOf;

  PointsByEdge(int edges, Snapped points) {
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

  /** The first entry of an edge; that of the next edge ends it. */
  int first(int edge) {
    return firstOn[edge];
  }

  /** Points of one edge ascend. */
  int point(int entry) {
    return point[entry];
  }

  int entryOf(int ofPoint) {
    return entryOf[ofPoint];
  }
}
