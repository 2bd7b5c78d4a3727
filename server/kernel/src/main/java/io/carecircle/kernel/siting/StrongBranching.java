package io.carecircle.kernel.siting;

import java.util.Comparator;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * The site to branch on: of those that the relaxed problem hesitates about, the one whose two
 * branches raise the bound most after a few steps each.
 *
 * @param enough the least bound that closes a branch
 * @param cost of the best plan so far
 * @param granularity of the sums, see {@link Question}
 */
record StrongBranching(
    Frame frame,
    double grain,
    DoubleSupplier enough,
    DoubleSupplier cost,
    double granularity,
    SolveControl control) {
  private static final int TRIAL_STEPS = 20;
  private static final int CANDIDATES = 8;

  /**
   * @param penalty of deciding each site the other way
   * @param state of the sites of the frame, as it was when this returns
   */
  int choose(LagrangianBound lagrangian, double[] penalty, byte[] state) {
    double[] u = lagrangian.best.clone();
    double[] sides = lagrangian.bestSides.clone();
    LagrangianBound trial = new LagrangianBound(frame.demand().service(), frame.rule(), grain);
    int[] candidates = candidates(lagrangian.frequency, penalty, state);
    int best = candidates[0];
    double most = Double.NEGATIVE_INFINITY;
    for (int n : candidates) {
      double low = Double.POSITIVE_INFINITY;
      double sum = 0;
      for (byte decision : new byte[] {SelectionRule.OPEN, SelectionRule.CLOSED}) {
        state[n] = decision;
        double raised =
            trial.raise(
                u,
                sides,
                state,
                enough,
                cost,
                BranchAndBound.AVERAGED,
                TRIAL_STEPS,
                control,
                relaxed -> {});
        double bound = Math.min(enough.getAsDouble() + granularity, raised);
        low = Math.min(low, bound);
        sum += bound;
      }
      state[n] = SelectionRule.FREE;
      if (low + 0.1 * sum > most) {
        most = low + 0.1 * sum;
        best = n;
      }
    }
    return best;
  }

  private static int[] candidates(double[] often, double[] penalty, byte[] state) {
    double[] score = new double[state.length];
    return IntStream.range(0, state.length)
        .filter(n -> state[n] == SelectionRule.FREE)
        .peek(n -> score[n] = Math.min(often[n], 1 - often[n]) + 1e-3 / (1 + penalty[n]))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer n) -> -score[n]).thenComparing(n -> n))
        .limit(CANDIDATES)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
