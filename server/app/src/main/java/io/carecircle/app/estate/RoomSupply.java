package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The care rooms of an estate as places (处): all rooms with the same {@code placeId} are one, a
 * room without one is its own. A place counts when its in-unit area reaches the minimum; removed
 * and misused rooms are in no place.
 */
final class RoomSupply {
  private final List<Place> places;
  private final BigDecimal minimum;
  private final boolean known;

  /**
   * One place.
   *
   * @param name its {@code placeId}, or that of its only room, or null
   * @param net in-unit area of its rooms, or null when one of them is not given
   * @param gross or null when one of them is not given
   */
  record Place(String name, int rooms, BigDecimal net, BigDecimal gross) {
    private boolean reaches(BigDecimal minimum) {
      return net != null && net.compareTo(minimum) >= 0;
    }
  }

  /**
   * @param rooms null when nothing is said of care rooms
   * @param minimum in-unit area of a place that counts, m2
   */
  RoomSupply(List<CareRoom> rooms, BigDecimal minimum) {
    this.minimum = minimum;
    this.places = rooms == null ? List.of() : places(rooms);
    this.known = rooms != null && places.stream().allMatch(p -> p.net() != null);
  }

  private static List<Place> places(List<CareRoom> rooms) {
    Map<String, List<CareRoom>> byPlace = new LinkedHashMap<>();
    List<Place> places = new ArrayList<>();
    for (CareRoom room : rooms) {
      if (!room.counts()) {
        continue;
      }
      if (room.placeId() == null) {
        places.add(new Place(room.id(), 1, room.netArea(), room.grossArea()));
      } else {
        byPlace.computeIfAbsent(room.placeId(), p -> new ArrayList<>()).add(room);
      }
    }
    byPlace.forEach(
        (name, list) ->
            places.add(
                new Place(
                    name,
                    list.size(),
                    sum(list.stream().map(CareRoom::netArea).toList()),
                    sum(list.stream().map(CareRoom::grossArea).toList()))));
    return places;
  }

  /** The sum, or null when a part is not known. */
  private static BigDecimal sum(List<BigDecimal> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal part : parts) {
      if (part == null) {
        return null;
      }
      sum = sum.add(part);
    }
    return sum;
  }

  /** In-unit area of the places that count, or null when an area is not given. */
  BigDecimal net() {
    return known ? sum(counted().stream().map(Place::net).toList()) : null;
  }

  /** Gross area of the places that count by their in-unit area, or null when one is not given. */
  BigDecimal gross() {
    return known ? sum(counted().stream().map(Place::gross).toList()) : null;
  }

  /** Gross area of all rooms, or null when one is not given or nothing is said of rooms. */
  BigDecimal grossOfAll() {
    return known ? sum(places.stream().map(Place::gross).toList()) : null;
  }

  /** In-unit area of the known places that count: at least so much is there. */
  BigDecimal netAtLeast() {
    return sum(counted().stream().map(Place::net).toList());
  }

  boolean hasGross() {
    return places.stream().anyMatch(p -> p.gross() != null);
  }

  List<Place> counted() {
    return places.stream().filter(p -> p.reaches(minimum)).toList();
  }

  /** Places that are known to be too small. */
  List<Place> tooSmall() {
    return places.stream().filter(p -> p.net() != null && !p.reaches(minimum)).toList();
  }

  /** How many places have a room whose in-unit area is not given. */
  long unknownPlaces() {
    return places.stream().filter(p -> p.net() == null).count();
  }
}
