package io.carecircle.kernel.siting;

import java.util.List;

/**
 * A covering question after presolve, in whole numbers: open sites so that every hard row has one,
 * at the least sum of the prices of the open sites and the weights of the soft rows that are short.
 *
 * @param price of opening each site, not negative
 * @param counted whether a site is one of those that {@code most} limits
 * @param most counted sites that may open
 * @param hard rows of sites, of which one must open
 * @param soft rows that pay when too few of their sites open
 * @param sides further conditions
 * @param start a good set of sites to begin with, or null
 */
public record CoverTask(
    long[] price,
    boolean[] counted,
    int most,
    List<int[]> hard,
    List<Soft> soft,
    List<SideConstraint> sides,
    boolean[] start) {

  /**
   * @param need open sites that are enough, 1 or 2
   * @param weight paid when there are fewer
   */
  public record Soft(int[] sites, int need, long weight) {}

  public int siteCount() {
    return price.length;
  }

  /** The same with another set of sites to begin with. */
  CoverTask withStart(boolean[] begin) {
    return new CoverTask(price, counted, most, hard, soft, sides, begin);
  }

  /** Entries of all rows. */
  public long pairCount() {
    return hard.stream().mapToLong(row -> row.length).sum()
        + soft.stream().mapToLong(row -> row.sites.length).sum();
  }
}
