package io.carecircle.kernel.siting;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The best plan for sites of limited size so far, and ways to better ones. */
final class CapacitatedPlans {
  private final SitingSpec spec;
  private final SelectionRule rule;
  private final SolveControl control;
  private final CapacitatedRelaxation relaxation;
  private final CapacitatedAssignment assignment;
  private double cost;
  private boolean[] open;
  private int[] siteOf;

  CapacitatedPlans(
      SitingSpec spec,
      Question question,
      CapacitatedRelaxation relaxation,
      CapacitatedAssignment assignment,
      SolveControl control) {
    this.spec = spec;
    this.rule = question.rule();
    this.control = control;
    this.relaxation = relaxation;
    this.assignment = assignment;
    this.cost = question.ceiling();
  }

  /** Of the best plan, or what all plans are below. */
  double cost() {
    return cost;
  }

  /** The same, infinite when there is none yet. */
  double found() {
    return open == null ? Double.POSITIVE_INFINITY : cost;
  }

  boolean[] open() {
    return open;
  }

  int[] siteOf() {
    return siteOf;
  }

  /** Keeps a plan that holds and is better; says whether it is. */
  boolean offer(boolean[] sites, int[] assigned) {
    double price = assignment.costOf(assigned);
    if (price < cost - 1e-12 * Math.abs(cost)
        && rule.allows(sites)
        && Allocations.complaints(spec, sites, assigned).isEmpty()) {
      cost = price;
      open = sites.clone();
      siteOf = assigned.clone();
      return true;
    }
    return false;
  }

  /** Assigns to sites that a relaxed problem opens, with care when that is nearly the best. */
  void hear(boolean[] sites, double[] u) {
    if (!rule.allows(sites)) {
      return;
    }
    double[] marginals = relaxation.marginals(u, sites);
    double price = assignment.costOf(assignment.quick(sites, marginals, false));
    if (open == null || price <= 1.02 * cost) {
      offer(sites, assignment.quick(sites, marginals, true));
    }
  }

  /**
   * Another site in place of an open one, the cheapest by their prices first.
   *
   * @param left such moves that may be looked at
   */
  void exchange(LagrangianBound lagrangian, byte[] state, long left) {
    Integer[] order = byPrice(lagrangian.bestPrice, state);
    long moves = left;
    boolean changed = open != null;
    while (changed && moves > 0) {
      changed = false;
      for (int in = 0; in < order.length && !changed && !control.isOver(); in++) {
        for (int out = order.length - 1; out >= 0 && !changed && moves > 0; out--) {
          if (!open[order[in]] && open[order[out]]) {
            double before = cost;
            boolean[] sites = open.clone();
            sites[order[in]] = true;
            sites[order[out]] = false;
            hear(sites, lagrangian.best);
            changed = cost < before;
            moves--;
          }
        }
      }
    }
  }

  private static Integer[] byPrice(double[] price, byte[] state) {
    return IntStream.range(0, price.length)
        .filter(j -> state[j] == SelectionRule.FREE)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> price[j]).thenComparing(j -> j))
        .toArray(Integer[]::new);
  }
}
