package io.carecircle.kernel.access;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;

/**
 * The last steps to the equilibrium of {@link RationalAgents}. Demand points that are split tie
 * facilities together: {@code p(j) + c(i,j) = p(k) + c(i,k)}, p the crowding. Along a forest of
 * such ties the equilibrium of each tree is a closed form (all crowdings are known but for one
 * constant, and the people are known), so what single demand points would pass on from neighbour to
 * neighbour in thousands of rounds is done at once. A step that would leave less than nobody on a
 * way stops there, and the way falls out of its tree; {@link Circles} are opened first. Every step
 * lowers the function that is minimised, or leaves it.
 */
final class SplitForest {
  private final SparseCostMatrix pairs;
  private final double tau;
  private final double[] room;
  private final double[] flow;
  private final double[] load;
  private final int facilityCount;

  /** Ways in use of split demand points, and the number of that point among them. */
  private int[] way = new int[64];

  private int[] point = new int[64];
  private int wayCount;
  private int pointCount;

  /** Nodes are facilities, then split demand points; roots and children in one order. */
  private int[] order;

  private int[] parentWay;
  private int[] parent;

  /** The root of each node's tree; of a root how much of its step is taken, and what stops it. */
  private int[] rootOf;

  private double[] share;
  private int[] stoppedBy;
  private double[] need;
  private double[] offset;
  private int ordered;

  SplitForest(SparseCostMatrix pairs, double tau, double[] room, double[] flow, double[] load) {
    this.pairs = pairs;
    this.tau = tau;
    this.room = room;
    this.flow = flow;
    this.load = load;
    this.facilityCount = room.length;
  }

  /** Moves people between ways in use until no tree gains by it. */
  void settle(CancelToken cancel) {
    collect();
    cancel.check();
    new Circles(pairs, flow, facilityCount, way, point, pointCount).open(wayCount);
    keepSplit();
    boolean settled = false;
    while (!settled) {
      cancel.check();
      grow();
      settled = move();
    }
  }

  private void collect() {
    wayCount = 0;
    pointCount = 0;
    for (int i = 0; i < pairs.rowCount(); i++) {
      int used = 0;
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        used += flow[k] > 0 ? 1 : 0;
      }
      for (int k = pairs.first(i); used > 1 && k < pairs.first(i + 1); k++) {
        if (flow[k] > 0) {
          if (wayCount == way.length) {
            way = Arrays.copyOf(way, 2 * wayCount);
            point = Arrays.copyOf(point, 2 * wayCount);
          }
          way[wayCount] = k;
          point[wayCount++] = pointCount;
        }
      }
      pointCount += used > 1 ? 1 : 0;
    }
  }

  /** Leaves out the demand points that use one way only, now that circles are open. */
  private void keepSplit() {
    int[] used = new int[pointCount];
    for (int w = 0; w < wayCount; w++) {
      used[point[w]] += flow[way[w]] > 0 ? 1 : 0;
    }
    int[] number = new int[pointCount];
    int points = 0;
    for (int q = 0; q < pointCount; q++) {
      number[q] = used[q] > 1 ? points++ : -1;
    }
    int ways = 0;
    for (int w = 0; w < wayCount; w++) {
      if (number[point[w]] >= 0 && flow[way[w]] > 0) {
        way[ways] = way[w];
        point[ways++] = number[point[w]];
      }
    }
    wayCount = ways;
    pointCount = points;
  }

  /** A spanning forest over the ways that still carry people, breadth first. */
  private void grow() {
    int nodes = facilityCount + pointCount;
    int[] firstAt = new int[nodes + 1];
    for (int w = 0; w < wayCount; w++) {
      if (flow[way[w]] > 0) {
        firstAt[pairs.column(way[w]) + 1]++;
        firstAt[facilityCount + point[w] + 1]++;
      }
    }
    for (int n = 0; n < nodes; n++) {
      firstAt[n + 1] += firstAt[n];
    }
    int[] at = new int[firstAt[nodes]];
    int[] next = firstAt.clone();
    for (int w = 0; w < wayCount; w++) {
      if (flow[way[w]] > 0) {
        at[next[pairs.column(way[w])]++] = w;
        at[next[facilityCount + point[w]]++] = w;
      }
    }
    order = new int[nodes];
    parent = new int[nodes];
    parentWay = new int[nodes];
    need = new double[nodes];
    offset = new double[nodes];
    rootOf = new int[nodes];
    share = new double[nodes];
    stoppedBy = new int[nodes];
    Arrays.fill(parent, -2);
    ordered = 0;
    for (int root = 0; root < facilityCount; root++) {
      if (parent[root] == -2 && firstAt[root + 1] > firstAt[root]) {
        growFrom(root, firstAt, at);
      }
    }
  }

  private void growFrom(int root, int[] firstAt, int[] at) {
    int first = ordered;
    parent[root] = -1;
    rootOf[root] = root;
    share[root] = 1;
    stoppedBy[root] = -1;
    order[ordered++] = root;
    double people = 0;
    double rooms = 0;
    double roomTimesOffset = 0;
    for (int n = first; n < ordered; n++) {
      int node = order[n];
      if (node < facilityCount) {
        people += load[node];
        rooms += room[node];
        roomTimesOffset += room[node] * offset[node];
      }
      for (int a = firstAt[node]; a < firstAt[node + 1]; a++) {
        int w = at[a];
        int other = node < facilityCount ? facilityCount + point[w] : pairs.column(way[w]);
        if (parent[other] == -2) {
          parent[other] = node;
          parentWay[other] = w;
          rootOf[other] = root;
          double cost = pairs.cost(way[w]) / tau;
          offset[other] = offset[node] + (node < facilityCount ? cost : -cost);
          order[ordered++] = other;
        }
      }
    }
    double constant = (people - roomTimesOffset) / rooms;
    for (int n = first; n < ordered; n++) {
      int node = order[n];
      need[node] = node < facilityCount ? room[node] * (constant + offset[node]) - load[node] : 0;
    }
  }

  /**
   * Moves along each tree as far as all its ways allow; at least one way of a tree that is stopped
   * carries nobody afterwards.
   *
   * @return whether the whole step was taken everywhere
   */
  private boolean move() {
    double[] change = new double[wayCount];
    for (int n = ordered - 1; n >= 0; n--) {
      int node = order[n];
      if (parent[node] >= 0) {
        int w = parentWay[node];
        int root = rootOf[node];
        change[w] = need[node];
        need[parent[node]] -= need[node];
        if (flow[way[w]] + share[root] * change[w] < 0) {
          share[root] = flow[way[w]] / -change[w];
          stoppedBy[root] = w;
        }
      }
    }
    boolean whole = true;
    for (int n = 0; n < ordered; n++) {
      int node = order[n];
      int w = parentWay[node];
      if (parent[node] >= 0 && change[w] != 0) {
        int root = rootOf[node];
        double moved =
            w == stoppedBy[root] ? -flow[way[w]] : Math.max(-flow[way[w]], share[root] * change[w]);
        flow[way[w]] += moved;
        load[pairs.column(way[w])] += moved;
        whole &= stoppedBy[root] < 0;
      }
    }
    return whole;
  }
}
