package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** T10: people counted once for each facility that they reach. */
class T10DoubleCountingTest {
  @Test
  void theUnionIsNeverMoreThanItsPartsNorLessThanOne() {
    long overlaps = 0;
    for (long seed = 0; seed < 100; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.008));
      PointSet facilities = city.points(5, 120.6, 28, 0.008);
      PointSet points = city.points(40, 120.6, 28, 0.008);
      long[] weight = city.random().longs(40, 0, 100).toArray();
      DemandPoints demand = new DemandPoints(points, weight);
      CoverageResult union = Analyses.coverage(network, facilities, demand);
      long sum = 0;
      for (int f = 0; f < facilities.size(); f++) {
        long one = Analyses.coverage(network, only(facilities, f), demand).total().covered();
        assertTrue(one <= union.total().covered(), "seed " + seed);
        sum += one;
      }
      assertTrue(union.total().covered() <= sum, "seed " + seed);
      assertEquals(Arrays.stream(weight).sum(), union.total().population(), "seed " + seed);
      overlaps += sum - union.total().covered();
    }
    assertTrue(overlaps > 0, "some circles must overlap");
  }

  private static PointSet only(PointSet points, int i) {
    return new PointSet(
        points.ids().subList(i, i + 1),
        new double[] {points.lon()[i]},
        new double[] {points.lat()[i]});
  }

  @Test
  void facilitiesWrittenTwiceChangeNothing() {
    for (long seed = 0; seed < 100; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(50, 45, 120.6, 28, 0.01));
      PointSet once = city.points(6, 120.6, 28, 0.01);
      DemandPoints demand =
          new DemandPoints(
              city.points(40, 120.6, 28, 0.01), city.random().longs(40, 0, 100).toArray());
      PointSet twice = new PointSet(Sketch.ids(12), doubled(once.lon()), doubled(once.lat()));
      CoverageResult a = Analyses.coverage(network, once, demand);
      CoverageResult b = Analyses.coverage(network, twice, demand);
      assertEquals(a.total(), b.total(), "seed " + seed);
      assertArrayEquals(a.seconds(), b.seconds(), "seed " + seed);
      for (int d = 0; d < 40; d++) {
        int expected = a.facility()[d] < 0 ? -1 : 2 * a.facility()[d];
        assertEquals(expected, b.facility()[d], "seed " + seed + ": the lower id of each pair");
      }
    }
  }

  /** 0, 0, 1, 1, 2, 2 ... */
  private static double[] doubled(double[] values) {
    double[] twice = new double[2 * values.length];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = values[i / 2];
    }
    return twice;
  }
}
