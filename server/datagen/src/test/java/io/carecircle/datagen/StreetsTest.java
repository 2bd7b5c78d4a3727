package io.carecircle.datagen;

import static io.carecircle.datagen.BuiltCity.NETWORK;
import static io.carecircle.datagen.BuiltCity.layer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

class StreetsTest {
  private static final int SNAP_MM = 300_000;

  @Test
  void thereAreStreetsEnoughAndNotTooMany() {
    assertTrue(NETWORK.edgeCount() >= 150_000, NETWORK.edgeCount() + " edges");
    assertTrue(NETWORK.edgeCount() <= 400_000, NETWORK.edgeCount() + " edges");
  }

  /** Damen, Luxi, Beiji and Nanji are islands; all the rest hangs together. */
  @Test
  void islandsStayUnconnected() {
    assertEquals(5, NETWORK.islands().count());
    Map<Integer, Set<String>> townships = new TreeMap<>();
    Map<String, Integer> islands = islandOfCommunity(NETWORK);
    islands.forEach(
        (code, island) ->
            townships.computeIfAbsent(island, i -> new HashSet<>()).add(code.split("-")[0]));
    int main = islands.get("330302006-001");
    Set<Set<String>> separate = new HashSet<>();
    townships.forEach(
        (island, codes) -> {
          if (island != main) {
            separate.add(codes);
          }
        });
    assertEquals(
        Set.of(Set.of("330305101"), Set.of("330305202"), Set.of("330326119"), Set.of("330381222")),
        separate);
    // Each is long enough to count as real and not as a drawing defect.
    for (long lengthMm : NETWORK.islands().lengthMm()) {
      assertTrue(lengthMm > 2_000_000, lengthMm + " mm of streets");
    }
  }

  /** Without its bridges the land falls into its 14 parts: nothing else crosses the water. */
  @Test
  void onlyBridgesCrossTheWater() {
    Network dry = BuiltCity.network(line -> !line.id().startsWith("bridge-"));
    assertEquals(14, dry.islands().count());
  }

  @Test
  void oneBridgeLeadsToDongtou() {
    Network cut = BuiltCity.network(line -> !"灵昆桥".equals(line.name()));
    Map<String, Integer> islands = islandOfCommunity(cut);
    String town = "330302006-001";
    for (String dongtou : List.of("330305001-001", "330305002-001", "330305006-001")) {
      assertNotEquals(islands.get(town), islands.get(dongtou), dongtou);
      assertEquals(islands.get("330305001-001"), islands.get(dongtou), dongtou);
    }
    Map<String, Integer> joined = islandOfCommunity(NETWORK);
    assertEquals(joined.get(town), joined.get("330305001-001"));
  }

  @Test
  void everyCommunityAndFacilityIsNearAStreet() {
    for (String id : List.of("communities", "facilities", "candidates")) {
      PointSet points = points(layer(id));
      Snapped joined = new Snapper(NETWORK).snapToMain(points, SNAP_MM);
      assertEquals(points.size(), joined.joinedCount(), id);
    }
  }

  @Test
  void nodesAreNamedByTheirPlace() {
    Map<Long, Coordinate> places = new HashMap<>();
    for (StreetLine line : BuiltCity.CITY.streets()) {
      for (int n = 0; n < line.nodes().length; n++) {
        Coordinate at = new Coordinate(line.lon()[n], line.lat()[n]);
        Coordinate before = places.putIfAbsent(line.nodes()[n], at);
        assertTrue(before == null || before.equals2D(at), line.id());
        assertTrue(n == 0 || line.nodes()[n] != line.nodes()[n - 1], line.id());
      }
    }
    assertEquals(places.size(), new HashSet<>(places.values()).size(), "a place with two names");
  }

  /** Streets keep out of the rivers: hardly any vertex of a street lies in one. */
  @Test
  void streetsAreDry() {
    FeatureTable water = BuiltCity.CITY.water();
    List<IndexedPointInAreaLocator> waters =
        IntStream.range(0, water.size())
            .mapToObj(w -> new IndexedPointInAreaLocator(water.geometry(w)))
            .toList();
    Set<String> wet = new HashSet<>();
    for (StreetLine line : BuiltCity.CITY.streets()) {
      for (int n = 0; n < line.nodes().length; n++) {
        Coordinate at = new Coordinate(line.lon()[n], line.lat()[n]);
        if (waters.stream().anyMatch(w -> w.locate(at) == Location.INTERIOR)) {
          wet.add(line.id());
        }
      }
    }
    // Footpaths out of villages may end on a river's bank.
    assertTrue(wet.size() < 40, wet::toString);
  }

  private static Map<String, Integer> islandOfCommunity(Network network) {
    PointSet points = points(layer("communities"));
    Snapped joined = new Snapper(network).snapToMain(points, SNAP_MM);
    Map<String, Integer> islands = new HashMap<>();
    for (int p = 0; p < points.size(); p++) {
      int node = network.streets().from()[joined.edge()[p]];
      islands.put(points.ids().get(p), network.islands().island()[node]);
    }
    return islands;
  }

  private static PointSet points(FeatureTable table) {
    return new PointSet(
        IntStream.range(0, table.size()).mapToObj(table::id).toList(),
        IntStream.range(0, table.size())
            .mapToDouble(row -> table.geometry(row).getCoordinate().x)
            .toArray(),
        IntStream.range(0, table.size())
            .mapToDouble(row -> table.geometry(row).getCoordinate().y)
            .toArray());
  }
}
