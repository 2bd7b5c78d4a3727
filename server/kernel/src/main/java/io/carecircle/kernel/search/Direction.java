package io.carecircle.kernel.search;

/** Which way is timed. One-way footways and escalators make them differ. */
public enum Direction {
  /** From the home to the facility: the default. */
  TO_FACILITY,
  /** From the facility to the home. */
  FROM_FACILITY,
  /** There and back again, to and from one and the same facility. */
  ROUND_TRIP
}
