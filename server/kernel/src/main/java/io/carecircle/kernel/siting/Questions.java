package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;

/** Turns a siting question into sums to be made small. */
final class Questions {
  private static final double[] UNITS = {1, 0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6};
  private static final double MOST_EXACT = 1L << 52;

  private Questions() {}

  static byte[] fixed(SitingSpec spec) {
    byte[] fixed = new byte[spec.siteCount()];
    for (int j = 0; j < fixed.length; j++) {
      fixed[j] =
          switch (spec.role()[j]) {
            case REQUIRED, EXISTING -> SelectionRule.OPEN;
            case FORBIDDEN -> SelectionRule.CLOSED;
            case CANDIDATE, CLOSABLE -> SelectionRule.FREE;
          };
    }
    return fixed;
  }

  /** Exactly p sites, or up to p where a further condition may forbid as many. */
  private static SelectionRule rule(SitingSpec spec, int least, int most, boolean countCosts) {
    boolean[] counted = new boolean[spec.siteCount()];
    double[] siteCost = new double[spec.siteCount()];
    for (int j = 0; j < counted.length; j++) {
      counted[j] = spec.counts(j);
      siteCost[j] = countCosts && counted[j] ? 1 : 0;
    }
    return new SelectionRule(counted, least, most, siteCost, spec.sides());
  }

  private static SelectionRule ruleOfP(SitingSpec spec) {
    int most = spec.p() == -1 ? spec.siteCount() : spec.p();
    return rule(spec, spec.sides().isEmpty() && spec.p() != -1 ? spec.p() : 0, most, false);
  }

  /** The least weight that is not covered. */
  static Question uncovered(SitingSpec spec) {
    return uncovered(spec, ruleOfP(spec), Double.NEGATIVE_INFINITY);
  }

  /** Whether so few sites leave no more than this weight uncovered. */
  static Question uncoveredAtMost(SitingSpec spec, int sites, double weight) {
    return uncovered(spec, rule(spec, 0, sites, false), weight);
  }

  private static Question uncovered(SitingSpec spec, SelectionRule rule, double limit) {
    double unit = unitOf(spec.weight());
    boolean asked = limit > Double.NEGATIVE_INFINITY;
    double goal = asked && unit > 0 ? Math.floor(limit / unit + 1e-9) * unit : limit;
    double ceiling = above(asked ? goal : sum(spec), unit);
    return new Question(
        false,
        spec.costs(),
        spec.weight(),
        spec.weight(),
        new double[spec.demandCount()],
        rule,
        fixed(spec),
        unit,
        ceiling,
        goal);
  }

  /** The fewest sites that cover every demand point. */
  static Question cover(SitingSpec spec) {
    int most = spec.p() == -1 ? spec.siteCount() : spec.p();
    double ceiling = spec.siteCount() + 1.0;
    double[] none = new double[spec.demandCount()];
    Arrays.fill(none, ceiling);
    return new Question(
        false,
        spec.costs(),
        spec.weight(),
        none,
        new double[none.length],
        rule(spec, 0, most, true),
        fixed(spec),
        1,
        ceiling,
        Double.NEGATIVE_INFINITY);
  }

  /** With so many sites and everybody covered, the least weight that has only one site. */
  static Question backup(SitingSpec spec, int sites) {
    double unit = unitOf(spec.weight());
    double ceiling = above(sum(spec), unit);
    double[] none = new double[spec.demandCount()];
    for (int i = 0; i < none.length; i++) {
      none[i] = ceiling + spec.weight()[i];
    }
    return new Question(
        false,
        spec.costs(),
        spec.weight(),
        none,
        spec.weight(),
        rule(spec, 0, sites, false),
        fixed(spec),
        unit,
        ceiling,
        Double.NEGATIVE_INFINITY);
  }

  /** The least sum of weight times cost; who can reach no open site makes the plan worthless. */
  static Question median(SitingSpec spec) {
    SparseCostMatrix costs = spec.costs();
    double[] products = new double[costs.pairCount()];
    double worst = 0;
    for (int i = 0; i < costs.rowCount(); i++) {
      double most = 0;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        products[k] = spec.weight()[i] * costs.cost(k);
        most = Math.max(most, products[k]);
      }
      worst += most;
    }
    double unit = unitOf(products);
    double ceiling = above(worst, unit);
    double[] none = new double[spec.demandCount()];
    Arrays.fill(none, ceiling);
    return new Question(
        true,
        costs,
        spec.weight(),
        none,
        new double[none.length],
        ruleOfP(spec),
        fixed(spec),
        unit,
        ceiling,
        Double.NEGATIVE_INFINITY);
  }

  /**
   * The question of a model with capacities. Its p-median has no plan that leaves somebody without
   * a site, so that multipliers may rise without end where the sites are too small.
   */
  static Question withinCapacities(SitingSpec spec) {
    if (spec.model() == SitingModel.CAPACITATED_MCLP) {
      return uncovered(spec).withinCapacities(spec.capacity(), spec.weight());
    }
    double[] never = new double[spec.demandCount()];
    Arrays.fill(never, Double.POSITIVE_INFINITY);
    return median(spec).withinCapacities(spec.capacity(), never).with(enoughRoom(spec));
  }

  /**
   * Follows from the rest, but shows at once that sites which are too small serve not everybody.
   */
  private static SideConstraint enoughRoom(SitingSpec spec) {
    double[] takes = new double[spec.siteCount()];
    int[] all = new int[takes.length];
    Arrays.setAll(all, j -> j);
    for (int i = 0; i < spec.demandCount(); i++) {
      for (int k = spec.costs().first(i); k < spec.costs().first(i + 1); k++) {
        takes[spec.costs().column(k)] -= spec.weight()[i];
      }
    }
    // In shares of everybody, so that its multiplier moves as those of the demand points do.
    double everybody = Math.max(sum(spec), Double.MIN_NORMAL);
    Arrays.setAll(takes, j -> Math.max(takes[j], -spec.capacity()[j]) / everybody);
    return new SideConstraint("room", all, takes, sum(spec) > 0 ? -1 : 0);
  }

  /** Whether p sites leave no demand point without one in its row. */
  static Question everyPoint(SitingSpec spec, SparseCostMatrix pairs) {
    double[] none = new double[spec.demandCount()];
    Arrays.fill(none, 1);
    return new Question(
        false, pairs, none, none, new double[none.length], ruleOfP(spec), fixed(spec), 1, 1, 0);
  }

  private static double sum(SitingSpec spec) {
    double sum = 0;
    for (double w : spec.weight()) {
      sum += w;
    }
    return sum;
  }

  private static double above(double value, double unit) {
    return value + (unit > 0 ? unit : 1e-6 * value + 1e-9);
  }

  /** The largest of some decimal units that all values are whole multiples of, or 0. */
  static double unitOf(double[] values) {
    for (double unit : UNITS) {
      boolean all = true;
      double sum = 0;
      for (int i = 0; i < values.length && all; i++) {
        double multiple = values[i] / unit;
        sum += multiple;
        // Equal to the last bit or two: dividing by a decimal unit rounds once.
        all = Math.abs(multiple - Math.rint(multiple)) <= 4e-16 * multiple;
      }
      if (all) {
        return sum < MOST_EXACT ? unit : 0;
      }
    }
    return 0;
  }
}
