package io.carecircle.kernel.layer;

import java.util.Objects;

/**
 * One street as its source gives it: an OSM way or a line of a line layer, already noded. Two lines
 * meet exactly where they name the same node; equal coordinates alone join nothing (a bridge over a
 * street).
 *
 * @param id of the source (the OSM way id, or the feature's id)
 * @param name or null
 * @param streetClass its kind
 * @param forward whether a pedestrian may walk it in the order of its nodes
 * @param backward whether a pedestrian may walk it against that order
 * @param nodes node keys, at least two; a key is unique to one place in the whole layer
 * @param lon degrees WGS84, one per node
 * @param lat degrees WGS84, one per node
 */
public record StreetLine(
    String id,
    String name,
    StreetClass streetClass,
    boolean forward,
    boolean backward,
    long[] nodes,
    double[] lon,
    double[] lat) {
  public StreetLine {
    Objects.requireNonNull(id);
    Objects.requireNonNull(streetClass);
    if (nodes.length < 2 || lon.length != nodes.length || lat.length != nodes.length) {
      throw new IllegalArgumentException("street " + id + " needs two nodes or more, each placed");
    }
    for (int i = 0; i < lon.length; i++) {
      if (!(Math.abs(lon[i]) <= 180 && Math.abs(lat[i]) <= 90)) {
        throw new IllegalArgumentException(
            "street " + id + " leaves the earth: " + lon[i] + ", " + lat[i]);
      }
    }
  }

  /** Whether a pedestrian may walk it at all. */
  public boolean walkable() {
    return forward || backward;
  }
}
