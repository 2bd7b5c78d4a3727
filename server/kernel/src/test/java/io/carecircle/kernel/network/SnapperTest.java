package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;

class SnapperTest {
  private static final int MM_300_M = 300_000;

  @Test
  void joinsTheNearestPlaceOfAllSegments() {
    int joined = 0;
    for (long seed = 0; seed < 120; seed++) {
      RandomCity city = new RandomCity(seed);
      double west = seed % 2 == 0 ? 120.6 : -3.1;
      double south = seed % 3 == 0 ? 28 : seed % 3 == 1 ? -33.9 : 57;
      Network network = Sketch.build(city.lines(40, 25, west, south, 0.02));
      PointSet points = city.points(25, west, south, 0.02);
      Snapped snapped = new Snapper(network).join(points, MM_300_M);
      for (int i = 0; i < points.size(); i++) {
        check(network, points, i, snapped, "seed " + seed + " point " + i);
      }
      joined += snapped.joinedCount();
    }
    assertTrue(joined > 500, "the test must join something: " + joined);
  }

  private static void check(
      Network network, PointSet points, int i, Snapped snapped, String message) {
    double lon = points.lon()[i];
    double lat = points.lat()[i];
    boolean[] small = network.islands().small();
    double main = nearest(network, lon, lat, small, false);
    double any = Math.min(main, nearest(network, lon, lat, small, true));
    // Within a centimetre of the limit the plane of the oracle decides nothing.
    if (Math.abs(main - 300) < 0.01 || Math.abs(any - 300) < 0.01) {
      return;
    }
    double expected = main < 300 ? main : any;
    assertEquals(expected < 300, snapped.joined(i), message);
    if (snapped.joined(i)) {
      double atLon = snapped.lon()[i];
      double atLat = snapped.lat()[i];
      assertEquals(expected, snapped.legMm()[i] / 1000.0, 0.01, message);
      double leg = Karney.metres(lon, lat, atLon, atLat);
      assertEquals(leg, snapped.legMm()[i] / 1000.0, 0.000_51, message);
      checkOffset(network.streets(), snapped, i, message);
    } else {
      assertTrue(Double.isNaN(snapped.lon()[i]) && Double.isNaN(snapped.lat()[i]), message);
    }
  }

  /** The snapped place lies on its edge, at its offset. */
  private static void checkOffset(Streets streets, Snapped snapped, int i, String message) {
    int e = snapped.edge()[i];
    Coordinates shape = streets.shape();
    double along = 0;
    double closest = Double.MAX_VALUE;
    for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
      double a = Karney.metres(shape.lon(s), shape.lat(s), snapped.lon()[i], snapped.lat()[i]);
      double b =
          Karney.metres(shape.lon(s + 1), shape.lat(s + 1), snapped.lon()[i], snapped.lat()[i]);
      double length = Karney.metres(shape.lon(s), shape.lat(s), shape.lon(s + 1), shape.lat(s + 1));
      // On the segment (to a centimetre: a straight line in degrees is no geodesic), at the offset.
      if (a + b - length < 0.01) {
        closest = Math.min(closest, Math.abs(along + a - snapped.offsetMm()[i] / 1000.0));
      }
      along += length;
    }
    assertTrue(closest < 0.01, message + ": offset is off by " + closest + " m");
    assertTrue(snapped.offsetMm()[i] <= streets.lengthMm()[e], message);
  }

  /** Metres to the nearest street of the small islands, or of the others. */
  private static double nearest(
      Network network, double lon, double lat, boolean[] small, boolean wantSmall) {
    Streets streets = network.streets();
    Coordinates shape = streets.shape();
    double step = 1e-4;
    double kx = Karney.metres(lon, lat, lon + step, lat) / step;
    double ky = Karney.metres(lon, lat, lon, lat + step) / step;
    double best = Double.MAX_VALUE;
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (small[network.islands().island()[streets.to()[e]]] != wantSmall) {
        continue;
      }
      for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
        double ax = (shape.lon(s) - lon) * kx;
        double ay = (shape.lat(s) - lat) * ky;
        double bx = (shape.lon(s + 1) - lon) * kx;
        double by = (shape.lat(s + 1) - lat) * ky;
        Coordinate a = new Coordinate(ax, ay);
        Coordinate b = new Coordinate(bx, by);
        best = Math.min(best, Distance.pointToSegment(new Coordinate(0, 0), a, b));
      }
    }
    return best;
  }

  /** Four junctions in a row; the point lies beside the second edge, 30 m along. */
  @Test
  void measuresOffsetsInMillimetres() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 100, 0)
            .node(3, 160, 0)
            .street("a", 1, 2)
            .street("b", 2, 3)
            .network();
    PointSet points = Sketch.points(130, 12.345, 100, -1, -40, 30, 160.001, 0, 60, 0);
    Snapped at = new Snapper(network).join(points, MM_300_M);
    assertArrayEquals(new int[] {12_345, 1_000, 50_000, 1, 0}, at.legMm());
    assertEquals(30_000, fromEast(network, at, 0, 100));
    assertEquals(0, fromEast(network, at, 1, 100));
    assertEquals(0, fromEast(network, at, 2, 0));
    assertEquals(60_000, fromEast(network, at, 3, 100));
    assertEquals(60_000, fromEast(network, at, 4, 0));
  }

  /** Millimetres from the junction at so many metres east, an end of the point's edge. */
  private static int fromEast(Network network, Snapped at, int i, double east) {
    int e = at.edge()[i];
    int node = Sketch.nodeAt(network, east, 0);
    Streets s = network.streets();
    assertTrue(s.from()[e] == node || s.to()[e] == node, "point " + i + " is on another edge");
    return s.from()[e] == node ? at.offsetMm()[i] : s.lengthMm()[e] - at.offsetMm()[i];
  }

  /**
   * Two nodes at one place end a one-way street. A point there stands at the junction itself, so
   * that the street's direction does not lock it in, however the lengths were rounded.
   */
  @Test
  void aPlaceAtTheEndIsTheJunctionEvenWhenTheLastNodeIsDoubled() {
    for (int i = 0; i < 1000; i++) {
      double end = 20 + i * 0.137_03;
      Network network =
          new Sketch()
              .node(1, 0, 0)
              .node(2, end, 0)
              .node(3, end, 0)
              .oneWay("in", 1, 2, 3)
              .network();
      Snapped at = new Snapper(network).join(Sketch.points(end + 5, 0), MM_300_M);
      int e = at.edge()[0];
      assertEquals(network.streets().lengthMm()[e], at.offsetMm()[0], end + " m");
    }
  }

  @Test
  void refusesWhatIsBeyondTheLargestLimitWithoutAnError() {
    Network network = new Sketch().node(1, 0, 0).node(2, 100, 0).street("a", 1, 2).network();
    PointSet far = new PointSet(Sketch.ids(2), new double[] {9.1, -9}, new double[] {0, 0});
    Snapped at = new Snapper(network).join(far, (1 << 30) - 1);
    assertFalse(at.joined(0), "1,012 km are no walk");
    assertFalse(at.joined(1), "1,001 km are no walk");
  }

  @Test
  void joinsNothingToAnEmptyNetwork() {
    Network none = Sketch.build(List.of());
    Snapper.Joined joined =
        new Snapper(none).join(Sketch.points(0, 0), Sketch.points(0, 0, 5, 5), MM_300_M);
    assertEquals(0, joined.facilities().joinedCount());
    assertEquals(0, joined.demand().joinedCount());
    assertEquals(2, joined.demand().size());
  }
}
