package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BorderLedgerTest {
  private static final int HOMES = 4;
  private static final int SERVINGS = 3;

  /** A random city of 30 places where people live and of some facilities. */
  private record Case(
      Network network, PointSet sites, DemandPoints demand, int[] home, int[] serving) {
    static Case of(long seed) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      PointSet sites = city.points(1 + random.nextInt(6), 120.6, 28, 0.02);
      return new Case(
          Sketch.build(city.lines(50, 40, 120.6, 28, 0.02)),
          sites,
          new DemandPoints(city.points(30, 120.6, 28, 0.02), random.longs(30, 0, 9).toArray()),
          random.ints(30, 0, HOMES).toArray(),
          random.ints(sites.size(), 0, SERVINGS).toArray());
    }

    CoverageSpec spec(int[] estate, NearestFacility.Groups own, long[] capacity) {
      return new CoverageSpec(
          Analyses.QUARTER_HOUR,
          BigDecimal.ONE,
          home,
          HOMES,
          estate,
          estate != null,
          own,
          capacity);
    }

    CoverageResult run(CoverageSpec spec) {
      return Coverage.run(spec, network, sites, demand, ProgressListener.NONE, CancelToken.NONE);
    }
  }

  @Test
  void whoeverIsServedIsWrittenDownOnceByBothHisRegions() {
    long across = 0;
    for (long seed = 0; seed < 200; seed++) {
      Case c = Case.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      boolean limited = random.nextBoolean();
      long[] capacity = limited ? random.longs(c.sites.size(), 0, 40).toArray() : null;
      CoverageResult result = c.run(c.spec(null, null, capacity));
      long[][] expected = new long[HOMES][SERVINGS];
      long[] covered = new long[HOMES];
      for (int d = 0; d < 30; d++) {
        int own = c.home[d];
        if (!limited && result.demandClass()[d] == DemandClass.COVERED) {
          expected[own][c.serving[result.facility()[d]]] += c.demand.weight()[d];
          covered[own] += c.demand.weight()[d];
        }
        for (int f = 0; limited && f < c.sites.size(); f++) {
          int pair = result.allocation().pairs().find(d, f);
          expected[own][c.serving[f]] += pair < 0 ? 0 : result.allocation().people()[pair];
        }
        covered[own] += limited ? result.allocation().served()[d] : 0;
      }
      BorderLedger ledger =
          BorderLedger.of(result, result.weight(), c.home, HOMES, c.serving, SERVINGS);
      assertArrayEquals(expected, ledger.people(), "seed " + seed);
      long rows = 0;
      for (int home = 0; home < HOMES; home++) {
        assertEquals(covered[home], ledger.row(home), "seed " + seed);
        assertEquals(result.regions().get(home).covered(), ledger.row(home), "seed " + seed);
        rows += ledger.row(home);
        across += ledger.row(home) - expected[home][0];
      }
      assertEquals(rows, ledger.column(0) + ledger.column(1) + ledger.column(2), "seed " + seed);
      if (limited) {
        long[] load = new long[SERVINGS];
        for (int f = 0; f < c.sites.size(); f++) {
          load[c.serving[f]] += result.allocation().load()[f];
        }
        assertArrayEquals(load, new long[] {ledger.column(0), ledger.column(1), ledger.column(2)});
      }
    }
    assertTrue(across > 500, "people must be served in several regions: " + across);
  }

  /**
   * The other rule of who may serve whom, asked for the covered people alone, is a run of its own.
   */
  @Test
  void coveredPeopleAloneAreThoseOfARun() {
    long covered = 0;
    for (long seed = 0; seed < 300; seed++) {
      Case c = Case.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      int[] estate = seed % 3 == 0 ? estates(random) : null;
      long[] capacity = random.nextBoolean() ? null : random.longs(c.sites.size(), 0, 40).toArray();
      // Entrances of one estate lie in one region.
      int[] group = new int[30];
      Arrays.setAll(group, d -> estate == null ? c.home[d] % 3 : estate[d] % 3);
      NearestFacility.Groups own =
          random.nextBoolean() ? null : new NearestFacility.Groups(c.serving, group, SERVINGS);
      CoverageSpec spec = c.spec(estate, own, capacity);
      CoverageResult result = c.run(spec);
      long[] alone =
          Coverage.covered(
              spec,
              c.network,
              result.joined(),
              c.demand.weight(),
              ProgressListener.NONE,
              CancelToken.NONE);
      assertEquals(result.total().covered(), Arrays.stream(alone).sum(), "seed " + seed);
      for (int d = 0; estate == null && capacity == null && d < 30; d++) {
        boolean isCovered = result.demandClass()[d] == DemandClass.COVERED;
        assertEquals(isCovered ? c.demand.weight()[d] : 0, alone[d], "seed " + seed);
      }
      if (estate != null && capacity == null) {
        assertArrayEquals(byEstate(c, spec, result, estate), alone, "seed " + seed);
      }
      covered += result.total().covered();
    }
    assertTrue(covered > 1000, "covered: " + covered);
  }

  private static int[] estates(SplittableRandom random) {
    int[] estate = new int[30];
    for (int p = 1; p < 30; p++) {
      estate[p] = estate[p - 1] + random.nextInt(2);
    }
    return estate;
  }

  /** All people of an estate at its first gate when any gate lies within reach of a facility. */
  private static long[] byEstate(Case c, CoverageSpec spec, CoverageResult result, int[] estate) {
    ReachablePairs pairs =
        ReachablePairs.find(
            c.network,
            result.joined(),
            spec.reach(),
            spec.ownOnly(),
            ProgressListener.NONE,
            CancelToken.NONE);
    long[] expected = new long[30];
    int first = 0;
    for (int e = 0; e <= estate[29]; e++) {
      int next = first;
      long people = 0;
      boolean reached = false;
      for (; next < 30 && estate[next] == e; next++) {
        people += c.demand.weight()[next];
        for (int f = 0; f < c.sites.size(); f++) {
          reached |= pairs.find(next, f) >= 0;
        }
      }
      expected[first] = reached ? people : 0;
      first = next;
    }
    return expected;
  }
}
