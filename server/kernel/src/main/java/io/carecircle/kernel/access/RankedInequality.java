package io.carecircle.kernel.access;

import java.util.Arrays;

/**
 * How scores go with another property of people, for example with income: those with equal ranks
 * are one group, so that their order does not matter. NaN means not defined.
 */
public final class RankedInequality {
  private static final double POOREST = 0.4;
  private static final double RICHEST = 0.1;

  /** People of each group, by rank ascending, and their mean score. */
  private final double[] people;

  private final double[] mean;
  private final double lowest;
  private final double highest;
  private final double allPeople;
  private final double total;

  /**
   * @param score finite and not negative
   * @param people of each score, not negative
   * @param rank finite; low means poor
   */
  public RankedInequality(double[] score, double[] people, double[] rank) {
    int[] order = Inequality.order(rank, people);
    double[] weights = new double[order.length];
    double[] products = new double[order.length];
    int count = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int n = 0; n < order.length; n++) {
      int i = order[n];
      count += n == 0 || rank[order[n - 1]] != rank[i] ? 1 : 0;
      weights[count - 1] += people[i];
      products[count - 1] += people[i] * score[i];
      low = Math.min(low, score[i]);
      high = Math.max(high, score[i]);
    }
    this.people = Arrays.copyOf(weights, count);
    this.mean = new double[count];
    double sum = 0;
    double product = 0;
    for (int g = 0; g < count; g++) {
      mean[g] = products[g] / weights[g];
      sum += weights[g];
      product += products[g];
    }
    this.lowest = low;
    this.highest = high;
    this.allPeople = sum;
    this.total = product;
  }

  /**
   * The concentration index of Wagstaff, Paci &amp; van Doorslaer (1991): twice the covariance of
   * score and fractional rank over the mean score. From -1 to 1; below 0 the poor have more.
   */
  public double concentration() {
    if (!(total > 0)) {
      return Double.NaN;
    }
    if (lowest == highest || people.length == 1) {
      return 0;
    }
    double below = 0;
    double sum = 0;
    for (int g = 0; g < people.length; g++) {
      sum += people[g] * mean[g] * (below + people[g] / 2);
      below += people[g];
    }
    return 2 * sum / (allPeople * total) - 1;
  }

  /**
   * Corrected by Erreygers (2009) for scores that are bounded: times {@code 4 m / (b - a)}, m the
   * mean score, a and b the lowest and the highest one.
   */
  public double correctedConcentration() {
    if (!(total > 0) || lowest == highest) {
      return concentration();
    }
    return concentration() * 4 * (total / allPeople) / (highest - lowest);
  }

  /**
   * Palma (2011), as transport research has it: the mean score of the richest tenth of people over
   * that of the poorest four tenths. A group at the border counts with as many of its people as are
   * missing.
   */
  public double palma() {
    double poorest = meanOf(POOREST, false);
    return poorest > 0 ? meanOf(RICHEST, true) / poorest : Double.NaN;
  }

  /** The ratio of the two shares of all score, as it is told of incomes: a quarter of it. */
  public double palmaOfShares() {
    return palma() * RICHEST / POOREST;
  }

  private double meanOf(double share, boolean fromTop) {
    double wanted = share * allPeople;
    double left = wanted;
    double had = 0;
    for (int n = 0; n < people.length && left > 0; n++) {
      int g = fromTop ? people.length - 1 - n : n;
      double taken = Math.min(left, people[g]);
      had += taken * mean[g];
      left -= taken;
    }
    return had / wanted;
  }
}
