package io.carecircle.kernel.siting;

import java.util.stream.IntStream;

/**
 * The fewest sites that leave no more than some weight uncovered: for a number of sites the
 * relaxation of maximal cover either refutes it or not, so bisection over the number gives a bound
 * and often a plan; from there one site less at a time, searched to the end.
 */
final class FewestSites {
  /** Only what can be said without branching. */
  private static final int ROOT = 1;

  private final SitingSpec spec;
  private final Solver solver;
  private final double allowed;
  private boolean[] open;
  private int fewest;
  private int least;
  private BranchAndBound.Outcome refutation;

  /** Answers whether so few sites are enough, looking at no more cases than it may. */
  @FunctionalInterface
  interface Solver {
    BranchAndBound.Outcome solve(Question question, int mostNodes);
  }

  FewestSites(SitingSpec spec, Solver solver) {
    this.spec = spec;
    this.solver = solver;
    this.allowed = Math.max(0, Plans.totalWeight(spec) - spec.coverTarget());
  }

  /** The plan, or null when there is none or none was found. */
  boolean[] open() {
    return open;
  }

  /** No plan has fewer sites than this. */
  int least() {
    return least;
  }

  /** The proof that one site less than {@link #least()} is not enough; null when that is 0. */
  BranchAndBound.Outcome refutation() {
    return refutation;
  }

  void run() {
    int openable = (int) IntStream.range(0, spec.siteCount()).filter(spec::counts).count();
    int most = spec.p() == -1 ? openable : spec.p();
    ask(most, Integer.MAX_VALUE);
    if (open == null) {
      return;
    }
    int high = fewest;
    while (least < high) {
      int middle = (least + high) >>> 1;
      ask(middle, ROOT);
      high = Math.min(fewest, middle);
    }
    boolean answered = true;
    while (answered && least < fewest) {
      answered = ask(fewest - 1, Integer.MAX_VALUE);
    }
  }

  /** Whether the answer is known. */
  private boolean ask(int sites, int mostNodes) {
    Question question = Questions.uncoveredAtMost(spec, sites, allowed);
    BranchAndBound.Outcome outcome = solver.solve(question, mostNodes);
    if (outcome.open() != null) {
      open = outcome.open();
      fewest = Plans.counted(spec, open);
    } else if (outcome.proven()) {
      refutation = outcome;
      least = sites + 1;
    }
    return outcome.open() != null || outcome.proven();
  }
}
