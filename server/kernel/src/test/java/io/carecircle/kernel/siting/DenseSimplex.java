package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The dual simplex on a whole table, begun anew at every solve, for small programmes with costs
 * that are not negative: all slacks are a basis that is dual feasible.
 */
final class DenseSimplex implements LinearSolver.Programme {
  private static final double TINY = 1e-9;

  private final double[] cost;
  private final double[] lower;
  private final double[] upper;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> least = new ArrayList<>();
  private double[] value;
  private double[] dual;
  private double objective;
  private long iterations;

  DenseSimplex(double[] cost, double[] upper) {
    this.cost = cost;
    this.lower = new double[cost.length];
    this.upper = upper;
  }

  @Override
  public void addRow(int[] columns, double[] coefficients, double atLeast) {
    double[] row = new double[cost.length];
    for (int k = 0; k < columns.length; k++) {
      row[columns[k]] += coefficients[k];
    }
    rows.add(row);
    least.add(atLeast);
  }

  @Override
  public void bound(int column, double from, double to) {
    lower[column] = from;
    upper[column] = to;
  }

  /** Columns are counted from their lower bounds; upper bounds are rows behind the others. */
  @Override
  public boolean solve() {
    int n = cost.length;
    List<double[]> all = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      double right = least.get(r);
      for (int j = 0; j < n; j++) {
        right -= rows.get(r)[j] * lower[j];
      }
      all.add(line(rows.get(r), right));
    }
    for (int j = 0; j < n; j++) {
      if (upper[j] < Double.POSITIVE_INFINITY) {
        double[] row = new double[n];
        row[j] = -1;
        all.add(line(row, lower[j] - upper[j]));
      }
    }
    // Basic variable of row r is slack n + r = row x - right; nonbasic ones are all columns.
    int m = all.size();
    int[] basic = new int[m];
    int[] nonbasic = new int[n];
    Arrays.setAll(basic, r -> n + r);
    Arrays.setAll(nonbasic, j -> j);
    double[] price = Arrays.copyOf(cost, n + 1);
    while (true) {
      int out = -1;
      for (int r = 0; r < m; r++) {
        boolean worse = out < 0 || basic[r] < basic[out];
        out = all.get(r)[n] < -TINY && worse ? r : out;
      }
      if (out < 0) {
        break;
      }
      int in = -1;
      for (int j = 0; j < n; j++) {
        if (all.get(out)[j] > TINY) {
          double ratio = price[j] / all.get(out)[j];
          double best = in < 0 ? Double.POSITIVE_INFINITY : price[in] / all.get(out)[in];
          boolean tie = Math.abs(ratio - best) <= 1e-12;
          in = in < 0 || (tie ? nonbasic[j] < nonbasic[in] : ratio < best) ? j : in;
        }
      }
      if (in < 0) {
        return false;
      }
      pivot(all, price, out, in);
      int left = basic[out];
      basic[out] = nonbasic[in];
      nonbasic[in] = left;
      iterations++;
    }
    read(all, price, basic, nonbasic);
    return true;
  }

  private static double[] line(double[] row, double right) {
    double[] line = Arrays.copyOf(row, row.length + 1);
    line[row.length] = -right;
    return line;
  }

  /** Basic = row x nonbasic + last entry: solved for the entering one, put into the others. */
  private static void pivot(List<double[]> all, double[] price, int out, int in) {
    double[] row = all.get(out);
    double[] solved = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      solved[j] = j == in ? 1 / row[in] : -row[j] / row[in];
    }
    List<double[]> others = new ArrayList<>(all);
    others.add(price);
    for (double[] other : others) {
      double factor = other[in];
      if (other == row || factor == 0) {
        continue;
      }
      for (int j = 0; j < row.length; j++) {
        other[j] = (j == in ? 0 : other[j]) + factor * solved[j];
      }
    }
    System.arraycopy(solved, 0, row, 0, row.length);
  }

  private void read(List<double[]> all, double[] price, int[] basic, int[] nonbasic) {
    int n = cost.length;
    value = lower.clone();
    dual = new double[rows.size()];
    for (int r = 0; r < basic.length; r++) {
      if (basic[r] < n) {
        value[basic[r]] += all.get(r)[n];
      }
    }
    for (int j = 0; j < n; j++) {
      if (nonbasic[j] >= n && nonbasic[j] - n < dual.length) {
        dual[nonbasic[j] - n] = price[j];
      }
    }
    objective = 0;
    for (int j = 0; j < n; j++) {
      objective += cost[j] * value[j];
    }
  }

  @Override
  public double objective() {
    return objective;
  }

  @Override
  public double value(int column) {
    return value[column];
  }

  @Override
  public double dual(int row) {
    return dual[row];
  }

  @Override
  public long iterations() {
    return iterations;
  }

  @Override
  public void close() {
    rows.clear();
  }
}
