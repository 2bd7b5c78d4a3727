package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import org.junit.jupiter.api.Test;

/** T3: two places on one street edge, timed by way of its ends. */
class T03SameEdgeTest {
  private static Sketch street() {
    return new Sketch().node(1, 0, 0).node(2, 1000, 0);
  }

  /** One edge of 1 km, a facility at 400 m; 50 m away is 50 m, not 850 m over an end. */
  @Test
  void theWayIsTheDistanceAlongTheEdge() {
    Network network = street().street("a", 1, 2).network();
    CoverageResult result =
        Analyses.coverage(
            network,
            Sketch.points(400, 0),
            Sketch.onePersonAt(450, 0, 350, 0, 400, 0, 0, 0, 1000, 0, 400, 7, 399.999, -3));
    assertArrayEquals(
        new int[] {50_000, 50_000, 0, 400_000, 600_000, 7_000, 3_001}, result.costMm());
  }

  /** East only. Homes west of the facility walk to it, those east of it come back to it. */
  @Test
  void oneWayEdgesAreWalkedOneWay() {
    Network network = street().oneWay("a", 1, 2).network();
    double[] homes = {350, 0, 450, 0, 400, 5};
    int[] to = run(network, Direction.TO_FACILITY, homes).costMm();
    assertArrayEquals(new int[] {50_000, Lengths.NO_WAY_MM, 5_000}, to);
    int[] from = run(network, Direction.FROM_FACILITY, homes).costMm();
    assertArrayEquals(new int[] {Lengths.NO_WAY_MM, 50_000, 5_000}, from);
    int[] both = run(network, Direction.ROUND_TRIP, homes).costMm();
    assertArrayEquals(new int[] {Lengths.NO_WAY_MM, Lengths.NO_WAY_MM, 10_000}, both);
  }

  /**
   * With a way back of 1 km parallel to it (two more sides of 100 m) the home at 450 m walks 550 m
   * to the end, 100 + 1000 + 100 m around and 400 m again: 2,150 m. There and back is one round.
   */
  @Test
  void theWayAroundIsTakenWhereTheStreetIsOneWay() {
    Network network =
        street()
            .node(3, 1000, 100)
            .node(4, 0, 100)
            .oneWay("a", 1, 2)
            .street("b", 2, 3, 4, 1)
            .network();
    double[] home = {450, 0};
    assertEquals(2_150_000, run(network, Direction.TO_FACILITY, home).costMm()[0]);
    assertEquals(50_000, run(network, Direction.FROM_FACILITY, home).costMm()[0]);
    assertEquals(2_200_000, run(network, Direction.ROUND_TRIP, home).costMm()[0]);
  }

  /** A bow of 1 km beside a chord of 100 m: out of the bow and over the chord is shorter. */
  @Test
  void overTheEndsIsTakenWhenItIsShorter() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 0, 450)
            .node(3, 100, 450)
            .node(4, 100, 0)
            .street("bow", 1, 2, 3, 4)
            .street("chord", 1, 4)
            .network();
    CoverageResult result =
        Analyses.coverage(network, Sketch.points(0, 50), Sketch.onePersonAt(100, 50, 0, 400));
    assertArrayEquals(new int[] {200_000, 350_000}, result.costMm());
  }

  private static CoverageResult run(Network network, Direction direction, double[] homes) {
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, direction, 300_000);
    return Analyses.coverage(network, Sketch.points(400, 0), Sketch.onePersonAt(homes), reach);
  }
}
