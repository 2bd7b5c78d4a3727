package io.carecircle.app.access;

import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.Regions;
import io.carecircle.kernel.access.AccessMethod;
import io.carecircle.kernel.access.AccessResult;
import java.util.List;
import java.util.Optional;

/**
 * Scores with everything that tells about them.
 *
 * @param areaTypes of each demand point, null where not known
 */
record Scored(
    AccessMethod method,
    Demand demand,
    Demand supply,
    AccessCosts costs,
    AccessResult result,
    Ranking ranking,
    Optional<Regions.Grouping> grouping,
    List<String> areaTypes) {

  /** Whether the demand point is joined to what costs are known of. */
  boolean isKnown(int i) {
    return costs.demandKnown().test(i);
  }

  /** Whether there is a score, be it 0. */
  boolean hasScore(int i) {
    return isKnown(i) && !Double.isNaN(result.score()[i]);
  }

  /** Why there is no score, or only 0; null when something is reached. */
  String reason(int i) {
    if (!isKnown(i)) {
      return "not-joined";
    }
    return result.reached()[i] ? null : "nothing-in-reach";
  }
}
