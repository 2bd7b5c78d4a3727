package io.carecircle.app.village;

import org.locationtech.jts.geom.Geometry;

/**
 * A village or an urban community.
 *
 * @param village false for an urban community
 * @param regionCode of the region that it lies in, or null
 * @param area or null when only a point is known
 * @param areaType urban, rural, island or mountain, or null
 * @param mobileService whether mobile service comes there; null when not said
 */
record Village(
    String id,
    String name,
    boolean village,
    String regionCode,
    Geometry area,
    String areaType,
    Boolean mobileService) {
  private static final int COUNTY_DIGITS = 6;

  /** The county's code, or null. */
  String county() {
    return regionCode == null || regionCode.length() < COUNTY_DIGITS
        ? null
        : regionCode.substring(0, COUNTY_DIGITS);
  }

  /** Islands and mountains are measured by area points, mobile service and mutual aid as well. */
  boolean hasOwnMeasure() {
    return "island".equals(areaType) || "mountain".equals(areaType);
  }
}
