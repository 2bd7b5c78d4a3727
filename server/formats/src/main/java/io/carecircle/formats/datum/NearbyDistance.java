package io.carecircle.formats.datum;

/** Distances of a few kilometres on WGS84, from the two radii of curvature half way. */
final class NearbyDistance {
  private static final double SEMI_MAJOR = 6378137.0;
  private static final double FLATTENING = 1 / 298.257223563;
  private static final double ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

  private NearbyDistance() {}

  /** Metres between two places in degrees; good to a part in a million up to ten kilometres. */
  static double metres(double lonA, double latA, double lonB, double latB) {
    double phi = StrictMath.toRadians((latA + latB) / 2);
    double sin = StrictMath.sin(phi);
    double w = 1 - ECCENTRICITY_SQUARED * sin * sin;
    double acrossRadius = SEMI_MAJOR / StrictMath.sqrt(w);
    double meridianRadius = acrossRadius * (1 - ECCENTRICITY_SQUARED) / w;
    double east = StrictMath.toRadians(lonB - lonA) * acrossRadius * StrictMath.cos(phi);
    double north = StrictMath.toRadians(latB - latA) * meridianRadius;
    return StrictMath.hypot(east, north);
  }
}
