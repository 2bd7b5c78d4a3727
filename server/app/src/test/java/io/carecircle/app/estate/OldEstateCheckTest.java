package io.carecircle.app.estate;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.process.EquatorTown;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * One street of 4 km along the equator, walked at 1.0 m/s: a place so many metres away is so many
 * seconds away.
 */
class OldEstateCheckTest {
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder.resolve("store"));
    town = new EquatorTown(store);
    town.street(0, 1000, 2000, 3000, 4000);
    town.layer(
        "facilities",
        row("f", at(3900), "kind", "community_care", "status", "operating", "openDate", null));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static String place(String id, double metres, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"kind\":\"community_care\"%s},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,0]}}"
        .formatted(id, properties.isEmpty() ? "" : "," + properties, lon(metres));
  }

  private static String estate(String id, String geometry, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"stage\":\"old\",\"jurisdiction\":\"330302\"%s},\"geometry\":%s}"
        .formatted(id, properties.isEmpty() ? "" : "," + properties, geometry);
  }

  private static String point(double metres) {
    return "{\"type\":\"Point\",\"coordinates\":[" + lon(metres) + ",0]}";
  }

  private static String inputs(String asOf, String estates, String places, String more) {
    return "{\"asOf\":\"%s\",\"estates\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[%s]}},\"facilities\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[%s]}}%s}"
        .formatted(asOf, estates, places, more);
  }

  private static JsonNode first(String asOf, String estate, String places) {
    return town.run("old-estate-check", inputs(asOf, estate, places, "")).at("/estates/0");
  }

  private static String verdict(JsonNode estate) {
    return estate.get("verdict").stringValue();
  }

  /** 900 s are in and 901 are not; 200 m2 are enough and 199.99 are not. */
  @ParameterizedTest
  @CsvSource({
    "899, 200, pass, 0",
    "900, 200, pass, 0",
    "901, 200, fail, 200",
    "900, 199.99, fail, 0.01",
    "900, 200.01, pass, 0",
    "0, 200, pass, 0",
  })
  void thresholds(double metres, String netArea, String expected, String lacking) {
    JsonNode estate =
        first(
            "2025-06-01", estate("e", point(0), ""), place("p", metres, "\"netArea\":" + netArea));
    assertEquals(expected, verdict(estate));
    JsonNode clause = estate.at("/clauses/0");
    assertEquals("place-within-circle", clause.get("id").stringValue());
    assertEquals("温政办〔2023〕75号 三(二)6", clause.get("citation").stringValue());
    assertEquals("200", clause.get("required").toString());
    assertEquals(lacking, clause.get("short").toString());
  }

  /** Of the plan: overdue from 2026-01-01; the others: from 2027-07-01; each only when it fails. */
  @ParameterizedTest
  @CsvSource({
    "true, 2025-12-31, false, 2025-12-31",
    "true, 2026-01-01, true, 2025-12-31",
    "false, 2026-01-01, false, 2027-06-30",
    "false, 2027-06-30, false, 2027-06-30",
    "false, 2027-07-01, true, 2027-06-30",
    "null, 2025-12-31, false, ''",
    "null, 2026-01-01, null, ''",
    "null, 2027-06-30, null, ''",
    "null, 2027-07-01, true, ''",
  })
  void deadlines(String renewalPlan, String asOf, String overdue, String deadline) {
    String member = "\"renewalPlan\":" + renewalPlan;
    JsonNode estate =
        first(asOf, estate("e", point(0), member), place("p", 950, "\"netArea\":500"));
    assertEquals("fail", verdict(estate));
    assertEquals(overdue, estate.get("overdue").toString());
    assertEquals(deadline, estate.get("deadline").asString(""));
    // One that has its place is never overdue, one that is unknown not surely.
    JsonNode good = first(asOf, estate("e", point(0), member), place("p", 9, "\"netArea\":500"));
    assertEquals("false", good.get("overdue").toString());
    JsonNode open = first(asOf, estate("e", point(0), member), place("p", 9, ""));
    assertEquals("unknown", verdict(open));
    assertEquals(overdue.equals("false") ? "false" : "null", open.get("overdue").toString());
  }

  /** The place is 1,000 m from the point and 850 m from the nearer of two gates. */
  @Test
  void theNearestGateDecides() {
    String places = place("p", 2000, "\"netArea\":300");
    String gates = "\"gates\":[{\"lon\":%s,\"lat\":0},{\"lon\":%s,\"lat\":0}]";
    JsonNode byPoint = first("2025-06-01", estate("e", point(1000), ""), places);
    assertEquals("fail", verdict(byPoint));
    assertEquals("1000", byPoint.get("seconds").toString());
    JsonNode byGate =
        first("2025-06-01", estate("e", point(1000), gates.formatted(lon(900), lon(1150))), places);
    assertEquals("pass", verdict(byGate));
    assertEquals("850", byGate.get("seconds").toString());
    assertEquals("850", byGate.get("metres").toString());
    assertEquals("gates", byGate.get("from").stringValue());
  }

  /** What is not known could change a fail, but not a pass. */
  @Test
  void unknownStaysUnknown() {
    String here = estate("e", point(0), "");
    String open = place("a", 500, "");
    String small = place("b", 500, "\"netArea\":150");
    JsonNode unknown = first("2025-06-01", here, open + "," + small);
    assertEquals("unknown", verdict(unknown));
    assertTrue(unknown.at("/clauses/0/provided").isNull());
    String large = place("c", 800, "\"netArea\":200");
    assertEquals("pass", verdict(first("2025-06-01", here, open + "," + large)));
    // Beyond the circle an unknown area says nothing.
    assertEquals("fail", verdict(first("2025-06-01", here, small + "," + place("d", 901, ""))));
    // Lishui has no clause with figures.
    JsonNode elsewhere = first("2025-06-01", here.replace("330302", "331102"), large);
    assertEquals("unknown", verdict(elsewhere));
    assertEquals(0, elsewhere.get("clauses").size());
    assertEquals("unknown", verdict(first("2025-06-01", estate("e", "null", ""), large)));
  }

  /** A place 400 m beside the street cannot be joined; straight it is 500 m away. */
  @Test
  void aPlaceOffTheStreetsLeavesUnknownWhomItMightServe() {
    String beside = place("x", 300, "\"netArea\":300").replace(",0]", "," + lon(400) + "]");
    String far = place("y", 3900, "\"netArea\":300");
    String asked = beside + "," + far;
    assertEquals("unknown", verdict(first("2025-06-01", estate("e", point(0), ""), asked)));
    assertEquals("fail", verdict(first("2025-06-01", estate("e", point(1300), ""), asked)));
  }

  @Test
  void onlyWhatIsInUseOnTheDayCounts() {
    String here = estate("e", point(0), "");
    String later = place("p", 10, "\"netArea\":300,\"openDate\":\"2025-06-02\"");
    String far = place("q", 3900, "\"netArea\":300");
    assertEquals("fail", verdict(first("2025-06-01", here, later + "," + far)));
    assertEquals("pass", verdict(first("2025-06-02", here, later + "," + far)));
    String dormant = place("p", 10, "\"netArea\":300,\"status\":\"dormant\"");
    assertEquals("fail", verdict(first("2025-06-01", here, dormant + "," + far)));
  }

  /** Rooms in the estate itself: two of 100 in one place are 200. */
  @Test
  void roomsOfItsOwn() {
    String far = place("q", 3900, "\"netArea\":300");
    String rooms =
        "\"careRooms\":[{\"id\":\"1\",\"placeId\":\"p\",\"netArea\":100,\"status\":\"in_use\"},{\"id\":\"2\",\"placeId\":\"p\",\"netArea\":100,\"status\":\"in_use\"}]";
    assertEquals("pass", own(rooms, far));
    assertEquals("fail", own(rooms.replace("\"placeId\":\"p\",", ""), far));
    assertEquals("fail", own(rooms.replace("in_use", "handed_over"), far));
    assertEquals("fail", own(rooms.replace("in_use", "misused"), far));
    assertEquals("unknown", own(rooms.replace(",\"status\":\"in_use\"", ""), far));
    assertEquals(
        "unknown",
        own(
            rooms.replace("\"2\",\"placeId\":\"p\",\"netArea\":100", "\"2\",\"placeId\":\"p\""),
            far));
  }

  private static String own(String rooms, String places) {
    return verdict(first("2025-06-01", estate("e", point(0), rooms), places));
  }

  /** 180 in-unit, 210 gross; drawn circles hold 0 to 500 m, and 900 to 1,400 m. */
  @Test
  void otherReadings() {
    String places = place("p", 600, "\"netArea\":180,\"grossArea\":210");
    JsonNode gross = first("2025-06-01", estate("e", point(0), ""), places).get("otherReading");
    assertEquals(
        "[{\"reading\":\"gross-area\",\"required\":200,\"verdict\":\"pass\"}]", gross.toString());
    String circles =
        ",\"circles\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
            + square("c1", 0, 500)
            + ","
            + square("c2", 900, 1400)
            + "]}}";
    String two = place("a", 700, "\"netArea\":250") + "," + place("b", 1399, "\"netArea\":250");
    String estates = estate("e1", point(100), "") + "," + estate("e2", point(950), "");
    JsonNode rows =
        town.run("old-estate-check", inputs("2025-06-01", estates, two, circles)).get("estates");
    // e1 walks 600 m to a place in no circle; e2 has 250 m to one and b in its own circle.
    assertEquals("pass", verdict(rows.get(0)));
    assertEquals(
        "[{\"reading\":\"delineated-circle\",\"required\":200,\"verdict\":\"fail\"}]",
        withoutGross(rows.get(0)));
    assertEquals("pass", verdict(rows.get(1)));
    assertEquals("[]", withoutGross(rows.get(1)));
  }

  /** No gross areas are given there: that reading is unknown and stands first. */
  private static String withoutGross(JsonNode estate) {
    String text = estate.get("otherReading").toString();
    String gross = "{\"reading\":\"gross-area\",\"required\":200,\"verdict\":\"unknown\"}";
    assertTrue(text.contains(gross), text);
    return text.replace(gross + ",", "").replace(gross, "");
  }

  private static String square(String id, double from, double to) {
    return "{\"type\":\"Feature\",\"id\":\"%1$s\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,-0.001],[%3$s,-0.001],[%3$s,0.001],[%2$s,0.001],[%2$s,-0.001]]]}}"
        .formatted(id, lon(from), lon(to));
  }

  /** Of the plan: one passes, one fails in Lucheng, one fails in Longwan; share = 1 / 520. */
  @Test
  void theProgrammeCountsAllApart() {
    String plan = "\"renewalPlan\":true";
    String estates =
        estate("a", point(0), plan)
            + ","
            + estate("b", point(3000), plan)
            + ","
            + estate("c", point(3000), plan).replace("330302", "330303")
            + ","
            + estate("d", point(0), "\"renewalPlan\":false")
            + ","
            + estate("n", point(0), "").replace("\"old\"", "\"new\"")
            + ","
            + estate("x", point(0), "\"renewalPlan\":\"maybe\"");
    JsonNode result =
        town.run(
            "old-estate-check",
            inputs("2026-01-01", estates, place("p", 10, "\"netArea\":300"), ""));
    assertEquals("[\"b\",\"c\"]", result.get("overdue").toString());
    assertEquals(5, result.get("estates").size());
    assertEquals("refused", result.at("/estates/4/status").stringValue());
    JsonNode rows = result.get("programmes");
    // others, others in Lucheng, renewal plan, in Lucheng, in Longwan
    assertEquals(5, rows.size());
    JsonNode all = rows.get(2);
    assertEquals("renewal-plan", all.get("programme").stringValue());
    assertEquals("520", all.get("planned").toString());
    assertEquals("1", all.get("pass").toString());
    assertEquals("2", all.get("fail").toString());
    assertEquals("2", all.get("overdue").toString());
    // 1 / 520 = 0.0019230…
    assertEquals("0.001923", all.get("share").toString());
    assertEquals("鹿城区", rows.get(3).get("regionName").stringValue());
    assertEquals("0.5", rows.get(3).get("share").toString());
    assertTrue(result.get("run").toString().contains("1 estates are not old"));
    assertFalse(result.get("run").get("parameters").get("reach").isNull());
  }

  @Test
  void refusals() {
    String estates = estate("e", point(0), "");
    String places = place("p", 10, "\"netArea\":-1");
    assertTrue(
        town.refusal("old-estate-check", inputs("2025-06-01", estates, places, ""))
            .contains("netArea"));
    assertTrue(
        town.refusal(
                "old-estate-check",
                "{\"facilities\":{\"asOf\":\"2024-01-01\"},\"asOf\":\"2025-01-01\"}")
            .contains("same day"));
    assertTrue(town.refusal("old-estate-check", "{\"radius\":900}").contains("radius"));
  }
}
