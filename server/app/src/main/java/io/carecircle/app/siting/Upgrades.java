package io.carecircle.app.siting;

import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Existing sites that may be made larger: each is then a site of its own in the question, at the
 * same place, of the larger capacity, that costs the upgrade; of the two at most one is open, and
 * one must be where existing sites stay. The properties are {@code upgradeCapacity}, what comes on
 * top, and {@code upgradeCost}.
 *
 * @param siteCount sites before upgrades; upgraded ones follow in the order of their sites
 * @param site which one each upgrade enlarges, ascending
 * @param capacity that comes on top
 * @param cost of each
 * @param closable whether the existing sites may be closed altogether
 */
record Upgrades(int siteCount, int[] site, double[] capacity, double[] cost, boolean closable) {

  static Upgrades none(int siteCount) {
    return new Upgrades(siteCount, new int[0], new double[0], new double[0], false);
  }

  static Upgrades of(Sites sites, boolean closable) {
    int[] site =
        IntStream.range(0, sites.size())
            .filter(
                j -> sites.role()[j] == SiteRole.EXISTING || sites.role()[j] == SiteRole.CLOSABLE)
            .filter(j -> sites.selection().features().value(j, "upgradeCapacity") != null)
            .toArray();
    if (site.length == 0) {
      throw InputReader.refused(
          "existingMay", "is upgrade, but no existing site has the property upgradeCapacity");
    }
    double[] capacity = sites.numbersOf(site, "upgradeCapacity", "existingMay");
    double[] cost = sites.numbersOf(site, "upgradeCost", "existingMay");
    return new Upgrades(sites.size(), site, capacity, cost, closable);
  }

  /** The site that stands where a site of the question does. */
  int base(int j) {
    return j < siteCount ? j : site[j - siteCount];
  }

  boolean isUpgrade(int j) {
    return j >= siteCount;
  }

  /** The site of the question that is an upgrade of this one, or -1. */
  int upgradeOf(int j) {
    int at = Arrays.binarySearch(site, j);
    return at < 0 ? -1 : siteCount + at;
  }

  SiteRole[] roles(SiteRole[] role) {
    SiteRole[] all = Arrays.copyOf(role, siteCount + site.length);
    for (int n = 0; n < site.length; n++) {
      all[site[n]] = SiteRole.CLOSABLE;
      all[siteCount + n] = SiteRole.CLOSABLE;
    }
    return all;
  }

  double[] capacities(double[] given) {
    if (given == null) {
      return null;
    }
    double[] all = Arrays.copyOf(given, siteCount + site.length);
    for (int n = 0; n < site.length; n++) {
      all[siteCount + n] = given[site[n]] + capacity[n];
    }
    return all;
  }

  /**
   * An upgraded site counts in every condition as the site does, and in the budget for its cost.
   */
  List<SideConstraint> sides(List<SideConstraint> given) {
    List<SideConstraint> all = new ArrayList<>();
    for (SideConstraint side : given) {
      all.add(side(side));
    }
    for (int n = 0; n < site.length; n++) {
      int[] pair = {site[n], siteCount + n};
      all.add(new SideConstraint("upgrade", pair, new double[] {1, 1}, 1));
      if (!closable) {
        all.add(new SideConstraint("upgrade", pair, new double[] {-1, -1}, -1));
      }
    }
    return all;
  }

  private SideConstraint side(SideConstraint side) {
    boolean budget = SiteConditions.BUDGET.equals(side.name());
    int size = side.sites().length;
    int[] sites = Arrays.copyOf(side.sites(), size + site.length);
    double[] coefficients = Arrays.copyOf(side.coefficients(), sites.length);
    int count = size;
    for (int n = 0; n < site.length; n++) {
      for (int k = 0; k < size; k++) {
        if (side.sites()[k] == site[n]) {
          sites[count] = siteCount + n;
          coefficients[count++] = budget ? cost[n] : side.coefficients()[k];
        }
      }
    }
    return new SideConstraint(
        side.name(), Arrays.copyOf(sites, count), Arrays.copyOf(coefficients, count), side.limit());
  }

  /** With a column for each upgrade, the same as its site's. */
  SparseCostMatrix columns(SparseCostMatrix costs) {
    if (site.length == 0) {
      return costs;
    }
    int[] first = new int[costs.rowCount() + 1];
    int[] column = new int[2 * costs.pairCount()];
    double[] cost = new double[2 * costs.pairCount()];
    int count = 0;
    for (int i = 0; i < costs.rowCount(); i++) {
      int from = costs.first(i);
      int to = costs.first(i + 1);
      for (int k = from; k < to; k++) {
        column[count] = costs.column(k);
        cost[count++] = costs.cost(k);
      }
      for (int k = from; k < to; k++) {
        int upgrade = upgradeOf(costs.column(k));
        if (upgrade >= 0) {
          column[count] = upgrade;
          cost[count++] = costs.cost(k);
        }
      }
      first[i + 1] = count;
    }
    return SparseCostMatrix.of(
        siteCount + site.length, first, Arrays.copyOf(column, count), Arrays.copyOf(cost, count));
  }
}
