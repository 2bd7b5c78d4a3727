package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import org.junit.jupiter.api.Test;

/**
 * T2: a stray piece of path swallows a facility, or a real island is thrown away.
 *
 * <p>The main part is a grid of 6 x 6 blocks of 100 m with 8.4 km of streets, its west side at 0
 * metres east. Three edges of 10 m stand 15 m west of it, and three of 40 m far to the north-east.
 */
class T02IslandsTest {
  private static final int LIMIT_MM = 300_000;
  private static final Network CITY = city().network();

  private static Sketch city() {
    return new GridCity(6, 6, 100)
        .sketch()
        .node(901, -15, 300)
        .node(902, -15, 310)
        .node(903, -15, 320)
        .node(904, -15, 330)
        .street("stray1", 901, 902)
        .street("stray2", 902, 903)
        .street("stray3", 903, 904)
        .node(911, 1500, 1000)
        .node(912, 1540, 1000)
        .node(913, 1580, 1000)
        .node(914, 1620, 1000)
        .street("rock1", 911, 912)
        .street("rock2", 912, 913)
        .street("rock3", 913, 914);
  }

  /** 17 m to the grid, 300 m north, then 200 m east: 217 m in all from a home at 200, 300. */
  @Test
  void aFacilityBesideAStrayPathUsesTheMainPart() {
    CoverageResult result =
        Analyses.coverage(CITY, Sketch.points(-17, 300), Sketch.onePersonAt(200, 300));
    assertEquals(17_000, result.joined().facilities().legMm()[0], "2 m to the stray path");
    assertEquals(217_000, result.costMm()[0]);
    assertEquals(DemandClass.COVERED, result.demandClass()[0]);
  }

  @Test
  void aHomeBesideAStrayPathUsesTheMainPart() {
    CoverageResult result =
        Analyses.coverage(CITY, Sketch.points(200, 300), Sketch.onePersonAt(-17, 300, -15, 320));
    assertEquals(217_000, result.costMm()[0]);
    // 15 m to the west side at 320 m north, 20 m down, 200 m east.
    assertEquals(235_000, result.costMm()[1]);
  }

  /**
   * Even with a facility and a home on it: both are in the city's reach, so both are the city's.
   */
  @Test
  void aStrayPathWithAFacilityAndAHomeIsStillNotUsed() {
    CoverageResult result =
        Analyses.coverage(CITY, Sketch.points(-15, 300), Sketch.onePersonAt(-15, 330));
    assertEquals(15_000 + 30_000 + 15_000, result.costMm()[0]);
  }

  /** From 1 m beside the rock's west end to 2 m beside its east end: 1 + 120 + 2 m. */
  @Test
  void aRealIslandWithAFacilityAndAHomeKeepsThem() {
    CoverageResult result =
        Analyses.coverage(
            CITY, Sketch.points(300, 300, 1499, 1000), Sketch.onePersonAt(1622, 1000, 0, 0));
    assertEquals(123_000, result.costMm()[0]);
    assertEquals(1, result.facility()[0]);
    assertEquals(600_000, result.costMm()[1]);
    assertEquals(0, result.facility()[1]);
  }

  @Test
  void anIslandWithoutHomesCatchesNoFacility() {
    CoverageResult result =
        Analyses.coverage(CITY, Sketch.points(1500, 1000), Sketch.onePersonAt(0, 0));
    assertFalse(result.joined().facilities().joined(0));
    assertEquals(DemandClass.OUT_OF_REACH, result.demandClass()[0]);
  }

  @Test
  void anIslandWithoutFacilitiesLeavesItsHomesUnknown() {
    CoverageResult result =
        Analyses.coverage(CITY, Sketch.points(0, 0), Sketch.onePersonAt(1500, 1000));
    assertEquals(DemandClass.UNKNOWN, result.demandClass()[0]);
    assertEquals(1, result.total().unknown());
    assertEquals(0, result.total().outOfReach());
  }

  /** A stray edge right beside the home on the rock does not keep it from the rock's facility. */
  @Test
  void aStrayPathBesideARealIslandIsPassedOver() {
    Network network =
        city().node(921, 1620, 1005).node(922, 1650, 1005).street("stray4", 921, 922).network();
    CoverageResult result =
        Analyses.coverage(
            network, Sketch.points(1500, 1000), Sketch.onePersonAt(1620, 1004, 1560, 1000));
    assertEquals(4_000 + 120_000, result.costMm()[0]);
    assertEquals(60_000, result.costMm()[1]);
  }

  /** Two kilometres of street are a place of their own, whoever lives there. */
  @Test
  void aLargeIslandAlwaysCatches() {
    Network network =
        city().node(931, 0, 1500).node(932, 2000, 1500).street("long", 931, 932).network();
    CoverageResult result =
        Analyses.coverage(network, Sketch.points(0, 0), Sketch.onePersonAt(700, 1510));
    assertEquals(10_000, result.joined().demand().legMm()[0]);
    assertEquals(DemandClass.OUT_OF_REACH, result.demandClass()[0], "known, and without a way");
    assertEquals(-1, result.seconds()[0]);
  }

  @Test
  void pointsThatStandAloneJoinWhateverIsThere() {
    PointSet points = Sketch.points(1500, 1000, -17, 300, 1000, 2500);
    Snapped alone = new Snapper(CITY).join(points, LIMIT_MM);
    assertEquals(0, alone.legMm()[0]);
    assertEquals(17_000, alone.legMm()[1]);
    assertFalse(alone.joined(2));
  }

  /** One small town is the main part, however small it is. */
  @Test
  void aVillageAloneIsNotAnIsland() {
    Network village = new GridCity(1, 1, 50).network();
    Snapper.Joined joined =
        new Snapper(village).join(Sketch.points(0, 0), Sketch.points(), LIMIT_MM);
    assertTrue(joined.facilities().joined(0));
  }
}
