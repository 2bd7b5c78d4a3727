package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.List;

/**
 * One siting question.
 *
 * @param model what to optimise
 * @param costs rows are demand points, columns sites; for covering models only pairs within the
 *     cut-off
 * @param weight of each demand point, finite and not negative
 * @param role of each site
 * @param p how many sites open, or -1 when the model or a budget decides
 * @param sides further conditions on the open sites; with any, up to p sites open instead of p
 * @param coverTarget weight that must be covered at least (LSCP only), or NaN for all points
 * @param capacity of each site in units of weight (capacitated models only), else null
 * @param greedy whether a quick plan is enough
 * @param seed of the search for good plans
 */
public record SitingSpec(
    SitingModel model,
    SparseCostMatrix costs,
    double[] weight,
    SiteRole[] role,
    int p,
    List<SideConstraint> sides,
    double coverTarget,
    double[] capacity,
    boolean greedy,
    long seed) {

  public SitingSpec {
    sides = List.copyOf(sides);
    if (weight.length != costs.rowCount() || role.length != costs.columnCount()) {
      throw new IllegalArgumentException(
          "each demand point needs a weight and each site a role: "
              + weight.length
              + " and "
              + role.length
              + " for a matrix of "
              + costs.rowCount()
              + " x "
              + costs.columnCount());
    }
    for (double w : weight) {
      if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a weight is " + w);
      }
    }
    int openable = 0;
    int required = 0;
    for (SiteRole r : role) {
      openable += r == SiteRole.CANDIDATE || r == SiteRole.REQUIRED ? 1 : 0;
      required += r == SiteRole.REQUIRED ? 1 : 0;
    }
    if (p != -1 && (p < 1 || p > openable)) {
      throw new IllegalArgumentException(
          "p is " + p + "; it must be from 1 to the " + openable + " candidates that may open");
    }
    if (p != -1 && required > p) {
      throw new IllegalArgumentException(required + " sites are required, but p is only " + p);
    }
    if (model.isCapacitated() != (capacity != null)) {
      throw new IllegalArgumentException(
          "capacities belong to the capacitated models, and only there");
    }
  }

  public int demandCount() {
    return weight.length;
  }

  public int siteCount() {
    return role.length;
  }

  /** Whether a site is one of those that p counts. */
  public boolean counts(int site) {
    return role[site] == SiteRole.CANDIDATE || role[site] == SiteRole.REQUIRED;
  }

  /** The same question for another number of sites. */
  public SitingSpec withP(int sites) {
    return new SitingSpec(
        model, costs, weight, role, sites, sides, coverTarget, capacity, greedy, seed);
  }
}
