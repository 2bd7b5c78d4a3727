package io.carecircle.app.timeline;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a project brings.
 *
 * @param year it opens: the year of its completion, delays included; null when not known
 * @param beds for elders that may be counted; null when unknown or doubtful
 * @param note why not all of its beds count, or null
 * @param kind of facility, read from its words when it has no property {@code kind}; null when they
 *     do not tell
 * @param sites where it certainly stands; empty when only its town or county is known
 * @param part of the territory
 */
record ProjectOpening(
    String id,
    String name,
    String nature,
    Integer year,
    Long beds,
    String note,
    String kind,
    List<Coordinate> sites,
    int part) {
  ProjectOpening {
    sites = List.copyOf(sites);
  }

  /** Only planned (谋划). */
  boolean isOnlyProposed() {
    return "谋划".equals(nature);
  }

  ProjectOpening inYear(Integer other) {
    return new ProjectOpening(id, name, nature, other, beds, note, kind, sites, part);
  }
}
