package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.List;

/** Lets a bound that a solver found without a proof be proven after all, part by part. */
record ProofAfterwards(
    Question question, CoverPresolve presolve, LinearSolver linear, SolveControl control) {

  /**
   * @param least sums of the parts by the solver
   * @return the outcome with a better certificate, or as it was
   */
  BranchAndBound.Outcome certified(
      BranchAndBound.Outcome outcome, List<CoverPresolve.Part> parts, double[] least) {
    Certificate.Reduced proof = proof(outcome, parts, least);
    if (proof == null) {
      return outcome;
    }
    double certified = new ReducedCheck(question, proof).leastSum();
    boolean better =
        outcome.tree() == null ? certified >= outcome.certified() : certified > outcome.certified();
    if (!better) {
      return outcome;
    }
    double bound = Math.max(outcome.bound(), certified);
    boolean whole = certified > bound - question.granularity() / 2;
    return new BranchAndBound.Outcome(
        outcome.open(),
        outcome.cost(),
        bound,
        whole ? bound : certified,
        !whole,
        outcome.proven(),
        outcome.nodes(),
        null,
        proof);
  }

  private Certificate.Reduced proof(
      BranchAndBound.Outcome outcome, List<CoverPresolve.Part> parts, double[] least) {
    Remainder remainder = presolve.remainder();
    List<Certificate.Part> proven = new ArrayList<>();
    for (int n = 0; n < least.length; n++) {
      // A part that is all of it may have been counted in another way by the solver.
      double target = least.length == 1 ? outcome.cost() - remainder.constant() : least[n];
      int[] sites = parts.get(n).sites();
      CoverProof proof = new CoverProof(remainder.part(sites), target, linear, control);
      Certificate.Tree tree = proof.run();
      if (tree == null) {
        return null;
      }
      proven.add(new Certificate.Part(sites, tree));
    }
    return new Certificate.Reduced(presolve.without(), presolve.steps(), proven);
  }
}
