package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.platform.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remedies. Every estate here has 150,000 m2 of homes and 2000 households: it needs max(300, 600,
 * 300) = 600 m2. On this parallel a degree of latitude is about 110,800 m.
 */
class RemediesTest {
  private static final double METRE = 1 / 110_800.0;

  @TempDir static Path folder;
  private static OpenStore store;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private final ObjectNode inputs = EstateDesk.inputs();

  /**
   * An estate on a plot of 100 m by 100 m, its southern edge so many metres north of 28 degrees.
   */
  private void estate(
      String id,
      String jurisdiction,
      String day,
      double southMetres,
      String rooms,
      String remedies) {
    ObjectNode properties = EstateDesk.add(inputs, id);
    ObjectNode feature =
        (ObjectNode)
            inputs
                .at("/estates/features/features")
                .get(inputs.at("/estates/features/features").size() - 1);
    feature.set("geometry", json(square(southMetres)));
    properties.put("jurisdiction", jurisdiction).put("filingDate", day);
    properties.put("totalFloorArea", 150_000).put("residentialFloorArea", 150_000);
    properties.put("households", 2000).put("communityLevel", false);
    properties.set("careRooms", json(rooms));
    properties.set("remedies", json(remedies));
  }

  private static String square(double southMetres) {
    double south = 28 + southMetres * METRE;
    return String.format(
        Locale.ROOT,
        "{'type':'Polygon','coordinates':[[[121,%1$.9f],[121.001,%1$.9f],[121.001,%2$.9f],[121,%2$.9f],[121,%1$.9f]]]}",
        south,
        south + 100 * METRE);
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "the test");
  }

  private JsonNode judged(String id) {
    for (JsonNode each : new EstateDesk(store).run(inputs).get("estates")) {
      if (each.get("id").stringValue().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(id);
  }

  private static JsonNode remedy(JsonNode estate) {
    JsonNode clauses = estate.get("clauses");
    return clauses.get(clauses.size() - 1);
  }

  private static void expect(
      JsonNode estate, String verdict, int provided, int missing, String remedy) {
    assertEquals(verdict, estate.get("verdict").stringValue(), estate::toString);
    assertEquals(provided, estate.get("providedTotal").intValue(), estate::toString);
    assertEquals(missing, estate.get("shortTotal").intValue(), estate::toString);
    assertEquals(remedy, remedy(estate).get("verdict").stringValue(), estate::toString);
  }

  private static final String ROOM_400 = "[{'id':'r1','netArea':400}]";

  @Test
  void poolingInYueqingMakesUpWhatIsShort() {
    // 600 - 400 = 200 short; 250 claimed in a centre of 3000: 200 credited, not more.
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        ROOM_400,
        "[{'id':'c','kind':'pooling','netArea':250,'sourceNetArea':3000}]");
    JsonNode estate = judged("a");
    expect(estate, "pass", 600, 0, "pass");
    assertEquals("remedy-pooling", remedy(estate).get("id").stringValue());
    assertEquals("乐政办函〔2020〕24号 5", remedy(estate).get("citation").stringValue());
    assertEquals(200, remedy(estate).get("required").intValue());
    assertEquals(200, remedy(estate).get("provided").intValue());
    assertEquals(200, estate.get("clauses").get(0).get("credited").intValue());
  }

  @Test
  void aCentreBelowThreeThousandIsShownAndNotCredited() {
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        ROOM_400,
        "[{'id':'c','kind':'pooling','netArea':200,'sourceNetArea':2999.99}]");
    expect(judged("a"), "fail", 400, 200, "fail");
    assertTrue(remedy(judged("a")).get("textEn").stringValue().contains("below 3000 m2"));
  }

  @Test
  void aCentreOfUnknownSizeLeavesTheRemedyUnknownAndTheEstateShort() {
    estate("a", "330382", "2021-05-01", 0, ROOM_400, "[{'id':'c','kind':'pooling','netArea':200}]");
    expect(judged("a"), "fail", 400, 200, "unknown");
    assertTrue(remedy(judged("a")).get("provided").isNull());
  }

  @Test
  void theClauseOfTheWenzhouPlanEndsWithThePlan() {
    // WZ 三(五)2 holds until 2025-12-31, 75 goes on: the estate of 2026 is judged, its pooling not.
    String pooling = "[{'id':'c','kind':'pooling','netArea':200,'sourceNetArea':3000}]";
    estate("a", "330302", "2025-12-31", 0, ROOM_400, pooling);
    estate("b", "330302", "2026-01-01", 500, ROOM_400, pooling.replace("'c'", "'d'"));
    expect(judged("a"), "pass", 600, 0, "pass");
    assertEquals("温发改规划〔2021〕146号 三(五)2", remedy(judged("a")).get("citation").stringValue());
    expect(judged("b"), "fail", 400, 200, "fail");
    assertTrue(
        remedy(judged("b")).get("textEn").stringValue().contains("not in force on 2026-01-01"));
  }

  @Test
  void aRemedyHasADateOfItsOwn() {
    estate(
        "a",
        "330382",
        "2022-12-31",
        0,
        ROOM_400,
        "[{'id':'c','kind':'lease','netArea':200,'date':'2023-01-01'}]");
    // The clause of 75 binds old estates; Yueqing's ended the day before.
    expect(judged("a"), "fail", 400, 200, "fail");
  }

  @Test
  void purchaseBindsNewEstatesInYueqingOnly() {
    for (String kind : new String[] {"purchase", "swap", "lease", "conversion"}) {
      String remedy = "[{'id':'x" + kind + "','kind':'" + kind + "','netArea':200}]";
      estate("y" + kind, "330382", "2022-05-01", 0, ROOM_400, remedy);
      estate("w" + kind, "330302", "2024-05-01", 0, ROOM_400, remedy.replace("'x", "'z"));
      expect(judged("y" + kind), "pass", 600, 0, "pass");
      expect(judged("w" + kind), "fail", 400, 200, "fail");
      assertTrue(
          remedy(judged("w" + kind)).get("textEn").stringValue().contains("old estates only"));
    }
  }

  @Test
  void adjacencyIsTestedOnThePlots() {
    String[][] cases = {
      {"100", "pass"}, // edge on edge
      {"100.5", "pass"}, // half a metre apart
      {"103", "fail"}, // a lane between
      {"50", "fail"}, // the plots overlap by half
      {"0", "fail"}, // the same plot
    };
    for (String[] each : cases) {
      String remedy =
          "[{'id':'p','kind':'adjacent-plot','netArea':200,'plot':"
              + square(Double.parseDouble(each[0]))
              + "}]";
      ((tools.jackson.databind.node.ArrayNode) inputs.at("/estates/features/features")).removeAll();
      estate("a", "330382", "2021-05-01", 0, ROOM_400, remedy);
      expect(
          judged("a"),
          each[1],
          each[1].equals("pass") ? 600 : 400,
          each[1].equals("pass") ? 0 : 200,
          each[1]);
    }
  }

  @Test
  void withoutAPlotAdjacencyIsUnknown() {
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        ROOM_400,
        "[{'id':'p','kind':'adjacent-plot','netArea':200}]");
    expect(judged("a"), "fail", 400, 200, "unknown");
  }

  @Test
  void adjacentPlotsAreNoRemedyInWenzhou() {
    estate(
        "a",
        "330302",
        "2024-05-01",
        0,
        ROOM_400,
        "[{'id':'p','kind':'adjacent-plot','netArea':200,'plot':" + square(100) + "}]");
    expect(judged("a"), "fail", 400, 200, "fail");
    assertTrue(remedy(judged("a")).get("citation").isNull());
    assertEquals("remedy-adjacent-plot", remedy(judged("a")).get("id").stringValue());
  }

  @Test
  void theNeighbourGivesOnlyWhatItHasTooMuch() {
    // b has 700 of 600: 100 to spare. a is 200 short: 100 credited, 100 still short.
    String from = "[{'id':'p','kind':'adjacent-plot','netArea':200,'plotEstate':'b'}]";
    estate("a", "330382", "2021-05-01", 0, ROOM_400, from);
    estate("b", "330382", "2021-05-01", 100, "[{'netArea':700}]", "[]");
    expect(judged("a"), "fail", 500, 100, "fail");
    assertEquals(100, remedy(judged("a")).get("provided").intValue());
    assertEquals(700, judged("b").get("providedTotal").intValue());
  }

  @Test
  void aSquareMetreIsCreditedOnce() {
    // One shop of 300 m2 for two estates, each 200 short and claiming 200: 200 + 100.
    String shop = "[{'id':'shop','kind':'purchase','netArea':200,'sourceNetArea':300}]";
    estate("b", "330382", "2021-05-01", 500, ROOM_400, shop);
    estate("a", "330382", "2021-05-01", 0, ROOM_400, shop);
    expect(judged("a"), "pass", 600, 0, "pass");
    expect(judged("b"), "fail", 500, 100, "fail");
    assertTrue(
        remedy(judged("b")).get("textEn").stringValue().contains("no square metre counts twice"));
  }

  @Test
  void whatIsNotKnownToBeShortGetsNothing() {
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        "[{'id':'r1'}]",
        "[{'id':'s','kind':'purchase','netArea':200}]");
    JsonNode estate = judged("a");
    assertEquals("unknown", estate.get("verdict").stringValue());
    assertEquals("unknown", remedy(estate).get("verdict").stringValue());
    assertTrue(remedy(estate).get("provided").isNull(), estate::toString);
  }

  @Test
  void estatesThatDifferOnTheSizeOfASourceGetTheSmaller() {
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        ROOM_400,
        "[{'id':'s','kind':'purchase','netArea':200,'sourceNetArea':400}]");
    estate(
        "b",
        "330382",
        "2021-05-01",
        500,
        ROOM_400,
        "[{'id':'s','kind':'purchase','netArea':200,'sourceNetArea':250}]");
    expect(judged("a"), "pass", 600, 0, "pass");
    expect(judged("b"), "fail", 450, 150, "fail");
  }

  @Test
  void aRoomOfTheEstateIsNoRemedyAsWell() {
    estate(
        "a", "330382", "2021-05-01", 0, ROOM_400, "[{'id':'r1','kind':'purchase','netArea':200}]");
    expect(judged("a"), "fail", 400, 200, "fail");
  }

  @Test
  void twoRemediesTogether() {
    // 200 short: 150 and then the 50 that are left of the need.
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        ROOM_400,
        "[{'id':'2','kind':'lease','netArea':150},{'id':'1','kind':'purchase','netArea':150}]");
    JsonNode estate = judged("a");
    expect(estate, "pass", 600, 0, "pass");
    assertEquals(50, remedy(estate).get("provided").intValue());
  }

  @Test
  void aRemedyThatIsNotNeededTakesNothing() {
    estate(
        "a",
        "330382",
        "2021-05-01",
        0,
        "[{'netArea':600}]",
        "[{'id':'s','kind':'purchase','netArea':200}]");
    estate(
        "b", "330382", "2021-05-01", 500, ROOM_400, "[{'id':'s','kind':'purchase','netArea':200}]");
    expect(judged("a"), "pass", 600, 0, "pass");
    expect(judged("b"), "pass", 600, 0, "pass");
    assertEquals(0, remedy(judged("a")).get("provided").intValue());
  }

  @Test
  void withoutAStandardARemedyIsShownAndUnknown() {
    estate(
        "a", "331002", "2021-05-01", 0, ROOM_400, "[{'id':'s','kind':'purchase','netArea':200}]");
    JsonNode estate = judged("a");
    assertEquals("unknown", estate.get("verdict").stringValue());
    assertTrue(estate.get("requiredTotal").isNull());
    assertEquals("remedy-purchase", remedy(estate).get("id").stringValue());
  }
}
