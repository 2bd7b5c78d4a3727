package io.carecircle.kernel.access;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;

/**
 * Opens the circles among the ways that split demand points use. People can be sent round a circle
 * without any crowding changing, in the direction that costs less, until one of its ways carries
 * nobody; what is left is a forest. Ways are taken one after the other into a forest that is kept
 * in parent pointers, as the basis of a network simplex is: one that closes a circle takes the
 * place of the way that was emptied.
 */
final class Circles {
  private static final int NONE = -1;

  private final SparseCostMatrix pairs;
  private final double[] flow;
  private final int facilityCount;

  /** The pair of each way, and the number of its demand point among the split ones. */
  private final int[] way;

  private final int[] point;

  /** Nodes are facilities, then split demand points. */
  private final int[] parent;

  private final int[] parentWay;

  /** Of each node another one of its tree, of one node of each tree itself; and how many it has. */
  private final int[] tree;

  private final int[] treeSize;

  /** Where on the way up from the facility a node was met, if {@code metIn} is the current way. */
  private final int[] metAt;

  private final int[] metIn;
  private int[] circle = new int[64];

  Circles(
      SparseCostMatrix pairs,
      double[] flow,
      int facilityCount,
      int[] way,
      int[] point,
      int pointCount) {
    this.pairs = pairs;
    this.flow = flow;
    this.facilityCount = facilityCount;
    this.way = way;
    this.point = point;
    int nodes = facilityCount + pointCount;
    this.parent = filled(nodes);
    this.parentWay = filled(nodes);
    this.tree = new int[nodes];
    Arrays.setAll(tree, n -> n);
    this.treeSize = new int[nodes];
    Arrays.fill(treeSize, 1);
    this.metAt = new int[nodes];
    this.metIn = filled(nodes);
  }

  private static int[] filled(int nodes) {
    int[] array = new int[nodes];
    Arrays.fill(array, NONE);
    return array;
  }

  /** Takes the first so many ways in; afterwards those that still carry people are a forest. */
  void open(int wayCount) {
    for (int w = 0; w < wayCount; w++) {
      int facility = pairs.column(way[w]);
      int demand = facilityCount + point[w];
      int a = treeOf(facility);
      int b = treeOf(demand);
      if (a != b) {
        boolean facilityIsSmaller = treeSize[a] < treeSize[b];
        hang(facilityIsSmaller ? facility : demand, facilityIsSmaller ? demand : facility, w, NONE);
        tree[facilityIsSmaller ? a : b] = facilityIsSmaller ? b : a;
        treeSize[facilityIsSmaller ? b : a] += treeSize[facilityIsSmaller ? a : b];
      } else {
        close(w, facility, demand);
      }
    }
  }

  private int treeOf(int node) {
    int at = node;
    while (tree[at] != at) {
      tree[at] = tree[tree[at]];
      at = tree[at];
    }
    return at;
  }

  /**
   * Turns the path from a node upwards round, as far as its root or as the way {@code cut}, and
   * hangs it below another node.
   */
  private void hang(int node, int onto, int by, int cut) {
    int at = node;
    int above = onto;
    int through = by;
    while (at != NONE) {
      int next = parent[at];
      int nextWay = parentWay[at];
      parent[at] = above;
      parentWay[at] = through;
      above = at;
      through = nextWay;
      at = nextWay == cut ? NONE : next;
    }
  }

  /** A way that joins two nodes of one tree: the circle that it closes is opened elsewhere. */
  private void close(int w, int facility, int demand) {
    int up = 0;
    for (int at = facility; at != NONE; at = parent[at]) {
      metAt[at] = up++;
      metIn[at] = w;
    }
    int down = 0;
    int top = demand;
    while (metIn[top] != w) {
      top = parent[top];
      down++;
    }
    int fromFacility = metAt[top];
    int length = 1 + fromFacility + down;
    if (circle.length < length) {
      circle = new int[2 * length];
    }
    circle[0] = w;
    int n = 1;
    for (int at = facility; at != top; at = parent[at]) {
      circle[n++] = parentWay[at];
    }
    n = length;
    for (int at = demand; at != top; at = parent[at]) {
      circle[--n] = parentWay[at];
    }
    int emptied = send(length);
    if (emptied > fromFacility) {
      hang(demand, facility, w, circle[emptied]);
    } else if (emptied > 0) {
      hang(facility, demand, w, circle[emptied]);
    }
  }

  /**
   * Empties every other way of the circle as far as the smallest of them allows, those that cost
   * more in sum.
   *
   * @return which one carries nobody now
   */
  private int send(int length) {
    double cost = 0;
    for (int n = 0; n < length; n++) {
      cost += (n % 2 == 0 ? 1 : -1) * pairs.cost(way[circle[n]]);
    }
    int firstToLose = cost > 0 ? 0 : 1;
    int least = firstToLose;
    for (int n = firstToLose; n < length; n += 2) {
      least = flow[way[circle[n]]] < flow[way[circle[least]]] ? n : least;
    }
    double moved = flow[way[circle[least]]];
    for (int n = 0; n < length; n++) {
      int k = way[circle[n]];
      boolean loses = n % 2 == firstToLose;
      flow[k] = n == least ? 0 : Math.max(0, flow[k] + (loses ? -moved : moved));
    }
    return least;
  }
}
