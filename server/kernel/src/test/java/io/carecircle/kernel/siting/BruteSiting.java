package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;

/** Tries every set of sites, and for capacities every assignment. */
final class BruteSiting {
  private final SitingSpec spec;
  private final SparseCostMatrix costs;

  /** The best objective, NaN when there is no plan. */
  double objective = Double.NaN;

  /** Of the best plans of lscp-backup, the most weight with two sites. */
  double backedUp = Double.NaN;

  BruteSiting(SitingSpec spec) {
    this.spec = spec;
    this.costs = spec.costs();
    for (int set = 0; set < 1 << spec.siteCount(); set++) {
      if (allowed(set)) {
        look(set);
      }
    }
  }

  private boolean allowed(int set) {
    int counted = 0;
    for (int j = 0; j < spec.siteCount(); j++) {
      boolean open = (set >> j & 1) == 1;
      SiteRole role = spec.role()[j];
      if (open && role == SiteRole.FORBIDDEN
          || !open && (role == SiteRole.REQUIRED || role == SiteRole.EXISTING)) {
        return false;
      }
      counted += open && (role == SiteRole.CANDIDATE || role == SiteRole.REQUIRED) ? 1 : 0;
    }
    for (SideConstraint side : spec.sides()) {
      double sum = 0;
      for (int k = 0; k < side.sites().length; k++) {
        sum += (set >> side.sites()[k] & 1) * side.coefficients()[k];
      }
      if (sum > side.limit() + 1e-9) {
        return false;
      }
    }
    boolean upTo =
        !spec.sides().isEmpty()
            || spec.model() == SitingModel.LSCP
            || spec.model() == SitingModel.LSCP_BACKUP;
    return spec.p() == -1 || (upTo ? counted <= spec.p() : counted == spec.p());
  }

  private void look(int set) {
    int n = spec.demandCount();
    double covered = 0;
    double twice = 0;
    double sum = 0;
    double worst = 0;
    boolean all = true;
    for (int i = 0; i < n; i++) {
      int covers = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < spec.siteCount(); j++) {
        if ((set >> j & 1) == 1 && costs.cost(i, j) < Double.POSITIVE_INFINITY) {
          covers++;
          least = Math.min(least, costs.cost(i, j));
        }
      }
      all &= covers > 0;
      covered += covers > 0 ? spec.weight()[i] : 0;
      twice += covers > 1 ? spec.weight()[i] : 0;
      sum += covers > 0 ? spec.weight()[i] * least : 0;
      worst = Math.max(worst, least);
    }
    int sites = 0;
    for (int j = 0; j < spec.siteCount(); j++) {
      sites += (set >> j & 1) == 1 && spec.counts(j) ? 1 : 0;
    }
    switch (spec.model()) {
      case LSCP -> {
        if (Double.isNaN(spec.coverTarget()) ? all : covered >= spec.coverTarget() - 1e-9) {
          less(sites);
        }
      }
      case LSCP_BACKUP -> {
        if (all && !(sites > objective)) {
          backedUp = sites == objective ? Math.max(backedUp, twice) : twice;
          objective = sites;
        }
      }
      case MCLP -> more(covered);
      case P_MEDIAN -> {
        if (all) {
          less(sum);
        }
      }
      case P_CENTER -> {
        if (all) {
          less(worst);
        }
      }
      default -> assign(set, 0, spec.capacity().clone(), 0);
    }
  }

  private void less(double value) {
    objective = value < objective || Double.isNaN(objective) ? value : objective;
  }

  private void more(double value) {
    objective = value > objective || Double.isNaN(objective) ? value : objective;
  }

  private void assign(int set, int i, double[] room, double sum) {
    boolean cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    if (i == spec.demandCount()) {
      if (cover) {
        more(sum);
      } else {
        less(sum);
      }
      return;
    }
    double weight = spec.weight()[i];
    if (cover) {
      assign(set, i + 1, room, sum);
    }
    for (int j = 0; j < spec.siteCount(); j++) {
      double cost = costs.cost(i, j);
      if ((set >> j & 1) == 1 && cost < Double.POSITIVE_INFINITY && weight <= room[j] + 1e-9) {
        room[j] -= weight;
        assign(set, i + 1, room, sum + (cover ? weight : weight * cost));
        room[j] += weight;
      }
    }
  }
}
