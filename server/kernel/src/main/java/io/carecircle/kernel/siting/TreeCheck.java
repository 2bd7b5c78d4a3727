package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Sums up what a tree of decisions proves, by the definition of the Lagrangian bound alone: no part
 * of the solver is used. See {@code methods/siting.md} for the formula.
 */
final class TreeCheck {
  private final Question question;
  private final Certificate.Tree tree;
  private final double[][] prices;
  private final double[] bases;
  private FullSites fullSites;

  TreeCheck(Question question, Certificate.Tree tree) {
    this.question = question;
    this.tree = tree;
    this.prices = new double[tree.multipliers().size()][];
    this.bases = new double[prices.length];
  }

  /**
   * The least sum that the tree leaves possible, positive infinity when it leaves none.
   *
   * @throws IllegalArgumentException when it is no complete distinction of cases, or a leaf is said
   *     to be impossible and is not
   */
  double leastSum() {
    double least = Double.POSITIVE_INFINITY;
    Deque<byte[]> cases = new ArrayDeque<>();
    cases.push(question.fixed().clone());
    for (int node = 0; node < tree.site().length; node++) {
      if (cases.isEmpty()) {
        throw new IllegalArgumentException("the proof goes on after its last case");
      }
      byte[] state = cases.pop();
      int j = tree.site()[node];
      if (j < 0) {
        least = Math.min(least, leaf(state, tree.vector()[node]));
        continue;
      }
      if (j >= question.fixed().length) {
        throw new IllegalArgumentException("the proof decides on site " + j);
      }
      // A site that is decided already makes one of the two cases empty.
      cases.push(decided(state, j, SelectionRule.CLOSED));
      cases.push(decided(state, j, SelectionRule.OPEN));
    }
    if (!cases.isEmpty()) {
      throw new IllegalArgumentException("the proof leaves " + cases.size() + " cases open");
    }
    return least;
  }

  private static byte[] decided(byte[] state, int j, byte decision) {
    if (state.length == 0 || state[j] != SelectionRule.FREE && state[j] != decision) {
      return new byte[0];
    }
    byte[] next = state.clone();
    next[j] = decision;
    return next;
  }

  private double leaf(byte[] state, int vector) {
    if (state.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (vector < 0) {
      if (!question.rule().impossible(state)) {
        throw new IllegalArgumentException("a case of the proof is called impossible and is not");
      }
      return Double.POSITIVE_INFINITY;
    }
    if (vector >= prices.length) {
      throw new IllegalArgumentException("a case of the proof rests on no multipliers");
    }
    if (prices[vector] == null) {
      price(vector);
    }
    return bases[vector] + cheapest(prices[vector], state);
  }

  private void price(int vector) {
    double[] u = tree.multipliers().get(vector);
    SelectionRule rule = question.rule();
    SparseCostMatrix pairs = question.pairs();
    int n = pairs.rowCount();
    if (u.length != n + rule.sides().size() + tree.cuts().size()) {
      throw new IllegalArgumentException("the proof has " + u.length + " multipliers");
    }
    for (double each : u) {
      if (!(each >= 0 && each < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a multiplier of the proof is " + each);
      }
    }
    double[] price = rule.siteCost().clone();
    double[] saved = new double[n];
    double base = 0;
    for (int c = 0; c < tree.cuts().size(); c++) {
      double m = u[n + rule.sides().size() + c];
      if (m > 0) {
        base += m * cut(tree.cuts().get(c), m, price, saved);
      }
    }
    for (int i = 0; i < n; i++) {
      double none = question.none()[i] - saved[i];
      base +=
          question.assignment()
              ? Math.min(u[i], none)
              : Math.min(none, Math.min(question.once()[i] + u[i], 2 * u[i]));
      for (int k = pairs.first(i); k < pairs.first(i + 1) && question.capacity() == null; k++) {
        price[pairs.column(k)] +=
            question.assignment()
                ? Math.min(0, question.weight()[i] * pairs.cost(k) - u[i])
                : -u[i];
      }
    }
    if (question.capacity() != null) {
      fullSites = fullSites == null ? new FullSites(question) : fullSites;
      fullSites.price(u, price);
    }
    for (int s = 0; s < rule.sides().size(); s++) {
      SideConstraint side = rule.sides().get(s);
      base -= u[n + s] * side.limit();
      for (int k = 0; k < side.sites().length; k++) {
        price[side.sites()[k]] += u[n + s] * side.coefficients()[k];
      }
    }
    bases[vector] = base;
    prices[vector] = price;
  }

  /**
   * Takes a cut's share off the prices of sites and of leaving points uncovered: half of the rows
   * added up, every coefficient rounded up (all are whole numbers, so the right side is too).
   *
   * @return the right side
   */
  private int cut(int[] rows, double m, double[] price, double[] saved) {
    if (question.assignment() || question.capacity() != null) {
      throw new IllegalArgumentException("cuts are about covering without capacities");
    }
    SparseCostMatrix pairs = question.pairs();
    int[] covered = new int[price.length];
    int before = -1;
    for (int i : rows) {
      if (i <= before || i >= pairs.rowCount()) {
        throw new IllegalArgumentException("a cut of the proof lists demand " + i);
      }
      before = i;
      saved[i] += m;
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        covered[pairs.column(k)]++;
      }
    }
    for (int j = 0; j < covered.length; j++) {
      price[j] -= m * ((covered[j] + 1) / 2);
    }
    return (rows.length + 1) / 2;
  }

  /** The least sum of prices that the counts and the decisions allow. */
  private double cheapest(double[] price, byte[] state) {
    SelectionRule rule = question.rule();
    double sum = 0;
    int open = 0;
    double[] free = new double[price.length];
    int count = 0;
    for (int j = 0; j < price.length; j++) {
      if (state[j] == SelectionRule.OPEN) {
        sum += price[j];
        open += rule.counted()[j] ? 1 : 0;
      } else if (state[j] == SelectionRule.FREE && rule.counted()[j]) {
        free[count++] = price[j];
      } else if (state[j] == SelectionRule.FREE) {
        sum += Math.min(0, price[j]);
      }
    }
    int need = rule.least() - open;
    int room = rule.most() - open;
    if (room < 0 || need > count) {
      return Double.POSITIVE_INFINITY;
    }
    Arrays.sort(free, 0, count);
    for (int k = 0; k < Math.min(room, count); k++) {
      sum += k < need ? free[k] : Math.min(0, free[k]);
    }
    return sum;
  }
}
