package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * One room for elder care.
 *
 * @param id or null
 * @param placeId of the place (处) it is part of; null when it is a place of its own
 * @param netArea in-unit area (套内建筑面积) in m2, or null when not given
 * @param grossArea m2, or null
 * @param status as the contract has it, or null when not given
 * @param openDate since when it is in use, or null
 */
record CareRoom(
    String id,
    String placeId,
    BigDecimal netArea,
    BigDecimal grossArea,
    String status,
    LocalDate openDate) {
  static final Set<String> STATUS =
      Set.of(
          "planned",
          "built",
          "accepted",
          "handed_over",
          "not_handed_over",
          "in_use",
          "removed",
          "misused");
  private static final Set<String> GONE = Set.of("removed", "misused");
  private static final Set<String> ACCEPTED =
      Set.of("accepted", "handed_over", "not_handed_over", "in_use");

  /** A removed or misused room counts for nothing. */
  boolean counts() {
    return status == null || !GONE.contains(status);
  }

  boolean isAccepted() {
    return status != null && ACCEPTED.contains(status);
  }
}
