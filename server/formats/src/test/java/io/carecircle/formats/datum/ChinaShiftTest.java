package io.carecircle.formats.datum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;

/** T13. */
class ChinaShiftTest {
  private static final double[] WENZHOU = {120.70, 28.00};
  private static final double[] TAIZHOU = {121.42, 28.66};
  private static final double[] LISHUI = {119.92, 28.45};

  private static double moved(double[] place, double[] shifted) {
    return Geodesic.WGS84.Inverse(place[1], place[0], shifted[1], shifted[0]).s12;
  }

  /**
   * Published as 540 to 573 m and 1083 to 1121 m, which is how a sphere measures it; on the
   * ellipsoid it is up to 2 m more.
   */
  @Test
  void theShiftAtOurCitiesIsHalfAnEldersWalk() {
    double[][] cities = {WENZHOU, TAIZHOU, LISHUI};
    double[] gcjMetres = {540.14, 542.41, 573.71};
    double[] bdMetres = {1085.84, 1122.05, 1105.21};
    for (int i = 0; i < cities.length; i++) {
      double[] city = cities[i];
      double gcj = moved(city, ChinaShift.gcjOfWgs(city[0], city[1]));
      double bd = moved(city, ChinaShift.bdOfWgs(city[0], city[1]));
      assertEquals(gcjMetres[i], gcj, 0.01);
      assertEquals(bdMetres[i], bd, 0.01);
      assertTrue(gcj >= 540 - 2 && gcj <= 573 + 2, "GCJ-02 moves " + gcj + " m");
      assertTrue(bd >= 1083 - 2 && bd <= 1121 + 2, "BD-09 moves " + bd + " m");
    }
  }

  /** The pair that the public implementations print as their example. */
  @Test
  void aPublishedPair() {
    double[] gcj = ChinaShift.gcjOfWgs(116.404, 39.915);
    assertEquals(116.41024449916938, gcj[0], 1e-9);
    assertEquals(39.91640428150164, gcj[1], 1e-9);
    double[] bd = ChinaShift.bdOfGcj(116.404, 39.915);
    assertEquals(116.41036949371029, bd[0], 1e-9);
    assertEquals(39.92133699351022, bd[1], 1e-9);
  }

  @Test
  void inversesSettleBelowANanodegreeAllOverChina() {
    Random random = new Random(13);
    double worst = 0;
    for (int i = 0; i < 20_000; i++) {
      // Every third place on the meridian or parallel where the formulas have a cusp.
      double lon = i % 3 == 1 ? 105 : 73 + 62 * random.nextDouble();
      double lat = i % 3 == 2 ? 35 : 4 + 49 * random.nextDouble();
      for (ChinaShift.Shift shift :
          new ChinaShift.Shift[] {ChinaShift::gcjOfWgs, ChinaShift::bdOfWgs, ChinaShift::bdOfGcj}) {
        double[] there = shift.of(lon, lat);
        double[] back = ChinaShift.unshift(shift, there[0], there[1]);
        worst = Math.max(worst, Math.abs(back[0] - lon));
        worst = Math.max(worst, Math.abs(back[1] - lat));
      }
    }
    assertTrue(worst < 1e-9, "worst inverse " + worst + " degrees");
  }

  @Test
  void aHundredThousandPlacesInZhejiangComeBackWithinACentimetre() {
    for (String code : new String[] {"GCJ-02", "BD-09"}) {
      Datum datum = Datum.parse(code);
      Random random = new Random(571);
      double worst = 0;
      for (int i = 0; i < 100_000; i++) {
        double lon = 118 + 5 * random.nextDouble();
        double lat = 27 + 4.2 * random.nextDouble();
        double[] there = datum.fromWgs84(lon, lat);
        double[] back = datum.toWgs84(there[0], there[1]);
        worst = Math.max(worst, NearbyDistance.metres(lon, lat, back[0], back[1]));
      }
      assertTrue(worst < 0.01, code + ": worst round trip " + worst + " m");
    }
  }

  @Test
  void placesOutsideChinaAreRefused() {
    for (String code : new String[] {"GCJ-02", "BD-09"}) {
      Datum datum = Datum.parse(code);
      String reason =
          assertThrows(OutsideDatumException.class, () -> datum.toWgs84(-46.63, -23.55))
              .getMessage();
      assertTrue(reason.contains("outside China"), reason);
      assertThrows(OutsideDatumException.class, () -> datum.fromWgs84(-46.63, -23.55));
      assertTrue(
          assertThrows(OutsideDatumException.class, () -> datum.toWgs84(28.0, 120.7))
              .getMessage()
              .contains("swapped axes"));
    }
  }

  @Test
  void nearbyDistanceIsGeodesic() {
    for (double[] city : new double[][] {WENZHOU, TAIZHOU, LISHUI, {-46.63, -23.55}, {10, 60}}) {
      for (double bearing : new double[] {0, 37, 90, 200}) {
        var end = Geodesic.WGS84.Direct(city[1], city[0], bearing, 1100);
        assertEquals(
            1100, NearbyDistance.metres(city[0], city[1], end.lon2, end.lat2), 1100 * 1e-6);
      }
    }
  }
}
