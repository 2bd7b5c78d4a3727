package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.unit.Lengths;
import org.junit.jupiter.api.Test;

class CostMatrixTest {
  @Test
  void rowsEqualBruteForceInBothDirections() {
    for (long seed = 0; seed < 400; seed++) {
      RandomCity city = new RandomCity(seed);
      Streets streets = city.streets(25, city.random().nextInt(60), longest(seed));
      Snapped origins = city.positions(streets, 12, longest(seed));
      Snapped destinations = city.positions(streets, 15, longest(seed));
      BruteForce oracle = new BruteForce(streets, origins, destinations);
      Network network = Network.of(streets);
      long[][] there = oracle.ways(0, 1);
      long[][] back = oracle.ways(1, 0);
      CostMatrix along = new CostMatrix(network, origins, destinations, false);
      CostMatrix against = new CostMatrix(network, origins, destinations, true);
      for (int round = 0; round < 40; round++) {
        int o = city.random().nextInt(12);
        int cutoff = round % 3 == 0 ? Lengths.NO_WAY_MM - 1 : city.random().nextInt(longest(seed));
        String message = "seed " + seed + " row " + o + " cut-off " + cutoff;
        along.row(o, cutoff);
        against.row(o, cutoff);
        for (int d = 0; d < 15; d++) {
          assertEquals(within(there[o][d], cutoff), along.costMm(d), message + " to " + d);
          assertEquals(within(back[d][o], cutoff), against.costMm(d), message + " from " + d);
        }
        checkFound(along, 15, message);
        checkFound(against, 15, message);
      }
    }
  }

  /** From many ties and zeros to edges of which two are farther than any way may be. */
  private static int longest(long seed) {
    return seed % 3 == 0 ? 4 : seed % 3 == 1 ? 800_000 : Lengths.NO_WAY_MM - 1;
  }

  private static long within(long cost, int cutoff) {
    return cost <= cutoff ? cost : BruteForce.NO_WAY;
  }

  private static void checkFound(CostMatrix matrix, int destinations, String message) {
    boolean[] seen = new boolean[destinations];
    for (int k = 0; k < matrix.foundCount(); k++) {
      assertTrue(!seen[matrix.found(k)], message + ": listed twice");
      seen[matrix.found(k)] = true;
    }
    for (int d = 0; d < destinations; d++) {
      assertEquals(seen[d], matrix.costMm(d) < Lengths.NO_WAY_MM, message);
    }
  }

  /** Two positions on a one-way ring: the way back goes all around. */
  @Test
  void goesAroundAOneWayRing() {
    Streets ring =
        RandomCity.plain(1, new int[] {0}, new int[] {0}, new int[] {1000}, new byte[] {1});
    Snapped at200 = at(200);
    Snapped at900 = at(900);
    CostMatrix matrix = new CostMatrix(Network.of(ring), at200, at900, false);
    matrix.row(0, 5000);
    assertEquals(700, matrix.costMm(0));
    CostMatrix back = new CostMatrix(Network.of(ring), at900, at200, false);
    back.row(0, 5000);
    assertEquals(300, back.costMm(0), "100 to the junction and 200 from it");
    CostMatrix against = new CostMatrix(Network.of(ring), at900, at200, true);
    against.row(0, 5000);
    assertEquals(700, against.costMm(0), "the way from 200 to 900");
  }

  private static Snapped at(int offsetMm) {
    return new Snapped(new int[1], new int[] {offsetMm}, new int[1], new double[1], new double[1]);
  }
}
