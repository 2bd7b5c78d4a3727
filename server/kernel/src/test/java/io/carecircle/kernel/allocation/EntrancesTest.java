package io.carecircle.kernel.allocation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EntrancesTest {
  private static CoverageResult run(
      Network network, PointSet sites, DemandPoints demand, int[] estate, long[] capacity) {
    CoverageSpec spec =
        new CoverageSpec(
            Analyses.QUARTER_HOUR,
            BigDecimal.ONE,
            new int[demand.size()],
            1,
            estate,
            true,
            null,
            capacity);
    return Coverage.run(spec, network, sites, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  /**
   * T21: an estate of 10 with gates 1,000 and 400 m from the facility walks 400 m; one of 5 with a
   * gate in the sea and one at 200 m is known; one with both gates beyond 900 m is not covered.
   */
  @Test
  void peopleTakeTheNearestGate() {
    Network network = new GridCity(20, 1, 100).network();
    DemandPoints gates =
        new DemandPoints(
            Sketch.points(1000, 0, 400, 0, 9000, 0, 200, 0, 950, 0, 1900, 0),
            new long[] {10, 0, 5, 0, 7, 0});
    int[] estate = {0, 0, 1, 1, 2, 2};
    CoverageResult result = run(network, Sketch.points(0, 0), gates, estate, null);
    assertArrayEquals(new long[] {0, 10, 0, 5, 7, 0}, result.weight());
    assertEquals(15, result.total().covered());
    assertEquals(7, result.total().outOfReach());
    assertEquals(0, result.total().unknown());
    assertEquals(3, result.total().communities());
    assertEquals(2, result.total().communitiesCovered());
    // 5 at 200 s, 10 at 400 s, 7 at 950 s: (1000 + 4000 + 6650) / 22.
    assertEquals(11_650 / 22.0, result.total().meanSeconds(), 1e-9);
  }

  /** Joined before not joined, then the shorter way, then the lower facility, then the first. */
  @Test
  void everyTieBetweenGatesIsSettled() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(12);
      int[] estate = new int[n];
      for (int p = 1; p < n; p++) {
        estate[p] = estate[p - 1] + (random.nextInt(4) == 0 ? 1 : 0);
      }
      int[] edge = random.ints(n, -1, 2).toArray();
      int[] facility = random.ints(n, -1, 2).toArray();
      int[] costMm = random.ints(n, 0, 3).toArray();
      Snapped points = new Snapped(edge, new int[n], new int[n], new double[n], new double[n]);
      int[] expected = new int[estate[n - 1] + 1];
      for (int e = 0; e < expected.length; e++) {
        int own = e;
        expected[e] =
            Arrays.stream(range(n))
                .filter(p -> estate[p] == own)
                .boxed()
                .min(
                    Comparator.<Integer>comparingInt(p -> edge[p] < 0 ? 1 : 0)
                        .thenComparingInt(p -> costMm[p])
                        .thenComparingInt(p -> facility[p])
                        .thenComparingInt(p -> p))
                .orElseThrow();
      }
      NearestFacility.Result nearest = new NearestFacility.Result(facility, costMm);
      assertArrayEquals(expected, Entrances.nearest(estate, points, nearest), "seed " + seed);
    }
  }

  /** The way of an estate to a facility is the shortest over its gates, for every pair of them. */
  @Test
  void pairsAreTheShortestOverAllGates() {
    for (long seed = 0; seed < 100; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.01));
      PointSet sites = city.points(5, 120.6, 28, 0.01);
      int[] estate = new int[30];
      for (int p = 1; p < 30; p++) {
        estate[p] = estate[p - 1] + random.nextInt(2);
      }
      DemandPoints gates =
          new DemandPoints(city.points(30, 120.6, 28, 0.01), random.longs(30, 0, 9).toArray());
      long[] capacity = random.longs(5, 0, 60).toArray();
      CoverageResult result = run(network, sites, gates, estate, capacity);
      long[][] ways =
          Analyses.ways(
              network,
              result.joined().facilities(),
              result.joined().demand(),
              Analyses.QUARTER_HOUR.direction());
      ReachablePairs pairs = result.allocation().pairs();
      int expected = 0;
      for (int e = 0; e <= estate[29]; e++) {
        int own = e;
        int[] its = Arrays.stream(range(30)).filter(p -> estate[p] == own).toArray();
        for (int f = 0; f < 5; f++) {
          int site = f;
          long best =
              Arrays.stream(its).mapToLong(p -> ways[p][site]).min().orElse(BruteForce.NO_WAY);
          boolean within = best <= Analyses.QUARTER_HOUR.cutoffMm();
          int[] found =
              Arrays.stream(its).map(p -> pairs.find(p, site)).filter(i -> i >= 0).toArray();
          assertEquals(within ? 1 : 0, found.length, "seed " + seed);
          if (within) {
            assertEquals(best, pairs.costMm()[found[0]], "seed " + seed);
            expected++;
          }
        }
      }
      assertEquals(expected, pairs.size(), "seed " + seed);
      long people = Arrays.stream(gates.weight()).sum();
      assertEquals(people, result.total().population(), "seed " + seed);
      assertEquals(estate[29] + 1, result.total().communities(), "seed " + seed);
    }
  }

  private static int[] range(int n) {
    int[] range = new int[n];
    Arrays.setAll(range, i -> i);
    return range;
  }
}
