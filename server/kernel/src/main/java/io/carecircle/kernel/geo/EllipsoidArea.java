package io.carecircle.kernel.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Square metres of polygons on WGS84 whose sides are straight in longitude and latitude, as they
 * are drawn. The area between the equator and a latitude has a closed form (Snyder, "Map
 * projections: a working manual", USGS 1395, 1987, equation 3-12, over two); along a side it is
 * summed by Simpson's rule, which is right to 1e-12 of the area on sides of a hundred kilometres.
 */
public final class EllipsoidArea {
  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);
  private static final double E = Math.sqrt(E2);

  private EllipsoidArea() {}

  /**
   * @param geometry polygons in degrees, longitude first; lines and points have no area
   */
  public static double squareMetres(Geometry geometry) {
    double sum = 0;
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        sum += ofRing(polygon.getExteriorRing());
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
          sum -= ofRing(polygon.getInteriorRingN(h));
        }
      }
    }
    return sum;
  }

  private static double ofRing(LinearRing ring) {
    CoordinateSequence at = ring.getCoordinateSequence();
    // Any latitude will do as zero; one of the ring keeps the summands small.
    double zero = belowPerRadian(at.getY(0));
    double sum = 0;
    double before = 0;
    for (int i = 1; i < at.size(); i++) {
      double here = belowPerRadian(at.getY(i)) - zero;
      double middle = belowPerRadian((at.getY(i - 1) + at.getY(i)) / 2) - zero;
      double width = StrictMath.toRadians(at.getX(i) - at.getX(i - 1));
      sum += width * (before + 4 * middle + here) / 6;
      before = here;
    }
    return Math.abs(sum);
  }

  /** Square metres between the equator and a latitude, for one radian of longitude. */
  private static double belowPerRadian(double lat) {
    double sin = StrictMath.sin(StrictMath.toRadians(lat));
    double plain = sin / (1 - E2 * sin * sin);
    double log = StrictMath.log((1 + E * sin) / (1 - E * sin)) / (2 * E);
    return A * A * (1 - E2) / 2 * (plain + log);
  }
}
