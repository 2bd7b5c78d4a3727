package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.network.Network;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** T4: where on an edge the time runs out. */
class T04CutPointTest {
  /**
   * One edge of 2 km, facilities at both ends, 900 m of reach: the first 900 m and the last 900 m
   * are covered to the millimetre, the 200 m in the middle are not.
   */
  @Test
  void anEdgeReachedFromBothEndsMayKeepAGapInTheMiddle() {
    Network network = new Sketch().node(1, 0, 0).node(2, 2000, 0).street("a", 1, 2).network();
    CoverageResult result =
        Analyses.coverage(
            network,
            Sketch.points(0, 0, 2000, 0),
            Sketch.onePersonAt(
                899.999, 0, 900, 0, 900.001, 0, 1000, 0, 1099.999, 0, 1100, 0, 1100.001, 0));
    boolean[] covered = covered(result);
    assertArrayEquals(new boolean[] {true, true, false, false, false, true, true}, covered);
    assertArrayEquals(new int[] {900, 900, 901, 1000, 901, 900, 900}, result.seconds());
  }

  /**
   * The facility stands 40 m off a street, 60 m from the junction; from there 800 m remain for the
   * side street, and a leg of 10 m takes its part: 790 m.
   */
  @Test
  void whatRemainsAtTheJunctionIsWalkedIntoTheEdge() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 60, 0)
            .node(3, 60, 950)
            .street("a", 1, 2)
            .street("b", 2, 3)
            .network();
    CoverageResult result =
        Analyses.coverage(
            network,
            Sketch.points(0, -40),
            Sketch.onePersonAt(60, 800, 60, 800.001, 70, 790, 70, 790.001, 70.001, 790));
    assertArrayEquals(new boolean[] {true, false, true, false, false}, covered(result));
    assertEquals(900_000, result.costMm()[0]);
    assertEquals(900_001, result.costMm()[1]);
  }

  /** Facilities 300 m beyond either end of an edge of 1 km: 600 m from each, so all of it. */
  @Test
  void partsThatOverlapCoverTheWholeEdge() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 300, 0)
            .node(3, 1300, 0)
            .node(4, 1600, 0)
            .street("a", 1, 2)
            .street("b", 2, 3)
            .street("c", 3, 4)
            .network();
    double[] homes = new double[2 * 101];
    for (int i = 0; i <= 100; i++) {
      homes[2 * i] = 300 + 10 * i;
    }
    CoverageResult result =
        Analyses.coverage(network, Sketch.points(0, 0, 1600, 0), Sketch.onePersonAt(homes));
    assertEquals(101, result.total().covered());
    assertEquals(800, Arrays.stream(result.seconds()).max().orElseThrow(), "in the middle");
    assertEquals(0, result.facility()[50], "the middle is a tie");
  }

  private static boolean[] covered(CoverageResult result) {
    boolean[] covered = new boolean[result.seconds().length];
    for (int d = 0; d < covered.length; d++) {
      covered[d] = result.demandClass()[d] == DemandClass.COVERED;
    }
    return covered;
  }
}
