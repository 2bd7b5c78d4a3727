package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkCostsTest {
  private static final int LONGEST_MM = 800_000;

  /** Once with fewer facilities than homes and once with more, which are searched differently. */
  @Test
  void costsEqualBruteForceInEveryDirection() {
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      Streets streets = city.streets(25, city.random().nextInt(60), LONGEST_MM);
      int homes = 4 + city.random().nextInt(9);
      int places = 4 + city.random().nextInt(9);
      Snapped demand = city.positions(streets, homes, LONGEST_MM);
      Snapped facilities = city.positions(streets, places, LONGEST_MM);
      BruteForce oracle = new BruteForce(streets, demand, facilities);
      long[][] there = oracle.ways(0, 1);
      long[][] back = oracle.ways(1, 0);
      Speed speed = new Speed(1 + city.random().nextInt(1500));
      int cutoffSeconds = city.random().nextInt(LONGEST_MM / speed.millimetresPerSecond() + 1);
      for (Direction direction : Direction.values()) {
        ReachSpec reach = new ReachSpec(speed, cutoffSeconds, direction, 0);
        SparseCostMatrix costs = run(streets, facilities, demand, reach, 1000);
        for (int d = 0; d < homes; d++) {
          for (int f = 0; f < places; f++) {
            long way =
                switch (direction) {
                  case TO_FACILITY -> there[d][f];
                  case FROM_FACILITY -> back[f][d];
                  case ROUND_TRIP -> both(there[d][f], back[f][d]);
                };
            // ceil(way / speed), independently written
            long seconds =
                way == BruteForce.NO_WAY
                    ? Long.MAX_VALUE
                    : -Math.floorDiv(-way, speed.millimetresPerSecond());
            double expected = seconds <= cutoffSeconds ? seconds : Double.POSITIVE_INFINITY;
            assertEquals(expected, costs.cost(d, f), "seed " + seed + " " + direction);
          }
        }
      }
    }
  }

  private static long both(long there, long back) {
    return there == BruteForce.NO_WAY || back == BruteForce.NO_WAY
        ? BruteForce.NO_WAY
        : there + back;
  }

  private static SparseCostMatrix run(
      Streets streets, Snapped facilities, Snapped demand, ReachSpec reach, long mostPairs) {
    return NetworkCosts.run(
        Network.of(streets),
        new Snapper.Joined(facilities, demand),
        reach,
        mostPairs,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  @Test
  void morePairsThanAllowedAreRefused() {
    Streets streets =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {9}, new byte[] {3});
    Snapped points =
        new Snapped(new int[3], new int[] {0, 4, 9}, new int[3], new double[3], new double[3]);
    ReachSpec reach = new ReachSpec(new Speed(1), 1000, Direction.TO_FACILITY, 0);
    assertEquals(9, run(streets, points, points, reach, 9).pairCount());
    assertThrows(
        TooManyPairsException.class, () -> run(streets, points, points, reach, 8).pairCount());
  }

  /** T9: a street of 900 mm at 1 mm/s, there and back too; 899 s are too few, and 1,799. */
  @Test
  void aWayAsLongAsTheCutOffIsWithinReach() {
    Streets streets =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {900}, new byte[] {3});
    Snapped home = at(0);
    Snapped site = at(900);
    for (Direction direction : Direction.values()) {
      int seconds = direction == Direction.ROUND_TRIP ? 1800 : 900;
      ReachSpec just = new ReachSpec(new Speed(1), seconds, direction, 0);
      assertEquals(seconds, run(streets, site, home, just, 1).cost(0, 0));
      ReachSpec short1 = new ReachSpec(new Speed(1), seconds - 1, direction, 0);
      assertEquals(0, run(streets, site, home, short1, 1).pairCount());
    }
  }

  private static Snapped at(int... offsetMm) {
    int n = offsetMm.length;
    return new Snapped(new int[n], offsetMm, new int[n], new double[n], new double[n]);
  }

  /** 70 homes and 60 sites along one street: 4,200 pairs, each as far as it lies. */
  @Test
  void thousandsOfPairsAreKept() {
    Streets streets =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {900}, new byte[] {3});
    int[] homes = IntStream.range(0, 70).map(k -> 3 * k).toArray();
    int[] sites = IntStream.range(0, 60).map(k -> 5 * k).toArray();
    ReachSpec reach = new ReachSpec(new Speed(1), 900, Direction.TO_FACILITY, 0);
    SparseCostMatrix costs = run(streets, at(sites), at(homes), reach, 5000);
    assertEquals(4200, costs.pairCount());
    for (int d = 0; d < 70; d++) {
      for (int f = 0; f < 60; f++) {
        assertEquals(Math.abs(3 * d - 5 * f), costs.cost(d, f));
      }
    }
  }

  @Test
  void everySearchIsToldAndMayBeTheLast() {
    Streets streets =
        RandomCity.plain(2, new int[] {0}, new int[] {1}, new int[] {900}, new byte[] {3});
    ReachSpec reach = new ReachSpec(new Speed(1), 900, Direction.TO_FACILITY, 0);
    Snapper.Joined joined = new Snapper.Joined(at(1, 2, 3), at(4, 5, 6, 7));
    List<Long> told = new ArrayList<>();
    int[] looks = {0};
    assertThrows(
        CancelledException.class,
        () ->
            NetworkCosts.run(
                Network.of(streets),
                joined,
                reach,
                100,
                (step, done, of) -> told.add(done),
                () -> ++looks[0] == 3));
    assertEquals(List.of(0L, 1L), told);
  }
}
