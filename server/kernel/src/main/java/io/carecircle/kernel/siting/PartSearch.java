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

  private final CoverPresolve.Part part;
  private final Question text;
  private final double known;
  private final OutsideSolvers solvers;
  private final long seed;
  private final SolveControl control;

  /** The best plan found here, null while a plan known before is no dearer. */
  private boolean[] best;

  /** Sum of the best plan known, infinite for none. */
  private double cost;

  /**
   * @param part the rest of a question
   * @param text the same as a question
   * @param known sum of a plan of this part, infinite for none
   */
  PartSearch(
      CoverPresolve.Part part,
      Question text,
      double known,
      OutsideSolvers solvers,
      long seed,
      SolveControl control) {
    this.part = part;
    this.text = text;
    this.known = known;
    this.cost = known;
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
   * @return null when the solver outside cannot serve, or found a plan that only rounded conditions
   *     allow and that proves nothing
   */
  Solved solve() {
    offer(part.task().start());
    exchange(STEPS_A_ROW, 0);
    try (CoverProof proof = new CoverProof(text, solvers.linear(), control)) {
      double linear = linear(proof);
      if (linear < cost && linear > 0) {
        // The bound says how few could be enough: worth a longer look than without it.
        exchange(5 * STEPS_A_ROW, (int) linear);
      }
      if (linear >= cost) {
        return new Solved(best, cost, cost < text.ceiling(), proof.prove(cost));
      }
      CoverSolver.Answer answer =
          solvers.cover().solve(part.task().withStart(start()), seed, control);
      if (answer == null || answer.open() != null && !text.rule().allows(whole(answer.open()))) {
        return null;
      }
      offer(answer.open());
      boolean possible = answer.bound() < Long.MAX_VALUE;
      double found = possible ? answer.bound() * text.granularity() : text.ceiling();
      double least = Math.max(found, linear);
      double asked = Math.min(least, Math.min(known, text.ceiling()));
      return new Solved(best, least, possible, proof.prove(asked));
    }
  }

  private double linear(CoverProof proof) {
    boolean worth = cost < Double.POSITIVE_INFINITY && part.task().pairCount() <= MOST_PAIRS;
    return worth ? proof.raise(cost) : Double.NEGATIVE_INFINITY;
  }

  /** A set to begin with: the task's own one where nothing better was found. */
  private boolean[] start() {
    return best == null ? part.task().start() : best;
  }

  private void exchange(int stepsARow, int enough) {
    if (RowWeighting.serves(part.task())) {
      long steps = (long) stepsARow * part.task().hard().size();
      CoverTask task = part.task().withStart(start());
      offer(RowWeighting.search(task, steps, enough, seed, control));
    }
  }

  private boolean[] whole(boolean[] open) {
    boolean[] whole = new boolean[text.fixed().length];
    for (int j = 0; j < whole.length; j++) {
      whole[j] = text.fixed()[j] == SelectionRule.OPEN;
    }
    for (int n = 0; n < open.length; n++) {
      whole[part.sites()[n]] = open[n];
    }
    return whole;
  }

  private void offer(boolean[] open) {
    if (open == null) {
      return;
    }
    boolean[] whole = whole(open);
    double sum = text.rule().allows(whole) ? text.cost(whole) : Double.POSITIVE_INFINITY;
    if (sum < cost && sum < text.ceiling()) {
      cost = sum;
      best = open;
    }
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
