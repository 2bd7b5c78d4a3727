package io.carecircle.formats.datum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T14, and the projection against GeoTools. */
class GaussKrugerTest {
  @TempDir static Path scratch;

  /**
   * GeoTools unpacks its EPSG database and writes preferences; both belong into the test's folder.
   */
  @BeforeAll
  static void keepGeoToolsOutOfTheHome() {
    System.setProperty("EPSG-HSQL.directory", scratch.resolve("epsg").toString());
    System.setProperty("java.util.prefs.userRoot", scratch.resolve("prefs").toString());
  }

  private static double metres(double[] a, double[] b) {
    return Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12;
  }

  @Test
  void everyCodeAgreesWithGeoToolsToAMillimetre() throws Exception {
    Random random = new Random(4549);
    for (int code = 4491; code <= 4554; code++) {
      Datum datum = Datum.parse("EPSG:" + code);
      MathTransform oracle =
          CRS.findMathTransform(
              CRS.decode("EPSG:4490", true), CRS.decode("EPSG:" + code, true), true);
      GaussKrugerZone zone = GaussKrugerZone.find(code);
      double meridian = zone.toWgs84(plainOrigin(code), 0)[0];
      for (int i = 0; i < 20; i++) {
        double[] place = {meridian - 3 + 6 * random.nextDouble(), 16 + 37 * random.nextDouble()};
        double[] expected = new double[2];
        oracle.transform(place, 0, expected, 0, 1);
        double[] ours = datum.fromWgs84(place[0], place[1]);
        assertEquals(expected[0], ours[0], 1e-3, "easting of EPSG:" + code);
        assertEquals(expected[1], ours[1], 1e-3, "northing of EPSG:" + code);
        double[] back = datum.toWgs84(expected[0], expected[1]);
        // Two millimetres: one of the oracle, and a tenth from storing nine decimals.
        assertTrue(metres(place, back) < 2e-3, "inverse of EPSG:" + code);
      }
    }
  }

  /** The easting of the central meridian, derived from EPSG's own numbering. */
  private static double plainOrigin(int code) {
    if (code <= 4501) {
      return (13 + code - 4491) * 1e6 + 500_000;
    }
    return code >= 4513 && code <= 4533 ? (25 + code - 4513) * 1e6 + 500_000 : 500_000;
  }

  @Test
  void aHundredThousandPlacesInZhejiangComeBackWithinACentimetre() {
    Random random = new Random(33);
    Datum datum = Datum.parse("EPSG:4549");
    double worst = 0;
    for (int i = 0; i < 100_000; i++) {
      double lon = 118 + 5 * random.nextDouble();
      double lat = 27 + 4.2 * random.nextDouble();
      double[] plane = datum.fromWgs84(lon, lat);
      double[] back = datum.toWgs84(plane[0], plane[1]);
      worst = Math.max(worst, NearbyDistance.metres(lon, lat, back[0], back[1]));
    }
    assertTrue(worst < 0.01, "worst round trip " + worst + " m");
  }

  /**
   * Eastern Taizhou: one kilometre west and one east of 121.5 degrees, each given in the zones of
   * 120 and of 123 degrees, with and without the zone number.
   */
  @Test
  void lengthsHoldOnBothSidesOfTheZoneLimit() {
    for (double lon : new double[] {121.40, 121.60, 121.95}) {
      double[] a = {lon, 28.66};
      var end = Geodesic.WGS84.Direct(a[1], a[0], 37.0, 1000.0);
      double[] b = {end.lon2, end.lat2};
      for (String code : new String[] {"EPSG:4549", "EPSG:4550", "EPSG:4528", "EPSG:4529"}) {
        Datum datum = Datum.parse(code);
        double[] planeA = datum.fromWgs84(a[0], a[1]);
        double[] planeB = datum.fromWgs84(b[0], b[1]);
        double[] placeA = datum.toWgs84(planeA[0], planeA[1]);
        double[] placeB = datum.toWgs84(planeB[0], planeB[1]);
        assertEquals(1000.0, metres(placeA, placeB), 1000.0 * 1e-6, code + " at " + lon);
        assertTrue(metres(a, placeA) < 1e-3, "the same place from " + code);
      }
    }
  }

  @Test
  void officialExamplesHold() {
    // EPSG:4549 has its origin at 120 E on the equator; a meridian arc there is a geodesic.
    double[] north = Datum.parse("EPSG:4549").fromWgs84(120, 28);
    assertEquals(500_000, north[0], 1e-6);
    assertEquals(Geodesic.WGS84.Inverse(0, 120, 28, 120).s12, north[1], 2e-3);
    double[] numbered = Datum.parse("EPSG:4528").fromWgs84(120, 28);
    assertEquals(40_500_000, numbered[0], 1e-6);
  }

  @Test
  void orderAndZoneNumberOfAPairAreTold() {
    Datum plain = Datum.parse("EPSG:4549");
    Datum numbered = Datum.parse("EPSG:4528");
    assertEquals(AxisLayout.AS_DECLARED, plain.layoutOf(564_000, 3_099_000));
    assertEquals(AxisLayout.SWAPPED, plain.layoutOf(3_099_000, 564_000));
    assertEquals(AxisLayout.OTHER_PREFIX, plain.layoutOf(40_564_000, 3_099_000));
    assertEquals(AxisLayout.SWAPPED_OTHER_PREFIX, plain.layoutOf(3_099_000, 40_564_000));
    assertEquals(AxisLayout.AS_DECLARED, numbered.layoutOf(40_564_000, 3_099_000));
    assertEquals(AxisLayout.SWAPPED, numbered.layoutOf(3_099_000, 40_564_000));
    assertEquals(AxisLayout.OTHER_PREFIX, numbered.layoutOf(564_000, 3_099_000));
    assertNull(plain.layoutOf(41_564_000, 3_099_000));
    assertNull(plain.layoutOf(120.7, 28.0));
    assertNull(plain.layoutOf(Double.NaN, 3_099_000));
    assertNull(plain.layoutOf(3_099_000, 3_099_000));
  }

  @Test
  void refusalsSayWhatItLooksLike() {
    Datum plain = Datum.parse("EPSG:4549");
    assertTrue(refusal(plain, 3_099_000, 564_000).contains("axes swapped"));
    assertTrue(refusal(plain, 41_564_000, 3_099_000).contains("--crs EPSG:4529"));
    assertTrue(refusal(plain, 21_564_000, 3_099_000).contains("--crs EPSG:4499"));
    assertTrue(refusal(plain, 120.7, 28).contains("looks like degrees"));
    assertTrue(refusal(plain, 5_640_000, 130_990_000).contains("cannot be of EPSG:4549"));
    assertTrue(refusal(plain, Double.POSITIVE_INFINITY, 1).contains("finite"));
  }

  private static String refusal(Datum datum, double x, double y) {
    return assertThrows(OutsideDatumException.class, () -> datum.toWgs84(x, y)).getMessage();
  }
}
