package io.carecircle.formats.osm;

import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns ways into lines: a way is cut where a node is missing (the gap is never bridged by a
 * straight line) and at each node that stops people. There every arm of every way gets a node key
 * of its own, so nothing passes, while each arm still ends at the barrier.
 *
 * <p>Ways must come in ascending order of id: the keys at barriers are counted down in that order,
 * which makes them independent of the order of the file.
 */
final class WayCutter {
  private final NodePlaces places;
  private final List<StreetLine> lines = new ArrayList<>();
  private final GrowingLongs keys = new GrowingLongs();
  private final GrowingLongs indexes = new GrowingLongs();
  private long nextKey;
  private int brokenReferences;
  private int cutWays;
  private int piece;

  WayCutter(NodePlaces places) {
    this.places = places;
    this.nextKey = places.floor() - 1;
  }

  void cut(long id, String name, FootRules.Walk walk, long[] refs) {
    int missing = 0;
    piece = 0;
    for (int i = 0; i < refs.length; i++) {
      int index = places.indexOf(refs[i]);
      if (!places.isKnown(index)) {
        missing++;
        endPiece(id, name, walk);
      } else if (places.stops(index)) {
        if (keys.size() > 0) {
          addNode(nextKey--, index);
          endPiece(id, name, walk);
        }
        if (i + 1 < refs.length) {
          addNode(nextKey--, index);
        }
      } else {
        addNode(refs[i], index);
      }
    }
    endPiece(id, name, walk);
    brokenReferences += missing;
    cutWays += missing > 0 ? 1 : 0;
  }

  List<StreetLine> lines() {
    return lines;
  }

  int brokenReferences() {
    return brokenReferences;
  }

  /** Ways with a broken reference. */
  int cutWays() {
    return cutWays;
  }

  private void addNode(long key, int index) {
    keys.add(key);
    indexes.add(index);
  }

  private void endPiece(long id, String name, FootRules.Walk walk) {
    if (keys.size() >= 2) {
      piece++;
      double[] lon = new double[keys.size()];
      double[] lat = new double[keys.size()];
      for (int i = 0; i < lon.length; i++) {
        lon[i] = places.lon((int) indexes.get(i));
        lat[i] = places.lat((int) indexes.get(i));
      }
      lines.add(
          new StreetLine(
              piece == 1 ? Long.toString(id) : id + "/" + piece,
              name,
              walk.streetClass(),
              walk.forward(),
              walk.backward(),
              keys.toArray(),
              lon,
              lat));
    }
    keys.clear();
    indexes.clear();
  }
}
