package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a set of open sites means for the demand, by the definitions. */
final class Plans {
  private Plans() {}

  static int[] indices(boolean[] open) {
    return IntStream.range(0, open.length).filter(j -> open[j]).toArray();
  }

  static int counted(SitingSpec spec, boolean[] open) {
    return (int) IntStream.range(0, open.length).filter(j -> open[j] && spec.counts(j)).count();
  }

  /** The cheapest open site of each demand point, of equal ones the lowest index; -1 for none. */
  static int[] nearest(SitingSpec spec, boolean[] open) {
    SparseCostMatrix costs = spec.costs();
    int[] nearest = new int[spec.demandCount()];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        if (open[costs.column(k)] && costs.cost(k) < least) {
          least = costs.cost(k);
          nearest[i] = costs.column(k);
        }
      }
    }
    return nearest;
  }

  static double totalWeight(SitingSpec spec) {
    double sum = 0;
    for (double w : spec.weight()) {
      sum += w;
    }
    return sum;
  }

  static double coveredWeight(SitingSpec spec, boolean[] open) {
    return weightCovered(spec, open, 1);
  }

  static double backedUp(SitingSpec spec, boolean[] open) {
    return weightCovered(spec, open, 2);
  }

  private static double weightCovered(SitingSpec spec, boolean[] open, int times) {
    SparseCostMatrix costs = spec.costs();
    double sum = 0;
    for (int i = 0; i < spec.demandCount(); i++) {
      int covers = 0;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        covers += open[costs.column(k)] ? 1 : 0;
      }
      sum += covers >= times ? spec.weight()[i] : 0;
    }
    return sum;
  }

  /** Demand points whose every site is forbidden or that have none. */
  static int[] unreachable(SitingSpec spec) {
    SparseCostMatrix costs = spec.costs();
    return IntStream.range(0, spec.demandCount())
        .filter(
            i ->
                IntStream.range(costs.first(i), costs.first(i + 1))
                    .allMatch(k -> spec.role()[costs.column(k)] == SiteRole.FORBIDDEN))
        .toArray();
  }

  static SitingResult withUnreachable(SitingResult result, int[] unreachable) {
    return new SitingResult(
        result.status(),
        result.objective(),
        result.bound(),
        result.open(),
        result.siteOf(),
        result.backedUp(),
        result.backedUpBound(),
        unreachable,
        result.claims(),
        result.searchedNodes(),
        result.stopped());
  }

  /** Ascending. */
  static double[] distinctCosts(SparseCostMatrix costs) {
    double[] all = IntStream.range(0, costs.pairCount()).mapToDouble(costs::cost).toArray();
    Arrays.sort(all);
    int count = 0;
    for (double cost : all) {
      if (count == 0 || cost > all[count - 1]) {
        all[count++] = cost;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Below this one some demand point has no site at all that may be open. */
  static int leastRadius(SitingSpec spec, double[] radii) {
    SparseCostMatrix costs = spec.costs();
    double most = 0;
    for (int i = 0; i < spec.demandCount(); i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        if (spec.role()[costs.column(k)] != SiteRole.FORBIDDEN) {
          least = Math.min(least, costs.cost(k));
        }
      }
      most = Math.max(most, least);
    }
    return Math.max(0, Arrays.binarySearch(radii, most));
  }

  /** The place of the worst served demand point's cost among all costs. */
  static int radiusIndex(SitingSpec spec, boolean[] open, double[] radii) {
    int[] nearest = nearest(spec, open);
    double most = 0;
    for (int i = 0; i < nearest.length; i++) {
      most = Math.max(most, spec.costs().cost(i, nearest[i]));
    }
    return Math.max(0, Arrays.binarySearch(radii, most));
  }
}
