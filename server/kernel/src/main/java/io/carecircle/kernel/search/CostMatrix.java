package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * Ways between many origins and many destinations, one row at a time, within a cut-off. The work of
 * a row grows with the nodes and the destinations within reach, not with all there are.
 *
 * <p>Costs carry the number of the row like the labels of {@link ReachSearch}, so that nothing is
 * cleared between rows, and lie in the order of the edges, so that what is written together lies
 * together.
 *
 * <p>Holds the scratch memory of one thread.
 */
public final class CostMatrix {
  private final Network network;
  private Snapped origins;
  private final Snapped destinations;
  private final boolean backwards;
  private EndCosts starts;
  private final ReachSearch search;
  private final EdgePositions byEdge;

  /** Ends at node n are {@code firstAt[n]} to {@code firstAt[n + 1] - 1}. */
  private final int[] firstAt;

  /** Of end i the entry of its destination, {@code 2 * i}, and its cost from the node after it. */
  private final int[] endAt;

  /** {@code base + millimetres} of the last row; {@code limit} and more is no way. */
  private final int[] label;

  private int base = Integer.MAX_VALUE - Lengths.NO_WAY_MM;
  private int limit;

  /** Entries of the last row. */
  private final int[] found;

  private int foundCount;

  /**
   * @param backwards false: ways from origins to destinations; true: ways from the destinations to
   *     the origins (a row is still one origin)
   */
  public CostMatrix(Network network, Snapped origins, Snapped destinations, boolean backwards) {
    this.network = network;
    this.origins = origins;
    this.destinations = destinations;
    this.backwards = backwards;
    this.search = new ReachSearch(backwards ? network.reverse() : network.forward());
    this.starts = ends(origins, !backwards);
    this.byEdge = new EdgePositions(destinations);
    EndCosts ends = ends(destinations, backwards);
    this.firstAt = new int[network.nodeCount() + 1];
    count(ends.fromNode(), ends.fromCostMm());
    count(ends.toNode(), ends.toCostMm());
    for (int n = 0; n < network.nodeCount(); n++) {
      firstAt[n + 1] += firstAt[n];
    }
    this.endAt = new int[2 * firstAt[network.nodeCount()]];
    int[] next = firstAt.clone();
    for (int entry = 0; entry < byEdge.size(); entry++) {
      int d = byEdge.point(entry);
      place(entry, ends.fromNode()[d], ends.fromCostMm()[d], next);
      place(entry, ends.toNode()[d], ends.toCostMm()[d], next);
    }
    this.label = new int[byEdge.size()];
    Arrays.fill(label, Integer.MAX_VALUE);
    // One more than can be filled: the scan writes before it knows.
    this.found = new int[byEdge.size() + 1];
  }

  /**
   * Asks about other origins from now on. What is known of the destinations is kept, so this costs
   * the new origins alone.
   */
  public void setOrigins(Snapped origins) {
    this.origins = origins;
    this.starts = ends(origins, !backwards);
  }

  private EndCosts ends(Snapped points, boolean leaving) {
    return leaving
        ? EndCosts.leaving(network.streets(), points)
        : EndCosts.arriving(network.streets(), points);
  }

  private void count(int[] node, int[] costMm) {
    for (int i = 0; i < node.length; i++) {
      if (costMm[i] < Lengths.NO_WAY_MM) {
        firstAt[node[i] + 1]++;
      }
    }
  }

  private void place(int entry, int node, int costMm, int[] next) {
    if (costMm < Lengths.NO_WAY_MM) {
      int end = next[node]++;
      endAt[2 * end] = entry;
      endAt[2 * end + 1] = costMm;
    }
  }

  /**
   * Finds the destinations of one origin.
   *
   * @param cutoffMm the longest way, legs included; up to {@link Lengths#NO_WAY_MM} - 1 for all
   */
  public void row(int origin, int cutoffMm) {
    search.begin(cutoffMm);
    beginRow(cutoffMm);
    search.addStarts(starts, origin);
    search.run();
    offerAtNodes(cutoffMm);
    offerOnOwnEdge(origin, cutoffMm);
  }

  private void beginRow(int cutoffMm) {
    if (base <= cutoffMm) {
      Arrays.fill(label, Integer.MAX_VALUE);
      base = Integer.MAX_VALUE - Lengths.NO_WAY_MM;
    }
    base -= cutoffMm + 1;
    limit = base + cutoffMm + 1;
  }

  /** The hot loop: see {@link ReachSearch} for why it stores first and asks afterwards. */
  private void offerAtNodes(int cutoffMm) {
    final int[] firstAt = this.firstAt;
    final int[] endAt = this.endAt;
    final int[] label = this.label;
    final int[] found = this.found;
    final int base = this.base;
    final int limit = this.limit;
    final int beyond = cutoffMm + 1;
    int reached = search.reachedCount();
    int count = 0;
    for (int k = 0; k < reached; k++) {
      int node = search.reachedNode(k);
      int toNode = search.reachedCostMm(k);
      int last = 2 * firstAt[node + 1];
      for (int at = 2 * firstAt[node]; at < last; at += 2) {
        int entry = endAt[at];
        int candidate = base + Math.min(toNode + endAt[at + 1], beyond);
        int old = label[entry];
        found[count] = entry;
        // The sign bits: within the cut-off now, and not before.
        count += ((candidate - limit) & (limit - 1 - old)) >>> 31;
        label[entry] = Math.min(candidate, old);
      }
    }
    foundCount = count;
  }

  /** Where a way need not pass an end. */
  private void offerOnOwnEdge(int origin, int cutoffMm) {
    if (!origins.joined(origin)) {
      return;
    }
    int edge = origins.edge()[origin];
    for (int entry = byEdge.first(edge); byEdge.isOn(entry, edge); entry++) {
      int costMm = alongMm(origin, byEdge.point(entry));
      if (costMm <= cutoffMm && base + costMm < label[entry]) {
        if (label[entry] >= limit) {
          found[foundCount++] = entry;
        }
        label[entry] = base + costMm;
      }
    }
  }

  private int alongMm(int origin, int destination) {
    return backwards
        ? EndCosts.alongOneEdgeMm(network.streets(), destinations, destination, origins, origin)
        : EndCosts.alongOneEdgeMm(network.streets(), origins, origin, destinations, destination);
  }

  /** How many destinations the last row reaches. */
  public int foundCount() {
    return foundCount;
  }

  /** The k-th destination of the last row, in no particular order. */
  public int found(int k) {
    return byEdge.point(found[k]);
  }

  /** Millimetres between the last row's origin and {@link #found}. */
  public int foundCostMm(int k) {
    return label[found[k]] - base;
  }

  /**
   * The way between the last row's origin and a destination, {@link Lengths#NO_WAY_MM} for none.
   */
  public int costMm(int destination) {
    int entry = byEdge.entryOf(destination);
    return entry >= 0 && label[entry] < limit ? label[entry] - base : Lengths.NO_WAY_MM;
  }
}
