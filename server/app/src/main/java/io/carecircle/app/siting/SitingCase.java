package io.carecircle.app.siting;

import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.SitingSpec;
import java.math.BigDecimal;

/**
 * A siting request, resolved.
 *
 * @param spec the question; its demand points are those of {@code kept}
 * @param demand all demand
 * @param kept the rows of the demand that are joined to the streets, ascending
 * @param sites candidates and existing sites
 * @param all the costs of the kept demand, also beyond the cut-off where they are known
 * @param cutoff the highest cost within reach
 * @param timeLimitSeconds after which the best plan so far is given
 */
record SitingCase(
    SitingSpec spec,
    Demand demand,
    int[] kept,
    Sites sites,
    SparseCostMatrix all,
    double cutoff,
    BigDecimal timeLimitSeconds,
    Run run) {

  String demandId(int i) {
    return demand.selection().id(kept[i]);
  }

  String siteId(int j) {
    return sites.selection().id(j);
  }

  /** People of the kept demand point, exactly. */
  BigDecimal people(int i) {
    return demand.weights().people(demand.weights().scaled()[kept[i]]);
  }
}
