package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** T1: snapped too far, or to what nobody may walk. */
class T01SnapLimitTest {
  private static final int LIMIT_MM = 300_000;

  /** Points beyond the end of a street, in any direction that leads away from it. */
  @Test
  void theLimitHoldsToTheMillimetreInEveryDirection() {
    long seed = 1;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      double lat = Math.round(random.nextDouble(-60, 60) * 1e6) / 1e6;
      Network network = Sketch.build(List.of(westOf(120.7, lat, StreetClass.FOOTWAY)));
      double azimuth = random.nextDouble(5, 175);
      for (int mm : new int[] {0, 1, LIMIT_MM - 1, LIMIT_MM, LIMIT_MM + 1, LIMIT_MM + 1000}) {
        double[] at = Karney.direct(120.7, lat, azimuth, mm / 1000.0);
        Snapped snapped = new Snapper(network).join(point(at), LIMIT_MM);
        String message = "seed " + seed + ", " + mm + " mm at azimuth " + azimuth + ", " + lat;
        assertEquals(mm <= LIMIT_MM, snapped.joined(0), message);
        if (mm <= LIMIT_MM) {
          assertEquals(mm, snapped.legMm()[0], message);
          assertEquals(120.7, snapped.lon()[0], message);
          assertEquals(lat, snapped.lat()[0], message);
        }
      }
    }
  }

  /** Points north of the middle of a street: the foot lies on the street, the leg is exact. */
  @Test
  void theLimitHoldsBesideAStreet() {
    Network network = Sketch.build(List.of(westOf(120.7, 28, StreetClass.FOOTWAY)));
    for (int mm : new int[] {0, LIMIT_MM - 1, LIMIT_MM, LIMIT_MM + 1}) {
      double[] at = Karney.direct(120.698, 28, 0, mm / 1000.0);
      Snapped snapped = new Snapper(network).join(point(at), LIMIT_MM);
      assertEquals(mm <= LIMIT_MM, snapped.joined(0), mm + " mm");
      if (mm <= LIMIT_MM) {
        assertEquals(mm, snapped.legMm()[0]);
        assertEquals(120.698, snapped.lon()[0], 1e-9);
      }
    }
  }

  @Test
  void aLimitOfZeroTakesOnlyWhatStandsOnTheStreet() {
    Network network = new Sketch().node(1, 0, 0).node(2, 100, 0).street("a", 1, 2).network();
    Snapped snapped = new Snapper(network).join(Sketch.points(50, 0, 50, 0.001), 0);
    assertTrue(snapped.joined(0));
    assertFalse(snapped.joined(1));
  }

  /** A motorway 5 m away and a footpath 40 m away: the footpath, and the motorway is not there. */
  @Test
  void aStreetThatNobodyMayWalkIsNotInTheNetwork() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 500, 0)
            .node(3, 0, 45)
            .node(4, 500, 45)
            .line("motorway", false, false, 1, 2)
            .street("path", 3, 4)
            .network();
    assertEquals(1, network.edgeCount());
    assertEquals(2, network.nodeCount());
    Snapped snapped = new Snapper(network).join(Sketch.points(200, 5), LIMIT_MM);
    assertEquals(40_000, snapped.legMm()[0]);
    assertEquals(200_000, snapped.offsetMm()[0]);
    assertEquals(Sketch.lat(45), snapped.lat()[0], 1e-9);
  }

  private static PointSet point(double[] at) {
    return new PointSet(List.of("p"), new double[] {at[0]}, new double[] {at[1]});
  }

  private static StreetLine westOf(double lon, double lat, StreetClass streetClass) {
    return new StreetLine(
        "street",
        null,
        streetClass,
        true,
        true,
        new long[] {1, 2},
        new double[] {lon - 0.004, lon},
        new double[] {lat, lat});
  }
}
