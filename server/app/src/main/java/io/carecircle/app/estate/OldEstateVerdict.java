package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an old estate comes to.
 *
 * @param estate null when its row could not be read
 * @param refused why, or null
 * @param regionCode of its jurisdiction, or null
 * @param clause null when the files have none for the region
 * @param provided m2 of the largest place in the circle, 0 when there is none; null when not known
 * @param nearestId the nearest place of the area asked for, or null
 * @param seconds to it, or null
 * @param millimetres to it, or null
 */
record OldEstateVerdict(
    String id,
    OldEstate estate,
    String refused,
    String regionCode,
    OldEstateClause clause,
    Verdict verdict,
    BigDecimal provided,
    Boolean overdue,
    String nearestId,
    Integer seconds,
    Integer millimetres,
    List<OtherReading> otherReadings,
    List<String> warnings) {

  static OldEstateVerdict refused(String id, String why) {
    return new OldEstateVerdict(
        id,
        null,
        why,
        null,
        null,
        Verdict.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(why));
  }

  LocalDate deadline() {
    return clause == null ? null : clause.deadline(estate);
  }

  /** In the renewal plan, not in it, or not said. */
  String programme() {
    if (estate.renewalPlan() == null) {
      return "not-said";
    }
    return estate.renewalPlan() ? "renewal-plan" : "others";
  }
}
