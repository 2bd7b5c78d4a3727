package io.carecircle.app.indicator;

import io.carecircle.app.standard.IndicatorFigure;
import io.carecircle.app.standard.IndicatorFigure.Accumulation;
import io.carecircle.app.standard.IndicatorFigure.Relation;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The traffic light of an indicator. What is expected of a year lies on the straight line from the
 * baseline to the target; a sum over years begins at 0; without a baseline the target itself is
 * expected. These are our own rules: the plans print none.
 */
final class Light {
  static final String RULE_ZH = "绿：已达目标或不低于基期到目标年的直线；黄：不低于该值的90%；红：更低；灰：未知";
  static final String RULE =
      "green: target met, or on the straight line from baseline to target; amber: at least 90 % of"
          + " that; red: less; unknown: no actual or no target";

  private static final BigDecimal AMBER = new BigDecimal("0.9");

  private Light() {}

  /** Whether an actual is what the target asks for; null when one of them is not known. */
  static Boolean met(BigDecimal actual, IndicatorFigure target) {
    if (actual == null || target == null || target.value() == null) {
      return null;
    }
    int order = actual.compareTo(target.value());
    return switch (target.relation()) {
      case MORE_THAN -> order > 0;
      case AT_MOST -> order <= 0;
      default -> order >= 0;
    };
  }

  /** How much is missing: above 0 what is short, below 0 what is over; null when not known. */
  static BigDecimal gap(BigDecimal actual, IndicatorFigure target) {
    if (actual == null || target == null || target.value() == null) {
      return null;
    }
    return target.relation() == Relation.AT_MOST
        ? actual.subtract(target.value())
        : target.value().subtract(actual);
  }

  /**
   * @param baseline or null
   * @param year of the actual
   * @return green, amber, red or unknown
   */
  static String of(BigDecimal actual, IndicatorFigure baseline, IndicatorFigure target, int year) {
    Boolean met = met(actual, target);
    if (met == null) {
      return "unknown";
    }
    if (met) {
      return "green";
    }
    BigDecimal expected = expected(baseline, target, year);
    if (target.relation() == Relation.AT_MOST) {
      return actual.compareTo(expected) <= 0
          ? "green"
          : actual.multiply(AMBER).compareTo(expected) <= 0 ? "amber" : "red";
    }
    return actual.compareTo(expected) >= 0 && year < target.year()
        ? "green"
        : actual.compareTo(expected.multiply(AMBER)) >= 0 ? "amber" : "red";
  }

  private static BigDecimal expected(IndicatorFigure baseline, IndicatorFigure target, int year) {
    int first = baseline == null ? 0 : baseline.year();
    BigDecimal from = baseline == null ? null : baseline.value();
    int years = yearsOf(target.accumulation());
    if (years > 0) {
      first = target.year() - years;
      from = BigDecimal.ZERO;
    }
    if (from == null || year >= target.year() || first >= target.year()) {
      return target.value();
    }
    BigDecimal way = target.value().subtract(from);
    return from.add(
        way.multiply(BigDecimal.valueOf(Math.max(0, year - first)))
            .divide(BigDecimal.valueOf(target.year() - first), 6, RoundingMode.HALF_UP));
  }

  /** Years that a sum runs over; 0 for a state. */
  static int yearsOf(Accumulation accumulation) {
    return switch (accumulation) {
      case FIVE_YEARS -> 5;
      case THREE_YEARS -> 3;
      default -> 0;
    };
  }
}
