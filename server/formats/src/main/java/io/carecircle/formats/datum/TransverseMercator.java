package io.carecircle.formats.datum;

/**
 * The transverse Mercator projection on an ellipsoid, scale 1 on the central meridian, as Gauss and
 * Krüger use it. Krüger's series to the sixth order of the third flattening: C. F. F. Karney,
 * "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85 (2011),
 * equations 7 to 21, 35 and 36. Truncation stays below 10 nm within 3,900 km of the meridian, so
 * the width of a zone does not matter.
 */
final class TransverseMercator {
  private static final int ORDER = 6;

  /** Newton steps for the latitude; two reach full precision, the rest is margin. */
  private static final int LATITUDE_STEPS = 6;

  private final double eccentricity;
  private final double radius;
  private final double[] forward;
  private final double[] inverse;
  private final double centralLon;
  private final double falseEasting;

  /**
   * @param semiMajor metres
   * @param flattening of the ellipsoid
   * @param centralLon degrees
   * @param falseEasting metres
   */
  TransverseMercator(double semiMajor, double flattening, double centralLon, double falseEasting) {
    double n = flattening / (2 - flattening);
    double n2 = n * n;
    this.eccentricity = StrictMath.sqrt(flattening * (2 - flattening));
    this.radius = semiMajor / (1 + n) * (1 + n2 * (1 / 4.0 + n2 * (1 / 64.0 + n2 / 256)));
    this.forward = forwardSeries(n);
    this.inverse = inverseSeries(n);
    this.centralLon = centralLon;
    this.falseEasting = falseEasting;
  }

  /** Karney's alpha, equation 35; element 0 is unused. */
  private static double[] forwardSeries(double n) {
    return new double[] {
      0,
      powers(n, 1, 1 / 2.0, -2 / 3.0, 5 / 16.0, 41 / 180.0, -127 / 288.0, 7891 / 37800.0),
      powers(n, 2, 13 / 48.0, -3 / 5.0, 557 / 1440.0, 281 / 630.0, -1983433 / 1935360.0),
      powers(n, 3, 61 / 240.0, -103 / 140.0, 15061 / 26880.0, 167603 / 181440.0),
      powers(n, 4, 49561 / 161280.0, -179 / 168.0, 6601661 / 7257600.0),
      powers(n, 5, 34729 / 80640.0, -3418889 / 1995840.0),
      powers(n, 6, 212378941 / 319334400.0)
    };
  }

  /** Karney's beta, equation 36; element 0 is unused. */
  private static double[] inverseSeries(double n) {
    return new double[] {
      0,
      powers(n, 1, 1 / 2.0, -2 / 3.0, 37 / 96.0, -1 / 360.0, -81 / 512.0, 96199 / 604800.0),
      powers(n, 2, 1 / 48.0, 1 / 15.0, -437 / 1440.0, 46 / 105.0, -1118711 / 3870720.0),
      powers(n, 3, 17 / 480.0, -37 / 840.0, -209 / 4480.0, 5569 / 90720.0),
      powers(n, 4, 4397 / 161280.0, -11 / 504.0, -830251 / 7257600.0),
      powers(n, 5, 4583 / 161280.0, -108847 / 3991680.0),
      powers(n, 6, 20648693 / 638668800.0)
    };
  }

  /** Sum of coefficient times n to the power of {@code first}, {@code first} + 1 and so on. */
  private static double powers(double n, int first, double... coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * n + coefficients[i];
    }
    return sum * StrictMath.pow(n, first);
  }

  /** Easting and northing in metres of a place in degrees. */
  double[] project(double lon, double lat) {
    double lambda = StrictMath.toRadians(lon - centralLon);
    double tau = conformal(StrictMath.tan(StrictMath.toRadians(lat)));
    double cos = StrictMath.cos(lambda);
    double xi = StrictMath.atan2(tau, cos);
    double eta = asinh(StrictMath.sin(lambda) / StrictMath.hypot(tau, cos));
    double northing = xi;
    double easting = eta;
    for (int j = 1; j <= ORDER; j++) {
      northing += forward[j] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      easting += forward[j] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    return new double[] {falseEasting + radius * easting, radius * northing};
  }

  /** Longitude and latitude in degrees of a place in metres. */
  double[] unproject(double easting, double northing) {
    double xi = northing / radius;
    double eta = (easting - falseEasting) / radius;
    double sphereXi = xi;
    double sphereEta = eta;
    for (int j = 1; j <= ORDER; j++) {
      sphereXi -= inverse[j] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
      sphereEta -= inverse[j] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
    }
    double sinh = StrictMath.sinh(sphereEta);
    double cos = StrictMath.cos(sphereXi);
    double tau = geographic(StrictMath.sin(sphereXi) / StrictMath.hypot(sinh, cos));
    return new double[] {
      centralLon + StrictMath.toDegrees(StrictMath.atan2(sinh, cos)),
      StrictMath.toDegrees(StrictMath.atan(tau))
    };
  }

  /** Tangent of the conformal latitude from that of the latitude. */
  private double conformal(double tau) {
    double sec = StrictMath.hypot(1, tau);
    double sigma = StrictMath.sinh(eccentricity * atanh(eccentricity * tau / sec));
    return tau * StrictMath.hypot(1, sigma) - sigma * sec;
  }

  /** The inverse of {@link #conformal} by Newton's method (Karney's equations 19 to 21). */
  private double geographic(double target) {
    double squared = 1 - eccentricity * eccentricity;
    double tau = target / squared;
    for (int step = 0; step < LATITUDE_STEPS; step++) {
      double now = conformal(tau);
      double slope =
          squared * StrictMath.hypot(1, now) * StrictMath.hypot(1, tau) / (1 + squared * tau * tau);
      double correction = (target - now) / slope;
      tau += correction;
      if (Math.abs(correction) <= Math.ulp(tau)) {
        break;
      }
    }
    return tau;
  }

  private static double asinh(double x) {
    double a = Math.abs(x);
    return Math.copySign(StrictMath.log1p(a + a * a / (1 + StrictMath.hypot(1, a))), x);
  }

  private static double atanh(double x) {
    return StrictMath.log1p(2 * x / (1 - x)) / 2;
  }
}
