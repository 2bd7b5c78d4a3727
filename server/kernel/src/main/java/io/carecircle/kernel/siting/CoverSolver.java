package io.carecircle.kernel.siting;

/**
 * A solver for covering questions that the kernel's own search does not finish soon. It lives
 * outside of the kernel, because it needs native code, and leaves no proof to check.
 */
@FunctionalInterface
public interface CoverSolver {
  /** None: the kernel's own search goes on alone. */
  CoverSolver NONE = (task, seed, control) -> null;

  /**
   * @return null when the solver cannot serve here
   */
  Answer solve(CoverTask task, long seed, SolveControl control);

  /**
   * @param open sites, or null when no plan was found
   * @param bound that no plan's sum is below; {@link Long#MAX_VALUE} when there is provably no plan
   */
  record Answer(boolean[] open, long bound) {}
}
