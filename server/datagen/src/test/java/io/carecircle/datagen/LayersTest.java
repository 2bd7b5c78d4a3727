package io.carecircle.datagen;

import static io.carecircle.datagen.BuiltCity.layer;
import static io.carecircle.datagen.BuiltCity.number;
import static io.carecircle.datagen.BuiltCity.rows;
import static io.carecircle.datagen.BuiltCity.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** The layers are those of the contract: names, types, ids, codes, places. */
class LayersTest {
  private static final Set<String> KINDS =
      Set.of(
          "community_care",
          "township_care",
          "nursing_home",
          "canteen",
          "mutual_aid",
          "integrated_care",
          "rehab_aid",
          "medical",
          "elder_school",
          "fitness",
          "culture",
          "convenience",
          "activity_centre",
          "emergency");

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
              type(String.class, "code", "name", "level", "parentCode", "areaType"),
              type(String.class, "populationBasis", "kind", "regionCode", "status", "operator"),
              type(String.class, "stage", "jurisdiction", "ownership", "landUse"),
              type(Long.class, "population", "elders60", "elders65", "elders80", "households"),
              type(Long.class, "beds", "nursingBeds", "dementiaBeds", "capacity", "star"),
              type(LocalDate.class, "date", "openDate", "closeDate", "planningConditionsDate"),
              type(LocalDate.class, "filingDate", "deadline"),
              type(
                  Boolean.class, "urban", "communityLevel", "renewalPlan", "forbidden", "required"),
              type(BigDecimal.class, "netArea", "grossArea", "totalFloorArea", "floorArea", "cost"),
              type(BigDecimal.class, "undergroundFloorArea", "residentialFloorArea"),
              type(JsonText.class, "gates", "careRooms"))
          .entrySet()
          .stream()
          .flatMap(e -> e.getKey().stream().map(name -> Map.entry(name, e.getValue())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static Map.Entry<List<String>, Class<?>> type(Class<?> type, String... names) {
    return Map.entry(List.of(names), type);
  }

  @Test
  void everyColumnIsInTheContractAndHasItsType() {
    assertEquals(
        List.of("regions", "communities", "facilities", "estates", "candidates"),
        List.copyOf(BuiltCity.CITY.layers().keySet()));
    for (String id : BuiltCity.CITY.layers().keySet()) {
      FeatureTable table = layer(id);
      for (String column : table.columnNames()) {
        assertNotNull(TYPES.get(column), id + " has the unknown column " + column);
        for (int row = 0; row < table.size(); row++) {
          Object value = table.value(row, column);
          assertTrue(
              value == null || TYPES.get(column) == value.getClass(), id + " " + column + value);
        }
      }
    }
  }

  @Test
  void idsAscendAndPlacesAreInTheCity() {
    for (String id : List.of("communities", "facilities", "estates", "candidates")) {
      FeatureTable table = layer(id);
      Geometry city = layer("regions").geometry(0);
      for (int row = 0; row < table.size(); row++) {
        assertTrue(
            row == 0 || FeatureOrder.BY_ID.compare(table.id(row - 1), table.id(row)) < 0,
            table.id(row));
        assertTrue(
            city.getEnvelopeInternal().covers(table.geometry(row).getEnvelopeInternal()),
            table.id(row));
        assertEquals(row + 1, table.sourceRow(row));
      }
    }
  }

  @Test
  void facilitiesAreOfKnownKindsInRealRegions() {
    FeatureTable facilities = layer("facilities");
    FeatureTable regions = layer("regions");
    Set<String> codes = new HashSet<>();
    for (int row = 0; row < regions.size(); row++) {
      codes.add(regions.id(row));
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (int row = 0; row < facilities.size(); row++) {
      String kind = text(facilities, row, "kind");
      counts.merge(kind, 1, Integer::sum);
      assertTrue(codes.contains(text(facilities, row, "regionCode")), facilities.id(row));
      assertTrue(facilities.geometry(row) instanceof Point);
      LocalDate open = (LocalDate) facilities.value(row, "openDate");
      boolean operating = "operating".equals(text(facilities, row, "status"));
      // Those that operate did so in the year that the figures are of.
      assertTrue(!operating || open.getYear() <= 2020, facilities.id(row));
    }
    assertEquals(KINDS, counts.keySet());
    int dormant = rows(facilities, "status", "dormant").length;
    assertEquals(64, dormant);
    // Drawn in one piece: more than this would have to be tiled.
    assertTrue(facilities.size() < 15_000, facilities.size() + " facilities");
  }

  @Test
  void estatesAreValidBlocksWithGatesAtTheirWalls() {
    FeatureTable estates = layer("estates");
    assertEquals(520, rows(estates, "renewalPlan", true).length); // 温政办〔2023〕75号 6
    int old = rows(estates, "stage", "old").length;
    assertTrue(old > 520 && old < estates.size());
    Pattern gate = Pattern.compile("\\{\"id\":\"g\\d\",\"lat\":([0-9.]+),\"lon\":([0-9.]+)}");
    for (int row = 0; row < estates.size(); row++) {
      Polygon area = (Polygon) estates.geometry(row);
      assertTrue(area.isValid(), estates.id(row));
      assertTrue(plotRatio(estates, row, area) < 5, estates.id(row));
      Matcher gates = gate.matcher(estates.value(row, "gates").toString());
      int count = 0;
      while (gates.find()) {
        Point at =
            area.getFactory()
                .createPoint(
                    new Coordinate(
                        Double.parseDouble(gates.group(2)), Double.parseDouble(gates.group(1))));
        // Half way along a wall, rounded to the grid of 1e-7 degrees.
        assertTrue(area.getExteriorRing().distance(at) < 2e-7, estates.id(row));
        count++;
      }
      assertTrue(count == 1 || count == 2, estates.id(row));
    }
  }

  /** Floor on each square metre of land; flats reach three or four. */
  private static double plotRatio(FeatureTable estates, int row, Polygon area) {
    LocalScale scale = LocalScale.at(area.getCentroid().getY());
    double land = area.getArea() * scale.metresPerDegreeLon() * scale.metresPerDegreeLat();
    return ((BigDecimal) estates.value(row, "residentialFloorArea")).doubleValue() / land;
  }

  @Test
  void newEstatesPassFailAndLeaveOpen() {
    FeatureTable estates = layer("estates");
    Pattern room =
        Pattern.compile(
            "\\{(\"grossArea\":[0-9.]+,)?\"id\":\"r\\d\",(\"netArea\":([0-9.]+),)?"
                + "\"placeId\":\"(p\\d)\",\"status\":\"[a-z_]+\"}");
    int enough = 0;
    int shortOf = 0;
    int smallPlaces = 0;
    int open = 0;
    for (int row : rows(estates, "stage", "new")) {
      String json = estates.value(row, "careRooms").toString();
      assertEquals("[]", room.matcher(json).replaceAll("").replace(",", ""), json);
      BigDecimal floor = (BigDecimal) estates.value(row, "totalFloorArea");
      BigDecimal given = BigDecimal.ZERO;
      Map<String, BigDecimal> places = new TreeMap<>();
      boolean known = floor != null;
      Matcher rooms = room.matcher(json);
      while (rooms.find()) {
        known &= rooms.group(3) != null;
        BigDecimal net = new BigDecimal(rooms.group(3) == null ? "0" : rooms.group(3));
        given = given.add(net);
        places.merge(rooms.group(4), net, BigDecimal::add);
      }
      if (!known) {
        open++;
        continue;
      }
      // 2 per mille of the floor area, 30 m2 for 100 households, 300 m2: the largest.
      BigDecimal required =
          floor
              .multiply(new BigDecimal("0.002"))
              .max(BigDecimal.valueOf(number(estates, row, "households") * 3, 1))
              .max(BigDecimal.valueOf(300));
      boolean small =
          places.values().stream().anyMatch(p -> p.compareTo(BigDecimal.valueOf(300)) < 0);
      enough += given.compareTo(required) >= 0 && !small ? 1 : 0;
      smallPlaces += given.compareTo(required) >= 0 && small ? 1 : 0;
      shortOf += given.compareTo(required) < 0 ? 1 : 0;
    }
    assertTrue(enough > 100, enough + " with enough");
    assertTrue(shortOf > 20, shortOf + " short");
    assertTrue(smallPlaces > 5, smallPlaces + " with enough in places too small");
    assertTrue(open > 15, open + " open");
  }

  @Test
  void candidatesAreIdleBuildings() {
    FeatureTable candidates = layer("candidates");
    assertEquals(420, candidates.size());
    for (int row = 0; row < candidates.size(); row++) {
      assertTrue(text(candidates, row, "kind").startsWith("闲置"));
      BigDecimal cost = (BigDecimal) candidates.value(row, "cost");
      // 亿元: 240 m2 at 1,800 yuan are 432,000 yuan, 2,020 m2 are 3,636,000.
      assertTrue(cost.compareTo(new BigDecimal("0.00432")) >= 0, cost::toString);
      assertTrue(cost.compareTo(new BigDecimal("0.03636")) <= 0, cost::toString);
    }
  }

  @Test
  void aMissingLayerIsNamed() {
    Executable asks = () -> BuiltCity.CITY.getLayer("projects");
    String message = assertThrows(IllegalArgumentException.class, asks).getMessage();
    assertTrue(message.contains("projects") && message.contains("estates"), message);
  }
}
