package io.carecircle.app.estate;

import java.math.BigDecimal;

/**
 * What one clause comes to.
 *
 * @param citation document and place
 * @param asksArea whether it asks for square metres
 * @param required m2, or null when not known or when no area is asked for
 * @param provided m2 that count for it, or null
 * @param credited part of {@code provided} that comes from remedies; null when none
 */
record ClauseFinding(
    String id,
    String citation,
    String text,
    String textEn,
    boolean asksArea,
    BigDecimal required,
    BigDecimal provided,
    BigDecimal credited,
    Verdict verdict) {
  /** What is missing, 0 when nothing; null when not known. */
  BigDecimal shortBy() {
    return Areas.shortfall(required, provided);
  }
}
