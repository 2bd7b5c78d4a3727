package io.carecircle.app.standard;

import java.math.BigDecimal;

/**
 * One figure of an indicator.
 *
 * @param year whose end it is about
 * @param relation how an actual must stand to a target; {@link Relation#NONE} when no number is
 *     printed
 * @param value the number, or null when none is printed
 * @param accumulation whether a state or an amount added over time
 * @param printed the words or signs that carry it
 * @param citation of its own, or that of the indicator
 */
public record IndicatorFigure(
    int year,
    Role role,
    Relation relation,
    BigDecimal value,
    Accumulation accumulation,
    String printed,
    String citation,
    String footnote) {
  /** What a figure is. */
  public enum Role {
    BASELINE,
    TARGET,
    ACTUAL
  }

  /** How the actual must stand to the target. */
  public enum Relation {
    NONE,
    EQUAL,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    ABOUT
  }

  /** What the number adds up. */
  public enum Accumulation {
    /** A state at the year's end. */
    LEVEL,
    /** Added within the year. */
    ADDED,
    /** Done anew each year. */
    YEARLY,
    /** The sum of the three years of a plan. */
    THREE_YEARS,
    /** The sum of the five years of a plan. */
    FIVE_YEARS
  }
}
