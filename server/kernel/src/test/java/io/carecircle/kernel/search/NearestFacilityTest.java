package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestFacilityTest {
  @Test
  void equalsBruteForceInAllDirectionsWithAndWithoutGroups() {
    for (long seed = 0; seed < 500; seed++) {
      RandomCity city = new RandomCity(seed);
      int longest = longest(seed);
      int nodes = 2 + city.random().nextInt(40);
      Streets streets = city.streets(nodes, city.random().nextInt(3 * nodes), longest);
      Snapped facilities = city.positions(streets, city.random().nextInt(9), longest);
      Snapped demand = city.positions(streets, 20, longest);
      BruteForce oracle = new BruteForce(streets, facilities, demand);
      long[][] toFacility = oracle.ways(1, 0);
      long[][] fromFacility = oracle.ways(0, 1);
      Network network = Network.of(streets);
      Snapper.Joined joined = new Snapper.Joined(facilities, demand);
      for (Direction direction : Direction.values()) {
        long[][] ways = ways(direction, toFacility, fromFacility);
        String message = "seed " + seed + " " + direction;
        check(run(network, joined, direction, null), ways, null, message);
        NearestFacility.Groups groups = groups(city.random(), facilities.size(), 20);
        check(run(network, joined, direction, groups), ways, groups, message + " grouped");
      }
    }
  }

  private static int longest(long seed) {
    return seed % 4 == 0 ? 4 : seed % 4 == 1 ? Lengths.NO_WAY_MM - 1 : 500_000;
  }

  private static NearestFacility.Result run(
      Network network, Snapper.Joined joined, Direction direction, NearestFacility.Groups groups) {
    return NearestFacility.run(
        network, joined, direction, groups, ProgressListener.NONE, CancelToken.NONE);
  }

  /** By demand and facility. */
  private static long[][] ways(Direction direction, long[][] toFacility, long[][] fromFacility) {
    long[][] ways = new long[toFacility.length][fromFacility.length];
    for (int d = 0; d < ways.length; d++) {
      for (int f = 0; f < fromFacility.length; f++) {
        ways[d][f] =
            switch (direction) {
              case TO_FACILITY -> toFacility[d][f];
              case FROM_FACILITY -> fromFacility[f][d];
              case ROUND_TRIP -> Math.min(BruteForce.NO_WAY, toFacility[d][f] + fromFacility[f][d]);
            };
      }
    }
    return ways;
  }

  private static NearestFacility.Groups groups(
      SplittableRandom random, int facilities, int demand) {
    int count = random.nextInt(5);
    int[] ofFacility = new int[facilities];
    int[] ofDemand = new int[demand];
    for (int f = 0; f < facilities; f++) {
      ofFacility[f] = random.nextInt(count + 1) - 1;
    }
    for (int d = 0; d < demand; d++) {
      ofDemand[d] = random.nextInt(count + 1) - 1;
    }
    return new NearestFacility.Groups(ofFacility, ofDemand, count);
  }

  private static void check(
      NearestFacility.Result result, long[][] ways, NearestFacility.Groups groups, String message) {
    for (int d = 0; d < ways.length; d++) {
      int facility = -1;
      long cost = BruteForce.NO_WAY;
      for (int f = 0; f < ways[d].length; f++) {
        int group = groups == null ? 0 : groups.facility()[f];
        boolean mayServe = groups == null || group >= 0 && group == groups.demand()[d];
        if (mayServe && ways[d][f] < cost) {
          facility = f;
          cost = ways[d][f];
        }
      }
      assertEquals(cost, result.costMm()[d], message + " demand " + d);
      assertEquals(facility, result.facility()[d], message + " demand " + d);
    }
  }

  /** The whole way counts: 2^30 - 1 mm are a way, one more are none, and nothing wraps around. */
  @Test
  void waysAtTheLimitNeitherOverflowNorVanish() {
    int half = Lengths.NO_WAY_MM / 2;
    Streets streets =
        RandomCity.plain(
            3, new int[] {0, 1}, new int[] {1, 2}, new int[] {half, half}, new byte[] {3, 3});
    Network network = Network.of(streets);
    for (int leg : new int[] {0, 1, 2, half, Lengths.NO_WAY_MM - 1}) {
      Snapped facility = at(0, 0, 0);
      Snapper.Joined joined = new Snapper.Joined(facility, at(1, half - 1, leg));
      long expected = Math.min(BruteForce.NO_WAY, 2L * half - 1 + leg);
      for (Direction direction : new Direction[] {Direction.TO_FACILITY, Direction.FROM_FACILITY}) {
        NearestFacility.Result result = run(network, joined, direction, null);
        assertEquals(expected, result.costMm()[0], "leg " + leg);
        assertEquals(leg == 0 ? 0 : -1, result.facility()[0], "leg " + leg);
      }
      assertEquals(-1, run(network, joined, Direction.ROUND_TRIP, null).facility()[0]);
    }
  }

  @Test
  void worksWithNothing() {
    Streets none = RandomCity.plain(0, new int[0], new int[0], new int[0], new byte[0]);
    Snapper.Joined joined = new Snapper.Joined(at(-1, 0, 0), at(-1, 0, 0));
    for (Direction direction : Direction.values()) {
      NearestFacility.Result result = run(Network.of(none), joined, direction, null);
      assertEquals(-1, result.facility()[0]);
      assertEquals(Lengths.NO_WAY_MM, result.costMm()[0]);
    }
  }

  private static Snapped at(int edge, int offsetMm, int legMm) {
    return new Snapped(
        new int[] {edge}, new int[] {offsetMm}, new int[] {legMm}, new double[1], new double[1]);
  }
}
