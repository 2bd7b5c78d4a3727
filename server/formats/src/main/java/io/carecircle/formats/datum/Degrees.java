package io.carecircle.formats.datum;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Coordinates as decimal numbers of few digits, the same on every Java. */
public final class Degrees {
  /** Decimals of a stored degree: 0.1 mm on the ground. */
  public static final int STORED_DECIMALS = 9;

  private static final double STORED_UNITS = 1e9;

  /** Up to here a double holds nine decimals with digits to spare. */
  private static final double EXACT_BELOW = 1e6;

  private Degrees() {}

  /**
   * The double nearest to the value's nine decimals. Both steps are exact enough to be idempotent:
   * the product is a whole number within 1e-4 for a value that was rounded before, and the quotient
   * of two exact doubles is the double nearest to that decimal number.
   */
  public static double round(double value) {
    double units = Math.rint(value * STORED_UNITS);
    return units == 0 ? 0.0 : units / STORED_UNITS;
  }

  /**
   * The value with at most this many decimals and no trailing zeros. With nine, a stored degree
   * parses back to the same double; {@link Double#toString} would do so too, but its digits differ
   * between Java versions.
   */
  public static String text(double value, int decimals) {
    if (Math.abs(value) < EXACT_BELOW && decimals <= STORED_DECIMALS) {
      double scale = StrictMath.pow(10, decimals);
      return plain(BigDecimal.valueOf((long) Math.rint(value * scale), decimals));
    }
    return plain(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
