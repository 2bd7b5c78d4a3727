package io.carecircle.kernel.coverage;

/**
 * Why demand has no facility within reach: the first that holds, in this order. It begins with what
 * is easiest to remove.
 */
public enum GapReason {
  /** A facility is within reach, but no place is left in it. */
  FULL,
  /** A facility that is not open would be within reach. */
  NOT_OPEN,
  /** Every facility is beyond the cut-off even in a straight line: better streets cannot help. */
  TOO_FAR,
  /** No facility within straight reach stands on streets that are connected with those here. */
  ISLAND,
  /** A facility is within reach in a straight line and connected, but the streets lead around. */
  DETOUR
}
