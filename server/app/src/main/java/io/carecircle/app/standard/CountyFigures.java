package io.carecircle.app.standard;

import java.math.BigDecimal;

/**
 * One row of table 1-2: census of 2020-11-01, residents (常住).
 *
 * @param population 万人
 * @param elders60 aged 60 or more, 万人
 * @param elders60Share per cent, as printed
 * @param forecast2025 elders in 2025, 万人, only in the city's row
 * @param forecastShare2025 per cent, only in the city's row
 * @param forecastPrinted a dash where one is printed, or null
 */
public record CountyFigures(
    String code,
    String name,
    BigDecimal population,
    BigDecimal elders60,
    BigDecimal elders60Share,
    BigDecimal forecast2025,
    BigDecimal forecastShare2025,
    String forecastPrinted,
    String footnote) {}
