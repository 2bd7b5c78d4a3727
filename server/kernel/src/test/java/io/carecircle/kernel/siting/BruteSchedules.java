package io.carecircle.kernel.siting;

import java.util.Arrays;

/** Tries every year, or none, for every site. */
final class BruteSchedules {
  private final SitingSpec spec;
  private final int years;
  private final int maxPerYear;
  private final int[] yearOf;

  /** The best sum over the years, NaN when no schedule keeps all conditions. */
  double best = Double.NaN;

  BruteSchedules(SitingSpec spec, int years, int maxPerYear) {
    this.spec = spec;
    this.years = years;
    this.maxPerYear = maxPerYear;
    this.yearOf = new int[spec.siteCount()];
    look(0);
  }

  /** The year {@code years} stands for never; sites that stand open in year 0 or never. */
  private void look(int site) {
    if (site == yearOf.length) {
      if (allowed()) {
        double value = value(spec, yearOf, years);
        boolean most = spec.model() == SitingModel.MCLP;
        if (!Double.isNaN(value) && (Double.isNaN(best) || (most ? value > best : value < best))) {
          best = value;
        }
      }
      return;
    }
    for (int year = 0; year <= years; year++) {
      boolean never = year == years;
      boolean possible =
          switch (spec.role()[site]) {
            case CANDIDATE -> true;
            case REQUIRED -> !never;
            case FORBIDDEN -> never;
            case EXISTING -> year == 0;
            case CLOSABLE -> year == 0 || never;
          };
      if (possible) {
        yearOf[site] = year;
        look(site + 1);
      }
    }
  }

  private boolean allowed() {
    int[] inYear = new int[years + 1];
    for (int j = 0; j < yearOf.length; j++) {
      inYear[yearOf[j]] += spec.counts(j) ? 1 : 0;
    }
    int counted = Arrays.stream(inYear, 0, years).sum();
    if (Arrays.stream(inYear, 0, years).anyMatch(n -> n > maxPerYear)) {
      return false;
    }
    for (SideConstraint side : spec.sides()) {
      double sum = 0;
      for (int k = 0; k < side.sites().length; k++) {
        sum += yearOf[side.sites()[k]] < years ? side.coefficients()[k] : 0;
      }
      if (sum > side.limit() + 1e-9) {
        return false;
      }
    }
    boolean plain = years == 1 && maxPerYear >= spec.p() && spec.sides().isEmpty();
    return spec.p() == -1 || (plain ? counted == spec.p() : counted <= spec.p());
  }

  /** NaN when somebody has no site in some year, where everybody needs one. */
  static double value(SitingSpec spec, int[] yearOf, int years) {
    boolean cover = spec.model() == SitingModel.MCLP;
    double sum = 0;
    for (int year = 0; year < years; year++) {
      for (int i = 0; i < spec.demandCount(); i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < yearOf.length; j++) {
          least = yearOf[j] <= year ? Math.min(least, spec.costs().cost(i, j)) : least;
        }
        boolean served = least < Double.POSITIVE_INFINITY;
        if (!cover && !served) {
          return Double.NaN;
        }
        sum += !served ? 0 : spec.weight()[i] * (cover ? 1 : least);
      }
    }
    return sum;
  }
}
