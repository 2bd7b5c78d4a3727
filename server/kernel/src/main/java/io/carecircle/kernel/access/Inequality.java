package io.carecircle.kernel.access;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How unevenly scores are shared among people. Everybody at a demand point has its score, so no
 * measure changes when a point is split into several; people of 0 count for nothing. NaN means not
 * defined: nobody counts, or nobody has any score.
 */
public final class Inequality {
  /** Demand points with people, by score; equal scores stand together. */
  private final double[] score;

  private final double[] people;
  private final double allPeople;

  /** People times score, summed. */
  private final double total;

  /**
   * @param score finite and not negative
   * @param people of each score, not negative
   */
  public Inequality(double[] score, double[] people) {
    int[] order = order(score, people);
    double[] values = new double[order.length];
    double[] weights = new double[order.length];
    int count = 0;
    for (int i : order) {
      if (count > 0 && values[count - 1] == score[i]) {
        weights[count - 1] += people[i];
      } else {
        values[count] = score[i];
        weights[count++] = people[i];
      }
    }
    this.score = Arrays.copyOf(values, count);
    this.people = Arrays.copyOf(weights, count);
    double sum = 0;
    double product = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i];
      product += weights[i] * values[i];
    }
    this.allPeople = sum;
    this.total = product;
  }

  /** Those with people, by value, then by place, so that sums have one order. */
  static int[] order(double[] value, double[] people) {
    Integer[] order = new Integer[value.length];
    Arrays.setAll(order, i -> i);
    return Arrays.stream(order)
        .filter(i -> people[i] > 0)
        .sorted(Comparator.comparingDouble(i -> value[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  public double people() {
    return allPeople;
  }

  public double mean() {
    return allPeople > 0 ? total / allPeople : Double.NaN;
  }

  /**
   * One minus twice the area under the Lorenz curve: 0 when all have the same, {@code (n - 1) / n}
   * when one of n equal points has all.
   */
  public double gini() {
    if (!(total > 0)) {
      return Double.NaN;
    }
    double below = 0;
    double sum = 0;
    for (int i = 0; i < score.length; i++) {
      sum += people[i] * score[i] * (below + people[i] / 2);
      below += people[i];
    }
    return Math.max(0, 2 * sum / (allPeople * total) - 1);
  }

  /**
   * Theil's T: the mean of {@code x/m ln(x/m)} over people, m the mean score; 0 when all have the
   * same, {@code ln n} when one of n equal points has all. A score of 0 adds 0, its limit.
   */
  public double theil() {
    if (!(total > 0)) {
      return Double.NaN;
    }
    if (score.length == 1) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < score.length; i++) {
      sum += people[i] / allPeople * entropy(score[i] / mean());
    }
    return Math.max(0, sum);
  }

  private static double entropy(double relative) {
    return relative > 0 ? relative * StrictMath.log(relative) : 0;
  }

  /**
   * Theil's T in two parts that add up to it.
   *
   * @param between what is left when everybody has the mean score of his group
   * @param within the groups' own T, weighted by their shares of all score
   */
  public record TheilParts(double between, double within) {}

  /**
   * @param group of each score, from 0 to groups - 1
   */
  public static TheilParts theilParts(double[] score, double[] people, int[] group, int groups) {
    Inequality all = new Inequality(score, people);
    if (!(all.total > 0)) {
      return new TheilParts(Double.NaN, Double.NaN);
    }
    double between = 0;
    double within = 0;
    for (int g = 0; g < groups; g++) {
      Inequality own = new Inequality(score, membersOf(g, group, people));
      if (own.total > 0) {
        between += own.people() / all.people() * entropy(own.mean() / all.mean());
        within += own.total / all.total * own.theil();
      }
    }
    return new TheilParts(groups == 1 ? 0 : Math.max(0, between), within);
  }

  /** The people of one group, and nobody elsewhere. */
  public static double[] membersOf(int which, int[] group, double[] people) {
    double[] members = new double[people.length];
    for (int i = 0; i < members.length; i++) {
      members[i] = group[i] == which ? people[i] : 0;
    }
    return members;
  }

  /**
   * The Lorenz curve: of the worst off so many people, the share of all score that they have.
   *
   * @param steps the curve is given at so many equal steps of people, 0 and 1 included
   * @return the shares of score, {@code steps + 1} of them; empty when not defined
   */
  public double[] lorenz(int steps) {
    if (!(total > 0)) {
      return new double[0];
    }
    double[] curve = new double[steps + 1];
    int i = 0;
    double below = 0;
    double had = 0;
    for (int s = 1; s < steps; s++) {
      double upTo = allPeople * s / steps;
      while (i < score.length && below + people[i] <= upTo) {
        below += people[i];
        had += people[i] * score[i++];
      }
      double more = i < score.length ? (upTo - below) * score[i] : 0;
      curve[s] = Math.min(1, (had + more) / total);
    }
    curve[steps] = 1;
    return curve;
  }

  /**
   * Some people at one end of the order.
   *
   * @param mean their mean score
   * @param border the score of the last of them
   */
  public record End(double mean, double border) {}

  /**
   * Those with the lowest scores, or with the highest; a demand point at the border counts with as
   * many of its people as are missing.
   *
   * @param share of all people, above 0
   */
  public End end(double share, boolean highest) {
    if (score.length == 0) {
      return new End(Double.NaN, Double.NaN);
    }
    double wanted = share * allPeople;
    double left = wanted;
    double had = 0;
    double border = Double.NaN;
    for (int n = 0; n < score.length && left > 0; n++) {
      int i = highest ? score.length - 1 - n : n;
      double taken = Math.min(left, people[i]);
      had += taken * score[i];
      left -= taken;
      border = score[i];
    }
    return new End(had / wanted, border);
  }
}
