package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * T16: places that are counted twice, given to people out of reach, or by the order of the list.
 */
class T16CapacityTest {
  private record City(Network network, PointSet facilities, DemandPoints demand) {
    static City of(RandomCity city, int facilities) {
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.012));
      PointSet sites = city.points(facilities, 120.6, 28, 0.012);
      PointSet homes = city.points(40, 120.6, 28, 0.012);
      return new City(
          network, sites, new DemandPoints(homes, city.random().longs(40, 0, 30).toArray()));
    }

    CoverageResult run(int cutoffSeconds, long[] capacity) {
      ReachSpec reach =
          new ReachSpec(new Speed(1000), cutoffSeconds, Direction.TO_FACILITY, 300_000);
      CoverageSpec spec =
          new CoverageSpec(reach, BigDecimal.ONE, new int[40], 1, null, false, null, capacity);
      return Coverage.run(
          spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
    }

    City without(int last) {
      PointSet fewer =
          new PointSet(
              facilities.ids().subList(0, last),
              Arrays.copyOf(facilities.lon(), last),
              Arrays.copyOf(facilities.lat(), last));
      return new City(network, fewer, demand);
    }
  }

  @Test
  void hugeCapacityIsNoCapacity() {
    for (long seed = 0; seed < 100; seed++) {
      City city = City.of(new RandomCity(seed), 5);
      long[] huge = new long[5];
      Arrays.fill(huge, 1_000_000_000L);
      assertEquals(city.run(900, null).total(), city.run(900, huge).total(), "seed " + seed);
    }
  }

  /** Four classes that always add up, the last elder included; nobody beyond the places. */
  @Test
  void theClassesAddUpAndPlacesAreNotExceeded() {
    long over = 0;
    for (long seed = 0; seed < 200; seed++) {
      RandomCity random = new RandomCity(seed);
      City city = City.of(random, 5);
      long[] capacity = random.random().longs(5, 0, 80).toArray();
      CoverageResult result = city.run(900, capacity);
      CoverageCounts c = result.total();
      String message = "seed " + seed;
      long parts = c.covered() + c.overCapacity() + c.outOfReach() + c.unknown();
      assertEquals(Arrays.stream(city.demand.weight()).sum(), parts, message);
      CoverageCounts free = city.run(900, null).total();
      assertEquals(free.covered(), c.covered() + c.overCapacity(), message);
      assertEquals(free.outOfReach(), c.outOfReach(), message);
      assertEquals(free.unknown(), c.unknown(), message);
      assertTrue(c.covered() <= Arrays.stream(capacity).sum(), message);
      for (int d = 0; d < 40; d++) {
        long served = result.allocation().served()[d];
        boolean short0 = served < city.demand.weight()[d];
        if (result.demandClass()[d] == DemandClass.OVER_CAPACITY) {
          assertTrue(short0 && result.seconds()[d] <= 900, message);
        } else if (result.demandClass()[d] != DemandClass.COVERED) {
          assertEquals(0, served, message);
        } else {
          assertTrue(!short0, message);
        }
      }
      over += c.overCapacity();
    }
    assertTrue(over > 1000, "places must often be short: " + over);
  }

  /** One more facility, a longer cut-off or one more place never lowers what is covered. */
  @Test
  void moreOfAnythingNeverCoversFewer() {
    for (long seed = 0; seed < 150; seed++) {
      RandomCity random = new RandomCity(seed);
      SplittableRandom dice = random.random();
      City city = City.of(random, 6);
      boolean limited = dice.nextBoolean();
      long[] capacity = limited ? dice.longs(6, 0, 80).toArray() : null;
      long[] fewer = limited ? Arrays.copyOf(capacity, 5) : null;
      String message = "seed " + seed;
      long all = city.run(900, capacity).total().covered();
      assertTrue(city.without(5).run(900, fewer).total().covered() <= all, message);
      int shorter = dice.nextInt(900);
      assertTrue(city.run(shorter, capacity).total().covered() <= all, message);
      if (limited) {
        capacity[dice.nextInt(6)] += 1 + dice.nextInt(50);
        assertTrue(city.run(900, capacity).total().covered() >= all, message);
      }
    }
  }

  /**
   * Three homes of 10 at 100, 200 and 300 m of a facility with 15 places. Least walking: all of the
   * first, half of the second. The first community is covered, the second partly, the third not.
   */
  @Test
  void aFullFacilityCoversInPart() {
    Network network = new GridCity(10, 1, 100).network();
    DemandPoints demand =
        new DemandPoints(Sketch.points(100, 0, 200, 0, 300, 0), new long[] {10, 10, 10});
    CoverageSpec spec =
        new CoverageSpec(
            new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 300_000),
            BigDecimal.ONE,
            new int[3],
            1,
            null,
            false,
            null,
            new long[] {15});
    CoverageResult result =
        Coverage.run(
            spec, network, Sketch.points(0, 0), demand, ProgressListener.NONE, CancelToken.NONE);
    assertEquals(
        List.of(DemandClass.COVERED, DemandClass.OVER_CAPACITY, DemandClass.OVER_CAPACITY),
        List.of(result.demandClass()));
    assertEquals(15, result.total().covered());
    assertEquals(15, result.total().overCapacity());
    assertEquals(1, result.total().communitiesCovered());
    assertEquals(1, result.total().communitiesPartly());
  }
}
