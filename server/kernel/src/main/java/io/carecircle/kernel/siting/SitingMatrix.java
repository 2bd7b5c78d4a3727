package io.carecircle.kernel.siting;

import java.util.Arrays;

/**
 * What it costs each demand point to use each site, for the pairs where there is a way at all. Rows
 * are demand points; within a row the cheapest site comes first, of equal ones the lowest index.
 * Immutable.
 */
public final class SitingMatrix {
  /** More pairs than this are refused: a pair takes some 24 bytes here and as much in a solver. */
  public static final int MOST_PAIRS = 10_000_000;

  private final int siteCount;
  private final int[] first;
  private final int[] site;
  private final double[] cost;
  private final int[] firstOfSite;
  private final int[] demandOfSite;
  private final double[] costOfSite;

  /**
   * @param siteCount number of sites
   * @param first of demand point i the pairs are {@code first[i]} to {@code first[i + 1] - 1}
   * @param site of each pair, distinct within a row
   * @param cost of each pair, finite and not negative
   */
  public SitingMatrix(int siteCount, int[] first, int[] site, double[] cost) {
    this.siteCount = siteCount;
    this.first = first;
    this.site = site;
    this.cost = cost;
    if (site.length > MOST_PAIRS) {
      throw new IllegalArgumentException(
          site.length + " pairs of demand and site are more than " + MOST_PAIRS);
    }
    for (int i = 0; i < demandCount(); i++) {
      sortRow(i);
    }
    this.firstOfSite = new int[siteCount + 1];
    for (int j : site) {
      firstOfSite[j + 1]++;
    }
    for (int j = 0; j < siteCount; j++) {
      firstOfSite[j + 1] += firstOfSite[j];
    }
    this.demandOfSite = new int[site.length];
    this.costOfSite = new double[site.length];
    transpose();
  }

  private void sortRow(int i) {
    int from = first[i];
    int size = first[i + 1] - from;
    boolean sorted = true;
    for (int k = 0; k < size; k++) {
      double value = cost[from + k];
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("cost " + value + " of demand point " + i);
      }
      sorted &= k == 0 || precedes(from + k - 1, from + k);
    }
    if (sorted) {
      return;
    }
    Integer[] positions = new Integer[size];
    Arrays.setAll(positions, k -> from + k);
    Arrays.sort(positions, (a, b) -> precedes(a, b) ? -1 : 1);
    double[] costs = new double[size];
    int[] sites = new int[size];
    for (int k = 0; k < size; k++) {
      costs[k] = cost[positions[k]];
      sites[k] = site[positions[k]];
    }
    System.arraycopy(costs, 0, cost, from, size);
    System.arraycopy(sites, 0, site, from, size);
    for (int k = 1; k < size; k++) {
      if (costs[k] == costs[k - 1] && sites[k] == sites[k - 1]) {
        throw new IllegalArgumentException(
            "demand point " + i + " names site " + sites[k] + " twice");
      }
    }
  }

  private boolean precedes(int a, int b) {
    return cost[a] < cost[b] || cost[a] == cost[b] && site[a] < site[b];
  }

  private void transpose() {
    int[] next = firstOfSite.clone();
    for (int i = 0; i < demandCount(); i++) {
      for (int k = first[i]; k < first[i + 1]; k++) {
        int at = next[site[k]]++;
        demandOfSite[at] = i;
        costOfSite[at] = cost[k];
      }
    }
  }

  public int demandCount() {
    return first.length - 1;
  }

  public int siteCount() {
    return siteCount;
  }

  public int pairCount() {
    return site.length;
  }

  /** The first pair of a demand point; its last is before that of the next one. */
  public int first(int demand) {
    return first[demand];
  }

  public int site(int pair) {
    return site[pair];
  }

  public double cost(int pair) {
    return cost[pair];
  }

  /** The first entry of a site; its entries name the demand points that reach it, ascending. */
  public int firstOfSite(int j) {
    return firstOfSite[j];
  }

  public int demandOfSite(int entry) {
    return demandOfSite[entry];
  }

  public double costOfSite(int entry) {
    return costOfSite[entry];
  }

  /** The cost of a pair, or NaN when there is no way. */
  public double costOf(int demand, int j) {
    int low = firstOfSite[j];
    int at = Arrays.binarySearch(demandOfSite, low, firstOfSite[j + 1], demand);
    return at < 0 ? Double.NaN : costOfSite[at];
  }

  /** The pairs that cost at most so much; exactly the cut-off still counts. */
  public SitingMatrix within(double cutoff) {
    int[] kept = new int[first.length];
    for (int i = 0; i < demandCount(); i++) {
      int k = first[i];
      while (k < first[i + 1] && cost[k] <= cutoff) {
        k++;
      }
      kept[i + 1] = kept[i] + k - first[i];
    }
    int[] sites = new int[kept[demandCount()]];
    double[] costs = new double[sites.length];
    for (int i = 0; i < demandCount(); i++) {
      System.arraycopy(site, first[i], sites, kept[i], kept[i + 1] - kept[i]);
      System.arraycopy(cost, first[i], costs, kept[i], kept[i + 1] - kept[i]);
    }
    return new SitingMatrix(siteCount, kept, sites, costs);
  }
}
