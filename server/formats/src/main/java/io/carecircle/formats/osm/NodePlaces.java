package io.carecircle.formats.osm;

import java.util.Arrays;
import java.util.BitSet;

/** Where the nodes of the streets lie, and which of them stop people. */
final class NodePlaces {
  private static final long NOWHERE = Long.MIN_VALUE;

  private final long[] ids;
  private final long[] lonNano;
  private final long[] latNano;
  private final BitSet stops = new BitSet();

  /**
   * @param ids of the nodes to keep, ascending, each once
   */
  NodePlaces(long[] ids) {
    this.ids = ids;
    this.lonNano = new long[ids.length];
    this.latNano = new long[ids.length];
    Arrays.fill(lonNano, NOWHERE);
  }

  /** The index of a node, negative when no street needs it. */
  int indexOf(long id) {
    return Arrays.binarySearch(ids, id);
  }

  /** Places a node; a second, different place for it contradicts the first. */
  void put(int index, long lon, long lat) throws BrokenBlockException {
    if (isKnown(index) && (lonNano[index] != lon || latNano[index] != lat)) {
      throw new BrokenBlockException(
          "node "
              + ids[index]
              + " stands a second time, at another place; merge files with osmium merge");
    }
    lonNano[index] = lon;
    latNano[index] = lat;
  }

  void setStops(int index) {
    stops.set(index);
  }

  boolean isKnown(int index) {
    return lonNano[index] != NOWHERE;
  }

  boolean stops(int index) {
    return stops.get(index);
  }

  int stopCount() {
    return stops.cardinality();
  }

  /** Degrees, the double nearest to the stored nanodegrees. */
  double lon(int index) {
    return lonNano[index] / 1e9;
  }

  /** Degrees, the double nearest to the stored nanodegrees. */
  double lat(int index) {
    return latNano[index] / 1e9;
  }

  /** The lowest id, or 0 when that is lower. */
  long floor() {
    return ids.length == 0 ? 0 : Math.min(0, ids[0]);
  }
}
