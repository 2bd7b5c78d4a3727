package io.carecircle.kernel.layer;

/**
 * What kind of way a street line is. Ferries and escalators are classes of their own, so that an
 * analysis can tell them from streets. The ordinal is stored in snapshots: append only.
 */
public enum StreetClass {
  MOTORWAY,
  TRUNK,
  PRIMARY,
  SECONDARY,
  TERTIARY,
  UNCLASSIFIED,
  RESIDENTIAL,
  LIVING_STREET,
  SERVICE,
  PEDESTRIAN,
  FOOTWAY,
  PATH,
  CYCLEWAY,
  BRIDLEWAY,
  TRACK,
  STEPS,
  PLATFORM,
  ESCALATOR,
  FERRY,
  OTHER;

  /**
   * Trunk, primary and secondary roads with their links: a city's roads with kerbs and fences that
   * people cross at junctions. Nobody walks on motorways, so they are none here.
   */
  public boolean isArterial() {
    return this == TRUNK || this == PRIMARY || this == SECONDARY;
  }
}
