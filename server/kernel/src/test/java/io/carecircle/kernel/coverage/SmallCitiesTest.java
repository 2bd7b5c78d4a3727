package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.allocation.PlainFlow;
import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.catchment.CatchmentSpec;
import io.carecircle.kernel.catchment.Catchments;
import io.carecircle.kernel.catchment.CatchmentsResult;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.Islets;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.fixture.TwoSidedRoads;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two thousand small cities with islets and one-way streets, in every direction, roads crossed
 * anywhere or at junctions only, neighbours allowed or not: every analysis on the same city against
 * one table of ways that Dijkstra's method made, on streets that are really doubled where roads
 * have sides.
 */
class SmallCitiesTest {
  private static final int CITIES = 2000;
  private static final int HOMES = 8;

  /** How often what must occur did. */
  private int covered;

  private int full;
  private int lost;
  private long gained;

  /** A city and the question about it. */
  private record City(
      long seed,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      NearestFacility.Groups own) {

    static City of(long seed) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines =
          Islets.add(city.lines(9, 7, 120.6, 28, 0.006), random, 120.6, 28, 0.006);
      ArterialCrossing crossing = ArterialCrossing.values()[(int) (seed % 2)];
      if (crossing == ArterialCrossing.JUNCTIONS) {
        lines = TwoSidedRoads.arterials(lines, random);
      }
      PointSet facilities =
          Islets.near(city.points(1 + random.nextInt(4), 120.6, 28, 0.006), lines, random);
      PointSet homes = Islets.near(city.points(HOMES, 120.6, 28, 0.006), lines, random);
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach =
          new ReachSpec(new Speed(1000), random.nextInt(1500), direction, 80_000, crossing);
      NearestFacility.Groups own =
          seed % 3 > 0
              ? null
              : new NearestFacility.Groups(
                  random.ints(facilities.size(), -1, 2).toArray(),
                  random.ints(HOMES, 0, 2).toArray(),
                  2);
      DemandPoints demand = new DemandPoints(homes, random.longs(HOMES, 0, 5).toArray());
      return new City(seed, Sketch.build(lines), facilities, demand, reach, own);
    }

    /** The same city with other facilities, all of them for everybody. */
    City with(PointSet others) {
      return new City(seed, network, others, demand, reach, null);
    }

    /** The same city without a facility. */
    City without(int closed) {
      int[] kept = IntStream.range(0, facilities.size()).filter(f -> f != closed).toArray();
      NearestFacility.Groups groups =
          own == null
              ? null
              : new NearestFacility.Groups(
                  Arrays.stream(kept).map(f -> own.facility()[f]).toArray(), own.demand(), 2);
      return new City(seed, network, Points.pick(facilities, kept), demand, reach, groups);
    }

    Snapper.Joined joined() {
      return new Snapper(network, reach.crossing())
          .join(facilities, demand.points(), reach.maxSnapMm());
    }

    /** By home and facility; no way between those of different regions. */
    long[][] ways() {
      Snapper.Joined at = joined();
      long[][] ways = ways(at.facilities(), at.demand());
      for (int d = 0; d < HOMES; d++) {
        for (int f = 0; own != null && f < facilities.size(); f++) {
          boolean serves = own.facility()[f] == own.demand()[d];
          ways[d][f] = serves ? ways[d][f] : BruteForce.NO_WAY;
        }
      }
      return ways;
    }

    long[][] ways(Snapped from, Snapped homes) {
      return reach.crossing() == ArterialCrossing.JUNCTIONS
          ? TwoSidedRoads.ways(network, from, homes, reach.direction())
          : Analyses.ways(network, from, homes, reach.direction());
    }

    boolean[] covered(long[][] ways) {
      boolean[] covered = new boolean[HOMES];
      for (int d = 0; d < HOMES; d++) {
        covered[d] = nearest(ways[d]) <= reach.cutoffMm();
      }
      return covered;
    }

    long people(int[] homes) {
      return Arrays.stream(homes).mapToLong(d -> demand.weight()[d]).sum();
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }
  }

  private static long nearest(long[] ways) {
    return Arrays.stream(ways).min().orElse(BruteForce.NO_WAY);
  }

  private static int[] where(boolean[] yes, boolean[] no) {
    return IntStream.range(0, HOMES).filter(d -> yes[d] && !no[d]).toArray();
  }

  @Test
  void everyAnalysisEqualsBruteForce() {
    for (long seed = 0; seed < CITIES; seed++) {
      City city = City.of(seed);
      if (city.network().edgeCount() == 0) {
        continue;
      }
      long[][] ways = city.ways();
      checkCoverage(city, ways);
      checkCatchments(city, ways);
      checkPlaces(city, ways);
      checkLosses(city, ways);
      if (city.own() == null) {
        checkGains(city, ways);
        checkChange(city, ways);
      }
    }
    String seen = covered + " covered, " + full + " full, " + lost + " lost, " + gained + " gained";
    assertTrue(covered > 1200 && full > 300 && lost > 1000 && gained > 5000, seen);
  }

  private void checkCoverage(City city, long[][] ways) {
    CoverageSpec spec =
        new CoverageSpec(city.reach(), BigDecimal.ONE, new int[HOMES], 1, city.own());
    CoverageResult result =
        Coverage.run(
            spec,
            city.network(),
            city.facilities(),
            city.demand(),
            ProgressListener.NONE,
            CancelToken.NONE);
    for (int d = 0; d < HOMES; d++) {
      long best = nearest(ways[d]);
      long[] row = ways[d];
      int facility =
          best == BruteForce.NO_WAY
              ? -1
              : IntStream.range(0, row.length).filter(f -> row[f] == best).findFirst().orElse(-1);
      DemandClass expected =
          !result.joined().demand().joined(d)
              ? DemandClass.UNKNOWN
              : best <= city.reach().cutoffMm() ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
      assertEquals(best, result.costMm()[d], city + " home " + d);
      assertEquals(facility, result.facility()[d], city + " home " + d);
      assertEquals(expected, result.demandClass()[d], city + " home " + d);
      covered += expected == DemandClass.COVERED ? 1 : 0;
    }
    int[] in = where(city.covered(ways), new boolean[HOMES]);
    assertEquals(city.people(in), result.total().covered(), city.toString());
  }

  private static CatchmentsResult catchments(City city, long[] capacity) {
    return Catchments.run(
        new CatchmentSpec(city.reach(), city.own(), capacity, AllocationRule.OPTIMAL, null),
        city.network(),
        city.facilities(),
        city.demand(),
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  private static void checkCatchments(City city, long[][] ways) {
    long[] assigned = new long[city.facilities().size()];
    for (int d = 0; d < HOMES; d++) {
      long best = nearest(ways[d]);
      for (int f = 0; f < assigned.length && best <= city.reach().cutoffMm(); f++) {
        if (ways[d][f] == best) {
          assigned[f] += city.demand().weight()[d];
          break;
        }
      }
    }
    assertArrayEquals(assigned, catchments(city, null).assigned(), city.toString());
    // Places for ten times everybody are as good as none asked for.
    long[] huge = new long[assigned.length];
    Arrays.fill(huge, 10L * HOMES * 5);
    assertArrayEquals(assigned, catchments(city, huge).assigned(), city.toString());
  }

  private void checkPlaces(City city, long[][] ways) {
    long[] capacity =
        new SplittableRandom(city.seed()).longs(city.facilities().size(), 0, 8).toArray();
    CatchmentsResult result = catchments(city, capacity);
    int[] first = new int[HOMES + 1];
    List<Integer> facility = new ArrayList<>();
    List<Integer> cost = new ArrayList<>();
    for (int d = 0; d < HOMES; d++) {
      for (int f = 0; f < capacity.length; f++) {
        if (ways[d][f] <= city.reach().cutoffMm()) {
          facility.add(f);
          cost.add((int) ways[d][f]);
        }
      }
      first[d + 1] = facility.size();
    }
    ReachablePairs pairs =
        new ReachablePairs(
            first,
            facility.stream().mapToInt(Integer::intValue).toArray(),
            cost.stream().mapToInt(Integer::intValue).toArray());
    long[] best = PlainFlow.solve(pairs, city.demand().weight(), capacity);
    BigInteger walked = BigInteger.ZERO;
    for (CatchmentsResult.Pair pair : result.served()) {
      assertEquals(ways[pair.demand()][pair.facility()], pair.costMm(), city.toString());
      walked = walked.add(BigInteger.valueOf(pair.people() * pair.costMm()));
    }
    assertEquals(best[0], Arrays.stream(result.assigned()).sum(), city + ": served");
    assertEquals(BigInteger.valueOf(best[1]), walked, city + ": walked");
    for (int f = 0; f < capacity.length; f++) {
      assertTrue(result.assigned()[f] <= capacity[f], city.toString());
    }
    full += result.overCapacity() > 0 ? 1 : 0;
  }

  private void checkLosses(City city, long[][] ways) {
    ClosureLoss.Result result =
        ClosureLoss.run(
            city.reach(),
            city.own(),
            false,
            city.network(),
            city.facilities(),
            city.demand(),
            ProgressListener.NONE,
            CancelToken.NONE);
    boolean[] before = city.covered(ways);
    for (int f = 0; f < city.facilities().size(); f++) {
      City left = city.without(f);
      boolean[] after = left.covered(left.ways());
      int[] expected = where(before, after);
      assertArrayEquals(expected, result.losses().get(f).lost(), city + " without " + f);
      // One facility more never covers fewer. (A home whose only street is an islet's may join
      // another islet that the facility makes real: methods/reach.md.)
      int[] with = city.joined().demand().edge();
      int[] without = left.joined().demand().edge();
      for (int d : where(after, before)) {
        assertTrue(with[d] != without[d], city + " without " + f + ", home " + d);
      }
      lost += expected.length;
    }
  }

  private void checkGains(City city, long[][] ways) {
    MarginalGain.Result result =
        MarginalGain.run(
            city.reach(),
            city.network(),
            city.facilities(),
            city.demand(),
            ProgressListener.NONE,
            CancelToken.NONE);
    Snapped sites = nodes(city.network().streets());
    long[][] from = city.ways(sites, city.joined().demand());
    boolean[] before = city.covered(ways);
    for (int n = 0; n < city.network().nodeCount(); n++) {
      int island = city.network().islands().island()[n];
      if (!sites.joined(n) || city.network().islands().small()[island]) {
        continue;
      }
      int node = n;
      int[] expected =
          IntStream.range(0, HOMES)
              .filter(d -> !before[d] && from[d][node] <= city.reach().cutoffMm())
              .toArray();
      assertEquals(city.people(expected), result.gainedPeople()[n], city + " node " + n);
      gained += city.people(expected);
    }
  }

  /** A position at every node that has an edge with a length; a junction is on both sides. */
  private static Snapped nodes(Streets streets) {
    int n = streets.nodeCount();
    Snapped at = new Snapped(new int[n], new int[n], new int[n], new double[n], new double[n]);
    Arrays.fill(at.edge(), -1);
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.lengthMm()[e] > 0) {
        at.edge()[streets.from()[e]] = e;
        at.offsetMm()[streets.from()[e]] = 0;
        at.edge()[streets.to()[e]] = e;
        at.offsetMm()[streets.to()[e]] = streets.lengthMm()[e];
      }
    }
    return at;
  }

  /** A facility moves, and another one comes. */
  private static void checkChange(City city, long[][] ways) {
    WhatIf whatIf =
        new WhatIf(
            city.reach(), city.network(), city.facilities(), city.demand(), CancelToken.NONE);
    assertWays(ways, whatIf, city);
    SplittableRandom random = new SplittableRandom(city.seed());
    double[] lon = Arrays.copyOf(city.facilities().lon(), city.facilities().size() + 1);
    double[] lat = Arrays.copyOf(city.facilities().lat(), lon.length);
    List<String> ids = Sketch.ids(lon.length);
    for (int f : new int[] {0, lon.length - 1}) {
      lon[f] = 120.6 + 0.006 * random.nextDouble();
      lat[f] = 28 + 0.006 * random.nextDouble();
      whatIf.place(ids.get(f), lon[f], lat[f]);
    }
    assertWays(city.with(new PointSet(ids, lon, lat)).ways(), whatIf, city);
  }

  private static void assertWays(long[][] ways, WhatIf whatIf, City city) {
    int[] costMm = whatIf.result().costMm();
    for (int d = 0; d < HOMES; d++) {
      assertEquals(nearest(ways[d]), costMm[d], city + " home " + d);
    }
  }
}
