package io.carecircle.kernel.catchment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.allocation.AllocationRule;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CatchmentsTest {
  @Test
  void everybodyBelongsToOneNearestFacilityOrToNone() {
    for (long seed = 1000; seed < 1150; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 40, 120.6, 28, 0.02));
      PointSet facilities = city.points(random.nextInt(8), 120.6, 28, 0.02);
      PointSet points = city.points(30, 120.6, 28, 0.02);
      DemandPoints demand = new DemandPoints(points, random.longs(30, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(3000), direction, 300_000);
      CatchmentsResult result = run(reach, network, facilities, demand);
      check(network, reach, demand, result, "seed " + seed);
    }
  }

  private static CatchmentsResult run(
      ReachSpec reach, Network network, PointSet facilities, DemandPoints demand) {
    return Catchments.run(
        CatchmentSpec.nearest(reach, null),
        network,
        facilities,
        demand,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  private static void check(
      Network network,
      ReachSpec reach,
      DemandPoints demand,
      CatchmentsResult result,
      String message) {
    int facilities = result.assigned().length;
    long[] assigned = new long[facilities];
    int[] farthest = new int[facilities];
    Arrays.fill(farthest, -1);
    List<CatchmentsResult.Pair> pairs = new ArrayList<>();
    long outOfReach = 0;
    long unknown = 0;
    long[][] ways =
        Analyses.ways(
            network, result.joined().facilities(), result.joined().demand(), reach.direction());
    for (int d = 0; d < demand.size(); d++) {
      long best = Arrays.stream(ways[d]).min().orElse(BruteForce.NO_WAY);
      assertEquals(best, result.costMm()[d], message);
      if (best <= reach.cutoffMm()) {
        int f = 0;
        while (ways[d][f] != best) {
          f++;
        }
        assertEquals(f, result.nearest()[d], message);
        pairs.add(new CatchmentsResult.Pair(d, f, (int) best, demand.weight()[d]));
        assigned[f] += demand.weight()[d];
        farthest[f] = Math.max(farthest[f], (int) best);
      } else {
        boolean joined = result.joined().demand().edge()[d] >= 0;
        outOfReach += joined ? demand.weight()[d] : 0;
        unknown += joined ? 0 : demand.weight()[d];
      }
    }
    assertEquals(pairs, result.served(), message);
    assertEquals(0, result.overCapacity(), message);
    assertArrayEquals(assigned, result.assigned(), message);
    assertArrayEquals(farthest, result.farthestMm(), message);
    assertEquals(outOfReach, result.outOfReach(), message);
    assertEquals(unknown, result.unknown(), message);
    long everybody = Arrays.stream(demand.weight()).sum();
    long parts = Arrays.stream(assigned).sum() + result.outOfReach() + result.unknown();
    assertEquals(everybody, parts, message);
  }

  /**
   * Facilities at 0 and 600 m of a street: the place at 300 m is as near to both and belongs to the
   * first; 301 m belongs to the second, 299 m away.
   */
  @Test
  void theMiddleBelongsToTheLowestId() {
    Network network = new GridCity(6, 1, 100).network();
    DemandPoints demand = Sketch.onePersonAt(300, 0, 301, 0, 0, 0, 600, 0);
    CatchmentsResult result =
        run(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0, 600, 0), demand);
    assertArrayEquals(new int[] {0, 1, 0, 1}, result.nearest());
    assertArrayEquals(new int[] {300_000, 299_000, 0, 0}, result.costMm());
    assertArrayEquals(new int[] {300_000, 299_000}, result.farthestMm());
  }

  /**
   * A home 300 m away: within 300 s and beyond 299 s, with a place for it, with none, and without.
   */
  @Test
  void aWayAsLongAsTheCutOffIsWithinReach() {
    Network network = new GridCity(6, 1, 100).network();
    DemandPoints demand = new DemandPoints(Sketch.points(300, 0), new long[] {7});
    CatchmentsResult.Pair pair = new CatchmentsResult.Pair(0, 0, 300_000, 7);
    for (long[] capacity : new long[][] {null, {7}, {0}}) {
      CatchmentsResult within = run(network, demand, 300, capacity, null);
      boolean full = capacity != null && capacity[0] == 0;
      assertEquals(full ? List.of() : List.of(pair), within.served());
      assertEquals(full ? 7 : 0, within.overCapacity());
      assertEquals(0, within.outOfReach());
      CatchmentsResult beyond = run(network, demand, 299, capacity, null);
      assertEquals(List.of(), beyond.served());
      assertEquals(0, beyond.overCapacity());
      assertEquals(7, beyond.outOfReach());
    }
  }

  /** T21: of an estate with gates 500 and 300 m away, everybody leaves by the second, once. */
  @Test
  void anEstateBelongsToACatchmentByItsNearestGate() {
    Network network = new GridCity(6, 1, 100).network();
    DemandPoints gates = new DemandPoints(Sketch.points(500, 0, 300, 0), new long[] {7, 2});
    for (long[] capacity : new long[][] {null, {9}}) {
      CatchmentsResult result = run(network, gates, 600, capacity, new int[] {0, 0});
      assertEquals(List.of(new CatchmentsResult.Pair(1, 0, 300_000, 9)), result.served());
      assertArrayEquals(new long[] {9}, result.assigned());
    }
  }

  @Test
  void aCancelledRunEnds() {
    assertThrows(
        CancelledException.class,
        () ->
            Catchments.run(
                CatchmentSpec.nearest(Analyses.QUARTER_HOUR, null),
                new GridCity(2, 1, 100).network(),
                Sketch.points(),
                Sketch.onePersonAt(0, 0),
                ProgressListener.NONE,
                () -> true));
  }

  private static CatchmentsResult run(
      Network network, DemandPoints demand, int cutoffSeconds, long[] capacity, int[] entranceOf) {
    ReachSpec reach = new ReachSpec(new Speed(1000), cutoffSeconds, Direction.TO_FACILITY, 300_000);
    return Catchments.run(
        new CatchmentSpec(reach, null, capacity, AllocationRule.OPTIMAL, entranceOf),
        network,
        Sketch.points(0, 0),
        demand,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  /** T16 on whole cities: limits, conservation, and the flow against the textbook. */
  @Test
  void limitedPlacesAreSharedOutWithinReachAndCapacity() {
    long full = 0;
    for (long seed = 0; seed < 200; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 40, 120.6, 28, 0.02));
      PointSet facilities = city.points(1 + random.nextInt(7), 120.6, 28, 0.02);
      DemandPoints demand =
          new DemandPoints(city.points(30, 120.6, 28, 0.02), random.longs(30, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(4000), direction, 300_000);
      long[] capacity = random.longs(facilities.size(), 0, 30).toArray();
      NearestFacility.Groups own = groups(random, facilities.size(), demand.size());
      AllocationRule rule = AllocationRule.values()[random.nextInt(3)];
      CatchmentsResult result =
          Catchments.run(
              new CatchmentSpec(reach, own, capacity, rule, null),
              network,
              facilities,
              demand,
              ProgressListener.NONE,
              CancelToken.NONE);
      checkLimited(network, reach, own, capacity, demand, result, "seed " + seed);
      full += result.overCapacity();
    }
    assertTrue(full > 500, "places must often be short: " + full);
  }

  private static NearestFacility.Groups groups(
      SplittableRandom random, int facilities, int demand) {
    return random.nextBoolean()
        ? null
        : new NearestFacility.Groups(
            random.ints(facilities, -1, 2).toArray(), random.ints(demand, 0, 2).toArray(), 2);
  }

  private static void checkLimited(
      Network network,
      ReachSpec reach,
      NearestFacility.Groups own,
      long[] capacity,
      DemandPoints demand,
      CatchmentsResult result,
      String message) {
    long[][] ways =
        Analyses.ways(
            network, result.joined().facilities(), result.joined().demand(), reach.direction());
    long[] load = new long[capacity.length];
    long[] served = new long[demand.size()];
    for (CatchmentsResult.Pair pair : result.served()) {
      assertEquals(ways[pair.demand()][pair.facility()], pair.costMm(), message);
      assertTrue(pair.costMm() <= reach.cutoffMm(), message + ": beyond the cut-off");
      assertTrue(
          own == null || own.facility()[pair.facility()] == own.demand()[pair.demand()], message);
      load[pair.facility()] += pair.people();
      served[pair.demand()] += pair.people();
    }
    assertArrayEquals(load, result.assigned(), message);
    for (int f = 0; f < load.length; f++) {
      assertTrue(load[f] <= capacity[f], message + ": beyond the places");
    }
    long over = 0;
    long out = 0;
    for (int d = 0; d < demand.size(); d++) {
      assertTrue(served[d] <= demand.weight()[d], message);
      boolean within = false;
      for (int f = 0; f < capacity.length; f++) {
        boolean mayServe = own == null || own.facility()[f] == own.demand()[d];
        within |= mayServe && ways[d][f] <= reach.cutoffMm();
      }
      boolean joined = result.joined().demand().joined(d);
      over += within ? demand.weight()[d] - served[d] : 0;
      out += joined && !within ? demand.weight()[d] : 0;
    }
    assertEquals(over, result.overCapacity(), message);
    assertEquals(out, result.outOfReach(), message);
    long parts = Arrays.stream(load).sum() + over + out + result.unknown();
    assertEquals(Arrays.stream(demand.weight()).sum(), parts, message);
  }
}
