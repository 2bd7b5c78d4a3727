package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.unit.Lengths;
import org.junit.jupiter.api.Test;

/** T7: a bridge joined to the street below it. Two streets of 2 km cross at 1000, 0. */
class T07OverpassTest {
  private static Sketch cross(long middleOfNorth) {
    return new Sketch()
        .node(1, 0, 0)
        .node(2, 1000, 0)
        .node(3, 2000, 0)
        .node(4, 1000, -1000)
        .node(middleOfNorth, 1000, 0)
        .node(6, 1000, 1000);
  }

  private static int cost(Sketch sketch) {
    // A home 300 m west of the crossing, a facility 400 m north of it.
    CoverageResult result =
        Analyses.coverage(sketch.network(), Sketch.points(1000, 400), Sketch.onePersonAt(700, 0));
    return result.costMm()[0];
  }

  @Test
  void crossingWithoutANodeDoesNotConnect() {
    assertEquals(Lengths.NO_WAY_MM, cost(cross(2).street("east", 1, 3).street("north", 4, 6)));
  }

  @Test
  void twoNodesAtOnePlaceDoNotConnect() {
    assertEquals(
        Lengths.NO_WAY_MM, cost(cross(5).street("east", 1, 2, 3).street("north", 4, 5, 6)));
  }

  @Test
  void oneSharedNodeConnects() {
    assertEquals(700_000, cost(cross(2).street("east", 1, 2, 3).street("north", 4, 2, 6)));
  }

  /**
   * The ramp leaves the street 150 m west of the crossing and meets the bridge 200 m north of it:
   * 150 m on the street, hypot(150, 200) = 250 m of ramp, 200 m on the bridge.
   */
  @Test
  void theWayUpIsTheRamp() {
    Sketch sketch =
        cross(5)
            .node(7, 850, 0)
            .node(8, 1000, 200)
            .street("east", 1, 7, 2, 3)
            .street("north", 4, 5, 8, 6)
            .street("ramp", 7, 8);
    assertEquals(600_000, cost(sketch));
  }
}
