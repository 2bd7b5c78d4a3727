package io.carecircle.app.estate;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyClause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a clause demands for old estates.
 *
 * @param placeSquareMetres the least area of a place
 * @param plannedEstates how many the renewal plan holds
 * @param renewalDeadline last day for the estates of the plan
 * @param otherDeadline last day for the others
 */
record OldEstateClause(
    PolicyClause clause,
    String citation,
    BigDecimal placeSquareMetres,
    int plannedEstates,
    LocalDate renewalDeadline,
    LocalDate otherDeadline) {
  private static final String TOPIC = "S5";

  /** The clause that binds a region; empty when the files have none. */
  static Optional<OldEstateClause> find(Policy policy, String regionCode) {
    return policy.listClauses(TOPIC, regionCode).stream()
        .findFirst()
        .map(clause -> of(policy, clause));
  }

  private static OldEstateClause of(Policy policy, PolicyClause clause) {
    int year = clause.figure("renewalYear", 0).intValueExact();
    LocalDate before = LocalDate.parse(clause.findParameter("othersBefore").orElseThrow());
    return new OldEstateClause(
        clause,
        policy.citation(clause),
        clause.figure("place", 0),
        clause.figure("estates", 0).intValueExact(),
        LocalDate.of(year, 12, 31),
        before.minusDays(1));
  }

  /** Last day for an estate; that of its own when it is not said whether it is in the plan. */
  LocalDate deadline(OldEstate estate) {
    if (estate.renewalPlan() == null) {
      return estate.deadline();
    }
    return estate.renewalPlan() ? renewalDeadline : otherDeadline;
  }

  /** Whether the time is over for what does not stand; null when that is not known. */
  Boolean overdue(OldEstate estate, Verdict verdict, LocalDate asOf) {
    LocalDate deadline = deadline(estate);
    // Without a deadline the estate is in one of the two groups: it is late in both or in none.
    boolean surelyLate = asOf.isAfter(deadline == null ? otherDeadline : deadline);
    boolean perhapsLate = asOf.isAfter(deadline == null ? renewalDeadline : deadline);
    if (verdict == Verdict.PASS || !perhapsLate) {
      return false;
    }
    return surelyLate && verdict == Verdict.FAIL ? true : null;
  }
}
