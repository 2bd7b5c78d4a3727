package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.coverage.Gaps;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** T20: people of whom nothing is known, counted as covered or as uncovered. */
class T20UnknownTest {
  /** 100 people at the facility, 20 at 1,000 m, 3 that are 300.001 m away from every street. */
  @Test
  void theUnknownAreAClassOfTheirOwn() {
    Network network = new GridCity(10, 2, 100).network();
    PointSet homes = Sketch.points(0, 0, 1000, 0, -300.001, 0);
    DemandPoints demand = new DemandPoints(homes, new long[] {100, 20, 3});
    CoverageResult result = Analyses.coverage(network, Sketch.points(0, 0), demand);
    assertArrayEquals(
        new DemandClass[] {DemandClass.COVERED, DemandClass.OUT_OF_REACH, DemandClass.UNKNOWN},
        result.demandClass());
    // Of the 120 known people 100 are at the door: median 0; nine tenths are 108, so 1,000 s.
    CoverageCounts expected =
        new CoverageCounts(123, 100, 0, 20, 3, 3, 1, 0, 1, 120, 20 * 1000 / 120.0, 0, 1000);
    assertEquals(expected, result.total());
    assertArrayEquals(new int[] {0, 1000, -1}, result.seconds());
    assertArrayEquals(new int[] {0, 0, -1}, result.facility());
  }

  @Test
  void theUnknownAreNoGaps() {
    Network network = new GridCity(10, 2, 100).network();
    DemandPoints demand = Sketch.onePersonAt(1000, 0, 5000, 0);
    CoverageResult result = Analyses.coverage(network, Sketch.points(0, 0), demand);
    List<Gaps.Gap> gaps = Gaps.run(result, demand, Analyses.CUTOFF_SECONDS, 0, Gaps.Ranking.PEOPLE);
    assertEquals(List.of(new Gaps.Gap(0, 1, 0, 1000, 100)), gaps);
  }

  @Test
  void everybodyIsUnknownWithoutStreets() {
    DemandPoints demand = Sketch.onePersonAt(0, 0, 10, 0);
    CoverageResult result = Analyses.coverage(new Sketch().network(), Sketch.points(0, 0), demand);
    assertEquals(2, result.total().unknown());
    assertEquals(2, result.total().communitiesUnknown());
    assertEquals(0, result.total().timed());
    assertTrue(Double.isNaN(result.total().meanSeconds()), "no time is not zero seconds");
    assertEquals(-1, result.total().medianSeconds());
  }
}
