package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.unit.Lengths;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NearestSearchTest {
  private static final int ALL = Lengths.NO_WAY_MM - 1;

  @Test
  void agreesWithFloydWarshallAndGivesTiesToTheLowestFacility() {
    for (long seed = 0; seed < 600; seed++) {
      RandomCity city = new RandomCity(seed);
      int longest = seed % 3 == 0 ? 4 : seed % 3 == 1 ? 300_000 : 999_000_000;
      Streets streets = city.streets(20, city.random().nextInt(50), longest);
      Snapped facilities = city.positions(streets, city.random().nextInt(8), longest / 2 + 1);
      boolean[] member = new boolean[facilities.size()];
      for (int f = 0; f < member.length; f++) {
        member[f] = city.random().nextInt(3) > 0;
      }
      long[][] ways = waysFrom(streets, facilities);
      Network network = Network.of(streets);
      NearestSearch search = new NearestSearch(network.forward());
      EndCosts starts = EndCosts.leaving(streets, facilities);
      int cutoff = city.random().nextInt(longest) + 1;
      for (int run = 0; run < 4; run++) {
        int limit = run % 2 == 0 ? ALL : cutoff;
        boolean[] members = run < 2 ? null : member;
        search.run(starts, members, limit, CancelToken.NONE);
        check(search, ways, members, limit, "seed " + seed + " run " + run);
      }
    }
  }

  /** By facility and node. */
  private static long[][] waysFrom(Streets streets, Snapped facilities) {
    BruteForce oracle = new BruteForce(streets, facilities);
    long[][] all = oracle.floydWarshall();
    long[][] ways = new long[facilities.size()][];
    for (int f = 0; f < ways.length; f++) {
      ways[f] = all[oracle.leavingNode(0, f)];
    }
    return ways;
  }

  private static void check(
      NearestSearch search, long[][] ways, boolean[] member, int cutoff, String message) {
    for (int n = 0; n < 20; n++) {
      int facility = -1;
      long cost = (long) cutoff + 1;
      for (int f = 0; f < ways.length; f++) {
        if ((member == null || member[f]) && ways[f][n] < cost) {
          facility = f;
          cost = ways[f][n];
        }
      }
      assertEquals(facility, search.facility(n), message + " node " + n);
      assertEquals(facility < 0 ? Lengths.NO_WAY_MM : cost, search.costMm(n), message);
      assertEquals(facility >= 0, search.reached(n), message);
    }
  }

  /**
   * Everything lies at one place: facility 0 is everybody's nearest, through any number of arcs.
   */
  @Test
  void tiesOverArcsWithoutLengthGoToTheLowest() {
    int n = 50;
    int[] from = new int[n - 1];
    int[] to = new int[n - 1];
    byte[] both = new byte[n - 1];
    for (int e = 0; e < n - 1; e++) {
      from[e] = e;
      to[e] = e + 1;
      both[e] = 3;
    }
    Streets streets = RandomCity.plain(n, from, to, new int[n - 1], both);
    int[] edge = new int[n - 1];
    for (int f = 0; f < n - 1; f++) {
      edge[f] = n - 2 - f; // facility 0 at the far end, so that it overtakes all the others
    }
    int[] zero = new int[n - 1];
    Snapped facilities = new Snapped(edge, zero, zero, new double[n - 1], new double[n - 1]);
    NearestSearch search = new NearestSearch(Network.of(streets).forward());
    search.run(EndCosts.leaving(streets, facilities), null, ALL, CancelToken.NONE);
    for (int node = 0; node < n; node++) {
      assertEquals(0, search.facility(node));
      assertEquals(0, search.costMm(node));
    }
  }

  /** A ring of buckets must hold an arc of a thousand kilometres between arcs of a millimetre. */
  @Test
  void oneVeryLongEdgeDoesNotFoldTheRing() {
    int[] length = {1, 999_999_999, 1, 33_000, 32_768, 32_767};
    Streets streets =
        RandomCity.plain(
            7,
            new int[] {0, 1, 2, 3, 4, 5},
            new int[] {1, 2, 3, 4, 5, 6},
            length,
            new byte[] {3, 3, 3, 3, 3, 3});
    Snapped facility = at(0, 0, 0);
    NearestSearch search = new NearestSearch(Network.of(streets).forward());
    search.run(EndCosts.leaving(streets, facility), null, ALL, CancelToken.NONE);
    int expected = 0;
    for (int n = 0; n < 7; n++) {
      assertEquals(expected, search.costMm(n));
      expected += n < 6 ? length[n] : 0;
    }
  }

  @Test
  void findsNothingWithoutFacilitiesOrStreets() {
    Streets streets =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {5}, new byte[] {3});
    NearestSearch search = new NearestSearch(Network.of(streets).forward());
    Snapped nobody = new Snapped(new int[0], new int[0], new int[0], new double[0], new double[0]);
    search.run(EndCosts.leaving(streets, nobody), null, ALL, CancelToken.NONE);
    assertFalse(search.reached(0));
    assertEquals(-1, search.facility(1));
    search.run(EndCosts.leaving(streets, at(-1, 0, 0)), null, ALL, CancelToken.NONE);
    assertFalse(search.reached(0), "a facility that is not joined starts nowhere");
  }

  /** A search that was cancelled and is used again must neither hang nor remember. */
  @Test
  void canBeUsedAgainAfterACancel() {
    Streets streets =
        RandomCity.plain(
            3, new int[] {0, 1}, new int[] {1, 2}, new int[] {50, 60}, new byte[] {3, 3});
    NearestSearch search = new NearestSearch(Network.of(streets).forward());
    EndCosts near = EndCosts.leaving(streets, at(0, 10, 5));
    assertThrows(CancelledException.class, () -> search.run(near, null, ALL, () -> true));
    // The longer leg asks for a longer ring.
    EndCosts far = EndCosts.leaving(streets, at(1, 60, 40_000_000));
    // Two sweeps of so short a network ask far less often: more means that it never ends.
    AtomicInteger asked = new AtomicInteger();
    search.run(far, null, ALL, () -> asked.incrementAndGet() > 1000);
    assertEquals(40_000_000, search.costMm(2));
    assertEquals(40_000_110, search.costMm(0));
  }

  private static Snapped at(int edge, int offsetMm, int legMm) {
    return new Snapped(
        new int[] {edge}, new int[] {offsetMm}, new int[] {legMm}, new double[1], new double[1]);
  }
}
