package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Facilities that come and go. Each has a number, and the numbers ascend with the ids, so that
 * comparing numbers compares ids; gaps between them leave room for those that come later.
 */
final class OpenFacilities {
  private final TreeMap<String, Facility> byId = new TreeMap<>(FeatureOrder.BY_ID);
  private final Map<Integer, Facility> byNumber = new HashMap<>();
  private final Map<Integer, Map<String, Facility>> byEdge = new HashMap<>();

  /**
   * One facility.
   *
   * @param edge where it stands, or -1 when it could not be joined to the streets
   * @param side of an arterial road, see {@link Snapped#side}
   */
  record Facility(
      String id, int number, double lon, double lat, int edge, int offsetMm, int legMm, byte side) {
    Facility numbered(int other) {
      return new Facility(id, other, lon, lat, edge, offsetMm, legMm, side);
    }

    /** The same facility where the i-th of some points stands. */
    Facility standing(Snapped at, int i) {
      return new Facility(
          id, number, lon, lat, at.edge()[i], at.offsetMm()[i], at.legMm()[i], at.side()[i]);
    }
  }

  OpenFacilities copy() {
    OpenFacilities copy = new OpenFacilities();
    byId.values().forEach(copy::put);
    return copy;
  }

  Collection<Facility> all() {
    return byId.values();
  }

  Optional<Facility> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Facility numbered(int number) {
    return byNumber.get(number);
  }

  Collection<Facility> on(int edge) {
    Map<String, Facility> there = byEdge.get(edge);
    return there == null ? List.of() : there.values();
  }

  void put(Facility facility) {
    remove(facility.id());
    byId.put(facility.id(), facility);
    byNumber.put(facility.number(), facility);
    byEdge
        .computeIfAbsent(facility.edge(), e -> new TreeMap<>(FeatureOrder.BY_ID))
        .put(facility.id(), facility);
  }

  void remove(String id) {
    Facility former = byId.remove(id);
    if (former != null) {
      byNumber.remove(former.number());
      byEdge.get(former.edge()).remove(id);
    }
  }

  PointSet points() {
    return new PointSet(
        List.copyOf(byId.keySet()),
        byId.values().stream().mapToDouble(Facility::lon).toArray(),
        byId.values().stream().mapToDouble(Facility::lat).toArray());
  }

  /** A number for an id that is not there yet, or -1 when there is none left between its two. */
  int numberFor(String id) {
    Map.Entry<String, Facility> before = byId.lowerEntry(id);
    Map.Entry<String, Facility> after = byId.higherEntry(id);
    long low = before == null ? 0 : before.getValue().number();
    long high = after == null ? Integer.MAX_VALUE : after.getValue().number();
    return high - low < 2 ? -1 : (int) ((low + high) / 2);
  }

  /** Numbers all anew, evenly; gives the new number of each former one. */
  Map<Integer, Integer> renumber() {
    List<Facility> all = List.copyOf(byId.values());
    Map<Integer, Integer> renumbered = new HashMap<>();
    byNumber.clear();
    for (int i = 0; i < all.size(); i++) {
      renumbered.put(all.get(i).number(), evenly(i, all.size()));
    }
    for (Facility f : all) {
      Facility other = f.numbered(renumbered.get(f.number()));
      byId.put(f.id(), other);
      byNumber.put(other.number(), other);
      byEdge.get(f.edge()).put(f.id(), other);
    }
    return renumbered;
  }

  /** The number of the i-th of so many facilities. */
  static int evenly(int i, int size) {
    return (int) ((i + 1L) * Integer.MAX_VALUE / (size + 1L));
  }
}
