package io.carecircle.kernel.access;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;

/**
 * The rational agent access model of Saxon &amp; Snow (2020): everybody chooses the facility whose
 * crowding and way cost least together, {@code D(j) / (rho S(j)) + c(i,j) / tau}, where D are those
 * who have chosen it. The score is the cost that is left when nobody gains by choosing again.
 *
 * <p>That equilibrium is the minimum of a convex function (Beckmann, McGuire &amp; Winsten 1956):
 * {@code sum over j of D(j)² / (2 rho S(j)) + sum over i, j of x(i,j) c(i,j) / tau}. It is strictly
 * convex in D, so the scores are unique. It is found demand point by demand point, each shared out
 * at its best against all others, with {@link SplitForest} in between, until no way in use costs
 * more than the best one.
 */
final class RationalAgents {
  /** A share of the cost that no reader will miss, well above the noise of the arithmetic. */
  private static final double TOLERANCE = 1e-11;

  private static final int MOST_ROUNDS = 10_000;

  private final SparseCostMatrix pairs;
  private final double[] people;
  private final double[] supply;
  private final double tau;

  /** People that each facility serves at crowding 1. */
  private final double[] room;

  /** People of each pair. */
  private final double[] flow;

  private final double[] load;
  private final double[] base;
  private final SplitForest forest;

  RationalAgents(AccessSpec spec, SparseCostMatrix pairs, double[] people, double[] supply) {
    this.pairs = pairs;
    this.people = people;
    this.supply = supply;
    this.tau = spec.tau();
    double rho = Double.isNaN(spec.rho()) ? meanRatio(people, supply) : spec.rho();
    this.room = new double[supply.length];
    for (int j = 0; j < room.length; j++) {
      room[j] = supply[j] * rho;
    }
    this.flow = new double[pairs.pairCount()];
    this.load = new double[supply.length];
    this.base = new double[longestRow()];
    this.forest = new SplitForest(pairs, tau, room, flow, load);
  }

  /** All people over all supply; where there is nobody or nothing any number does. */
  static double meanRatio(double[] people, double[] supply) {
    double ratio = sum(people) / sum(supply);
    return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? ratio : 1;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private int longestRow() {
    int longest = 0;
    for (int i = 0; i < pairs.rowCount(); i++) {
      longest = Math.max(longest, pairs.first(i + 1) - pairs.first(i));
    }
    return longest;
  }

  AccessResult run(ProgressListener progress, CancelToken cancel) {
    double residual = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && residual > TOLERANCE; round++) {
      progress.onProgress("rational agents", round, MOST_ROUNDS);
      round(cancel);
      residual = residual();
    }
    return result(residual);
  }

  /** Everybody chooses once, then those who stand between facilities are settled. */
  void round(CancelToken cancel) {
    for (int i = 0; i < people.length; i++) {
      if ((i & 1023) == 0) {
        cancel.check();
      }
      choose(i);
    }
    forest.settle(cancel);
    sumLoads();
  }

  /** What is minimised. No step ever raises it, but for rounding. */
  double potential() {
    double sum = 0;
    for (int j = 0; j < room.length; j++) {
      sum += room[j] > 0 ? load[j] * load[j] / (2 * room[j]) : 0;
    }
    for (int k = 0; k < flow.length; k++) {
      sum += flow[k] * (pairs.cost(k) / tau);
    }
    return sum;
  }

  /** Shares a demand point out over its facilities, the others staying where they are. */
  private void choose(int i) {
    int first = pairs.first(i);
    int last = pairs.first(i + 1);
    double level = level(i, first, last);
    if (Double.isNaN(level)) {
      return;
    }
    for (int k = first; k < last; k++) {
      int j = pairs.column(k);
      double chosen = room[j] > 0 ? Math.max(0, room[j] * (level - base[k - first])) : 0;
      load[j] += chosen - flow[k];
      flow[k] = chosen;
    }
  }

  /**
   * The cost u at which {@code sum over j of room(j) (u - base(j))} over those with base below u is
   * the people to share out: all are assumed in use, and those that turn out too dear are taken out
   * until none is (Michelot 1986). NaN where there is nobody to share out or nowhere to go.
   */
  private double level(int i, int first, int last) {
    double roomOfUsed = 0;
    double costOfUsed = 0;
    for (int k = first; k < last; k++) {
      int j = pairs.column(k);
      if (room[j] > 0) {
        base[k - first] = Math.max(0, load[j] - flow[k]) / room[j] + pairs.cost(k) / tau;
        roomOfUsed += room[j];
        costOfUsed += room[j] * base[k - first];
      }
    }
    if (people[i] == 0 || roomOfUsed == 0) {
      return Double.NaN;
    }
    double level = (people[i] + costOfUsed) / roomOfUsed;
    double before = Double.POSITIVE_INFINITY;
    while (level < before) {
      before = level;
      roomOfUsed = 0;
      costOfUsed = 0;
      for (int k = first; k < last; k++) {
        double r = room[pairs.column(k)];
        if (r > 0 && base[k - first] < before) {
          roomOfUsed += r;
          costOfUsed += r * base[k - first];
        }
      }
      level = (people[i] + costOfUsed) / roomOfUsed;
    }
    return before;
  }

  /** Adds the loads up anew, so that the rounding of many small changes does not pile up. */
  private void sumLoads() {
    Arrays.fill(load, 0);
    for (int i = 0; i < people.length; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        load[pairs.column(k)] += flow[k];
      }
    }
  }

  private double costOf(int pair) {
    int j = pairs.column(pair);
    return load[j] / room[j] + pairs.cost(pair) / tau;
  }

  /** The largest share by which a way in use costs more than the best one of its demand point. */
  double residual() {
    double worst = 0;
    for (int i = 0; i < people.length; i++) {
      double best = best(i);
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        // Less than a millionth of a millionth of the people is what rounding leaves behind.
        if (flow[k] > 1e-12 * people[i]) {
          worst = Math.max(worst, (costOf(k) - best) / best);
        }
      }
    }
    return worst;
  }

  /** The least cost of a demand point, infinite when it reaches nothing that is offered. */
  private double best(int i) {
    double best = Double.POSITIVE_INFINITY;
    for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
      if (room[pairs.column(k)] > 0) {
        best = Math.min(best, costOf(k));
      }
    }
    return best;
  }

  private AccessResult result(double residual) {
    double[] score = new double[people.length];
    boolean[] reached = new boolean[people.length];
    boolean[] wanted = new boolean[supply.length];
    for (int i = 0; i < score.length; i++) {
      score[i] = best(i);
      reached[i] = score[i] < Double.POSITIVE_INFINITY;
      score[i] = reached[i] ? score[i] : Double.NaN;
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        wanted[pairs.column(k)] |= people[i] > 0;
      }
    }
    double inReach = 0;
    double unused = 0;
    for (int j = 0; j < supply.length; j++) {
      inReach += wanted[j] ? supply[j] : 0;
      unused += wanted[j] ? 0 : supply[j];
    }
    return new AccessResult(
        score, reached, load.clone(), wanted, inReach, unused, Double.NaN, residual);
  }
}
