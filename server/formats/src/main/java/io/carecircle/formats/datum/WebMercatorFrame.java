package io.carecircle.formats.datum;

/**
 * EPSG:3857, metres on a sphere. Its axes cannot be told apart by size, so nothing is put right
 * here.
 */
record WebMercatorFrame() implements Frame {
  private static final double RADIUS = 6378137.0;
  private static final double EDGE = StrictMath.PI * RADIUS;

  /** Web maps end where the projected world is a square. */
  private static final double MAX_LAT = 85.06;

  @Override
  public boolean isProjected() {
    return true;
  }

  @Override
  public AxisLayout layoutOf(double x, double y) {
    // A millimetre of slack, because writers round the edge of the world up.
    boolean holds = Math.abs(x) <= EDGE + 1e-3 && Math.abs(y) <= EDGE + 1e-3;
    boolean degrees = Math.abs(x) <= 180 && Math.abs(y) <= 90 && (x != 0 || y != 0);
    return holds && !degrees ? AxisLayout.AS_DECLARED : null;
  }

  @Override
  public String refusal(double x, double y) {
    return Math.abs(x) <= 180 && Math.abs(y) <= 90
        ? Frame.place(x, y) + " looks like degrees, not like metres of EPSG:3857"
        : Frame.place(x, y) + " lies outside EPSG:3857";
  }

  @Override
  public double[] toWgs84(double x, double y) {
    double lon = StrictMath.toDegrees(x / RADIUS);
    double lat = StrictMath.toDegrees(StrictMath.atan(StrictMath.sinh(y / RADIUS)));
    return new double[] {Math.max(-180, Math.min(180, lon)), lat};
  }

  @Override
  public double[] fromWgs84(double lon, double lat) {
    if (Math.abs(lat) > MAX_LAT) {
      throw new OutsideDatumException(Frame.place(lon, lat) + " lies outside EPSG:3857");
    }
    double phi = StrictMath.toRadians(lat);
    double y = RADIUS * StrictMath.log(StrictMath.tan(phi) + 1 / StrictMath.cos(phi));
    return new double[] {RADIUS * StrictMath.toRadians(lon), y};
  }
}
