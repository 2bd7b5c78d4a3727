package io.carecircle.kernel.geo;

/**
 * Length of the geodesic between two positions on WGS84, by Vincenty's inverse formula (T.
 * Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested
 * equations", Survey Review 23(176), 1975, equations 13 to 19). Within 0.1 mm of Karney's solution
 * up to a few thousand kilometres, which the tests check.
 *
 * <p>{@link StrictMath} because the lengths are stored and hashed: every machine must get the same
 * bits.
 */
public final class Geodesic {
  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double B = A * (1 - F);
  private static final int MAX_ITERATIONS = 100;

  /** Radians; 1e-13 of the earth's radius is below a micrometre. */
  private static final double CONVERGED = 1e-13;

  private Geodesic() {}

  /**
   * @return metres, 0 for equal positions; positions so nearly antipodal that the iteration does
   *     not settle give half a meridian, 20,003,931 m, which no street reaches
   */
  public static double metres(double lon1, double lat1, double lon2, double lat2) {
    if (lon1 == lon2 && lat1 == lat2) {
      return 0;
    }
    double longitudes = StrictMath.toRadians(lon2 - lon1);
    if (longitudes > StrictMath.PI) {
      longitudes -= 2 * StrictMath.PI;
    } else if (longitudes < -StrictMath.PI) {
      longitudes += 2 * StrictMath.PI;
    }
    double tanU1 = (1 - F) * StrictMath.tan(StrictMath.toRadians(lat1));
    double tanU2 = (1 - F) * StrictMath.tan(StrictMath.toRadians(lat2));
    double cosU1 = 1 / Math.sqrt(1 + tanU1 * tanU1);
    double cosU2 = 1 / Math.sqrt(1 + tanU2 * tanU2);
    return inverse(longitudes, tanU1 * cosU1, cosU1, tanU2 * cosU2, cosU2);
  }

  private static double inverse(
      double longitudes, double sinU1, double cosU1, double sinU2, double cosU2) {
    double lambda = longitudes;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double sinLambda = StrictMath.sin(lambda);
      double cosLambda = StrictMath.cos(lambda);
      double east = cosU2 * sinLambda;
      double north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
      double sinSigma = Math.sqrt(east * east + north * north);
      if (sinSigma == 0) {
        return 0;
      }
      double cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
      double sigma = StrictMath.atan2(sinSigma, cosSigma);
      double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
      double cosSqAlpha = 1 - sinAlpha * sinAlpha;
      double cos2SigmaM = cosSqAlpha <= 0 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cosSqAlpha;
      double c = F / 16 * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
      double inner = cos2SigmaM + c * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM);
      double next = longitudes + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * inner);
      if (Math.abs(next - lambda) < CONVERGED) {
        return length(cosSqAlpha, sigma, sinSigma, cosSigma, cos2SigmaM);
      }
      lambda = next;
    }
    return 20_003_931.0;
  }

  private static double length(
      double cosSqAlpha, double sigma, double sinSigma, double cosSigma, double cos2SigmaM) {
    double uSq = cosSqAlpha * (A * A - B * B) / (B * B);
    double bigA = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
    double bigB = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
    double m2 = cos2SigmaM * cos2SigmaM;
    double deltaSigma =
        bigB
            * sinSigma
            * (cos2SigmaM
                + bigB
                    / 4
                    * (cosSigma * (-1 + 2 * m2)
                        - bigB / 6 * cos2SigmaM * (-3 + 4 * sinSigma * sinSigma) * (-3 + 4 * m2)));
    return B * bigA * (sigma - deltaSigma);
  }
}
