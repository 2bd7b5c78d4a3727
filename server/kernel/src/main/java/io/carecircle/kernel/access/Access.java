package io.carecircle.kernel.access;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.SparseCostMatrix;

/** Scores of access to what facilities offer. */
public final class Access {
  private Access() {}

  /**
   * @param costs rows are demand points, columns facilities
   * @param people of each demand point, finite and not negative
   * @param supply of each facility, finite and not negative
   * @throws IllegalArgumentException when the arrays do not fit, or a weight is infinite
   */
  public static AccessResult run(
      AccessSpec spec,
      SparseCostMatrix costs,
      double[] people,
      double[] supply,
      ProgressListener progress,
      CancelToken cancel) {
    if (people.length != costs.rowCount() || supply.length != costs.columnCount()) {
      throw new IllegalArgumentException(
          "the matrix has other places than the "
              + people.length
              + " of demand and "
              + supply.length
              + " of supply");
    }
    check(people, "demand");
    check(supply, "supply");
    cancel.check();
    SparseCostMatrix near = costs.within(spec.cutoff());
    if (spec.method() == AccessMethod.RATIONAL_AGENTS) {
      return new RationalAgents(spec, near, people, supply).run(progress, cancel);
    }
    double[] weight =
        spec.method() == AccessMethod.THREE_STEP
            ? PairWeights.chosen(near, costs, spec.decay())
            : PairWeights.of(near, spec.decay());
    cancel.check();
    Catchments catchments = new Catchments(near, weight, people, supply);
    return switch (spec.method()) {
      case GRAVITY, CUMULATIVE -> catchments.potential();
      case BALANCED -> catchments.balanced();
      case MODIFIED_TWO_STEP -> catchments.modified();
      default -> catchments.twoStep();
    };
  }

  private static void check(double[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(what + " " + i + " is out of range: " + values[i]);
      }
    }
  }
}
