package io.carecircle.app.standard;

import java.math.BigDecimal;

/**
 * One row of table 1-1; the ratios are printed and agree with the counts only within rounding.
 *
 * @param elders60 万人
 * @param beds 万张
 */
public record ProvincialBeds(
    int no,
    String city,
    BigDecimal elders60,
    int institutions,
    BigDecimal beds,
    BigDecimal bedsPer100Elders,
    BigDecimal bedsPerInstitution,
    String footnote) {}
