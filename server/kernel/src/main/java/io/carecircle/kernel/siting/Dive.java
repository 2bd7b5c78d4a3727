package io.carecircle.kernel.siting;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Opens the sites that the relaxed problem opens most, some at a time, and bounds again, until all
 * are chosen: near the optimum of the relaxation there often is a very good plan.
 *
 * @param frame sites that are not closed for good
 * @param grain of the multipliers
 * @param cost of the best plan so far
 * @param plans hears every set of sites that comes up, numbered as in the whole question
 */
record Dive(
    Frame frame,
    double grain,
    DoubleSupplier cost,
    SolveControl control,
    Consumer<boolean[]> plans) {
  private static final int MOST_ROUNDS = 40;
  private static final int STEPS = 60;

  /** Begins at the best multipliers of a bound, with these decisions. */
  void from(LagrangianBound lagrangian, byte[] state) {
    LagrangianBound dive = new LagrangianBound(frame.demand().service(), frame.rule(), grain);
    double[] u = lagrangian.best.clone();
    double[] sides = lagrangian.bestSides.clone();
    double[] often = lagrangian.frequency.clone();
    byte[] decided = state.clone();
    for (int round = 0; round < MOST_ROUNDS && !control.isOver(); round++) {
      if (openMore(decided, often) || frame.rule().completed(decided) != decided) {
        boolean[] sites = new boolean[decided.length];
        for (int n = 0; n < sites.length; n++) {
          sites[n] = decided[n] == SelectionRule.OPEN;
        }
        plans.accept(frame.widen(sites));
        return;
      }
      dive.raise(
          u,
          sides,
          decided,
          () -> Double.POSITIVE_INFINITY,
          cost,
          BranchAndBound.AVERAGED,
          STEPS,
          control,
          relaxed -> plans.accept(frame.widen(relaxed)));
      System.arraycopy(dive.best, 0, u, 0, u.length);
      System.arraycopy(dive.frequency, 0, often, 0, often.length);
    }
  }

  /** Whether there was nothing left to decide. */
  private boolean openMore(byte[] decided, double[] often) {
    Integer[] order =
        IntStream.range(0, decided.length)
            .filter(n -> decided[n] == SelectionRule.FREE)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer n) -> -often[n]).thenComparing(n -> n))
            .toArray(Integer[]::new);
    int open = 0;
    for (byte decision : decided) {
      open += decision == SelectionRule.OPEN ? 1 : 0;
    }
    int most = Math.max(1, (Math.min(frame.rule().most(), decided.length) - open) / 5);
    for (int n = 0; n < order.length && (n < most || often[order[n]] > 0.95); n++) {
      decided[order[n]] = SelectionRule.OPEN;
      if (frame.rule().impossible(decided)) {
        decided[order[n]] = SelectionRule.CLOSED;
      }
    }
    return order.length == 0;
  }
}
