package io.carecircle.bench;

import io.carecircle.kernel.search.CostMatrix;
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
    this.nodeDemand = NodeDemand.of(city, cutoffMetres * 1000);
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

  /** The wall clock of one thread over that of two; both must find the same. */
  Threads twoThreads(int rounds) throws InterruptedException {
    CostMatrix[] matrices = {
      matrix, new CostMatrix(city.network(), city.facilityPositions(), city.demand(), true)
    };
    return Threads.measure(
        rounds, (worker, first, step) -> sumOfWays(matrices[worker], first, step));
  }

  private long sumOfWays() {
    return sumOfWays(matrix, 0, 1);
  }

  private long sumOfWays(CostMatrix matrix, int first, int step) {
    long sum = 0;
    for (int f = first; f < city.facilities().length; f += step) {
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
}
