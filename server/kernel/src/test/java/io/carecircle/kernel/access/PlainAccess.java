package io.carecircle.kernel.access;

import java.util.Arrays;

/**
 * The formulas once more, from the papers, over full tables and in other words: infinite cost means
 * no way.
 */
final class PlainAccess {
  private PlainAccess() {}

  static double[][] weights(double[][] cost, double cutoff, Decay decay) {
    return Arrays.stream(cost)
        .map(
            row ->
                Arrays.stream(row)
                    .map(c -> c <= cutoff && c < 1e300 ? decay.weight(c) : 0)
                    .toArray())
        .toArray(double[][]::new);
  }

  static double columnSum(double[][] w, int j, double[] people) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i][j] * people[i];
    }
    return sum;
  }

  /**
   * First-step weights u, second-step weights v: A(i) = sum of v(i,j) S(j) / sum of P(i) u(i,j).
   */
  static double[] twoSteps(double[][] u, double[][] v, double[] people, double[] supply) {
    double[] score = new double[u.length];
    for (int j = 0; j < supply.length; j++) {
      double demand = columnSum(u, j, people);
      for (int i = 0; i < u.length && demand > 0; i++) {
        score[i] += v[i][j] * supply[j] / demand;
      }
    }
    return score;
  }

  static double[][] squared(double[][] w) {
    return map(w, (i, j) -> w[i][j] * w[i][j]);
  }

  /** Times the share of the pair in all weights of its row, those beyond the cut-off included. */
  static double[][] chosen(double[][] w, double[][] unlimited) {
    return map(
        w, (i, j) -> w[i][j] == 0 ? 0 : w[i][j] * w[i][j] / Arrays.stream(unlimited[i]).sum());
  }

  static double[][] byRow(double[][] w) {
    return map(w, (i, j) -> w[i][j] == 0 ? 0 : w[i][j] / Arrays.stream(w[i]).sum());
  }

  static double[][] byColumn(double[][] w) {
    double[] ones = new double[w.length];
    Arrays.fill(ones, 1);
    return map(w, (i, j) -> w[i][j] == 0 ? 0 : w[i][j] / columnSum(w, j, ones));
  }

  private interface Cell {
    double at(int i, int j);
  }

  private static double[][] map(double[][] w, Cell cell) {
    double[][] out = new double[w.length][];
    for (int i = 0; i < w.length; i++) {
      out[i] = new double[w[i].length];
      for (int j = 0; j < w[i].length; j++) {
        out[i][j] = cell.at(i, j);
      }
    }
    return out;
  }
}
