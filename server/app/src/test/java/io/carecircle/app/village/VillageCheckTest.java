package io.carecircle.app.village;

import static io.carecircle.app.process.EquatorTown.lon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.process.EquatorTown;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Villages in a row along the equator: v1 from 0 to 1,000 m, v2 to 2,000 m, v3 from 2,002 m to
 * 3,000 m, two metres apart from v2.
 */
class VillageCheckTest {
  private static final String YUEQING = "330382100";
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder.resolve("store"));
    town = new EquatorTown(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static String village(String id, double from, double to, String more) {
    return "{\"type\":\"Feature\",\"id\":\"%1$s\",\"properties\":{\"kind\":\"village\",\"regionCode\":\"%5$s\"%4$s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%2$s,-0.01],[%3$s,-0.01],[%3$s,0.01],[%2$s,0.01],[%2$s,-0.01]]]}}"
        .formatted(id, lon(from), lon(to), more, YUEQING);
  }

  private static String place(String id, double metres, String more) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"kind\":\"community_care\"%s},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,0]}}"
        .formatted(id, more, lon(metres));
  }

  private static JsonNode run(List<String> villages, List<String> places) {
    String inputs =
        "{\"communities\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":%s}},\"facilities\":{\"asOf\":\"2025-12-31\",\"features\":{\"type\":\"FeatureCollection\",\"features\":%s}}}"
            .formatted(villages, places);
    return town.run("village-check", inputs);
  }

  private static final List<String> ROW =
      List.of(
          village("v1", 0, 1000, ""), village("v2", 1000, 2000, ""), village("v3", 2002, 3000, ""));

  private static String standings(JsonNode result) {
    StringBuilder all = new StringBuilder();
    result.get("villages").forEach(v -> all.append(v.get("standing").stringValue()).append(' '));
    return all.toString().strip();
  }

  /** A place in v1: v2 adjoins and shares it from 200 m2 on; v3 lies 2 m off and does not. */
  @ParameterizedTest
  @CsvSource({
    "199.99, below-norm none none, 0.01",
    "200, own shared none, 0",
    "200.01, own shared none, 0",
  })
  void ownSharedAndBelowNorm(String net, String standings, String lacking) {
    JsonNode result = run(ROW, List.of(place("p", 500, ",\"netArea\":" + net)));
    assertEquals(standings, standings(result));
    assertEquals(lacking, result.at("/villages/0/short").toString());
    assertEquals("200", result.at("/villages/2/short").toString());
    assertEquals("below-norm", result.at("/villages/2/verdict").stringValue());
    assertEquals("温政办〔2023〕75号 三(二)5", result.at("/villages/0/citation").stringValue());
    if (net.equals("200")) {
      assertEquals("v1", result.at("/villages/1/sharedWith").stringValue());
      assertEquals("p", result.at("/villages/1/placeId").stringValue());
    }
  }

  /** An area that is not given leaves its village and the neighbour unknown, not the third. */
  @Test
  void unknownAreas() {
    assertEquals("unknown unknown none", standings(run(ROW, List.of(place("p", 500, "")))));
    List<String> both = List.of(place("p", 500, ""), place("q", 600, ",\"netArea\":250"));
    assertEquals("own shared none", standings(run(ROW, both)));
    String point =
        "{\"type\":\"Feature\",\"id\":\"v9\",\"properties\":{\"kind\":\"village\",\"regionCode\":\"330382100\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[0.5,0.5]}}";
    assertEquals("unknown", standings(run(List.of(point), List.of())));
    // One that has its code is there all the same.
    String named = place("p", 5, ",\"netArea\":200,\"regionCode\":\"v9\"");
    assertEquals("own", standings(run(List.of(point), List.of(named))));
    String lishui = ROW.get(0).replace(YUEQING, "331102001");
    assertEquals("unknown", standings(run(List.of(lishui), List.of(place("p", 500, "")))));
  }

  /** Yueqing: below 150 m2 gross; exactly 150 stands on both sides; not in Lucheng. */
  @Test
  void smallCentres() {
    List<String> places =
        List.of(
            place("a", 100, ",\"grossArea\":149.99,\"netArea\":120"),
            place("b", 200, ",\"grossArea\":150,\"netArea\":120"),
            place("c", 300, ",\"grossArea\":150.01,\"netArea\":120"),
            place("d", 400, ",\"netArea\":120"));
    JsonNode rows = run(ROW, places).get("smallCentres");
    assertEquals(3, rows.size());
    assertEquals("enlarge-or-move", rows.at("/0/action").stringValue());
    assertEquals("0.01", rows.at("/0/short").toString());
    assertEquals("either", rows.at("/1/action").stringValue());
    assertEquals("measure", rows.at("/2/action").stringValue());
    assertTrue(rows.at("/2/grossArea").isNull());
    assertEquals("v1", rows.at("/0/communityId").stringValue());
    List<String> lucheng = List.of(ROW.get(0).replace(YUEQING, "330302001"));
    assertEquals(0, run(lucheng, places).get("smallCentres").size());
  }

  /** 3 of 5 villages are 60 %, 2 of 5 are not; points outside count for none. */
  @Test
  void mutualAid() {
    List<String> five =
        List.of(
            village("v1", 0, 100, ""),
            village("v2", 100, 200, ""),
            village("v3", 200, 300, ""),
            village("v4", 300, 400, ""),
            village("v5", 400, 500, ""));
    List<String> three = List.of(aid("a", 50), aid("b", 150), aid("c", 250), aid("d", 260));
    JsonNode pass = run(five, three).at("/counties/0/mutualAid");
    assertEquals("3", pass.get("with").toString());
    assertEquals("0.6", pass.get("share").toString());
    assertEquals("pass", pass.get("verdict").stringValue());
    assertEquals("乐政办函〔2020〕24号 8", pass.get("citation").stringValue());
    JsonNode fail = run(five, List.of(aid("a", 50), aid("b", 150), aid("x", 900)));
    assertEquals("fail", fail.at("/counties/0/mutualAid/verdict").stringValue());
    assertEquals("0.4", fail.at("/counties/0/mutualAid/share").toString());
    // A mutual-aid point is no care place.
    assertEquals("none none none none none", standings(fail));
  }

  private static String aid(String id, double metres) {
    return place(id, metres, "").replace("community_care", "mutual_aid");
  }

  /** On an island a mutual-aid point or mobile service counts, as a measure of its own. */
  @Test
  void islandsAndMountains() {
    List<String> islands =
        List.of(
            village("v1", 0, 100, ",\"areaType\":\"island\",\"mobileService\":true"),
            village("v2", 200, 300, ",\"areaType\":\"mountain\",\"mobileService\":false"),
            village("v3", 400, 500, ",\"areaType\":\"mountain\",\"mobileService\":false"),
            village("v4", 600, 700, ",\"areaType\":\"island\""));
    JsonNode result = run(islands, List.of(aid("a", 250)));
    assertEquals("none none none none", standings(result));
    assertEquals("true", result.at("/villages/0/ownMeasure/served").toString());
    assertEquals("true", result.at("/villages/1/ownMeasure/served").toString());
    assertEquals("false", result.at("/villages/2/ownMeasure/served").toString());
    assertEquals("null", result.at("/villages/3/ownMeasure/served").toString());
    JsonNode county = result.at("/counties/0");
    assertEquals("4", county.get("ownMeasure").toString());
    assertEquals("2", county.get("ownMeasureServed").toString());
    assertEquals("1", county.get("ownMeasureUnknown").toString());
  }
}
