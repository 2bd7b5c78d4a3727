package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;

/**
 * Sites of limited size when "served once" is relaxed: each site takes what is worth most to it, a
 * knapsack, here with the last point in part (Pirkul and Schilling 1991 for covering; Klincewicz
 * and Luss 1986, Beasley 1993 and Ceselli and Righini 2005 for costs). {@code base(u) = sum of
 * min(u_i, none_i)}, {@code reduced(u, j) = - the most of sum x_i (u_i - c_ij)} with {@code sum x_i
 * w_i} up to the capacity and {@code x_i} from 0 to 1. One thread's scratch memory.
 */
final class CapacitatedRelaxation extends Relaxation {
  private final double[] weight;
  private final double[] none;
  private final double[] room;
  private final int[] first;
  private final int[] demand;
  private final double[] cost;
  private final byte[] state;

  private final int[] order;
  private final double[] worth;
  private final double[] density;

  /** What a person more in the site filled last would be worth; 0 when it has room. */
  private double marginal;

  CapacitatedRelaxation(Question question) {
    this.weight = question.weight();
    this.none = question.none();
    this.state = question.fixed();
    SparseCostMatrix bySite = question.pairs().transposed();
    int sites = bySite.rowCount();
    this.room = new double[sites];
    this.first = new int[sites + 1];
    this.demand = new int[bySite.pairCount()];
    this.cost = new double[demand.length];
    int count = 0;
    for (int j = 0; j < sites; j++) {
      room[j] = question.room(j);
      for (int k = bySite.first(j); k < bySite.first(j + 1); k++) {
        int i = bySite.column(k);
        if (weight[i] <= room[j]) {
          demand[count] = i;
          cost[count++] = question.assignment() ? weight[i] * bySite.cost(k) : 0;
        }
      }
      first[j + 1] = count;
    }
    this.order = new int[weight.length];
    this.worth = new double[weight.length];
    this.density = new double[weight.length];
  }

  private CapacitatedRelaxation(CapacitatedRelaxation all, byte[] state) {
    this.weight = all.weight;
    this.none = all.none;
    this.room = all.room;
    this.first = all.first;
    this.demand = all.demand;
    this.cost = all.cost;
    this.order = all.order;
    this.worth = all.worth;
    this.density = all.density;
    this.state = state;
  }

  /** The same, without work for the sites that are closed; shares its scratch memory. */
  CapacitatedRelaxation in(byte[] decisions) {
    return new CapacitatedRelaxation(this, decisions);
  }

  @Override
  int demandCount() {
    return weight.length;
  }

  @Override
  double base(double[] multiplier, double[] reduced) {
    double sum = 0;
    for (int i = 0; i < multiplier.length; i++) {
      sum += Math.min(multiplier[i], none[i]);
    }
    for (int j = 0; j < room.length; j++) {
      if (state[j] != SelectionRule.CLOSED) {
        reduced[j] -= fill(multiplier, j, null);
      }
    }
    return sum;
  }

  @Override
  void gradient(double[] multiplier, boolean[] chosen, double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = multiplier[i] > none[i] ? 0 : 1;
    }
    for (int j = 0; j < room.length; j++) {
      if (chosen[j]) {
        fill(multiplier, j, gradient);
      }
    }
  }

  @Override
  void clamp(double[] multiplier) {
    for (int i = 0; i < multiplier.length; i++) {
      multiplier[i] = Math.max(0, Math.min(none[i], multiplier[i]));
    }
  }

  /** What a person more in each open site would be worth. */
  double[] marginals(double[] multiplier, boolean[] open) {
    double[] marginals = new double[room.length];
    for (int j = 0; j < room.length; j++) {
      if (open[j]) {
        fill(multiplier, j, null);
        marginals[j] = marginal;
      }
    }
    return marginals;
  }

  /**
   * Fills one site.
   *
   * @param gradient loses the share of each point that is taken; or null
   * @return the worth of what is taken
   */
  private double fill(double[] multiplier, int j, double[] gradient) {
    double sum = 0;
    double all = 0;
    double load = 0;
    int count = 0;
    int last = first[j + 1];
    for (int k = first[j]; k < last; k++) {
      int i = demand[k];
      double value = multiplier[i] - cost[k];
      if (value > 0) {
        if (weight[i] == 0) {
          sum += take(i, value, 1, gradient);
        } else {
          order[count++] = i;
          worth[i] = value;
          density[i] = value / weight[i];
          load += weight[i];
          all += value;
        }
      }
    }
    marginal = 0;
    if (load > room[j]) {
      return sum + fillTo(room[j], count, gradient);
    }
    for (int n = 0; n < count && gradient != null; n++) {
      gradient[order[n]]--;
    }
    return sum + all;
  }

  private static double take(int i, double value, double share, double[] gradient) {
    if (gradient != null) {
      gradient[i] -= share;
    }
    return share * value;
  }

  /**
   * The densest points up to a weight: by parting them around one of them, the larger half of the
   * work falls away each time (Balas and Zemel 1980).
   */
  private double fillTo(double limit, int count, double[] gradient) {
    double left = limit;
    double sum = 0;
    int low = 0;
    int high = count;
    while (low < high) {
      double pivot = density[order[(low + high) >>> 1]];
      int equal = low;
      int next = low;
      int less = high;
      double denser = 0;
      while (next < less) {
        int i = order[next];
        if (density[i] > pivot) {
          denser += weight[i];
          order[next++] = order[equal];
          order[equal++] = i;
        } else if (density[i] < pivot) {
          order[next] = order[--less];
          order[less] = i;
        } else {
          next++;
        }
      }
      if (denser > left) {
        high = equal;
        continue;
      }
      left -= denser;
      for (int n = low; n < less; n++) {
        int i = order[n];
        double share = n < equal ? 1 : Math.min(1, Math.max(0, left / weight[i]));
        sum += take(i, worth[i], share, gradient);
        left -= n < equal ? 0 : share * weight[i];
        if (share < 1) {
          marginal = pivot;
          return sum;
        }
      }
      low = less;
    }
    return sum;
  }
}
