package io.carecircle.app.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rates as they are printed: rounded half up to four decimals, without zeros at the end. */
public final class Ratio {
  private static final int DECIMALS = 4;

  private Ratio() {}

  /** {@code factor x numerator / denominator}; null when either is not known or it divides by 0. */
  public static BigDecimal of(Long numerator, long factor, Long denominator) {
    if (numerator == null || denominator == null || denominator == 0) {
      return null;
    }
    return plain(
        BigDecimal.valueOf(numerator)
            .multiply(BigDecimal.valueOf(factor))
            .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP));
  }

  /** Without zeros at the end and without an exponent; null stays null. */
  public static BigDecimal plain(BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
