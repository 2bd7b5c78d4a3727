package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places in an old estate itself. Rooms with the same {@code placeId} are one place; only rooms
 * in use count, and one whose state is not given may be in use or not.
 *
 * @param largest m2 of the largest place that is surely in use; 0 when there is none
 * @param perhapsEnough whether what is not known could make a place of the area asked for
 */
record OwnPlaces(BigDecimal largest, boolean perhapsEnough) {
  static OwnPlaces of(List<CareRoom> rooms, BigDecimal minimum, boolean grossArea) {
    BigDecimal largest = BigDecimal.ZERO;
    boolean perhaps = false;
    for (List<CareRoom> place : places(rooms)) {
      BigDecimal sure = BigDecimal.ZERO;
      BigDecimal possible = BigDecimal.ZERO;
      boolean open = false;
      for (CareRoom room : place) {
        BigDecimal area = grossArea ? room.grossArea() : room.netArea();
        open |= area == null;
        BigDecimal known = area == null ? BigDecimal.ZERO : area;
        possible = possible.add(known);
        sure = room.status() == null ? sure : sure.add(known);
      }
      largest = largest.max(sure);
      perhaps |= sure.compareTo(minimum) < 0 && (open || possible.compareTo(minimum) >= 0);
    }
    return new OwnPlaces(largest, perhaps);
  }

  private static Iterable<List<CareRoom>> places(List<CareRoom> rooms) {
    Map<Object, List<CareRoom>> byPlace = new LinkedHashMap<>();
    for (CareRoom room : rooms == null ? List.<CareRoom>of() : rooms) {
      if (room.status() == null || room.status().equals("in_use")) {
        Object key = room.placeId() == null ? List.of(byPlace.size()) : room.placeId();
        byPlace.computeIfAbsent(key, k -> new ArrayList<>()).add(room);
      }
    }
    return byPlace.values();
  }
}
