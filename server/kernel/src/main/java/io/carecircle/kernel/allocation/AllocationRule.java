package io.carecircle.kernel.allocation;

/** How people are given to facilities with limited places. */
public enum AllocationRule {
  /** As many people as possible are served and, among all ways to do so, they walk least. */
  OPTIMAL,
  /** Pair by pair, the shortest way first; equal ways by demand, then by facility. */
  NEAREST_FIRST,
  /** Demand point by demand point in the order of their ids, each to the nearest free places. */
  BY_ID
}
