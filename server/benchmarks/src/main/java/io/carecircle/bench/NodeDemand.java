package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * Demand at each node in sparse rows, and the ways found to it so far: the step from nodes to
 * demand that GraphHopper's trees lack, done for it in the same way as in the kernel.
 */
final class NodeDemand {
  private final int[] firstAt;
  private final int[] demandAt;
  private final int[] costAt;
  private final int[] best;
  private final int[] found;
  private final int cutoffMm;
  private int foundCount;

  NodeDemand(int nodes, EndCosts ends, int cutoffMm) {
    this.cutoffMm = cutoffMm;
    firstAt = new int[nodes + 1];
    for (int d = 0; d < ends.size(); d++) {
      firstAt[ends.fromNode()[d] + 1] += ends.fromCostMm()[d] < Lengths.NO_WAY_MM ? 1 : 0;
      firstAt[ends.toNode()[d] + 1] += ends.toCostMm()[d] < Lengths.NO_WAY_MM ? 1 : 0;
    }
    for (int n = 0; n < nodes; n++) {
      firstAt[n + 1] += firstAt[n];
    }
    demandAt = new int[firstAt[nodes]];
    costAt = new int[firstAt[nodes]];
    int[] next = firstAt.clone();
    for (int d = 0; d < ends.size(); d++) {
      place(ends.fromNode()[d], d, ends.fromCostMm()[d], next);
      place(ends.toNode()[d], d, ends.toCostMm()[d], next);
    }
    best = new int[ends.size()];
    Arrays.fill(best, Lengths.NO_WAY_MM);
    found = new int[ends.size()];
  }

  private void place(int node, int demand, int costMm, int[] next) {
    if (costMm < Lengths.NO_WAY_MM) {
      demandAt[next[node]] = demand;
      costAt[next[node]++] = costMm;
    }
  }

  /** The demand of a city that walks to whoever is asked about. */
  static NodeDemand of(City city, int cutoffMm) {
    return new NodeDemand(
        city.network().nodeCount(),
        EndCosts.leaving(city.network().streets(), city.demand()),
        cutoffMm);
  }

  void clear() {
    for (int k = 0; k < foundCount; k++) {
      best[found[k]] = Lengths.NO_WAY_MM;
    }
    foundCount = 0;
  }

  void settle(ShortestPathTree.IsoLabel label) {
    int toNode = (int) Math.round(label.weight * 1000);
    for (int at = firstAt[label.node]; at < firstAt[label.node + 1]; at++) {
      int demand = demandAt[at];
      int costMm = toNode + costAt[at];
      if (costMm <= cutoffMm && costMm < best[demand]) {
        if (best[demand] == Lengths.NO_WAY_MM) {
          found[foundCount++] = demand;
        }
        best[demand] = costMm;
      }
    }
  }

  /** How many were found that are not marked. */
  long countUnmarked(boolean[] marked) {
    long count = 0;
    for (int k = 0; k < foundCount; k++) {
      count += marked[found[k]] ? 0 : 1;
    }
    return count;
  }

  long sum() {
    long sum = 0;
    for (int k = 0; k < foundCount; k++) {
      sum += best[found[k]];
    }
    return sum;
  }
}
