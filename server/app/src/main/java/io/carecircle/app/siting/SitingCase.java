package io.carecircle.app.siting;

import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.SitingSpec;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A siting request, resolved.
 *
 * @param spec the question; its demand points are those of {@code kept}, its sites those of {@code
 *     sites} and then the upgraded ones
 * @param demand all demand
 * @param kept the rows of the demand that are joined to the streets, ascending
 * @param sites candidates and existing sites
 * @param all the costs of the kept demand, also beyond the cut-off where they are known
 * @param cutoff the highest cost within reach
 * @param timeLimitSeconds after which the best plan so far is given
 * @param upgrades existing sites that may be made larger
 * @param phases how the plan is opened year by year, if asked for
 */
record SitingCase(
    SitingSpec spec,
    Demand demand,
    int[] kept,
    Sites sites,
    SparseCostMatrix all,
    double cutoff,
    BigDecimal timeLimitSeconds,
    Upgrades upgrades,
    Optional<Phases> phases,
    Run run) {

  String demandId(int i) {
    return demand.selection().id(kept[i]);
  }

  /** Of an upgraded site that of the site it was. */
  String siteId(int j) {
    return sites.selection().id(upgrades.base(j));
  }

  /** How many open sites a kept demand point has within reach. */
  int covers(boolean[] open, int i) {
    int covers = 0;
    for (int k = spec.costs().first(i); k < spec.costs().first(i + 1); k++) {
      covers += open[spec.costs().column(k)] ? 1 : 0;
    }
    return covers;
  }

  /** People of some of the kept demand points together, exactly. */
  BigDecimal people(IntPredicate counts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < kept.length; i++) {
      sum = counts.test(i) ? sum.add(people(i)) : sum;
    }
    return sum;
  }

  /** People of the kept demand point, exactly. */
  BigDecimal people(int i) {
    return demand.weights().people(demand.weights().scaled()[kept[i]]);
  }
}
