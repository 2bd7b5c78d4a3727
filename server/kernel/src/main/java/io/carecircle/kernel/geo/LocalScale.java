package io.carecircle.kernel.geo;

/**
 * Metres per degree around one latitude: the tangent plane in which "nearest" is decided. From the
 * radii of curvature of WGS84 in the meridian and in the prime vertical (Snyder, "Map projections:
 * a working manual", USGS 1395, 1987, equations 4-18 and 4-20).
 *
 * <p>Over the few hundred metres of a snap the plane is right to a few centimetres sideways; the
 * length of the leg itself is then measured by {@link Geodesic}.
 *
 * @param metresPerDegreeLon east-west; shrinks to 0 at the poles
 * @param metresPerDegreeLat north-south
 */
public record LocalScale(double metresPerDegreeLon, double metresPerDegreeLat) {
  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);

  /**
   * @param lat degrees
   */
  public static LocalScale at(double lat) {
    double phi = StrictMath.toRadians(lat);
    double sin = StrictMath.sin(phi);
    double w2 = 1 - E2 * sin * sin;
    double primeVertical = A / Math.sqrt(w2);
    double meridian = primeVertical * (1 - E2) / w2;
    double perDegree = StrictMath.PI / 180;
    return new LocalScale(primeVertical * StrictMath.cos(phi) * perDegree, meridian * perDegree);
  }
}
