package io.carecircle.app.village;

import io.carecircle.app.standard.PolicyClause;
import java.math.BigDecimal;

/**
 * What a village comes to.
 *
 * @param clause or null when the files have none for the region
 * @param standing own, shared, below-norm, none or unknown
 * @param placeId the place that counts or comes nearest to it, or null
 * @param sharedWith the neighbour whose place it shares, or null
 * @param provided m2 of the place, 0 when there is none; null when not known
 * @param mutualAid mutual-aid points in it; null when not known
 */
record VillageVerdict(
    Village village,
    PolicyClause clause,
    String standing,
    String placeId,
    String sharedWith,
    BigDecimal provided,
    Integer mutualAid) {

  /** "In principle": what falls short is below norm, no breach. */
  String verdict() {
    return switch (standing) {
      case "own", "shared" -> "pass";
      case "below-norm", "none" -> "below-norm";
      default -> "unknown";
    };
  }

  BigDecimal required() {
    return clause == null ? null : clause.figure("place", 0);
  }

  BigDecimal lacking() {
    return clause == null || provided == null
        ? null
        : required().subtract(provided).max(BigDecimal.ZERO);
  }

  /** Whether its own measure is met on an island or in the mountains; null when not known. */
  Boolean servedByOwnMeasure() {
    if (verdict().equals("pass")
        || Boolean.TRUE.equals(village.mobileService())
        || mutualAid != null && mutualAid > 0) {
      return true;
    }
    boolean known =
        village.mobileService() != null && mutualAid != null && !verdict().equals("unknown");
    return known ? false : null;
  }
}
