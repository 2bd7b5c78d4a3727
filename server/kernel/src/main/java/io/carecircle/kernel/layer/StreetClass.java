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
  OTHER
}
