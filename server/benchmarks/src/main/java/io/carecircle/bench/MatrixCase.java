package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.List;

/**
 * W5: the ways between every facility and every demand point within a cut-off. GraphHopper's trees
 * end at nodes; the step from there to the demand is done for it in the same way as in the kernel.
 */
final class MatrixCase {
  private final City city;
  private final PeerGraph peer;
  private final int cutoffMetres;
  private final CostMatrix matrix;
  private final NodeDemand nodeDemand;

  MatrixCase(City city, PeerGraph peer, int cutoffMetres) {
    this.city = city;
    this.peer = peer;
    this.cutoffMetres = cutoffMetres;
    this.matrix = new CostMatrix(city.network(), city.facilityPositions(), city.demand(), true);
    this.nodeDemand =
        new NodeDemand(
            city.network().nodeCount(),
            EndCosts.leaving(city.network().streets(), city.demand()),
            cutoffMetres * 1000);
  }

  List<Row> run(Rounds rounds) {
    rounds
        .add(Row.OURS, this::sumOfWays)
        .add("GraphHopper, a tree for each facility", this::peerSumOfWays);
    return Row.of(
        "W5 %d m, per facility".formatted(cutoffMetres), rounds.run(), city.facilities().length, 0);
  }

  /** Pairs within the cut-off. */
  long pairs() {
    long pairs = 0;
    for (int f = 0; f < city.facilities().length; f++) {
      matrix.row(f, cutoffMetres * 1000);
      pairs += matrix.foundCount();
    }
    return pairs;
  }

  private long sumOfWays() {
    long sum = 0;
    for (int f = 0; f < city.facilities().length; f++) {
      matrix.row(f, cutoffMetres * 1000);
      for (int k = 0; k < matrix.foundCount(); k++) {
        sum += matrix.foundCostMm(k);
      }
    }
    return sum;
  }

  private long peerSumOfWays() {
    long sum = 0;
    for (int facility : city.facilities()) {
      nodeDemand.clear();
      peer.tree(cutoffMetres).search(facility, nodeDemand::settle);
      sum += nodeDemand.sum();
    }
    return sum;
  }

  /** Demand at each node in sparse rows, and the ways found to it so far. */
  private static final class NodeDemand {
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

    long sum() {
      long sum = 0;
      for (int k = 0; k < foundCount; k++) {
        sum += best[found[k]];
      }
      return sum;
    }
  }
}
