package io.carecircle.formats.datum;

/**
 * The two shifted systems of Chinese web maps: GCJ-02 (AMap, Tencent, Google) and BD-09 (Baidu).
 * The formulas are the published ones. Each direction from WGS84 is closed; its inverse is the
 * fixed point of {@code p = target - shift(p)}, which contracts by a factor of fifty in each step.
 */
final class ChinaShift {
  /** The rectangle in which the public formulas shift at all, in degrees. */
  static final double WEST = 72.004;

  static final double EAST = 137.8347;
  static final double SOUTH = 0.8293;
  static final double NORTH = 55.8271;

  /** Krasovsky 1940, metres and squared eccentricity, as the formulas have them. */
  private static final double SEMI_MAJOR = 6378245.0;

  private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
  private static final double BAIDU_TURN = StrictMath.PI * 3000.0 / 180.0;

  /** A thousandth of what is promised (1e-9 degrees), yet above the noise of a double. */
  private static final double SETTLED_DEGREES = 1e-12;

  private static final int MAX_STEPS = 40;

  private ChinaShift() {}

  static boolean isInside(double lon, double lat) {
    return lon >= WEST && lon <= EAST && lat >= SOUTH && lat <= NORTH;
  }

  static double[] gcjOfWgs(double lon, double lat) {
    double x = lon - 105.0;
    double y = lat - 35.0;
    double phi = StrictMath.toRadians(lat);
    double sin = StrictMath.sin(phi);
    double magic = 1 - ECCENTRICITY_SQUARED * sin * sin;
    double root = StrictMath.sqrt(magic);
    double meridian = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (magic * root);
    double parallel = SEMI_MAJOR / root * StrictMath.cos(phi);
    return new double[] {
      lon + StrictMath.toDegrees(eastMetres(x, y) / parallel),
      lat + StrictMath.toDegrees(northMetres(x, y) / meridian)
    };
  }

  private static double northMetres(double x, double y) {
    return -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * StrictMath.sqrt(Math.abs(x))
        + waves(x)
        + (20.0 * sinPi(y) + 40.0 * sinPi(y / 3.0)) * 2.0 / 3.0
        + (160.0 * sinPi(y / 12.0) + 320.0 * sinPi(y / 30.0)) * 2.0 / 3.0;
  }

  private static double eastMetres(double x, double y) {
    return 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * StrictMath.sqrt(Math.abs(x))
        + waves(x)
        + (20.0 * sinPi(x) + 40.0 * sinPi(x / 3.0)) * 2.0 / 3.0
        + (150.0 * sinPi(x / 12.0) + 300.0 * sinPi(x / 30.0)) * 2.0 / 3.0;
  }

  private static double waves(double x) {
    return (20.0 * sinPi(6.0 * x) + 20.0 * sinPi(2.0 * x)) * 2.0 / 3.0;
  }

  private static double sinPi(double turns) {
    return StrictMath.sin(turns * StrictMath.PI);
  }

  static double[] bdOfGcj(double lon, double lat) {
    double radius = StrictMath.hypot(lon, lat) + 0.00002 * StrictMath.sin(lat * BAIDU_TURN);
    double angle = StrictMath.atan2(lat, lon) + 0.000003 * StrictMath.cos(lon * BAIDU_TURN);
    return new double[] {
      radius * StrictMath.cos(angle) + 0.0065, radius * StrictMath.sin(angle) + 0.006
    };
  }

  static double[] bdOfWgs(double lon, double lat) {
    double[] gcj = gcjOfWgs(lon, lat);
    return bdOfGcj(gcj[0], gcj[1]);
  }

  /** The place that {@code shift} moves to the target. */
  static double[] unshift(Shift shift, double lon, double lat) {
    double[] place = {lon, lat};
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] moved = shift.of(place[0], place[1]);
      double restLon = lon - moved[0];
      double restLat = lat - moved[1];
      place[0] += restLon;
      place[1] += restLat;
      if (Math.abs(restLon) < SETTLED_DEGREES && Math.abs(restLat) < SETTLED_DEGREES) {
        break;
      }
    }
    return place;
  }

  /** A map of degrees to degrees that moves each place a little. */
  @FunctionalInterface
  interface Shift {
    double[] of(double lon, double lat);
  }
}
