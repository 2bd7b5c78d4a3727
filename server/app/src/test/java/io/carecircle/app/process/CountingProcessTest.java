package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.METRES_PER_DEGREE;
import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.county;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.result.Verification;
import io.carecircle.kernel.layer.JsonText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/**
 * Counting as a planner asks for it: places, borders, ages, kinds, areas. One street of 5,000 m,
 * two counties whose border is at 1,500 m.
 */
class CountingProcessTest {
  private static final String CARE = "community_care";

  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
    town.street(0, 500, 1000, 2000, 5000);
    // f1 stands in 330302, f2 a hundred metres beyond the county line.
    town.layer(
        "facilities",
        row(
            "f1",
            at(0),
            "kind",
            CARE,
            "status",
            "operating",
            "regionCode",
            "330302",
            "capacity",
            25L),
        row(
            "f2",
            at(1600),
            "kind",
            "township_care",
            "status",
            "operating",
            "regionCode",
            "330303",
            "capacity",
            35L));
    // Seconds to f1 and f2: a 100, 1500; b 800, 800; c 1400, 200; d -, 400.
    town.layer(
        "communities",
        home("a", 100, 20, 5, "330302001"),
        home("b", 800, 30, 6, "330302001"),
        home("c", 1400, 40, 7, "330302002"),
        home("d", 2000, 10, 8, "330303001"));
  }

  private static Object[] home(
      String id, double metres, long elders60, long elders80, String code) {
    return row(id, at(metres), "elders60", elders60, "elders80", elders80, "regionCode", code);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static void assertCounts(
      JsonNode row, int population, int covered, int over, int out, int unknown) {
    assertEquals(population, row.get("population").intValue(), row.toString());
    assertEquals(covered, row.get("covered").intValue(), row.toString());
    assertEquals(over, row.get("overCapacity").intValue(), row.toString());
    assertEquals(out, row.get("outOfReach").intValue(), row.toString());
    assertEquals(unknown, row.get("unknown").intValue(), row.toString());
  }

  /**
   * 60 places for 100 elders, all in reach, so all 60 are taken. The 35 of f2 go to c at 200 m
   * rather than to d at 400 m; the 25 of f1 to a at 100 m and 5 of b at 800 m. Of b 25, of c 5 and
   * of d 10 are left over.
   */
  @Test
  void placesAreSharedOutAndTheClassesAddUp() {
    JsonNode result = town.run("coverage", "{\"useCapacity\":true,\"groupBy\":\"county\"}");
    assertCounts(result.get("total"), 100, 60, 40, 0, 0);
    assertCounts(result.get("regions").get(0), 90, 60, 30, 0, 0);
    assertCounts(result.get("regions").get(1), 10, 0, 10, 0, 0);
    assertEquals(1, result.get("total").get("communitiesCovered").intValue(), "a");
    assertEquals(2, result.get("total").get("communitiesPartly").intValue(), "b and c");
    JsonNode ledger = result.get("borderLedger");
    assertEquals(
        "[{\"home\":\"330302\",\"facilityRegion\":\"330302\",\"people\":25},"
            + "{\"home\":\"330302\",\"facilityRegion\":\"330303\",\"people\":35}]",
        ledger.get("flows").toString());
  }

  @Test
  void catchmentsAreTheSameAllocationWithItsPairs() {
    JsonNode result = town.run("catchments", "{\"capacity\":\"limit\",\"pairs\":true}");
    StringBuilder pairs = new StringBuilder();
    for (JsonNode pair : result.get("pairs")) {
      pairs.append(pair.get("demand").stringValue()).append(pair.get("facility").stringValue());
      pairs.append(' ').append(pair.get("seconds")).append(' ').append(pair.get("people"));
      pairs.append(", ");
    }
    assertEquals("af1 100 20, bf1 800 5, cf2 200 35, ", pairs.toString());
    // 20 x 100 + 5 x 800 + 35 x 200 = 13,000.
    assertEquals(13_000, result.get("total").get("personMetres").intValue());
    assertEquals(40, result.get("total").get("overCapacity").intValue());
    JsonNode f1 = result.get("features").get(0).get("properties");
    assertEquals(25, f1.get("assigned").intValue());
    assertEquals(0, f1.get("residual").intValue());
    // (20 x 100 + 5 x 800) / 25.
    assertEquals(240, f1.get("meanSeconds").intValue());
    assertEquals(800, f1.get("farthestSeconds").intValue());
    // By id: a 20 and b 5 to f1, then b 25 to f2, c 10 to f2, nothing left for d.
    JsonNode byId =
        town.run(
            "catchments",
            "{\"capacity\":\"limit\",\"rule\":\"sequential\",\"order\":\"id\",\"pairs\":true}");
    assertEquals(4, byId.get("pairs").size());
    assertEquals("c", byId.get("pairs").get(3).get("demand").stringValue());
    assertEquals(10, byId.get("pairs").get(3).get("people").intValue());
    assertEquals("id", byId.at("/run/parameters/order").stringValue(), "the order is saved");
  }

  /** Coverage and catchments share out the same places: one rule, two views. */
  @Test
  void coverageAndCatchmentsAgree() {
    for (String spread : List.of("point", "streets", "gates")) {
      String common = "\"reach\":{\"minutes\":12},\"demand\":{\"spread\":\"" + spread + "\"}}";
      JsonNode coverage = town.run("coverage", "{\"useCapacity\":true," + common).get("total");
      JsonNode total =
          town.run("catchments", "{\"capacity\":\"limit\",\"polygons\":false," + common)
              .get("total");
      assertEquals(coverage.get("covered"), total.get("assigned"));
      assertEquals(coverage.get("overCapacity"), total.get("overCapacity"));
      assertEquals(coverage.get("outOfReach"), total.get("outOfReach"));
      assertTrue(
          total.get("overCapacity").intValue() > 0 && total.get("outOfReach").intValue() > 0);
    }
  }

  /** An unknown capacity is no limit, and the run names who did not give it. */
  @Test
  void anUnknownCapacityIsNoLimit() {
    town.layer("facilities", row("f1", at(0), "kind", CARE, "status", "operating"));
    JsonNode result = town.run("catchments", "{\"capacity\":\"limit\"}");
    assertEquals(50, result.get("total").get("assigned").intValue());
    assertTrue(result.get("features").get(0).get("properties").get("residual").isNull());
    String warnings = result.at("/run/warnings").toString();
    assertTrue(warnings.contains("no capacity") && warnings.contains("f1"), warnings);
  }

  /**
   * The ground of f1 and f2 meets where both walks are 800 m; polygons hold their facility and what
   * is nearer to it, and lie side by side.
   */
  @Test
  void theGroundIsDrawnAsTheNearest() {
    JsonNode features = town.run("catchments", "{}").get("features");
    Envelope first = box(features.get(0).get("geometry"));
    Envelope second = box(features.get(1).get("geometry"));
    assertEquals("MultiPolygon", features.get(0).get("geometry").get("type").stringValue());
    assertEquals(800, first.getMaxX() * METRES_PER_DEGREE, 25);
    assertEquals(800, second.getMinX() * METRES_PER_DEGREE, 25);
    assertEquals(2500, second.getMaxX() * METRES_PER_DEGREE, 40);
    assertTrue(features.get(0).get("properties").get("areaSquareMetres").doubleValue() > 10_000);
    assertEquals(
        0, features.get(0).get("properties").get("wronglyInside").intValue(), "b is a tie");
  }

  /**
   * The county line at 1,500 m: f1 has the west, f2 the east; without a county nothing is drawn.
   */
  @Test
  void groundIsDrawnForTheOwnCounty() {
    String asked =
        "{\"groupBy\":\"county\",\"neighbours\":\"own-only\",\"reach\":{\"minutes\":30}}";
    JsonNode undrawn = town.run("catchments", asked);
    assertTrue(undrawn.at("/features/0/geometry").isNull());
    assertEquals("region-not-drawn", undrawn.at("/features/0/properties/reason").stringValue());
    assertTrue(undrawn.at("/run/warnings").toString().contains("330302, 330303"));
    town.layer("regions", county("330302", -500, 1500), county("330303", 1500, 9000));
    JsonNode own = town.run("catchments", asked).get("features");
    assertEquals(1500, box(own.get(0).get("geometry")).getMaxX() * METRES_PER_DEGREE, 0.02);
    assertEquals(1500, box(own.get(1).get("geometry")).getMinX() * METRES_PER_DEGREE, 0.02);
    assertTrue(own.get(0).at("/properties/reason").isNull());
    for (JsonNode feature : own) {
      assertEquals(0, feature.at("/properties/wronglyInside").intValue());
      assertEquals(0, feature.at("/properties/wronglyOutside").intValue());
    }
  }

  private static Envelope box(JsonNode geometry) {
    Envelope box = new Envelope();
    for (JsonNode polygon : geometry.get("coordinates")) {
      for (JsonNode position : polygon.get(0)) {
        box.expandToInclude(position.get(0).doubleValue(), position.get(1).doubleValue());
      }
    }
    return box;
  }

  /** T12, N13: b and c of 330302: b is as near to f1 as to f2 (f1 wins), c is served by f2. */
  @Test
  void bothRulesOfNeighboursAreShownAndTheLedgerAddsUp() {
    for (String rule : List.of("allow", "own-only")) {
      JsonNode result =
          town.run("coverage", "{\"groupBy\":\"county\",\"neighbours\":\"" + rule + "\"}");
      JsonNode first = result.get("regions").get(0);
      assertEquals(90, first.get("coveredNeighboursAllowed").intValue(), rule);
      assertEquals(50, first.get("coveredOwnOnly").intValue(), rule);
      assertEquals(100, result.get("total").get("coveredNeighboursAllowed").intValue(), rule);
      assertEquals(60, result.get("total").get("coveredOwnOnly").intValue(), rule);
      JsonNode ledger = result.get("borderLedger");
      assertEquals(rule.equals("allow") ? 100 : 60, ledger.get("people").intValue());
      JsonNode home = ledger.get("homes").get(0);
      assertEquals(first.get("covered"), home.get("people"));
      assertEquals(50, home.get("atHome").intValue());
      assertEquals(rule.equals("allow") ? 40 : 0, home.get("elsewhere").intValue());
      JsonNode serving = ledger.get("facilityRegions").get(1);
      assertEquals(rule.equals("allow") ? 50 : 10, serving.get("people").intValue());
      assertEquals(10, serving.get("own").intValue());
    }
    assertFalse(town.run("coverage", "{}").has("borderLedger"), "no regions, no borders");
  }

  /** T10: 50 + 90 people of the kinds, 100 of both together; b is within reach of both. */
  @Test
  void kindsStandBesideTheirUnion() {
    JsonNode result = town.run("coverage", "{\"byKind\":true,\"groupBy\":\"county\"}");
    JsonNode kinds = result.get("kinds");
    assertEquals(2, kinds.size());
    assertEquals("community_care", kinds.get(0).get("kind").stringValue());
    assertEquals(1, kinds.get(0).get("facilities").intValue());
    assertCounts(kinds.get(0).get("total"), 100, 50, 0, 50, 0);
    assertCounts(kinds.get(1).get("total"), 100, 80, 0, 20, 0);
    assertCounts(kinds.get(1).get("regions").get(0), 90, 70, 0, 20, 0);
    assertEquals(100, result.get("total").get("covered").intValue());
  }

  @Test
  void ageBandsAreCountedInOneRun() {
    String only = "{\"facilities\":{\"kinds\":[\"community_care\"]},\"groupBy\":\"county\",";
    JsonNode bands =
        town.run("coverage", only + "\"ageBands\":[\"elders60\",\"elders80\"]}").get("ageBands");
    assertEquals("elders60", bands.get(0).get("weight").stringValue());
    assertCounts(bands.get(0).get("total"), 100, 50, 0, 50, 0);
    assertCounts(bands.get(1).get("total"), 26, 11, 0, 15, 0);
    assertCounts(bands.get(1).get("regions").get(0), 18, 11, 0, 7, 0);
    JsonNode alone =
        town.run("coverage", only + "\"demand\":{\"weight\":\"elders80\"}}").get("total");
    assertEquals(alone.get("meanSeconds"), bands.get(1).get("total").get("meanSeconds"));
  }

  private static Geometry strip(double west, double east) {
    return new GeometryFactory().toGeometry(new Envelope(lon(west), lon(east), -1e-4, 1e-4));
  }

  /**
   * T21: 240 elders along 0 to 2,000 m are three on each of 80 pieces of 25 m; 36 of these end
   * within 900 m of f1 at 0: 108 elders. At its one point, 1,000 m, nobody is covered.
   */
  @Test
  void anAreaIsSpreadOverItsStreets() {
    town.layer(
        "communities",
        row("long", strip(0, 2000), "elders60", 240L, "regionCode", "330302001"),
        row("dry", strip(6000, 6010), "elders60", 7L, "regionCode", "330302001"),
        home("point", 100, 3, 0, "330302001"));
    String inputs = "{\"facilities\":{\"ids\":[\"f1\"]},\"demand\":{\"spread\":\"%s\"}}";
    JsonNode point = town.run("coverage", inputs.formatted("point"));
    assertCounts(point.get("total"), 250, 3, 0, 240, 7);
    assertEquals(
        "{\"gates\":0,\"point\":1,\"pointOnSurface\":2,\"streets\":0}",
        point.get("placement") + "");
    JsonNode streets = town.run("coverage", inputs.formatted("streets"));
    assertEquals(
        "{\"gates\":0,\"point\":1,\"pointOnSurface\":1,\"streets\":1}",
        streets.get("placement") + "");
    assertCounts(streets.get("total"), 250, 111, 0, 132, 7);
    assertEquals(3, streets.get("total").get("communities").intValue());
    assertEquals(1, streets.get("total").get("communitiesCovered").intValue());
    assertEquals(1, streets.get("total").get("communitiesPartly").intValue());
    assertEquals(1, streets.get("total").get("communitiesUnknown").intValue());
    JsonNode pairs =
        town.run(
                "catchments",
                inputs.replace("{\"fac", "{\"pairs\":true,\"fac").formatted("streets"))
            .get("pairs");
    assertEquals(2, pairs.size(), "one row a community, not a piece");
    assertEquals(108, pairs.get(0).get("people").intValue());
    // The middles of the pieces: 12.5, 37.5 ... 887.5 m, whose mean is 450 m.
    assertEquals(450, pairs.get(0).get("seconds").intValue(), 3);
    assertEquals(888, pairs.get(0).get("farthestSeconds").intValue());
  }

  /**
   * T21: a walled estate from 700 to 1,300 m with gates at its ends: 700 m by the western gate,
   * 1,000 m from its middle. The difference between the two readings is 50 households.
   */
  @Test
  void peopleOfAWalledEstateTakeTheirNearestGate() {
    String gates = "[{\"id\":\"g1\",\"lon\":%s,\"lat\":0},[%s,0]]".formatted(lon(1300), lon(700));
    town.layer(
        "estates",
        row("open", strip(100, 110), "households", 9L),
        row("walled", strip(700, 1300), "households", 50L, "gates", new JsonText(gates)));
    String inputs =
        "{\"facilities\":{\"ids\":[\"f1\"]},\"demand\":{\"layer\":\"estates\","
            + "\"weight\":\"households\",\"spread\":\"%s\"}}";
    JsonNode middle = town.run("coverage", inputs.formatted("point"));
    assertCounts(middle.get("total"), 59, 9, 0, 50, 0);
    JsonNode gate = town.run("coverage", inputs.formatted("gates"));
    assertCounts(gate.get("total"), 59, 59, 0, 0, 0);
    assertEquals(
        "{\"gates\":1,\"point\":0,\"pointOnSurface\":1,\"streets\":0}", gate.get("placement") + "");
    JsonNode limited =
        town.run(
            "catchments",
            inputs
                .formatted("gates")
                .replace("{\"fac", "{\"capacity\":\"limit\",\"pairs\":true,\"fac"));
    // 25 places: the 9 at 105 m, and 16 of the 50 at 700 m.
    assertEquals(16, limited.get("pairs").get(1).get("people").intValue());
    assertEquals(700, limited.get("pairs").get(1).get("seconds").intValue());
    assertEquals(34, limited.get("total").get("overCapacity").intValue());
    String broken =
        town.refusal("coverage", inputs.formatted("gates").replace("estates", "nowhere"));
    assertTrue(broken.contains("layer"), broken);
    town.layer("estates", row("odd", strip(0, 1), "households", 1L, "gates", new JsonText("[1]")));
    String odd = town.refusal("coverage", inputs.formatted("gates"));
    assertTrue(odd.contains("odd") && odd.contains("gates"), odd);
  }

  /** T23: the order of the features, and how many threads ask at once, change no byte. */
  @Test
  void theSameBytesWhateverTheOrderAndTheThreads() throws Exception {
    List<String> homes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      homes.add(feature("h" + i, 61.5 * i, "\"elders60\":" + (i * 7 % 11)));
    }
    List<String> sites = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      sites.add(feature("s" + i, 300.5 * i, "\"capacity\":" + 9 * i));
    }
    String before = town.text("catchments", inline(homes, sites));
    Collections.reverse(homes);
    Collections.reverse(sites);
    String mixed = inline(homes, sites);
    assertEquals(before, town.text("catchments", mixed));
    for (int threads : new int[] {1, 2, 8}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        Callable<String> work = () -> town.text("catchments", mixed);
        for (Future<String> answer : pool.invokeAll(Collections.nCopies(8, work))) {
          assertEquals(before, answer.get(), threads + " threads");
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static String inline(List<String> homes, List<String> sites) {
    return "{\"capacity\":\"limit\",\"pairs\":true,\"demand\":{\"features\":%s},\"facilities\":{\"features\":%s}}"
        .formatted(collection(homes), collection(sites));
  }

  private static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String id, double metres, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{%s},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,0]}}"
        .formatted(id, properties, lon(metres));
  }

  /** S11: each home with the nearest medical site; equal ways to the lowest id. */
  @Test
  void institutionsArePairedWithTheirNearestMedicalSite() {
    town.layer(
        "facilities",
        row("n1", at(100), "name", "敬老院", "kind", "nursing_home", "status", "operating"),
        row("n2", at(600), "kind", "nursing_home", "status", "operating"),
        row("n3", at(9000), "kind", "nursing_home", "status", "operating"),
        row("n4", at(4900), "kind", "nursing_home", "status", "operating"),
        row("old", at(100), "kind", "nursing_home", "status", "closed"),
        row("m1", at(400), "name", "卫生院", "kind", "medical", "status", "operating"),
        row("m2", at(800), "kind", "medical", "status", "operating"));
    JsonNode result = town.run("referrals", "{\"cutoffSeconds\":1000}");
    JsonNode pairs = result.get("pairs");
    assertEquals(2, pairs.size());
    assertEquals("n1", pairs.get(0).get("id").stringValue());
    assertEquals("m1", pairs.get(0).get("medicalId").stringValue());
    assertEquals("卫生院", pairs.get(0).get("medicalName").stringValue());
    assertEquals(300, pairs.get(0).get("seconds").intValue());
    assertEquals(300, pairs.get(0).get("metres").intValue());
    assertEquals("m1", pairs.get(1).get("medicalId").stringValue(), "200 m to both");
    assertEquals(
        "[\"not-joined\",\"beyond-cutoff\"]",
        "[\"%s\",\"%s\"]"
            .formatted(
                result.at("/unpaired/0/reason").stringValue(),
                result.at("/unpaired/1/reason").stringValue()));
    assertEquals(0.5, result.at("/total/pairedShare").doubleValue());
    assertEquals(3, town.run("referrals", "{}").get("pairs").size(), "at any distance");
  }

  /**
   * S7: cells of 1 km. 1,100 elders in the first square kilometre and 900 in the second: only the
   * first is above 1,000. At 1,100 none is.
   */
  @Test
  void denseCellsAreMarkedAndNobodyIsLost() {
    town.layer(
        "communities",
        home("a", 100, 600, 0, "330302001"),
        home("b", 900, 500, 0, "330302001"),
        home("c", 1500, 900, 0, "330302001"));
    for (String cell : List.of("square", "hexagon")) {
      JsonNode result = town.run("density", "{\"cell\":\"" + cell + "\"}");
      int elders = 0;
      for (JsonNode feature : result.get("features")) {
        elders += feature.get("properties").get("elders").intValue();
        assertEquals("Polygon", feature.get("geometry").get("type").stringValue());
      }
      assertEquals(2000, elders, cell);
      assertEquals(2000, result.get("total").get("elders").intValue(), cell);
    }
    JsonNode total = town.run("density", "{}").get("total");
    assertEquals(2, total.get("cells").intValue());
    assertEquals(1, total.get("cellsAbove").intValue());
    assertEquals(1100, total.get("eldersAbove").intValue());
    assertEquals(1e6, total.get("areaAboveSquareMetres").doubleValue(), 200);
    JsonNode none = town.run("density", "{\"threshold\":1101}").get("total");
    assertEquals(0, none.get("cellsAbove").intValue());
  }

  @Test
  void savedResultsVerify() throws Exception {
    town.layer("communities", row("long", strip(0, 2000), "elders60", 200L));
    String spread = "\"demand\":{\"spread\":\"streets\"}";
    for (String[] asked :
        new String[][] {
          {
            "coverage",
            "{\"useCapacity\":true,\"byKind\":true,\"groupBy\":\"county\"," + spread + "}"
          },
          {"coverage", "{\"ageBands\":[\"elders80\"]}"},
          {"catchments", "{\"capacity\":\"limit\",\"pairs\":true," + spread + "}"},
          {"catchments", "{\"capacity\":\"limit\",\"rule\":\"sequential\",\"polygons\":false}"},
          {"density", "{\"cell\":\"hexagon\"," + spread + "}"},
        }) {
      JsonNode saved = town.run(asked[0], asked[1]);
      Verification.Verdict verdict = store.get(Verification.class).verify(saved, LinkedFiles.NONE);
      assertTrue(verdict.same(), asked[0] + asked[1] + verdict.differences());
    }
  }
}
