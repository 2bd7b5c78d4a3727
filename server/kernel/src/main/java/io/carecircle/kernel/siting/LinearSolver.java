package io.carecircle.kernel.siting;

/**
 * A solver for linear programmes. It lives outside of the kernel, because it needs native code.
 * Nothing rests on its answers: the duals are multipliers, and what they prove is summed up again.
 */
@FunctionalInterface
public interface LinearSolver {
  /** None. */
  LinearSolver NONE = (cost, upper, control) -> null;

  /**
   * Begins a programme without rows: the least sum of costs.
   *
   * @param upper of each column, which is at least 0
   * @param control ends a solve early, which then has no optimum
   * @return null when the solver cannot serve here
   */
  Programme begin(double[] cost, double[] upper, SolveControl control);

  /** A programme that grows by rows. Used by one thread. */
  interface Programme extends AutoCloseable {
    /** The sum over the columns must reach {@code least}; rows are numbered from 0. */
    void addRow(int[] columns, double[] coefficients, double least);

    void bound(int column, double lower, double upper);

    /** Whether there is an optimum, from where the last one was. */
    boolean solve();

    double objective();

    double value(int column);

    double dual(int row);

    /** Steps of all calls to {@link #solve}, a measure of the work that is no clock. */
    long iterations();

    @Override
    void close();
  }
}
