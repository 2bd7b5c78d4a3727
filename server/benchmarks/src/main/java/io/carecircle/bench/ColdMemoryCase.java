package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import io.carecircle.kernel.search.ReachSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What cold memory costs a search: the same facilities in the order they were drawn, where each
 * search begins in a part of the network that was not touched for long; in the order of their
 * nodes, which is that of the map, where it begins beside the last one; and each asked twice in a
 * row, where the second finds everything at hand.
 */
final class ColdMemoryCase {
  private static final int CUTOFF_METRES = 900;

  private final City city;
  private final PeerGraph peer;

  ColdMemoryCase(City city, PeerGraph peer) {
    this.city = city;
    this.peer = peer;
  }

  List<Row> run(Rounds drawn, Rounds sorted, Rounds again) {
    int[] inOrder = city.facilities().clone();
    Arrays.sort(inOrder);
    List<Row> rows = new ArrayList<>();
    rows.addAll(run(drawn, "as drawn", city.facilities(), 1));
    rows.addAll(run(sorted, "neighbours one after the other", inOrder, 1));
    rows.addAll(run(again, "each four times in a row", city.facilities(), 4));
    return rows;
  }

  private List<Row> run(Rounds rounds, String order, int[] facilities, int times) {
    ReachSearch search = new ReachSearch(city.network().reverse());
    long[] settled = {0};
    rounds
        .add(
            Row.OURS,
            () -> {
              long sum = 0;
              settled[0] = 0;
              for (int facility : facilities) {
                for (int i = 0; i < times; i++) {
                  search.begin(CUTOFF_METRES * 1000);
                  search.addStart(facility, 0);
                  search.run();
                  settled[0] += search.reachedCount();
                  for (int k = 0; k < search.reachedCount(); k++) {
                    sum += search.reachedCostMm(k);
                  }
                }
              }
              return sum;
            })
        .add("GraphHopper ShortestPathTree", () -> peerSum(facilities, times));
    var timings = rounds.run();
    return Row.of("W1 900 m, " + order, timings, (long) facilities.length * times, settled[0]);
  }

  private long peerSum(int[] facilities, int times) {
    Sum sum = new Sum();
    for (int facility : facilities) {
      for (int i = 0; i < times; i++) {
        peer.tree(CUTOFF_METRES).search(facility, sum::add);
      }
    }
    return Math.round(sum.metres * 1000);
  }

  private static final class Sum {
    private double metres;

    void add(ShortestPathTree.IsoLabel label) {
      metres += label.weight;
    }
  }
}
