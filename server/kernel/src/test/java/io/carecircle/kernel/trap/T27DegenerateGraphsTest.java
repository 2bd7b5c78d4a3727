package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestSearch;
import io.carecircle.kernel.search.ReachSearch;
import io.carecircle.kernel.unit.Lengths;
import org.junit.jupiter.api.Test;

/**
 * T27: edges without length, loops, multi-edges, antiparallel one-way pairs, lengths near the
 * limit: 2,000 small graphs, every search against Floyd-Warshall.
 */
class T27DegenerateGraphsTest {
  private static final int ALL = Lengths.NO_WAY_MM - 1;

  @Test
  void everySearchEqualsFloydWarshall() {
    for (long seed = 0; seed < 2000; seed++) {
      RandomCity city = new RandomCity(seed);
      int nodes = 1 + city.random().nextInt(9);
      Streets streets = city.streets(nodes, city.random().nextInt(22), longest(seed));
      Snapped origins = city.positions(streets, 4, longest(seed));
      Snapped destinations = city.positions(streets, 4, longest(seed));
      BruteForce oracle = new BruteForce(streets, origins, destinations);
      long[][] all = oracle.floydWarshall();
      Network network = Network.of(streets);
      int cutoff = seed % 2 == 0 ? ALL : city.random().nextInt(longest(seed) + 1);
      String message = "seed " + seed + " cut-off " + cutoff;
      reach(network, all, nodes, cutoff, message);
      nearest(network, origins, all, oracle, nodes, cutoff, message);
      matrix(network, origins, destinations, oracle.ways(all, 0, 1), cutoff, message);
    }
  }

  private static int longest(long seed) {
    return new int[] {2, 1000, 5_000_000, ALL}[(int) (seed / 2 % 4)];
  }

  private static void reach(Network network, long[][] all, int nodes, int cutoff, String message) {
    ReachSearch there = new ReachSearch(network.forward());
    ReachSearch back = new ReachSearch(network.reverse());
    for (int a = 0; a < nodes; a++) {
      for (ReachSearch search : new ReachSearch[] {there, back}) {
        search.begin(cutoff);
        search.addStart(a, 0);
        search.run();
      }
      for (int b = 0; b < nodes; b++) {
        assertEquals(within(all[a][b], cutoff), there.costMm(b), message);
        assertEquals(within(all[b][a], cutoff), back.costMm(b), message + " reversed");
      }
    }
  }

  private static void nearest(
      Network network,
      Snapped facilities,
      long[][] all,
      BruteForce oracle,
      int nodes,
      int cutoff,
      String message) {
    NearestSearch search = new NearestSearch(network.forward());
    EndCosts starts = EndCosts.leaving(network.streets(), facilities);
    search.run(starts, null, cutoff, CancelToken.NONE);
    for (int n = 0; n < nodes; n++) {
      long best = (long) cutoff + 1;
      int facility = -1;
      for (int f = 0; f < facilities.size(); f++) {
        long way = all[oracle.leavingNode(0, f)][n];
        if (way < best) {
          best = way;
          facility = f;
        }
      }
      assertEquals(facility, search.facility(n), message + " nearest of " + n);
      assertEquals(within(best, cutoff), search.costMm(n), message + " nearest of " + n);
    }
  }

  private static void matrix(
      Network network,
      Snapped origins,
      Snapped destinations,
      long[][] ways,
      int cutoff,
      String message) {
    CostMatrix matrix = new CostMatrix(network, origins, destinations, false);
    for (int o = 0; o < origins.size(); o++) {
      matrix.row(o, cutoff);
      for (int d = 0; d < destinations.size(); d++) {
        assertEquals(within(ways[o][d], cutoff), matrix.costMm(d), message + " pair " + o + d);
      }
    }
  }

  private static long within(long cost, int cutoff) {
    return cost <= cutoff ? cost : BruteForce.NO_WAY;
  }
}
