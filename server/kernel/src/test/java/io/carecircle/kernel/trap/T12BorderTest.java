package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.BorderLedger;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
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

/** T12: people near a border whose nearest facility is on the other side. */
class T12BorderTest {
  private static CoverageResult run(
      Network network, PointSet facilities, DemandPoints demand, CoverageSpec spec) {
    return Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  private static CoverageSpec spec(
      int[] home, int regions, int[] serving, boolean ownOnly, long[] capacity) {
    return new CoverageSpec(
        Analyses.QUARTER_HOUR,
        BigDecimal.ONE,
        home,
        regions,
        null,
        false,
        ownOnly ? new NearestFacility.Groups(serving, home, regions) : null,
        capacity);
  }

  /**
   * The county line runs at 1000 m. County 0 lives at 300 and 900 m, county 1 at 1300 m; the one
   * facility stands at 1100 m, 100 m beyond the line: 800, 200 and 200 m away.
   */
  @Test
  void aFacilityJustOverTheLineServesOnlyWhenNeighboursMay() {
    Network network = new GridCity(20, 1, 100).network();
    DemandPoints demand = Sketch.onePersonAt(300, 0, 900, 0, 1300, 0);
    PointSet facility = Sketch.points(1100, 0);
    int[] home = {0, 0, 1};
    CoverageResult allow =
        run(network, facility, demand, spec(home, 2, new int[] {1}, false, null));
    CoverageResult own = run(network, facility, demand, spec(home, 2, new int[] {1}, true, null));
    assertEquals(2, allow.regions().get(0).covered());
    assertEquals(0, own.regions().get(0).covered());
    assertEquals(2, own.regions().get(0).outOfReach());
    assertEquals(1, own.regions().get(1).covered());
    BorderLedger ledger = BorderLedger.of(allow, demand.weight(), home, 2, new int[] {1}, 2);
    assertArrayEquals(new long[][] {{0, 2}, {0, 1}}, ledger.people());
    assertEquals(2, ledger.row(0));
    assertEquals(3, ledger.column(1));
    assertEquals(0, ledger.column(0));
  }

  /** Streets, homes and facilities farther away than one reach change no class of anybody. */
  @Test
  void theWindowOfTheDataDoesNotMatterBeyondOneReach() {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] homes = random.doubles(40, 1000, 2000).toArray();
      double[] sites = random.doubles(6, 100, 2900).toArray();
      long[] capacity = random.nextBoolean() ? null : random.longs(3, 0, 9).toArray();
      GridCity small = new GridCity(30, 30, 100);
      GridCity large = new GridCity(60, 60, 100);
      DemandPoints demand = Sketch.onePersonAt(homes);
      CoverageSpec spec = spec(new int[20], 1, new int[3], false, capacity);
      CoverageResult window = run(small.network(), Sketch.points(sites), demand, spec);
      // Three more facilities that nobody of the window can reach within 900 m.
      double[] more = Arrays.copyOf(sites, 12);
      System.arraycopy(random.doubles(6, 3500, 5900).toArray(), 0, more, 6, 6);
      long[] room = capacity == null ? null : Arrays.copyOf(capacity, 6);
      CoverageSpec wider = spec(new int[20], 1, new int[6], false, room);
      CoverageResult all = run(large.network(), Sketch.points(more), demand, wider);
      String message = "seed " + seed;
      assertArrayEquals(window.demandClass(), all.demandClass(), message);
      assertEquals(window.total().covered(), all.total().covered(), message);
      assertEquals(window.total().overCapacity(), all.total().overCapacity(), message);
    }
  }

  /** N13: rows are the covered people of each region, columns what its facilities serve. */
  @Test
  void theLedgerAddsUpBothWays() {
    long crossing = 0;
    for (long seed = 0; seed < 150; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.01));
      PointSet facilities = city.points(6, 120.6, 28, 0.01);
      DemandPoints demand =
          new DemandPoints(city.points(40, 120.6, 28, 0.01), random.longs(40, 0, 20).toArray());
      int[] home = random.ints(40, 0, 3).toArray();
      int[] serving = random.ints(6, 0, 4).toArray();
      long[] capacity = random.nextBoolean() ? null : random.longs(6, 0, 60).toArray();
      CoverageSpec spec = spec(home, 3, serving, random.nextInt(3) == 0, capacity);
      CoverageResult result = run(network, facilities, demand, spec);
      BorderLedger ledger = BorderLedger.of(result, demand.weight(), home, 3, serving, 4);
      long columns = 0;
      for (int s = 0; s < 4; s++) {
        columns += ledger.column(s);
      }
      for (int h = 0; h < 3; h++) {
        assertEquals(result.regions().get(h).covered(), ledger.row(h), "seed " + seed);
        for (int s = 0; s < 4; s++) {
          assertTrue(h == s || spec.ownOnly() == null || ledger.people()[h][s] == 0);
          crossing += h == s ? 0 : ledger.people()[h][s];
        }
      }
      assertEquals(result.total().covered(), columns, "seed " + seed);
    }
    assertTrue(crossing > 1000, "borders must be crossed: " + crossing);
  }

  /** The quick count under the other rule is what a full run under that rule counts. */
  @Test
  void theOtherRuleIsCountedAsAFullRunWould() {
    for (long seed = 0; seed < 150; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.01));
      PointSet facilities = city.points(6, 120.6, 28, 0.01);
      DemandPoints demand =
          new DemandPoints(city.points(40, 120.6, 28, 0.01), random.longs(40, 0, 20).toArray());
      int[] home = random.ints(40, 0, 3).toArray();
      int[] serving = random.ints(6, -1, 3).toArray();
      long[] capacity = random.nextBoolean() ? null : random.longs(6, 0, 60).toArray();
      CoverageSpec spec = spec(home, 3, serving, random.nextBoolean(), capacity);
      CoverageResult full = run(network, facilities, demand, spec);
      long[] quick =
          Coverage.covered(
              spec,
              network,
              full.joined(),
              demand.weight(),
              ProgressListener.NONE,
              CancelToken.NONE);
      assertEquals(full.total().covered(), Arrays.stream(quick).sum(), "seed " + seed);
    }
  }
}
