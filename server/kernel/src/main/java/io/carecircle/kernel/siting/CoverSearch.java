package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.List;

/**
 * A covering question by the own search first; what a number of cases does not settle goes to the
 * solver outside. The number is counted in cases and not in seconds, so that the same question
 * takes the same way on every machine.
 */
final class CoverSearch {
  /** Cases of the own search before the solver outside is asked. */
  static final int OWN_NODES = 200;

  private final Question question;
  private final boolean[] known;
  private final long seed;
  private final SolveControl control;

  /**
   * @param known a plan to begin with, or null
   */
  CoverSearch(Question question, boolean[] known, long seed, SolveControl control) {
    this.question = question;
    this.known = known;
    this.seed = seed;
    this.control = control;
  }

  BranchAndBound.Outcome run(OutsideSolvers solvers) {
    BranchAndBound search = question.search(known, seed, control);
    int ownNodes = solvers.ownNodes();
    if (ownNodes == 0) {
      BranchAndBound.Outcome better = outside(solvers, nothing());
      return better == null ? search.run(false, Integer.MAX_VALUE) : better;
    }
    BranchAndBound.Outcome own = search.run(false, ownNodes);
    boolean settled = own.proven() || own.cost() <= question.goal();
    if (settled || own.nodes() < ownNodes || solvers.cover() == CoverSolver.NONE) {
      return settled || own.nodes() < ownNodes ? own : search.goOn(Integer.MAX_VALUE);
    }
    BranchAndBound.Outcome better = outside(solvers, own);
    return better == null ? search.goOn(Integer.MAX_VALUE) : better;
  }

  /** What is known of a question before anything is done: no sum is negative. */
  private BranchAndBound.Outcome nothing() {
    return new BranchAndBound.Outcome(null, question.ceiling(), 0, false, 0, null);
  }

  /** The own outcome with what the solver adds, or null when it cannot serve. */
  private BranchAndBound.Outcome outside(OutsideSolvers solvers, BranchAndBound.Outcome own) {
    if (question.granularity() == 0) {
      return null;
    }
    CoverPresolve presolve = new CoverPresolve(question);
    List<CoverPresolve.Part> parts = presolve.parts(own.open());
    Remainder remainder = presolve.remainder();
    double known = parts.size() == 1 ? own.cost() - remainder.constant() : Double.POSITIVE_INFINITY;
    boolean[] plan = presolve.forced();
    double sum = remainder.constant();
    boolean complete = true;
    List<PartSearch.Solved> solved = new ArrayList<>();
    for (CoverPresolve.Part part : parts) {
      PartSearch.Solved each =
          new PartSearch(part, remainder.part(part.sites()), known, solvers, seed, control).solve();
      if (each == null) {
        return null;
      }
      solved.add(each);
      sum += each.least();
      complete &= each.open() != null;
      for (int k = 0; complete && k < each.open().length; k++) {
        plan[part.sites()[k]] = each.open()[k];
      }
    }
    boolean possible = solved.stream().allMatch(PartSearch.Solved::possible);
    double bound = possible ? Math.min(question.ceiling(), sum) : question.ceiling();
    boolean[] whole = complete && possible ? presolve.filled(plan) : null;
    return certified(joined(own, whole, bound), PartSearch.proof(presolve, parts, solved));
  }

  /** The outcome with a better certificate, or as it was. */
  private BranchAndBound.Outcome certified(
      BranchAndBound.Outcome outcome, Certificate.Reduced proof) {
    double certified =
        proof == null ? Double.NEGATIVE_INFINITY : new ReducedCheck(question, proof).leastSum();
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

  private BranchAndBound.Outcome joined(
      BranchAndBound.Outcome own, boolean[] plan, double outsideBound) {
    boolean[] open = own.open();
    double cost = own.cost();
    if (plan != null && question.rule().allows(plan) && question.cost(plan) < cost) {
      open = plan;
      cost = question.cost(plan);
    }
    double bound = Math.max(own.bound(), outsideBound);
    boolean proven = bound > cost - question.granularity() / 2;
    return new BranchAndBound.Outcome(
        open,
        cost,
        proven ? cost : bound,
        own.bound(),
        true,
        proven,
        own.nodes(),
        own.tree(),
        null);
  }
}
