package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * T6: people are carried over a river that has no bridge.
 *
 * <p>Two bank streets of 3 km, 30 m apart, with a junction every 100 m; 301 homes on the north
 * bank, one every 10 m; the facility on the south bank at 2,600 m.
 */
class T06RiverTest {
  private static final PointSet FACILITY = Sketch.points(2600, 0);

  private static Sketch banks() {
    Sketch sketch = new Sketch();
    for (int i = 0; i <= 30; i++) {
      sketch.node(i, 100.0 * i, 0).node(100 + i, 100.0 * i, 30);
    }
    return sketch
        .street("south", LongStream.rangeClosed(0, 30).toArray())
        .street("north", LongStream.rangeClosed(100, 130).toArray());
  }

  private static DemandPoints homes() {
    double[] eastNorth = new double[2 * 301];
    for (int i = 0; i <= 300; i++) {
      eastNorth[2 * i] = 10.0 * i;
      eastNorth[2 * i + 1] = 30;
    }
    return Sketch.onePersonAt(eastNorth);
  }

  @Test
  void nobodyCrossesWithoutABridge() {
    CoverageResult result = Analyses.coverage(banks().network(), FACILITY, homes());
    assertEquals(0, result.total().covered());
    assertEquals(301, result.total().outOfReach());
    assertEquals(0, result.total().timed());
  }

  /**
   * Over the bridge at 3,000 m the home at x walks (3000 - x) + 30 + 400 m: within 900 m from x =
   * 2,530 on, and those are 48 homes.
   */
  @Test
  void aBridgeBringsExactlyThoseWhoReachIt() {
    CoverageResult result =
        Analyses.coverage(banks().street("bridge", 30, 130).network(), FACILITY, homes());
    assertEquals(48, result.total().covered());
    assertEquals(253, result.total().outOfReach());
    for (int i = 0; i <= 300; i++) {
      assertEquals(1000 * (3000 - 10 * i + 430), result.costMm()[i], "home " + i);
      DemandClass expected = i >= 253 ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
      assertEquals(expected, result.demandClass()[i], "home " + i);
    }
  }

  /** A home in the reeds, 14 m from the south bank and 16 m from the north, belongs south. */
  @Test
  void aHomeBetweenTheBanksJoinsTheNearerOne() {
    CoverageResult result =
        Analyses.coverage(banks().network(), FACILITY, Sketch.onePersonAt(2500, 14, 2500, 16));
    assertArrayEquals(new int[] {114_000, 1 << 30}, result.costMm());
  }
}
