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
 * way stops there, and the way falls out of the forest; a circle of ways is opened first.
 */
final class SplitForest {
  private static final int MOST_STEPS = 10_000;

  /**
   * Ways and nodes that the steps of one call look at, or four times the pairs where that is more:
   * on large questions not much longer than a round of choices, which also brings people nearer.
   */
  private static final long LEAST_WORK = 5_000_000;

  /** Split demand points a facility; where there are more, single rounds still do better. */
  private static final int MOST_POINTS = 4;

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
  private int[] depth;
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
    if (pointCount > MOST_POINTS * facilityCount) {
      return;
    }
    long work = Math.max(LEAST_WORK, 4L * pairs.pairCount());
    long most = Math.min(MOST_STEPS, work / (1 + wayCount + facilityCount + pointCount));
    for (int step = 0; step < most && wayCount > 0; step++) {
      cancel.check();
      grow();
      if (!breakCycle() && move()) {
        return;
      }
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
    depth = new int[nodes];
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
          depth[other] = depth[node] + 1;
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
   * Sends people round a circle of ways, which changes no crowding, in the direction that costs
   * less, until one of the ways carries nobody.
   *
   * @return whether there was a circle
   */
  private boolean breakCycle() {
    for (int w = 0; w < wayCount; w++) {
      int facility = pairs.column(way[w]);
      int demand = facilityCount + point[w];
      boolean inTree =
          parent[facility] == demand && parentWay[facility] == w
              || parent[demand] == facility && parentWay[demand] == w;
      if (flow[way[w]] > 0 && !inTree) {
        int[] circle = circle(w, facility, demand);
        double cost = 0;
        for (int n = 0; n < circle.length; n++) {
          cost += (n % 2 == 0 ? 1 : -1) * pairs.cost(way[circle[n]]);
        }
        send(circle, cost > 0 ? 0 : 1);
        return true;
      }
    }
    return false;
  }

  /** The way and the path between its ends in the tree, so that every other one gains. */
  private int[] circle(int w, int facility, int demand) {
    int[] fromFacility = new int[ordered + 1];
    int[] fromDemand = new int[ordered + 1];
    int up = 0;
    int down = 0;
    int a = facility;
    int b = demand;
    while (a != b) {
      if (depth[a] >= depth[b]) {
        fromFacility[up++] = parentWay[a];
        a = parent[a];
      } else {
        fromDemand[down++] = parentWay[b];
        b = parent[b];
      }
    }
    int[] circle = new int[1 + up + down];
    circle[0] = w;
    System.arraycopy(fromFacility, 0, circle, 1, up);
    for (int n = 0; n < down; n++) {
      circle[1 + up + n] = fromDemand[down - 1 - n];
    }
    return circle;
  }

  /** Empties every other way, from this one on, as far as the smallest of them allows. */
  private void send(int[] circle, int firstToLose) {
    int least = circle[firstToLose];
    for (int n = firstToLose; n < circle.length; n += 2) {
      least = flow[way[circle[n]]] < flow[way[least]] ? circle[n] : least;
    }
    double moved = flow[way[least]];
    for (int n = 0; n < circle.length; n++) {
      int k = way[circle[n]];
      boolean loses = n % 2 == firstToLose;
      flow[k] = circle[n] == least ? 0 : Math.max(0, flow[k] + (loses ? -moved : moved));
    }
  }

  /**
   * Moves along the trees as far as every way allows.
   *
   * @return whether the whole step was taken
   */
  private boolean move() {
    double[] change = new double[wayCount];
    double share = 1;
    int stopped = -1;
    for (int n = ordered - 1; n >= 0; n--) {
      int node = order[n];
      if (parent[node] >= 0) {
        int w = parentWay[node];
        change[w] = need[node];
        need[parent[node]] -= need[node];
        if (flow[way[w]] + share * change[w] < 0) {
          share = flow[way[w]] / -change[w];
          stopped = w;
        }
      }
    }
    for (int w = 0; w < wayCount; w++) {
      if (change[w] != 0) {
        double moved = w == stopped ? -flow[way[w]] : share * change[w];
        flow[way[w]] = Math.max(0, flow[way[w]] + moved);
        load[pairs.column(way[w])] += moved;
      }
    }
    return stopped < 0;
  }
}
