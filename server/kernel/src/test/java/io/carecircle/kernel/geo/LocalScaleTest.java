package io.carecircle.kernel.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.Karney;
import org.junit.jupiter.api.Test;

class LocalScaleTest {
  @Test
  void agreesWithKarneyAtEveryLatitude() {
    double step = 1e-4; // degrees, about 11 m
    for (double lat = -89; lat <= 89; lat += 0.37) {
      LocalScale scale = LocalScale.at(lat);
      double east = Karney.metres(0, lat, step, lat) / step;
      double north = Karney.metres(0, lat - step / 2, 0, lat + step / 2) / step;
      // Near the poles the parallel is visibly longer than the geodesic between two points on it.
      assertEquals(east, scale.metresPerDegreeLon(), 0.01, "east at " + lat);
      assertEquals(north, scale.metresPerDegreeLat(), 0.01, "north at " + lat);
    }
  }

  @Test
  void shrinksToNothingAtThePole() {
    assertEquals(0, LocalScale.at(90).metresPerDegreeLon(), 1e-9);
    assertEquals(111_319.490_793, LocalScale.at(0).metresPerDegreeLon(), 1e-6);
  }

  /** What the snapper relies on: over 300 m in any direction the plane is right to a centimetre. */
  @Test
  void isRightToACentimetreOverASnap() {
    for (double lat : new double[] {0, 18.2, 28, 40, 53.5}) {
      LocalScale scale = LocalScale.at(lat);
      for (int azimuth = 0; azimuth < 360; azimuth += 7) {
        double[] end = Karney.direct(120, lat, azimuth, 300);
        double x = (end[0] - 120) * scale.metresPerDegreeLon();
        double y = (end[1] - lat) * scale.metresPerDegreeLat();
        assertEquals(300, Math.hypot(x, y), 0.01, "azimuth " + azimuth + " at " + lat);
      }
    }
  }
}
