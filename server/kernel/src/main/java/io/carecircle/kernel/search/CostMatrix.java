package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * Ways between many origins and many destinations, one row at a time, within a cut-off. The work of
 * a row grows with the nodes and the destinations within reach, not with all there are.
 *
 * <p>Holds the scratch memory of one thread.
 */
public final class CostMatrix {
  private final Network network;
  private final Snapped origins;
  private final Snapped destinations;
  private final boolean backwards;
  private final EndCosts starts;
  private final ReachSearch search;
  private final EdgePositions sameEdge;

  /**
   * The destinations at node n are the entries {@code firstAt[n]} to {@code firstAt[n + 1] - 1}.
   */
  private final int[] firstAt;

  /** Of entry i the destination, {@code endAt[2 * i]}, and its cost from the node after it. */
  private final int[] endAt;

  private final int[] best;
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
    EndCosts ends = ends(destinations, backwards);
    this.sameEdge = new EdgePositions(destinations);
    this.firstAt = new int[network.nodeCount() + 1];
    count(ends.fromNode(), ends.fromCostMm());
    count(ends.toNode(), ends.toCostMm());
    for (int n = 0; n < network.nodeCount(); n++) {
      firstAt[n + 1] += firstAt[n];
    }
    this.endAt = new int[2 * firstAt[network.nodeCount()]];
    int[] next = firstAt.clone();
    place(ends.fromNode(), ends.fromCostMm(), next);
    place(ends.toNode(), ends.toCostMm(), next);
    this.best = new int[destinations.size()];
    Arrays.fill(best, Lengths.NO_WAY_MM);
    // One slot more than can be filled: the scan writes before it knows.
    this.found = new int[destinations.size() + 1];
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

  private void place(int[] node, int[] costMm, int[] next) {
    for (int i = 0; i < node.length; i++) {
      if (costMm[i] < Lengths.NO_WAY_MM) {
        int at = next[node[i]]++;
        endAt[2 * at] = i;
        endAt[2 * at + 1] = costMm[i];
      }
    }
  }

  /**
   * Finds the destinations of one origin.
   *
   * @param cutoffMm the longest way, legs included; up to {@link Lengths#NO_WAY_MM} - 1 for all
   */
  public void row(int origin, int cutoffMm) {
    for (int k = 0; k < foundCount; k++) {
      best[found[k]] = Lengths.NO_WAY_MM;
    }
    foundCount = 0;
    search.begin(cutoffMm);
    search.addStarts(starts, origin);
    search.run();
    offerAtNodes(cutoffMm);
    int edge = origins.edge()[origin];
    for (int k = sameEdge.first(edge); edge >= 0 && sameEdge.isOn(k, edge); k++) {
      int destination = sameEdge.point(k);
      offer(destination, alongMm(origin, destination), cutoffMm);
    }
  }

  /** The hot loop: see {@link ReachSearch} for why it stores first and asks afterwards. */
  private void offerAtNodes(int cutoffMm) {
    int count = foundCount;
    for (int k = 0; k < search.reachedCount(); k++) {
      int node = search.reachedNode(k);
      int toNode = search.reachedCostMm(k);
      int last = 2 * firstAt[node + 1];
      for (int at = 2 * firstAt[node]; at < last; at += 2) {
        int destination = endAt[at];
        int costMm = toNode + endAt[at + 1];
        int old = best[destination];
        // The sign bit: shorter than before and within the cut-off.
        int better = ((costMm - old) & (costMm - cutoffMm - 1)) >>> 31;
        found[count] = destination;
        count += better & (old == Lengths.NO_WAY_MM ? 1 : 0);
        best[destination] = old + (costMm - old & -better);
      }
    }
    foundCount = count;
  }

  private int alongMm(int origin, int destination) {
    return backwards
        ? EndCosts.alongOneEdgeMm(network.streets(), destinations, destination, origins, origin)
        : EndCosts.alongOneEdgeMm(network.streets(), origins, origin, destinations, destination);
  }

  private void offer(int destination, int costMm, int cutoffMm) {
    if (costMm <= cutoffMm && costMm < best[destination]) {
      if (best[destination] == Lengths.NO_WAY_MM) {
        found[foundCount++] = destination;
      }
      best[destination] = costMm;
    }
  }

  /** How many destinations the last row reaches. */
  public int foundCount() {
    return foundCount;
  }

  /** The k-th destination of the last row, in no particular order. */
  public int found(int k) {
    return found[k];
  }

  /**
   * The way between the last row's origin and a destination, {@link Lengths#NO_WAY_MM} for none.
   */
  public int costMm(int destination) {
    return best[destination];
  }
}
