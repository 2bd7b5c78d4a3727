package io.carecircle.formats.datum;

/** One coordinate system of files, as formulas and as the knowledge of what fits into it. */
sealed interface Frame permits GaussKrugerZone, LonLatFrame, WebMercatorFrame {
  boolean isProjected();

  /** How the pair is laid out, or null when it cannot be of this system in any certain way. */
  AxisLayout layoutOf(double x, double y);

  /** A sentence on why {@link #layoutOf} gives null. */
  String refusal(double x, double y);

  /** The pair in the declared order and form, from a layout that {@link #layoutOf} gave. */
  default double[] declared(double x, double y, AxisLayout layout) {
    return layout.isSwapped() ? new double[] {y, x} : new double[] {x, y};
  }

  /** Degrees WGS84 of a pair as declared. */
  double[] toWgs84(double x, double y);

  /** The pair as declared of degrees WGS84. */
  double[] fromWgs84(double lon, double lat);

  /** The pair as a sentence shows it. */
  static String place(double x, double y) {
    return "(" + number(x) + ", " + number(y) + ")";
  }

  private static String number(double value) {
    return Math.abs(value) < 1e9 ? Degrees.text(value, 6) : String.valueOf(value);
  }
}
