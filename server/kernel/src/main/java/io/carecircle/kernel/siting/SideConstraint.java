package io.carecircle.kernel.siting;

/**
 * A linear condition on the open sites: the sum of the coefficients of those that are open is at
 * most the limit. Budgets, groups, spacing and minima (with negative signs) are all of this form.
 *
 * @param name for the reader, for example {@code budget}
 * @param sites indices, distinct
 * @param coefficients of each, finite
 * @param limit finite
 */
public record SideConstraint(String name, int[] sites, double[] coefficients, double limit) {
  public SideConstraint {
    if (sites.length != coefficients.length || !(Math.abs(limit) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("constraint " + name + " is not well formed");
    }
  }

  /** Room for the last bits of sums of decimals; a violation by more is one. */
  double slack() {
    double size = Math.abs(limit);
    for (double c : coefficients) {
      size += Math.abs(c);
    }
    return 1e-12 * size;
  }

  boolean holds(boolean[] open) {
    double sum = 0;
    for (int k = 0; k < sites.length; k++) {
      sum += open[sites[k]] ? coefficients[k] : 0;
    }
    return sum <= limit + slack();
  }

  /** The least that the left side can still become. */
  double least(byte[] state) {
    double sum = 0;
    for (int k = 0; k < sites.length; k++) {
      byte s = state[sites[k]];
      boolean counts = s == SelectionRule.OPEN || s == SelectionRule.FREE && coefficients[k] < 0;
      sum += counts ? coefficients[k] : 0;
    }
    return sum;
  }
}
