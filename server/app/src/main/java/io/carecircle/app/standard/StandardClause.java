package io.carecircle.app.standard;

import java.math.BigDecimal;

/**
 * One demand on the care rooms of an estate.
 *
 * @param id in the verdict, for example {@code floor-area-rate}
 * @param rule how the required area is found
 * @param property of the estate that a share is taken of; null for other rules
 * @param perMille share of that property; null for other rules
 * @param squareMetres of the rule; null for a share
 * @param households that the square metres are for; null for other rules
 * @param text in Chinese, own words
 * @param textEn in English
 */
public record StandardClause(
    String id,
    Rule rule,
    String citation,
    String property,
    BigDecimal perMille,
    BigDecimal squareMetres,
    BigDecimal households,
    String text,
    String textEn) {
  /** How the required area is found. */
  public enum Rule {
    /** {@code perMille / 1000 x property}. */
    SHARE_OF_FLOOR_AREA,
    /** {@code squareMetres x households of the estate / households}. */
    AREA_PER_HOUSEHOLDS,
    /** {@code squareMetres}. */
    TOTAL_MINIMUM,
    /** {@code squareMetres}, of a community-level project only. */
    COMMUNITY_LEVEL_TOTAL,
    /** No area: the care rooms keep step with the homes. */
    DELIVERED_TOGETHER
  }
}
