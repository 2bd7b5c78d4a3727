package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Plans for sites of limited size by enumeration: sites are decided one by one, and where all are,
 * demand points are assigned one by one, the heaviest first. A branch ends when not even unlimited
 * sites could make it better. Exact, and meant for small cases and for machines on which no other
 * solver runs; one that the clock stops keeps its best plan.
 */
final class CapacitatedSearch {
  private final SitingSpec spec;
  private final SparseCostMatrix costs;
  private final SolveControl control;
  private final SelectionRule rule;
  private final boolean cover;
  private final Integer[] heaviestFirst;
  private double best = Double.POSITIVE_INFINITY;
  private boolean[] bestOpen;
  private int[] bestSites;
  private boolean stopped;
  private long steps;

  CapacitatedSearch(SitingSpec spec, SolveControl control) {
    this.spec = spec;
    this.costs = spec.costs();
    this.control = control;
    this.cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    this.rule = (cover ? Questions.uncovered(spec) : Questions.median(spec)).rule();
    this.heaviestFirst = new Integer[spec.demandCount()];
    Arrays.setAll(heaviestFirst, i -> i);
    Arrays.sort(
        heaviestFirst,
        Comparator.comparingDouble((Integer i) -> -spec.weight()[i]).thenComparing(i -> i));
  }

  /** A plan on given sites, the heaviest demand first to its cheapest site with room. */
  CapacitatedSolver.Answer quick(boolean[] open) {
    if (open != null) {
      int[] sites = new int[spec.demandCount()];
      double[] room = spec.capacity().clone();
      double cost = 0;
      for (int i : heaviestFirst) {
        sites[i] = -1;
        for (int k = costs.first(i); k < costs.first(i + 1); k++) {
          int j = costs.column(k);
          boolean cheaper = sites[i] < 0 || costs.cost(k) < costs.cost(i, sites[i]);
          if (open[j] && spec.weight()[i] <= room[j] && cheaper) {
            sites[i] = j;
          }
        }
        if (sites[i] >= 0) {
          room[sites[i]] -= spec.weight()[i];
        }
        cost += costOf(i, sites[i]);
      }
      if (cost < Double.POSITIVE_INFINITY) {
        return new CapacitatedSolver.Answer(open, sites, cost, 0, false);
      }
    }
    return new CapacitatedSolver.Answer(null, null, Double.POSITIVE_INFINITY, 0, false);
  }

  private double costOf(int i, int j) {
    if (j < 0) {
      return cover ? spec.weight()[i] : Double.POSITIVE_INFINITY;
    }
    return cover ? 0 : spec.weight()[i] * costs.cost(i, j);
  }

  CapacitatedSolver.Answer run(CapacitatedSolver.Answer start) {
    best = start.cost();
    bestOpen = start.open();
    bestSites = start.siteOf();
    decide(Questions.fixed(spec));
    return new CapacitatedSolver.Answer(bestOpen, bestSites, best, stopped ? 0 : best, !stopped);
  }

  private boolean over() {
    stopped = stopped || (++steps & 1023) == 0 && control.isOver();
    return stopped;
  }

  private void decide(byte[] state) {
    if (over() || rule.impossible(state)) {
      return;
    }
    byte[] completed = rule.completed(state);
    boolean[] possible = new boolean[completed.length];
    int next = -1;
    for (int j = 0; j < completed.length; j++) {
      possible[j] = completed[j] != SelectionRule.CLOSED;
      next = next < 0 && completed[j] == SelectionRule.FREE ? j : next;
    }
    if (least(possible) >= best - 1e-9 * Math.abs(best)) {
      return;
    }
    if (next < 0) {
      int[] sites = new int[spec.demandCount()];
      assign(0, possible, sites, spec.capacity().clone(), 0, leastOfRest(possible));
      return;
    }
    for (byte decision : new byte[] {SelectionRule.OPEN, SelectionRule.CLOSED}) {
      byte[] decided = completed.clone();
      decided[next] = decision;
      decide(decided);
    }
  }

  private double least(boolean[] possible) {
    return leastOfRest(possible)[0];
  }

  /** What the demand points from a place in the order on cost at least, with unlimited sites. */
  private double[] leastOfRest(boolean[] possible) {
    double[] rest = new double[heaviestFirst.length + 1];
    for (int n = heaviestFirst.length - 1; n >= 0; n--) {
      int i = heaviestFirst[n];
      double least = costOf(i, -1);
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        int j = costs.column(k);
        if (possible[j] && spec.weight()[i] <= spec.capacity()[j]) {
          least = Math.min(least, costOf(i, j));
        }
      }
      rest[n] = rest[n + 1] + least;
    }
    return rest;
  }

  private void assign(
      int n, boolean[] open, int[] sites, double[] room, double cost, double[] rest) {
    if (cost + rest[n] >= best - 1e-9 * Math.abs(best) || over()) {
      return;
    }
    if (n == heaviestFirst.length) {
      best = cost;
      bestOpen = open.clone();
      bestSites = sites.clone();
      return;
    }
    int i = heaviestFirst[n];
    double weight = spec.weight()[i];
    int[] order =
        IntStream.range(costs.first(i), costs.first(i + 1))
            .filter(k -> open[costs.column(k)] && weight <= room[costs.column(k)] * (1 + 1e-12))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> costs.cost(k)).thenComparing(k -> k))
            .mapToInt(costs::column)
            .toArray();
    for (int j : order) {
      sites[i] = j;
      room[j] -= weight;
      assign(n + 1, open, sites, room, cost + costOf(i, j), rest);
      room[j] += weight;
    }
    sites[i] = -1;
    if (cover) {
      assign(n + 1, open, sites, room, cost + weight, rest);
    }
  }
}
