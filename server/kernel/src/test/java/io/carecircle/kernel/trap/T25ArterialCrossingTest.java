package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.coverage.SiteGain;
import io.carecircle.kernel.coverage.WhatIf;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.fixture.TwoSidedRoads;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** T25: people cannot cross an arterial road between two junctions. */
class T25ArterialCrossingTest {
  private static final ReachSpec JUNCTIONS = reach(Direction.TO_FACILITY);

  private static ReachSpec reach(Direction direction) {
    return new ReachSpec(new Speed(1000), 900, direction, 300_000, ArterialCrossing.JUNCTIONS);
  }

  private static Sketch road(int metres) {
    return new Sketch().node(1, 0, 0).node(2, metres, 0);
  }

  /**
   * A road of 900 m without a junction between its ends, a facility 5 m south of it at 300 m. Homes
   * at 320 m: 5 m north, 5 m south, on the line. The one in the north walks to the nearer end and
   * back: 5 + 320 + 300 + 5 = 630 m instead of 5 + 20 + 5 = 30.
   */
  @Test
  void theOtherSideIsReachedOverAJunction() {
    Network network = road(900).arterial("road", 1, 2).network();
    PointSet facility = Sketch.points(300, -5);
    DemandPoints homes = Sketch.onePersonAt(320, 5, 320, -5, 320, 0);
    assertArrayEquals(
        new int[] {630_000, 30_000, 25_000},
        Analyses.coverage(network, facility, homes, JUNCTIONS).costMm());
    assertArrayEquals(
        new int[] {30_000, 30_000, 25_000},
        Analyses.coverage(network, facility, homes).costMm(),
        "anywhere unless asked otherwise");
  }

  /** On a residential street nothing changes, and a facility on the line serves both sides. */
  @Test
  void onlyArterialRoadsHaveSides() {
    for (StreetClass each : StreetClass.values()) {
      Network network = road(900).line("road", each, true, true, 1, 2).network();
      int[] costMm =
          Analyses.coverage(network, Sketch.points(300, -5), Sketch.onePersonAt(320, 5), JUNCTIONS)
              .costMm();
      boolean arterial =
          each == StreetClass.TRUNK || each == StreetClass.PRIMARY || each == StreetClass.SECONDARY;
      assertEquals(arterial ? 630_000 : 30_000, costMm[0], each.name());
    }
    Network network = road(900).arterial("road", 1, 2).network();
    assertArrayEquals(
        new int[] {25_000, 25_000},
        Analyses.coverage(
                network, Sketch.points(300, 0), Sketch.onePersonAt(320, 5, 320, -5), JUNCTIONS)
            .costMm());
  }

  /** A side street at 400 m makes a junction there: 5 + 80 + 100 + 5 m. */
  @Test
  void aSideStreetMakesACrossing() {
    Network network =
        road(900)
            .node(3, 400, 0)
            .node(4, 400, 2500)
            .arterial("road", 1, 3, 2)
            .street("side", 3, 4)
            .network();
    int[] costMm =
        Analyses.coverage(network, Sketch.points(300, -5), Sketch.onePersonAt(320, 5), JUNCTIONS)
            .costMm();
    assertEquals(190_000, costMm[0]);
  }

  /**
   * A road that turns sharply back on itself at (200, 0) without a junction, from the west, then
   * back to the north-west. A home straight in front of the bend lies outside of it, whatever the
   * one or the other segment says, as do places south of the lower arm and north of the upper one,
   * y = 40 - x / 5; between the arms is inside.
   */
  @Test
  void outsideOfABendIsOneSide() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 200, 0)
            .node(3, 0, 40)
            .arterial("bend", 1, 2, 3)
            .network();
    Snapper snapper = new Snapper(network, ArterialCrossing.JUNCTIONS);
    Snapped at = snapper.join(Sketch.points(210, 0.5, 205, -3, 100, -5, 100, 5, 50, 38), 300_000);
    boolean drawnForward = network.streets().shape().lat(0) < Sketch.lat(20);
    byte outside = (byte) (drawnForward ? -1 : 1);
    assertArrayEquals(new byte[] {outside, outside, outside, (byte) -outside, outside}, at.side());
  }

  /**
   * 600 small cities of short roads, some arterial, people on both sides. The oracle gives each
   * arterial edge a copy for either side, joined at the ends, and walks with Dijkstra; a point on
   * the line takes the better copy.
   */
  @Test
  void waysAreThoseOfARoadWithTwoSides() {
    int longer = 0;
    for (long seed = 0; seed < 600; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network =
          Sketch.build(TwoSidedRoads.arterials(city.lines(8, 5, 120.6, 28, 0.004), city.random()));
      if (network.edgeCount() == 0) {
        continue;
      }
      PointSet facilities = city.points(4, 120.6, 28, 0.004);
      DemandPoints homes = homes(city.points(12, 120.6, 28, 0.004));
      Direction direction = Direction.values()[(int) (seed % 3)];
      CoverageResult result = Analyses.coverage(network, facilities, homes, reach(direction));
      long[][] expected =
          TwoSidedRoads.ways(
              network, result.joined().facilities(), result.joined().demand(), direction);
      CoverageResult anywhere =
          Analyses.coverage(
              network, facilities, homes, new ReachSpec(new Speed(1000), 900, direction, 300_000));
      assertArrayEquals(
          anywhere.joined().demand().edge(), result.joined().demand().edge(), "same streets");
      for (int d = 0; d < homes.size(); d++) {
        long best = Arrays.stream(expected[d]).min().orElseThrow();
        assertEquals(best, result.costMm()[d], "seed " + seed + ", home " + d);
        assertTrue(result.costMm()[d] >= anywhere.costMm()[d]);
        longer += result.costMm()[d] > anywhere.costMm()[d] ? 1 : 0;
      }
      assertAnalysesAgree(network, facilities, homes, result, seed);
    }
    assertTrue(longer > 200, "only " + longer + " ways became longer");
  }

  /** Counting anew, what a site gains and what a closure loses keep the same rule. */
  private static void assertAnalysesAgree(
      Network network, PointSet facilities, DemandPoints homes, CoverageResult result, long seed) {
    if (seed % 5 > 0) {
      return;
    }
    ReachSpec reach = reach(Direction.values()[(int) (seed % 3)]);
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[homes.size()], 1, null);
    long[] covered =
        Coverage.covered(
            spec,
            network,
            result.joined(),
            homes.weight(),
            ProgressListener.NONE,
            CancelToken.NONE);
    assertEquals(result.total().covered(), Arrays.stream(covered).sum(), "seed " + seed);
    PointSet first = part(facilities, 0, 1);
    PointSet others = part(facilities, 1, facilities.size());
    CoverageResult without = Analyses.coverage(network, others, homes, reach);
    long gained =
        new SiteGain(network, others, homes, reach, without)
            .run(first, CancelToken.NONE)
            .gainedPeople();
    assertEquals(result.total().covered() - without.total().covered(), gained, "seed " + seed);
  }

  private static PointSet part(PointSet points, int from, int to) {
    return new PointSet(
        points.ids().subList(from, to),
        Arrays.copyOfRange(points.lon(), from, to),
        Arrays.copyOfRange(points.lat(), from, to));
  }

  private static DemandPoints homes(PointSet points) {
    long[] weight = new long[points.size()];
    Arrays.setAll(weight, i -> 1 + i);
    return new DemandPoints(points, weight);
  }

  /**
   * The road of the first case, home in the north and facility in the south: 630 m. A facility
   * beside the home, 5 + 20 + 5 m away; without it, a gate of 10 m across the road at 310 m is a
   * junction: 5 + 10 + 10 + 5 m by either of its ends, for the road is crossed at each of them.
   */
  @Test
  void changesKeepTheSides() {
    Network network = road(900).arterial("road", 1, 2).network();
    WhatIf whatIf =
        new WhatIf(
            JUNCTIONS,
            network,
            Sketch.points(300, -5),
            Sketch.onePersonAt(320, 5),
            CancelToken.NONE);
    assertArrayEquals(new int[] {630}, whatIf.result().seconds());
    whatIf.place("near", Sketch.lon(340), Sketch.lat(5));
    assertArrayEquals(new int[] {30}, whatIf.result().seconds());
    whatIf.place("near", Sketch.lon(340), Sketch.lat(-5));
    assertArrayEquals(new int[] {5 + 320 + 300 + 5}, whatIf.result().seconds());
    Snapped ends = new Snapper(network).joinNearest(Sketch.points(310, 0, 310, 0), 1000);
    whatIf.openLink(ends, 10_000);
    assertArrayEquals(new int[] {30}, whatIf.result().seconds());
  }
}
