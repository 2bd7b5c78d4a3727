package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.List;

/**
 * Solves the parts of a covering question that the own search left open: a good plan by exchange,
 * the linear relaxation with cuts, the solver outside where these two do not meet, and then the
 * proof of what it says.
 */
final class PartSearch {
  /** Exchanges for each row: a second or so for a thousand rows. */
  private static final int STEPS_A_ROW = 1000;

  /** Pairs up to which the linear relaxation is worth its time. */
  private static final long MOST_PAIRS = 100_000;

  private final Question question;
  private final OutsideSolvers solvers;
  private final long seed;
  private final SolveControl control;

  PartSearch(Question question, OutsideSolvers solvers, long seed, SolveControl control) {
    this.question = question;
    this.solvers = solvers;
    this.seed = seed;
    this.control = control;
  }

  /**
   * @param open sites of the part, or null where the plan known before is the best one known
   * @param least sum of the part, at least; its question's ceiling when there is no plan
   * @param possible whether there may be a plan
   * @param tree what proves the sum or less, null when there is none
   */
  record Solved(boolean[] open, double least, boolean possible, Certificate.Tree tree) {}

  /**
   * @param text the part as a question
   * @param known sum of a plan of this part, infinite for none
   * @return null when the solver outside cannot serve
   */
  Solved solve(CoverPresolve.Part part, Question text, double known) {
    CoverTask task = part.task();
    boolean[] start = task.start();
    if (RowWeighting.serves(task)) {
      long steps = (long) STEPS_A_ROW * task.hard().size();
      start = RowWeighting.search(task, steps, 0, seed, control);
    }
    double cost = cost(part, text, start);
    boolean[] best = cost < known ? start : null;
    double target = Math.min(cost, known);
    try (CoverProof proof = new CoverProof(text, solvers.linear(), control)) {
      boolean worth = target < Double.POSITIVE_INFINITY && task.pairCount() <= MOST_PAIRS;
      double linear = worth ? proof.raise(target) : Double.NEGATIVE_INFINITY;
      if (linear >= target) {
        return new Solved(best, target, target < text.ceiling(), proof.prove(target));
      }
      CoverTask hinted = cost < Double.POSITIVE_INFINITY ? task.withStart(start) : task;
      CoverSolver.Answer answer = solvers.cover().solve(hinted, seed, control);
      if (answer == null) {
        return null;
      }
      boolean possible = answer.bound() < Long.MAX_VALUE;
      double least = possible ? answer.bound() * question.granularity() : text.ceiling();
      best = answer.open() == null ? best : answer.open();
      double asked = Math.min(Math.max(least, linear), Math.min(known, text.ceiling()));
      return new Solved(best, Math.max(least, linear), possible, proof.prove(asked));
    }
  }

  /** Infinite for no plan, or one that does not serve. */
  private static double cost(CoverPresolve.Part part, Question text, boolean[] open) {
    if (open == null) {
      return Double.POSITIVE_INFINITY;
    }
    boolean[] whole = new boolean[text.fixed().length];
    for (int j = 0; j < whole.length; j++) {
      whole[j] = text.fixed()[j] == SelectionRule.OPEN;
    }
    for (int n = 0; n < open.length; n++) {
      whole[part.sites()[n]] = open[n];
    }
    double cost = text.rule().allows(whole) ? text.cost(whole) : Double.POSITIVE_INFINITY;
    return cost < text.ceiling() ? cost : Double.POSITIVE_INFINITY;
  }

  /** What the trees of all parts prove, or null when one is missing. */
  static Certificate.Reduced proof(
      CoverPresolve presolve, List<CoverPresolve.Part> parts, List<Solved> solved) {
    if (solved.stream().anyMatch(each -> each.tree() == null)) {
      return null;
    }
    List<Certificate.Part> proven = new ArrayList<>();
    for (int n = 0; n < parts.size(); n++) {
      proven.add(new Certificate.Part(parts.get(n).sites(), solved.get(n).tree()));
    }
    return new Certificate.Reduced(presolve.without(), presolve.steps(), proven);
  }
}
