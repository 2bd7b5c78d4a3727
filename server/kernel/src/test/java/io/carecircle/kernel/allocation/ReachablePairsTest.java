package io.carecircle.kernel.allocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachablePairsTest {
  private static final Network STREET = new GridCity(10, 1, 100).network();

  private static PointSet along(int count, int step) {
    return Sketch.points(
        IntStream.range(0, 2 * count)
            .mapToDouble(k -> k % 2 == 0 ? k / 2 % 10 * step : 0)
            .toArray());
  }

  private static ReachablePairs find(
      PointSet sites, PointSet homes, ProgressListener progress, CancelToken cancel) {
    Snapper.Joined joined =
        new Snapper(STREET, Analyses.QUARTER_HOUR.crossing())
            .join(sites, homes, Analyses.QUARTER_HOUR.maxSnapMm());
    return ReachablePairs.find(STREET, joined, Analyses.QUARTER_HOUR, null, progress, cancel);
  }

  /** 70 sites and 60 homes within 900 m of each other: 4,200 pairs, each as far as it lies. */
  @Test
  void thousandsOfPairsKeepTheirOrderAndTheirWays() {
    ReachablePairs pairs = find(along(70, 100), along(60, 50), ProgressListener.NONE, () -> false);
    assertEquals(4200, pairs.size());
    for (int d = 0; d < 60; d++) {
      for (int f = 0; f < 70; f++) {
        int i = pairs.find(d, f);
        assertEquals(70 * d + f, i);
        assertEquals(Math.abs(d % 10 * 50 - f % 10 * 100) * 1000, pairs.costMm()[i]);
      }
    }
  }

  @Test
  void everySiteIsToldAndMayBeTheLast() {
    List<Long> told = new ArrayList<>();
    find(along(5, 100), along(3, 100), (step, done, of) -> told.add(done), () -> false);
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), told);
    int[] looks = {0};
    assertThrows(
        CancelledException.class,
        () -> find(along(5, 100), along(3, 100), ProgressListener.NONE, () -> ++looks[0] == 4));
    assertEquals(4, looks[0]);
  }
}
