package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSearch;
import java.util.List;
import java.util.Random;

/**
 * W4: how many demand points one new site covers that none of the facilities covered, for many
 * sites one after the other. The ways of the facilities are known beforehand.
 */
final class GainCase {
  private static final long SEED = 20_260_104;

  private final City city;
  private final PeerGraph peer;
  private final int cutoffMetres;
  private final boolean[] coveredBefore;
  private final int[] sites;
  private final CostMatrix matrix;
  private final NodeDemand nodeDemand;

  GainCase(City city, PeerGraph peer, int cutoffMetres) {
    this.city = city;
    this.peer = peer;
    this.cutoffMetres = cutoffMetres;
    NearestFacility.Result nearest =
        NearestFacility.run(
            city.network(),
            new Snapper.Joined(city.facilityPositions(), city.demand()),
            Direction.TO_FACILITY,
            null,
            ProgressListener.NONE,
            CancelToken.NONE);
    this.coveredBefore = new boolean[city.demand().size()];
    for (int d = 0; d < coveredBefore.length; d++) {
      coveredBefore[d] = nearest.costMm()[d] <= cutoffMetres * 1000;
    }
    this.sites = new Random(SEED).ints(City.FACILITIES, 0, city.network().nodeCount()).toArray();
    Snapped positions = city.positions(sites);
    this.matrix = new CostMatrix(city.network(), positions, city.demand(), true);
    this.nodeDemand = NodeDemand.of(city, cutoffMetres * 1000);
  }

  List<Row> run(Rounds rounds) {
    rounds.add(Row.OURS, this::gain).add("GraphHopper, a tree for the site", this::peerGain);
    return Row.of("W4 %d m, per site".formatted(cutoffMetres), rounds.run(), sites.length, 0);
  }

  /** The part of it that a search takes: what is left is the step to the points. */
  List<Row> runSearchOnly(Rounds rounds) {
    ReachSearch search = new ReachSearch(city.network().reverse());
    rounds
        .add(
            Row.OURS,
            () -> {
              long settled = 0;
              for (int site : sites) {
                search.begin(cutoffMetres * 1000);
                search.addStart(site, 0);
                search.run();
                settled += search.reachedCount();
              }
              return settled;
            })
        .add(
            "GraphHopper, a tree for the site",
            () -> {
              long[] settled = {0};
              for (int site : sites) {
                peer.tree(cutoffMetres).search(site, label -> settled[0]++);
              }
              return settled[0];
            });
    return Row.of("W4 %d m, search alone".formatted(cutoffMetres), rounds.run(), sites.length, 0);
  }

  private long gain() {
    long gain = 0;
    for (int s = 0; s < sites.length; s++) {
      matrix.row(s, cutoffMetres * 1000);
      for (int k = 0; k < matrix.foundCount(); k++) {
        gain += coveredBefore[matrix.found(k)] ? 0 : 1;
      }
    }
    return gain;
  }

  private long peerGain() {
    long gain = 0;
    for (int site : sites) {
      nodeDemand.clear();
      ShortestPathTree tree = peer.tree(cutoffMetres);
      tree.search(site, nodeDemand::settle);
      gain += nodeDemand.countUnmarked(coveredBefore);
    }
    return gain;
  }
}
