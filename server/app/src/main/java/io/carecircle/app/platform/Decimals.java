package io.carecircle.app.platform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Computed numbers as they are printed. */
public final class Decimals {
  /** Every decimal of so many digits is told apart by doubles. */
  private static final int SURE_DIGITS = 15;

  /** Every double is told apart by decimals of so many digits. */
  private static final int MOST_DIGITS = 17;

  private Decimals() {}

  /**
   * The shortest decimal that is read back as the same double. Not {@link Double#toString}, which
   * before Java 19 gave more digits than needed here and there: the same number has the same text
   * on every Java.
   *
   * @param value finite
   */
  public static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shown = exact;
    for (int digits = SURE_DIGITS; digits <= MOST_DIGITS; digits++) {
      shown = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (shown.doubleValue() == value) {
        break;
      }
    }
    BigDecimal stripped = shown.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
