package io.carecircle.kernel.siting;

/**
 * Solvers that live outside of the kernel, because they need native code.
 *
 * @param capacitated for the capacitated models
 * @param cover for covering questions that the own search does not finish soon
 * @param linear for the multipliers of their proofs
 * @param ownNodes cases that the own search of a covering question looks at before; 0 leaves all to
 *     the solver outside, and nothing is certified
 */
public record OutsideSolvers(
    CapacitatedSolver capacitated, CoverSolver cover, LinearSolver linear, int ownNodes) {
  /** None: the kernel's own searches serve. */
  public static final OutsideSolvers NONE =
      new OutsideSolvers(CapacitatedSolver.NONE, CoverSolver.NONE, LinearSolver.NONE);

  public OutsideSolvers(CapacitatedSolver capacitated, CoverSolver cover, LinearSolver linear) {
    this(capacitated, cover, linear, CoverSearch.OWN_NODES);
  }
}
