package io.carecircle.app.indicator;

import io.carecircle.app.territory.Ratio;
import java.math.BigDecimal;

/**
 * What layers tell of one area.
 *
 * @param value in the indicator's unit, or null when they do not
 * @param numerator that adds up over the parts of a region, or null
 * @param denominator likewise
 * @param unknown things that might count and cannot be told
 * @param note how it was counted, or why it was not
 */
record Measured(BigDecimal value, Long numerator, Long denominator, long unknown, Note note) {
  static Measured not(String why, String zh) {
    return new Measured(null, null, null, 0, new Note(why, zh));
  }

  /** Unknown for want of things that do not tell; the denominator still adds up. */
  static Measured unknown(Long denominator, long unknown, Note why) {
    return new Measured(null, null, denominator, unknown, why);
  }

  static Measured count(long count, long unknown, Note note) {
    return new Measured(BigDecimal.valueOf(count), count, null, unknown, note);
  }

  static Measured share(long numerator, long denominator, long unknown, Note note) {
    return rate(numerator, 100, denominator, unknown, note);
  }

  static Measured rate(Long numerator, long factor, Long denominator, long unknown, Note note) {
    return new Measured(
        Ratio.of(numerator, factor, denominator), numerator, denominator, unknown, note);
  }
}
