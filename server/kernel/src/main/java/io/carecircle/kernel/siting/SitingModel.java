package io.carecircle.kernel.siting;

/** What a plan is good for. */
public enum SitingModel {
  /** The fewest sites that cover everybody, or a share of the people (Toregas et al. 1971). */
  LSCP("lscp"),
  /** The most people covered by p sites or a budget (Church and ReVelle 1974). */
  MCLP("mclp"),
  /** The least sum of weight times cost to the cheapest of p sites (Hakimi 1964). */
  P_MEDIAN("p-median"),
  /** The least cost of the worst served demand point with p sites (Hakimi 1964). */
  P_CENTER("p-center"),
  /** The fewest sites that cover all, and of these the most backed up (Hogan and ReVelle 1986). */
  LSCP_BACKUP("lscp-backup"),
  /** The most people served within the cut-off by p sites of limited size. */
  CAPACITATED_MCLP("capacitated-mclp"),
  /** The p-median where a site serves no more than its capacity, each demand point by one site. */
  CAPACITATED_P_MEDIAN("capacitated-p-median");

  private final String id;

  SitingModel(String id) {
    this.id = id;
  }

  /** The name in requests and results. */
  public String id() {
    return id;
  }

  public boolean isCapacitated() {
    return this == CAPACITATED_MCLP || this == CAPACITATED_P_MEDIAN;
  }

  /** Whether only pairs within a cut-off count, so that it cannot do without one. */
  public boolean isCover() {
    return this != P_MEDIAN && this != P_CENTER && this != CAPACITATED_P_MEDIAN;
  }
}
