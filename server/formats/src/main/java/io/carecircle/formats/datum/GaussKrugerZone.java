package io.carecircle.formats.datum;

/**
 * One zone of CGCS2000 / Gauss-Krüger. EPSG has each zone twice, with the zone number in millions
 * before the easting and without; files often have the form that their code does not mean. Within
 * China northings, plain eastings and numbered eastings are ranges that do not touch, so order and
 * form of a pair are certain; only the zone of a plain easting cannot be checked.
 */
final class GaussKrugerZone implements Frame {
  private static final double SEMI_MAJOR = 6378137.0;
  private static final double FLATTENING = 1 / 298.257222101;

  /** Metres that stand for "no offset" in each zone, so that eastings stay positive. */
  private static final double FALSE_EASTING = 500_000;

  /** How far from its meridian data of a zone may lie, metres: a province's width, not China's. */
  private static final double REACH = 450_000;

  /** 9 and 54 degrees north, metres: from the southern reefs to the Amur. */
  private static final double MIN_NORTHING = 1_000_000;

  private static final double MAX_NORTHING = 6_000_000;
  private static final double PREFIX_UNIT = 1_000_000;

  private final int code;
  private final int zone;
  private final boolean prefixed;
  private final TransverseMercator projection;

  private GaussKrugerZone(int code, int zone, double meridian, boolean prefixed) {
    this.code = code;
    this.zone = zone;
    this.prefixed = prefixed;
    this.projection = new TransverseMercator(SEMI_MAJOR, FLATTENING, meridian, FALSE_EASTING);
  }

  /** The zone of an EPSG code, or null when the code is none of them. */
  static GaussKrugerZone find(int code) {
    if (code >= 4491 && code <= 4512) {
      int zone = 13 + (code - 4491) % 11;
      return new GaussKrugerZone(code, zone, 6 * zone - 3, code <= 4501);
    }
    if (code >= 4513 && code <= 4554) {
      int zone = 25 + (code - 4513) % 21;
      return new GaussKrugerZone(code, zone, 3 * zone, code <= 4533);
    }
    return null;
  }

  @Override
  public boolean isProjected() {
    return true;
  }

  @Override
  public AxisLayout layoutOf(double x, double y) {
    if (isNorthing(y)) {
      return isEasting(x, prefixed)
          ? AxisLayout.AS_DECLARED
          : isEasting(x, !prefixed) ? AxisLayout.OTHER_PREFIX : null;
    }
    if (isNorthing(x)) {
      return isEasting(y, prefixed)
          ? AxisLayout.SWAPPED
          : isEasting(y, !prefixed) ? AxisLayout.SWAPPED_OTHER_PREFIX : null;
    }
    return null;
  }

  private static boolean isNorthing(double metres) {
    return metres >= MIN_NORTHING && metres <= MAX_NORTHING;
  }

  private boolean isEasting(double metres, boolean withZone) {
    double plain = withZone ? metres - zone * PREFIX_UNIT : metres;
    return Math.abs(plain - FALSE_EASTING) <= REACH;
  }

  @Override
  public String refusal(double x, double y) {
    String place = Frame.place(x, y);
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return place + " is not a finite pair of numbers";
    }
    if (Math.abs(x) <= 180 && Math.abs(y) <= 180) {
      return place + " looks like degrees, not like metres of EPSG:" + code;
    }
    int named = zoneNamed(isNorthing(y) ? x : y);
    if (named != 0 && named != zone && (isNorthing(x) || isNorthing(y))) {
      return "%s is of zone %d, not of zone %d as EPSG:%d says: give --crs EPSG:%d"
          .formatted(place, named, zone, code, named >= 25 ? 4488 + named : 4478 + named);
    }
    return "%s cannot be of EPSG:%d: easting is within %d km of the meridian, northing from %d to %d km in China"
        .formatted(
            place,
            code,
            Math.round(REACH / 1000),
            Math.round(MIN_NORTHING / 1000),
            Math.round(MAX_NORTHING / 1000));
  }

  /** The zone whose number stands before this easting, or 0. */
  private static int zoneNamed(double easting) {
    double millions = Math.floor(easting / PREFIX_UNIT);
    boolean exists = millions >= 13 && millions <= 23 || millions >= 25 && millions <= 45;
    return exists ? (int) millions : 0;
  }

  @Override
  public double[] declared(double x, double y, AxisLayout layout) {
    double[] pair = Frame.super.declared(x, y, layout);
    if (layout.isOtherPrefix()) {
      pair[0] += prefixed ? zone * PREFIX_UNIT : -zone * PREFIX_UNIT;
    }
    return pair;
  }

  @Override
  public double[] toWgs84(double x, double y) {
    return projection.unproject(prefixed ? x - zone * PREFIX_UNIT : x, y);
  }

  @Override
  public double[] fromWgs84(double lon, double lat) {
    double[] pair = projection.project(lon, lat);
    pair[0] += prefixed ? zone * PREFIX_UNIT : 0;
    return pair;
  }
}
