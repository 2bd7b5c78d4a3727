package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sum to be made small over the allowed sets of open sites. Solver and checker share this text of
 * the question, and nothing else.
 *
 * <p>Assignment: each demand point pays {@code weight x cost} of its cheapest open site, or {@code
 * none} when there is no open one in its row. Cover: it pays {@code none}, {@code once} or nothing
 * with no, one or more open sites in its row. Each open site pays its {@code siteCost}.
 *
 * @param assignment whether costs count; otherwise only being in the row does
 * @param pairs rows are demand points
 * @param weight of each demand point, for assignments
 * @param granularity the sum is always a multiple of it; 0 when that is not known
 * @param ceiling sums of this or more stand for "not possible" and are of no interest
 * @param goal a sum this low is all that is asked for; negative infinity for the least
 * @param capacity of each site in units of weight, each demand point being served whole by one site
 *     or not at all; null when sites take everybody, as {@link #service} and {@link #cost} suppose
 */
record Question(
    boolean assignment,
    SparseCostMatrix pairs,
    double[] weight,
    double[] none,
    double[] once,
    SelectionRule rule,
    byte[] fixed,
    double granularity,
    double ceiling,
    double goal,
    double[] capacity) {

  /** Of sites that take everybody. */
  Question(
      boolean assignment,
      SparseCostMatrix pairs,
      double[] weight,
      double[] none,
      double[] once,
      SelectionRule rule,
      byte[] fixed,
      double granularity,
      double ceiling,
      double goal) {
    this(assignment, pairs, weight, none, once, rule, fixed, granularity, ceiling, goal, null);
  }

  /**
   * The same question when no site takes more than its capacity.
   *
   * @param unserved what each demand point pays without a site, instead of {@link #none}
   */
  Question withinCapacities(double[] capacities, double[] unserved) {
    return new Question(
        assignment,
        pairs,
        weight,
        unserved,
        once,
        rule,
        fixed,
        granularity,
        ceiling,
        goal,
        capacities);
  }

  /** With a further condition, the last of its rule. */
  Question with(SideConstraint side) {
    List<SideConstraint> sides = new ArrayList<>(rule.sides());
    sides.add(side);
    return new Question(
        assignment,
        pairs,
        weight,
        none,
        once,
        new SelectionRule(rule.counted(), rule.least(), rule.most(), rule.siteCost(), sides),
        fixed,
        granularity,
        ceiling,
        goal,
        capacity);
  }

  /** The most that a site takes: what is added up in another order differs in the last bits. */
  double room(int j) {
    return capacity[j] * (1 + 1e-12);
  }

  /**
   * The same question where some demand points need not be covered and pay only for what is short
   * of two sites, if that counts at all: its sums are no higher.
   *
   * @throws IllegalArgumentException when a point is not of this question
   */
  Question without(int[] demand) {
    double[] less = none.clone();
    for (int i : demand) {
      if (i < 0 || i >= less.length) {
        throw new IllegalArgumentException("there is no demand point " + i);
      }
      less[i] = Math.min(less[i], 2 * once[i]);
    }
    return new Question(
        assignment, pairs, weight, less, once, rule, fixed, granularity, ceiling, goal);
  }

  Service service() {
    int n = pairs.rowCount();
    int[] first = new int[n + 1];
    int[] site = new int[pairs.pairCount()];
    double[] cost = new double[pairs.pairCount()];
    double[] start = new double[n];
    double[] none = this.none.clone();
    double[] once = this.once.clone();
    for (int i = 0; i < n; i++) {
      int from = first[i];
      int offset = pairs.first(i);
      boolean served = isServed(i);
      int size = served ? 0 : pairs.first(i + 1) - offset;
      first[i + 1] = from + size;
      if (served) {
        none[i] = 0;
        once[i] = 0;
      } else if (assignment) {
        double w = weight[i];
        Integer[] order = new Integer[size];
        Arrays.setAll(order, k -> offset + k);
        Arrays.sort(order, (a, b) -> Double.compare(pairs.cost(a), pairs.cost(b)));
        for (int k = 0; k < size; k++) {
          site[from + k] = pairs.column(order[k]);
          cost[from + k] = w * pairs.cost(order[k]);
        }
      } else {
        for (int k = 0; k < size; k++) {
          site[from + k] = pairs.column(offset + k);
        }
        boolean forced = none[i] >= ceiling;
        start[i] = Math.min(none[i] - once[i], forced ? 1 : none[i] / 2) / (forced ? size + 1 : 1);
      }
    }
    return assignment
        ? new AssignmentService(pairs.columnCount(), first, site, cost, none)
        : new CoverService(
            pairs.columnCount(), first, Arrays.copyOf(site, first[n]), none, once, start);
  }

  /**
   * Whether sites that are open in every plan cover a demand point as often as counts: it costs
   * nothing then, and a multiplier of 0 says so in every certificate.
   */
  private boolean isServed(int i) {
    int covers = 0;
    for (int k = pairs.first(i); k < pairs.first(i + 1) && !assignment; k++) {
      covers += fixed[pairs.column(k)] == SelectionRule.OPEN ? 1 : 0;
    }
    return covers >= (once[i] > 0 ? 2 : 1);
  }

  /** The sum that a set of open sites pays, by its definition. */
  double cost(boolean[] open) {
    double sum = rule.costOf(open);
    for (int i = 0; i < pairs.rowCount(); i++) {
      int covers = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        if (open[pairs.column(k)]) {
          covers++;
          least = Math.min(least, pairs.cost(k));
        }
      }
      if (covers == 0) {
        sum += none[i];
      } else {
        sum += assignment ? Math.min(none[i], weight[i] * least) : covers == 1 ? once[i] : 0;
      }
    }
    return sum;
  }

  /**
   * @param known a plan to begin with, or null
   */
  BranchAndBound.Outcome solve(
      boolean greedy, int mostNodes, boolean[] known, long seed, SolveControl control) {
    return search(known, seed, control).run(greedy, mostNodes);
  }

  BranchAndBound search(boolean[] known, long seed, SolveControl control) {
    BranchAndBound search = new BranchAndBound(this, seed, control);
    if (known != null) {
      search.begin(known);
    }
    return search;
  }
}
