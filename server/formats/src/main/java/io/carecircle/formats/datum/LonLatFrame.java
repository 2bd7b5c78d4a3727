package io.carecircle.formats.datum;

/**
 * Systems in degrees: WGS84, CGCS2000 and the shifted ones of Chinese web maps.
 *
 * @param name as sentences name it
 * @param west edge of where the system exists, degrees; likewise the other three
 * @param correctsSwap whether latitude first may be put right: only where the system's official
 *     order explains it and the two orders cannot be confused
 * @param shift from WGS84 to this system
 */
record LonLatFrame(
    String name,
    double west,
    double south,
    double east,
    double north,
    boolean correctsSwap,
    ChinaShift.Shift shift)
    implements Frame {
  static final LonLatFrame WGS84 =
      new LonLatFrame("WGS84", -180, -90, 180, 90, false, LonLatFrame::same);

  /** China with a margin; nothing else is measured in it. Official order: latitude first. */
  static final LonLatFrame CGCS2000 =
      new LonLatFrame("CGCS2000", 70, 0, 140, 60, true, LonLatFrame::same);

  static final LonLatFrame GCJ02 = chinese("GCJ-02", ChinaShift::gcjOfWgs);
  static final LonLatFrame BD09 = chinese("BD-09", ChinaShift::bdOfWgs);

  /** Beyond this a number is no angle. */
  private static final double MAX_ANGLE = 1000;

  private static LonLatFrame chinese(String name, ChinaShift.Shift shift) {
    return new LonLatFrame(
        name, ChinaShift.WEST, ChinaShift.SOUTH, ChinaShift.EAST, ChinaShift.NORTH, false, shift);
  }

  private static double[] same(double lon, double lat) {
    return new double[] {lon, lat};
  }

  @Override
  public boolean isProjected() {
    return false;
  }

  @Override
  public AxisLayout layoutOf(double x, double y) {
    if (holds(x, y)) {
      return AxisLayout.AS_DECLARED;
    }
    return correctsSwap && holds(y, x) ? AxisLayout.SWAPPED : null;
  }

  private boolean holds(double lon, double lat) {
    return lon >= west && lon <= east && lat >= south && lat <= north;
  }

  @Override
  public String refusal(double x, double y) {
    String place = Frame.place(x, y);
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return place + " is not a finite pair of numbers";
    }
    if (holds(y, x)) {
      return place + " looks like swapped axes: longitude comes first, then latitude";
    }
    if (Math.abs(x) > MAX_ANGLE || Math.abs(y) > MAX_ANGLE) {
      return place + " looks like projected metres: name the system with --crs";
    }
    return this == WGS84
        ? place + " is out of range: longitude is within 180 degrees, latitude within 90"
        : place + " lies outside China, where " + name + " does not exist";
  }

  @Override
  public double[] toWgs84(double x, double y) {
    return ChinaShift.unshift(shift, x, y);
  }

  @Override
  public double[] fromWgs84(double lon, double lat) {
    return shift.of(lon, lat);
  }
}
