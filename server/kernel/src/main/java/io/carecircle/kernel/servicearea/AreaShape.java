package io.carecircle.kernel.servicearea;

/** How the circles of several facilities are drawn. */
public enum AreaShape {
  /** One circle a facility; they may overlap. */
  EACH,
  /** Everything within reach of any facility, as one. */
  DISSOLVED,
  /** Each place belongs to its nearest facility only: circles that do not overlap. */
  NEAREST
}
