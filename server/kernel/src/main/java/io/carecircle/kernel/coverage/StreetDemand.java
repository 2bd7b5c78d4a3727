package io.carecircle.kernel.coverage;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.EndCosts;
import java.util.Arrays;

/**
 * Demand by the streets that it stands on, with what a coverage says of it: all that {@link
 * SiteGain} needs and that does not depend on the site. A street whose demand lies within reach
 * altogether is then counted at once, whatever stands on it.
 *
 * <p>Immutable, so threads may share it.
 */
public final class StreetDemand {
  /** What is asked of one street lies side by side, {@code STREET} ints each. */
  static final int STREET = 7;

  /** Nodes at its ends. */
  static final int FROM = 0;

  static final int TO = 1;

  /**
   * The most that a point costs from both ends together, for each way; the nearer end costs at most
   * half of it. "No way" twice counts as {@link Integer#MAX_VALUE}.
   */
  static final int SUM_MM = 2;

  /** First point, first that was covered before, and the one after the last. */
  static final int FIRST = 4;

  static final int COVERED = 5;
  static final int END = 6;

  /** One way, there or back: costs of each point from both ends of its street, {@code 2 * i}. */
  record Way(boolean toSite, int[] costMm) {}

  final int[] street;

  /** Of each street the people on it and those not covered before, {@code 2 * s}. */
  final long[] people;

  /** Demand points in the order of their streets; on each those not covered before come first. */
  final int[] point;

  /** Streets with an end at node n are {@code streetAt[firstAt[n]]} to the next. */
  final int[] firstAt;

  final int[] streetAt;

  /** One, or two for a round trip. */
  final Way[] ways;

  private final int[] edge;

  /**
   * @param base the coverage without the site, neighbours allowed
   * @param weight people of each demand point
   */
  public StreetDemand(Network network, long[] weight, CoverageResult base, Direction direction) {
    Snapped demand = base.joined().demand();
    this.edge = Arrays.stream(demand.edge()).filter(e -> e >= 0).sorted().distinct().toArray();
    this.street = new int[STREET * edge.length];
    this.people = new long[2 * edge.length];
    this.point = new int[demand.joinedCount()];
    order(demand, base.demandClass());
    add(weight);
    this.firstAt = new int[network.nodeCount() + 1];
    this.streetAt = joinNodes(network.streets());
    boolean[] toSite =
        switch (direction) {
          case TO_FACILITY -> new boolean[] {true};
          case FROM_FACILITY -> new boolean[] {false};
          case ROUND_TRIP -> new boolean[] {true, false};
        };
    this.ways = new Way[toSite.length];
    for (int w = 0; w < ways.length; w++) {
      ways[w] = way(network.streets(), demand, w, toSite[w]);
    }
  }

  private void order(Snapped demand, DemandClass[] before) {
    int[] next = new int[edge.length + 1];
    for (int e : demand.edge()) {
      if (e >= 0) {
        next[streetOf(e) + 1]++;
      }
    }
    for (int s = 0; s < edge.length; s++) {
      next[s + 1] += next[s];
      street[STREET * s + FIRST] = next[s];
      street[STREET * s + END] = next[s + 1];
    }
    place(demand, before, false, next);
    for (int s = 0; s < edge.length; s++) {
      street[STREET * s + COVERED] = next[s];
    }
    place(demand, before, true, next);
  }

  private void place(Snapped demand, DemandClass[] before, boolean covered, int[] next) {
    for (int d = 0; d < before.length; d++) {
      if (demand.joined(d) && (before[d] == DemandClass.COVERED) == covered) {
        point[next[streetOf(demand.edge()[d])]++] = d;
      }
    }
  }

  private void add(long[] weight) {
    for (int s = 0; s < edge.length; s++) {
      int at = STREET * s;
      for (int i = street[at + FIRST]; i < street[at + END]; i++) {
        people[2 * s] = Math.addExact(people[2 * s], weight[point[i]]);
        people[2 * s + 1] += i < street[at + COVERED] ? weight[point[i]] : 0;
      }
    }
  }

  private int[] joinNodes(Streets streets) {
    for (int s = 0; s < edge.length; s++) {
      int from = streets.from()[edge[s]];
      int to = streets.to()[edge[s]];
      street[STREET * s + FROM] = from;
      street[STREET * s + TO] = to;
      firstAt[from + 1]++;
      firstAt[to + 1] += from == to ? 0 : 1;
    }
    for (int n = 1; n < firstAt.length; n++) {
      firstAt[n] += firstAt[n - 1];
    }
    int[] at = new int[firstAt[firstAt.length - 1]];
    int[] next = firstAt.clone();
    for (int s = 0; s < edge.length; s++) {
      int from = street[STREET * s + FROM];
      int to = street[STREET * s + TO];
      at[next[from]++] = s;
      if (from != to) {
        at[next[to]++] = s;
      }
    }
    return at;
  }

  private Way way(Streets streets, Snapped demand, int w, boolean toSite) {
    EndCosts ends = toSite ? EndCosts.leaving(streets, demand) : EndCosts.arriving(streets, demand);
    int[] costMm = new int[2 * point.length];
    for (int s = 0; s < edge.length; s++) {
      int at = STREET * s;
      for (int i = street[at + FIRST]; i < street[at + END]; i++) {
        costMm[2 * i] = ends.fromCostMm()[point[i]];
        costMm[2 * i + 1] = ends.toCostMm()[point[i]];
        long sum = (long) costMm[2 * i] + costMm[2 * i + 1];
        street[at + SUM_MM + w] =
            Math.max(street[at + SUM_MM + w], (int) Math.min(Integer.MAX_VALUE, sum));
      }
    }
    return new Way(toSite, costMm);
  }

  /** The street of an edge; negative when no demand stands on it. */
  int streetOf(int ofEdge) {
    return Arrays.binarySearch(edge, ofEdge);
  }

  /** Demand points that are not covered. */
  int uncoveredCount() {
    int count = 0;
    for (int s = 0; s < edge.length; s++) {
      count += street[STREET * s + COVERED] - street[STREET * s + FIRST];
    }
    return count;
  }
}
