package io.carecircle.kernel.access;

import io.carecircle.kernel.search.SparseCostMatrix;

/** The weight of each pair of a matrix. */
final class PairWeights {
  /** Up to here products of two weights, people and supply stay far from overflow. */
  private static final double MOST_WEIGHT = 1e100;

  private PairWeights() {}

  static double[] of(SparseCostMatrix costs, Decay decay) {
    double[] weight = new double[costs.pairCount()];
    for (int k = 0; k < weight.length; k++) {
      weight[k] = decay.weight(costs.cost(k));
      if (!(weight[k] <= MOST_WEIGHT)) {
        throw new IllegalArgumentException(
            "the weight at cost "
                + costs.cost(k)
                + " is "
                + (weight[k] < Double.POSITIVE_INFINITY ? weight[k] : "infinite")
                + "; give decay.atLeast");
      }
    }
    return weight;
  }

  /**
   * Wan, Zou &amp; Sternberg (2012), equations 5 and 6: the weight times the share of the facility
   * in what the demand point may choose from, {@code G(i,j) = W(i,j) / sum over k of W(i,k)}.
   *
   * <p>The sum runs over every facility that can be reached, also beyond the cut-off, as the public
   * implementation has it whose figures the tests hold; for a decay that ends at the cut-off that
   * is the same.
   */
  static double[] chosen(SparseCostMatrix near, SparseCostMatrix all, Decay decay) {
    double[] weight = of(near, decay);
    double[] allWeight = near == all ? weight : of(all, decay);
    for (int i = 0; i < near.rowCount(); i++) {
      double sum = 0;
      for (int k = all.first(i); k < all.first(i + 1); k++) {
        sum += allWeight[k];
      }
      for (int k = near.first(i); k < near.first(i + 1); k++) {
        weight[k] = sum > 0 ? weight[k] / sum * weight[k] : 0;
      }
    }
    return weight;
  }
}
