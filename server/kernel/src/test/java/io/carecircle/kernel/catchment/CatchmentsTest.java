package io.carecircle.kernel.catchment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.BruteForce;
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
import java.util.Arrays;
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
      Catchments.Result result = run(reach, network, facilities, demand);
      check(network, reach, demand, result, "seed " + seed);
    }
  }

  private static Catchments.Result run(
      ReachSpec reach, Network network, PointSet facilities, DemandPoints demand) {
    return Catchments.run(
        reach, null, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  private static void check(
      Network network,
      ReachSpec reach,
      DemandPoints demand,
      Catchments.Result result,
      String message) {
    int facilities = result.assigned().length;
    long[] assigned = new long[facilities];
    int[] points = new int[facilities];
    int[] farthest = new int[facilities];
    Arrays.fill(farthest, -1);
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
        assertEquals(f, result.facility()[d], message);
        assigned[f] += demand.weight()[d];
        points[f]++;
        farthest[f] = Math.max(farthest[f], (int) best);
      } else {
        assertEquals(-1, result.facility()[d], message);
        boolean joined = result.joined().demand().edge()[d] >= 0;
        outOfReach += joined ? demand.weight()[d] : 0;
        unknown += joined ? 0 : demand.weight()[d];
      }
    }
    assertArrayEquals(assigned, result.assigned(), message);
    assertArrayEquals(points, result.points(), message);
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
    Catchments.Result result =
        run(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0, 600, 0), demand);
    assertArrayEquals(new int[] {0, 1, 0, 1}, result.facility());
    assertArrayEquals(new int[] {300_000, 299_000, 0, 0}, result.costMm());
    assertArrayEquals(new int[] {300_000, 299_000}, result.farthestMm());
  }
}
