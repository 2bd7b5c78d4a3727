package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of a covering question when some sites are decided: demand points that the same
 * undecided sites still serve are one row, in the order of their first points, and pay together. No
 * least number of sites is asked for any more, which only lowers the least sum. Like {@link
 * Question} a text that prover and checker share.
 */
final class Remainder {
  private final Question question;
  private final byte[] state;
  private final List<int[]> rows = new ArrayList<>();
  private final List<double[]> pays = new ArrayList<>();
  private double constant;

  /**
   * @param state decisions, those of the question among them
   */
  Remainder(Question question, byte[] state) {
    this.question = question;
    this.state = state;
    Map<List<Integer>, double[]> groups = new LinkedHashMap<>();
    SparseCostMatrix pairs = question.pairs();
    for (int i = 0; i < pairs.rowCount(); i++) {
      List<Integer> free = new ArrayList<>();
      int covers = 0;
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        byte decision = state[pairs.column(k)];
        covers += decision == SelectionRule.OPEN ? 1 : 0;
        if (decision == SelectionRule.FREE) {
          free.add(pairs.column(k));
        }
      }
      double none = covers == 0 ? question.none()[i] : covers == 1 ? question.once()[i] : 0;
      if (none > 0) {
        double[] pay = groups.computeIfAbsent(free, r -> new double[2]);
        pay[0] += none;
        pay[1] += covers == 0 ? question.once()[i] : 0;
      }
    }
    groups.forEach(this::add);
    for (int j = 0; j < state.length; j++) {
      constant += state[j] == SelectionRule.OPEN ? question.rule().siteCost()[j] : 0;
    }
  }

  private void add(List<Integer> sites, double[] pay) {
    if (sites.size() < 2) {
      // No second site is left: being covered once is paid for in any case.
      double least = sites.isEmpty() ? pay[0] : pay[1];
      constant += least;
      pay[0] -= least;
      pay[1] = 0;
    }
    if (pay[0] > 0) {
      rows.add(sites.stream().mapToInt(Integer::intValue).toArray());
      pays.add(pay);
    }
  }

  /** What no decision changes any more: open sites, and who cannot be served. */
  double constant() {
    return constant;
  }

  List<int[]> rows() {
    return rows;
  }

  /** Whether some row pays for being covered only once. */
  boolean wantsTwo() {
    return pays.stream().anyMatch(pay -> pay[1] > 0);
  }

  /** The question about some of the undecided sites and the rows that they serve alone. */
  Question part(int[] sites) {
    byte[] fixed = state.clone();
    for (int j = 0; j < fixed.length; j++) {
      fixed[j] = fixed[j] == SelectionRule.FREE ? SelectionRule.CLOSED : fixed[j];
    }
    for (int j : sites) {
      fixed[j] = SelectionRule.FREE;
    }
    List<int[]> kept = new ArrayList<>();
    List<double[]> paid = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      if (fixed[rows.get(r)[0]] == SelectionRule.FREE) {
        kept.add(rows.get(r));
        paid.add(pays.get(r));
      }
    }
    double[] cost = question.rule().siteCost().clone();
    for (int j = 0; j < cost.length; j++) {
      cost[j] = state[j] == SelectionRule.OPEN ? 0 : cost[j];
    }
    SelectionRule rule = question.rule();
    double[] none = paid.stream().mapToDouble(pay -> pay[0]).toArray();
    return new Question(
        false,
        matrix(kept),
        none,
        none,
        paid.stream().mapToDouble(pay -> pay[1]).toArray(),
        new SelectionRule(rule.counted(), 0, rule.most(), cost, rule.sides()),
        fixed,
        question.granularity(),
        question.ceiling(),
        Double.NEGATIVE_INFINITY);
  }

  private SparseCostMatrix matrix(List<int[]> kept) {
    int[] first = new int[kept.size() + 1];
    for (int r = 0; r < kept.size(); r++) {
      first[r + 1] = first[r] + kept.get(r).length;
    }
    int[] column = kept.stream().flatMapToInt(Arrays::stream).toArray();
    return SparseCostMatrix.of(state.length, first, column, new double[column.length]);
  }
}
