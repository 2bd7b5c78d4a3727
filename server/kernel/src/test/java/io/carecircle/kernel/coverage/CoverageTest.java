package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final int REGIONS = 5;

  @Test
  void randomCitiesAreCountedAsBruteForceCountsThem() {
    long covered = 0;
    long outOfReach = 0;
    long unknown = 0;
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(60, 40, 120.6, 28, 0.02));
      PointSet facilities = city.points(random.nextInt(6), 120.6, 28, 0.02);
      PointSet points = city.points(random.nextInt(40), 120.6, 28, 0.02);
      long[] weight = random.longs(points.size(), 0, 9).toArray();
      DemandPoints demand = new DemandPoints(points, weight);
      CoverageSpec spec = spec(random, facilities.size(), points.size());
      CoverageResult result =
          Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
      checkTimes(spec, network, result, "seed " + seed);
      checkCounts(spec, result, weight, "seed " + seed);
      covered += result.total().covered();
      outOfReach += result.total().outOfReach();
      unknown += result.total().unknown();
    }
    assertTrue(
        covered > 1000 && outOfReach > 1000 && unknown > 1000,
        "all classes must occur: " + covered + ", " + outOfReach + ", " + unknown);
  }

  private static CoverageSpec spec(SplittableRandom random, int facilities, int demand) {
    Direction direction = Direction.values()[random.nextInt(3)];
    Speed speed = new Speed(500 + random.nextInt(1500));
    ReachSpec reach = new ReachSpec(speed, random.nextInt(9000), direction, 100_000);
    int[] region = random.ints(demand, 0, REGIONS).toArray();
    int[] home = random.ints(facilities, -1, REGIONS).toArray();
    NearestFacility.Groups own =
        random.nextBoolean() ? null : new NearestFacility.Groups(home, region, REGIONS);
    return new CoverageSpec(reach, BigDecimal.ONE, region, REGIONS, own);
  }

  private static void checkTimes(
      CoverageSpec spec, Network network, CoverageResult result, String message) {
    long[][] ways =
        Analyses.ways(
            network,
            result.joined().facilities(),
            result.joined().demand(),
            spec.reach().direction());
    for (int d = 0; d < ways.length; d++) {
      long best = BruteForce.NO_WAY;
      int facility = -1;
      for (int f = 0; f < ways[d].length; f++) {
        boolean mayServe =
            spec.ownOnly() == null || spec.ownOnly().facility()[f] == spec.region()[d];
        if (mayServe && ways[d][f] < best) {
          best = ways[d][f];
          facility = f;
        }
      }
      double speed = spec.reach().speed().millimetresPerSecond();
      int seconds = facility < 0 ? -1 : (int) Math.ceil(best / speed);
      String where = message + " demand " + d;
      assertEquals(facility, result.facility()[d], where);
      assertEquals(best, result.costMm()[d], where);
      assertEquals(seconds, result.seconds()[d], where);
      boolean within = seconds >= 0 && seconds <= spec.reach().cutoffSeconds();
      DemandClass expected = within ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
      boolean joined = result.joined().demand().edge()[d] >= 0;
      assertEquals(joined ? expected : DemandClass.UNKNOWN, result.demandClass()[d], where);
    }
  }

  /** People by region and class, and conservation in every region and in sum. */
  private static void checkCounts(
      CoverageSpec spec, CoverageResult result, long[] weight, String message) {
    long[][] people = new long[REGIONS + 1][4];
    int[] communities = new int[REGIONS + 1];
    for (int d = 0; d < weight.length; d++) {
      people[spec.region()[d]][result.demandClass()[d].ordinal()] += weight[d];
      people[REGIONS][result.demandClass()[d].ordinal()] += weight[d];
      communities[spec.region()[d]]++;
      communities[REGIONS]++;
    }
    assertEquals(REGIONS, result.regions().size(), message);
    for (int r = 0; r <= REGIONS; r++) {
      CoverageCounts c = r < REGIONS ? result.regions().get(r) : result.total();
      String where = message + " region " + r;
      assertEquals(people[r][0], c.covered(), where);
      assertEquals(0, c.overCapacity(), where);
      assertEquals(people[r][2], c.outOfReach(), where);
      assertEquals(people[r][3], c.unknown(), where);
      assertEquals(c.covered() + c.outOfReach() + c.unknown(), c.population(), where);
      assertEquals(communities[r], c.communities(), where);
    }
    long sum = result.regions().stream().mapToLong(CoverageCounts::population).sum();
    assertEquals(sum, result.total().population(), message);
  }

  /**
   * One facility at a crossing far from the border reaches, within 300 m of 100 m blocks, the
   * crossings (i, j) with |i| + |j| <= 3: 1 + 4 + 8 + 12 = 25 of them.
   */
  @Test
  void aGridIsCoveredAsADiamond() {
    GridCity city = new GridCity(10, 10, 100);
    double[] crossings = new double[2 * 121];
    for (int i = 0; i < 121; i++) {
      crossings[2 * i] = i % 11 * 100;
      crossings[2 * i + 1] = i / 11 * 100;
    }
    ReachSpec reach = new ReachSpec(new Speed(1000), 300, Direction.TO_FACILITY, 1000);
    CoverageResult result =
        Analyses.coverage(
            city.network(), Sketch.points(500, 500), Sketch.onePersonAt(crossings), reach);
    assertEquals(25, result.total().covered());
    assertEquals(96, result.total().outOfReach());
    // 1 + 4 + 8 + 12 + 16 + 20 = 61 of the 121 crossings lie within 500 m, 41 within 400 m.
    assertEquals(500, result.total().medianSeconds());
  }

  @Test
  void nobodyAndNothingAreCountedToo() {
    Network network = new GridCity(1, 1, 100).network();
    CoverageResult nobody = Analyses.coverage(network, Sketch.points(0, 0), Sketch.onePersonAt());
    assertEquals(0, nobody.total().population());
    assertTrue(Double.isNaN(nobody.total().meanSeconds()));
    CoverageResult nothing =
        Analyses.coverage(network, Sketch.points(), Sketch.onePersonAt(0, 0, 5000, 0));
    assertEquals(1, nothing.total().outOfReach());
    assertEquals(1, nothing.total().unknown());
    CoverageResult noStreets =
        Analyses.coverage(new Sketch().network(), Sketch.points(0, 0), Sketch.onePersonAt(0, 0));
    assertEquals(1, noStreets.total().unknown());
  }

  /** A region list of another length would lose people from the regions without a word. */
  @Test
  void refusesRegionsThatAreNotThoseOfTheDemand() {
    Network network = new GridCity(1, 1, 100).network();
    DemandPoints demand = Sketch.onePersonAt(0, 0, 100, 0);
    for (int[] region : new int[][] {{0}, {0, 0, 0}, {0, 2}, {0, -1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              Coverage.run(
                  new CoverageSpec(Analyses.QUARTER_HOUR, BigDecimal.ONE, region, 2, null),
                  network,
                  Sketch.points(0, 0),
                  demand,
                  ProgressListener.NONE,
                  CancelToken.NONE));
    }
  }

  @Test
  void refusesSharesThatMeanNothingAndStopsWhenCancelled() {
    for (String share : new String[] {"0", "-0.1", "1.01"}) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new CoverageSpec(Analyses.QUARTER_HOUR, new BigDecimal(share), new int[0], 0, null));
    }
    CoverageSpec spec =
        new CoverageSpec(Analyses.QUARTER_HOUR, BigDecimal.ONE, new int[1], 1, null);
    assertThrows(
        CancelledException.class,
        () ->
            Coverage.run(
                spec,
                new GridCity(1, 1, 100).network(),
                Sketch.points(0, 0),
                Sketch.onePersonAt(0, 0),
                ProgressListener.NONE,
                () -> true));
  }
}
