package io.carecircle.kernel.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Karney;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeodesicTest {
  /** Metres: five times better than the Javadoc promises, a fiftieth of the rounding step. */
  private static final double ERROR = 0.000_02;

  /** Metres, below 10 km: what the iteration's limit of 1e-13 radians leaves. */
  private static final double SHORT_ERROR = 1e-6;

  @Test
  void agreesWithKarneyFromACentimetreToAThousandKilometres() {
    long seed = 21;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      double lon = 360 * random.nextDouble() - 180;
      double lat = 180 * random.nextDouble() - 90;
      double metres = 0.01 * Math.pow(1e8, random.nextDouble());
      double[] end = Karney.direct(lon, lat, 360 * random.nextDouble(), metres);
      double allowed = metres < 10_000 ? SHORT_ERROR : ERROR;
      check(lon, lat, end[0], end[1], allowed, "seed " + seed + " pair " + i);
    }
  }

  @Test
  void agreesWithKarneyOnTheEquatorTheMeridianAndThePoles() {
    long seed = 22;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      double step = Math.pow(10, -9 + 9 * random.nextDouble());
      double lon = 360 * random.nextDouble() - 180;
      double lat = 178 * random.nextDouble() - 89;
      double tiny = Math.pow(10, -12 + 6 * random.nextDouble());
      String message = "seed " + seed + " case " + i;
      check(lon, 0, lon + step, 0, ERROR, message + ", equator");
      check(lon, tiny, lon + step, -tiny, ERROR, message + ", across the equator");
      check(lon, tiny, lon + step, tiny, ERROR, message + ", beside the equator");
      check(lon, lat, lon, lat + step, ERROR, message + ", meridian");
      check(lon, 90, lon + 77, 90 - step, ERROR, message + ", from the pole");
      check(lon, -90 + tiny, lon + 180, -90 + tiny, ERROR, message + ", over the pole");
    }
  }

  @Test
  void crossesTheAntimeridian() {
    check(179.999, 28, -179.999, 28.001, SHORT_ERROR, "eastwards");
    check(-179.999, -16, 179.999, -16.2, ERROR, "westwards");
    assertEquals(0, Geodesic.metres(180, 28, -180, 28), 1e-8, "one meridian, two names");
    assertEquals(
        Geodesic.metres(179.5, 10, 180.5, 10), Geodesic.metres(179.5, 10, -179.5, 10), 1e-8);
  }

  @Test
  void knowsPlacesThatAreTheSameOrNearlySo() {
    assertEquals(0, Geodesic.metres(120.7, 28, 120.7, 28));
    assertEquals(0, Geodesic.metres(0, 90, 50, 90), 1e-8, "all longitudes meet at the pole");
    double lon = 120.7;
    for (int i = 0; i < 100; i++) {
      lon = Math.nextUp(lon);
      check(120.7, 28, lon, 28, SHORT_ERROR, i + " ulps east");
    }
  }

  @Test
  void isSymmetric() {
    long seed = 23;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      double lon = 118 + 4 * random.nextDouble();
      double lat = 27 + 4 * random.nextDouble();
      double lon2 = lon + 0.01 * random.nextDouble();
      double lat2 = lat + 0.01 * random.nextDouble();
      double there = Geodesic.metres(lon, lat, lon2, lat2);
      double back = Geodesic.metres(lon2, lat2, lon, lat);
      assertEquals(there, back, SHORT_ERROR, "seed " + seed + " pair " + i);
    }
  }

  /** Flinders Peak to Buninyong, the worked example of the Australian geodetic manual (GRS80). */
  @Test
  void knowsPublishedDistances() {
    double flindersLon = 144 + 25 / 60.0 + 29.524_40 / 3600;
    double flindersLat = -(37 + 57 / 60.0 + 3.720_30 / 3600);
    double buninyongLon = 143 + 55 / 60.0 + 35.383_90 / 3600;
    double buninyongLat = -(37 + 39 / 60.0 + 10.156_10 / 3600);
    assertEquals(
        54_972.271,
        Geodesic.metres(flindersLon, flindersLat, buninyongLon, buninyongLat),
        0.000_6,
        "WGS84 and GRS80 differ by a tenth of a millimetre in the minor axis");
    // a (pi / 180): one degree of the equator.
    assertEquals(111_319.490_793, Geodesic.metres(0, 0, 1, 0), 1e-6);
    // A quarter of the meridian of WGS84.
    assertEquals(10_001_965.729, Geodesic.metres(30, 0, 30, 90), 0.001);
  }

  @Test
  void givesAFarDistanceForAntipodes() {
    double metres = Geodesic.metres(0, 0, 179.7, 0.2);
    assertTrue(metres > 19_900_000 && metres < 20_010_000, "antipodal: " + metres);
  }

  private static void check(
      double lon1, double lat1, double lon2, double lat2, double allowed, String message) {
    double expected = Karney.metres(lon1, lat1, lon2, lat2);
    double actual = Geodesic.metres(lon1, lat1, lon2, lat2);
    String where = " (" + lon1 + " " + lat1 + " to " + lon2 + " " + lat2 + ")";
    assertEquals(expected, actual, allowed, message + where);
  }
}
