package io.carecircle.bench;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestSearch;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.List;

/**
 * W2: the nearest facility of every node. W3: which demand points have one within a cut-off.
 *
 * <p>GraphHopper knows no search from many nodes at once. It is measured twice: with a tree for
 * each facility, as its API is meant to be used, and with one tree from a node that was joined to
 * all facilities by edges of length 0, which is the best that can be made of it.
 */
final class NearestCase {
  static final int UNBOUNDED = 1_000_000;

  private final City city;
  private final PeerGraph peer;
  private final PeerGraph peerWithSource;
  private final EndCosts starts;
  private final EndCosts demandEnds;
  private final NearestSearch search;
  private final double[] metres;

  NearestCase(City city, PeerGraph peer, PeerGraph peerWithSource) {
    this.city = city;
    this.peer = peer;
    this.peerWithSource = peerWithSource;
    this.starts = EndCosts.arriving(city.network().streets(), city.facilityPositions());
    this.demandEnds = EndCosts.leaving(city.network().streets(), city.demand());
    this.search = new NearestSearch(city.network().reverse());
    // One label more: GraphHopper's tree also meets the node that all facilities are joined to.
    this.metres = new double[city.network().nodeCount() + 1];
  }

  /**
   * @param trees whether to ask GraphHopper for a tree of each facility, too
   */
  List<Row> nearest(Rounds rounds, int cutoffMetres, boolean trees) {
    rounds.add(
        Row.OURS,
        () -> {
          sweep(cutoffMetres);
          return sumOfDistances();
        });
    rounds.add(
        "GraphHopper, one tree from a joined node",
        () -> {
          sweepFromSource(cutoffMetres);
          return peerSumOfDistances();
        });
    if (trees) {
      rounds.add(
          "GraphHopper, a tree for each facility",
          () -> {
            treeOfEach(cutoffMetres);
            return peerSumOfDistances();
          });
    }
    String bound = cutoffMetres == UNBOUNDED ? "unbounded" : cutoffMetres + " m";
    sweep(cutoffMetres);
    return Row.of("W2 " + bound, rounds.run(), 1, reached());
  }

  List<Row> covered(Rounds rounds, int cutoffMetres) {
    rounds
        .add(
            Row.OURS,
            () -> {
              sweep(cutoffMetres);
              return coveredPoints(cutoffMetres);
            })
        .add(
            "GraphHopper, one tree from a joined node",
            () -> {
              sweepFromSource(cutoffMetres);
              return peerCoveredPoints(cutoffMetres);
            })
        .add(
            "GraphHopper, a tree for each facility",
            () -> {
              treeOfEach(cutoffMetres);
              return peerCoveredPoints(cutoffMetres);
            });
    return Row.of("W3 %d m".formatted(cutoffMetres), rounds.run(), 1, 0);
  }

  private void sweep(int cutoffMetres) {
    search.run(starts, null, cutoffMetres * 1000, CancelToken.NONE);
  }

  private void sweepFromSource(int cutoffMetres) {
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    peerWithSource
        .tree(cutoffMetres)
        .search(peerWithSource.source(), label -> metres[label.node] = label.weight);
    metres[peerWithSource.source()] = Double.POSITIVE_INFINITY;
  }

  private void treeOfEach(int cutoffMetres) {
    Arrays.fill(metres, Double.POSITIVE_INFINITY);
    for (int facility : city.facilities()) {
      peer.tree(cutoffMetres)
          .search(
              facility, label -> metres[label.node] = Math.min(metres[label.node], label.weight));
    }
  }

  private int reached() {
    int reached = 0;
    for (int n = 0; n < city.network().nodeCount(); n++) {
      reached += search.reached(n) ? 1 : 0;
    }
    return reached;
  }

  private long sumOfDistances() {
    long sum = 0;
    for (int n = 0; n < city.network().nodeCount(); n++) {
      sum += search.reached(n) ? search.costMm(n) : 0;
    }
    return sum;
  }

  private long peerSumOfDistances() {
    long sum = 0;
    for (double m : metres) {
      sum += m < Double.POSITIVE_INFINITY ? Math.round(m * 1000) : 0;
    }
    return sum;
  }

  private long coveredPoints(int cutoffMetres) {
    long covered = 0;
    long end = (long) (cutoffMetres * 1000 + 1) << 32;
    for (int d = 0; d < demandEnds.size(); d++) {
      long label =
          Math.min(
              via(demandEnds.fromNode()[d], demandEnds.fromCostMm()[d]),
              via(demandEnds.toNode()[d], demandEnds.toCostMm()[d]));
      covered += label < end ? 1 : 0;
    }
    return covered;
  }

  private long via(int node, int costMm) {
    // "No way" twice would overflow the label.
    return costMm < Lengths.NO_WAY_MM ? search.label(node) + ((long) costMm << 32) : Long.MAX_VALUE;
  }

  private long peerCoveredPoints(int cutoffMetres) {
    long covered = 0;
    double limit = cutoffMetres + 0.0005;
    for (int d = 0; d < demandEnds.size(); d++) {
      double m =
          Math.min(
              metres[demandEnds.fromNode()[d]] + demandEnds.fromCostMm()[d] / 1000.0,
              metres[demandEnds.toNode()[d]] + demandEnds.toCostMm()[d] / 1000.0);
      covered += m <= limit ? 1 : 0;
    }
    return covered;
  }
}
