package io.carecircle.kernel.coverage;

/** The four classes of demand; every point is in exactly one. */
public enum DemandClass {
  /** A facility within the cut-off. */
  COVERED,
  /** A facility within the cut-off, but no place left in it. */
  OVER_CAPACITY,
  /** No facility within the cut-off. */
  OUT_OF_REACH,
  /** Could not be joined to the network: never counted as covered or uncovered. */
  UNKNOWN
}
