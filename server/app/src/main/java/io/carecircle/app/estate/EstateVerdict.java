package io.carecircle.app.estate;

import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.NamedRule;
import java.math.BigDecimal;
import java.util.List;

/**
 * The answer for one estate.
 *
 * @param refused why the row could not be judged, or null
 * @param standard that decided, or null when no file has the figures
 * @param rules that apply without figures in the files; empty when a standard decided
 * @param stages how far it has come, or null when nothing is on record
 */
record EstateVerdict(
    String id,
    String refused,
    CareSpaceStandard standard,
    List<NamedRule> rules,
    Verdict verdict,
    BigDecimal required,
    BigDecimal provided,
    List<ClauseFinding> clauses,
    List<OtherReading> otherReadings,
    List<String> warnings,
    StageState stages) {
  EstateVerdict {
    rules = List.copyOf(rules);
    clauses = List.copyOf(clauses);
    otherReadings = List.copyOf(otherReadings);
    warnings = List.copyOf(warnings);
  }

  static EstateVerdict refused(String id, String reason) {
    return new EstateVerdict(
        id,
        reason,
        null,
        List.of(),
        Verdict.UNKNOWN,
        null,
        null,
        List.of(),
        List.of(),
        List.of(reason),
        null);
  }

  BigDecimal shortBy() {
    return Areas.shortfall(required, provided);
  }
}
