package io.carecircle.kernel.network;

/**
 * Where people may cross an arterial road ({@link
 * io.carecircle.kernel.layer.StreetClass#isArterial}).
 */
public enum ArterialCrossing {
  /** At any place: whoever stands on a road stands on both of its sides. */
  ANYWHERE,

  /** At the ends of its edges only, which are junctions. */
  JUNCTIONS
}
