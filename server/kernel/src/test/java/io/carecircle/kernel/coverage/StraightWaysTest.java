package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.unit.Lengths;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class StraightWaysTest {
  /** Points on a coarse grid, many at one place, some not counted, against measuring all. */
  @Test
  void theNearestIsThatOfMeasuringAll() {
    int ties = 0;
    for (long seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(12);
      double[] eastNorth = new double[2 * n];
      for (int i = 0; i < 2 * n; i++) {
        eastNorth[i] = 100 * random.nextInt(-3, 4);
      }
      PointSet points = Sketch.points(eastNorth);
      StraightWays ways = new StraightWays(points);
      long left = seed % 5;
      IntPredicate counts = i -> i % 5 != left;
      double lon = Sketch.lon(50 * random.nextInt(-6, 7));
      double lat = Sketch.lat(50 * random.nextInt(-6, 7));
      int best = -1;
      int bestMm = Lengths.NO_WAY_MM;
      boolean tie = false;
      for (int i = 0; i < n; i++) {
        int mm = mm(points, i, lon, lat);
        if (counts.test(i)) {
          tie |= mm == bestMm;
          best = mm < bestMm ? i : best;
          bestMm = Math.min(mm, bestMm);
        }
      }
      StraightWays.Nearest nearest = ways.nearest(lon, lat, counts);
      assertEquals(new StraightWays.Nearest(best, bestMm), nearest, "seed " + seed);
      int limit = 100_000 * random.nextInt(6);
      assertEquals(bestMm <= limit, ways.anyWithin(lon, lat, limit, counts), "seed " + seed);
      if (best >= 0) {
        assertTrue(ways.anyWithin(lon, lat, bestMm, counts), "a limit is within");
        assertFalse(ways.anyWithin(lon, lat, bestMm - 1, counts), "and no less");
      }
      ties += tie ? 1 : 0;
    }
    assertTrue(ties > 100, "ties: " + ties);
  }

  private static int mm(PointSet points, int i, double lon, double lat) {
    return Lengths.millimetres(Karney.metres(lon, lat, points.lon()[i], points.lat()[i]));
  }

  /** A metre north and a metre south: equally far, so the lower index, wherever it lies. */
  @Test
  void equalWaysGoToTheLowestIndex() {
    assertEquals(
        new StraightWays.Nearest(0, 1000),
        new StraightWays(Sketch.points(0, 1, 0, -1)).nearest(0, 0, i -> true));
    assertEquals(
        new StraightWays.Nearest(0, 1000),
        new StraightWays(Sketch.points(0, -1, 0, 1)).nearest(0, 0, i -> true));
    assertEquals(
        new StraightWays.Nearest(-1, Lengths.NO_WAY_MM),
        new StraightWays(Sketch.points()).nearest(0, 0, i -> true));
  }
}
