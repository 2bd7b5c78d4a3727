package io.carecircle.kernel.siting;

/**
 * A solver for the capacitated models that lives outside of the kernel, because it needs native
 * code.
 */
@FunctionalInterface
public interface CapacitatedSolver {
  /** None: the kernel's own search serves. */
  CapacitatedSolver NONE = (spec, start, control) -> null;

  /**
   * @param start a plan to begin with, its sites null when none is known
   * @return null when the solver cannot serve here
   */
  Answer solve(SitingSpec spec, Answer start, SolveControl control);

  /**
   * @param open sites, or null when there is no plan
   * @param siteOf the site of each demand point, -1 for none
   * @param cost sum of weight times cost, or weight that is not served
   * @param bound that no plan is below
   * @param proven whether nothing is left to search
   */
  record Answer(boolean[] open, int[] siteOf, double cost, double bound, boolean proven) {}
}
