package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.county;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.result.Verification;
import io.carecircle.formats.Limits;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * One street of 5 km. Facilities f1 at 1000 m (4 places) and f2 at 4000 m operate; f3 at 2500 m is
 * planned. a (10 elders) lives at 1800 m, b (20) at 2400 m, c (30) at 5000 m, d (5) in the sea.
 */
class GapsAndGainsTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = new OpenStore(folder);
    town = new EquatorTown(store);
    town.street(0, 500, 1000, 2000, 5000);
    town.layer(
        "facilities",
        facility("f1", 1000, "operating", "capacity", 4L),
        facility("f2", 4000, "operating", "capacity", 99L),
        facility("f3", 2500, "planned", "openDate", LocalDate.of(2030, 1, 1)),
        row("k", at(2400), "kind", "canteen", "status", "planned"));
    Geometry sea = at(0);
    sea.getCoordinate().y = 0.1;
    town.layer(
        "communities",
        row("a", at(1800), "elders60", 10L),
        row("b", at(2400), "elders60", 20L, "name", "乙"),
        row("c", at(5000), "elders60", 30L),
        row("d", sea, "elders60", 5L));
  }

  private static Object[] facility(
      String id, double metres, String status, String name, Object value) {
    return row(id, at(metres), "kind", "community_care", "status", status, name, value);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void eachGapHasOneReasonAndWhatItsRemovalGives() {
    JsonNode result = town.run("gaps", "{}");
    JsonNode c = result.at("/communities/0");
    assertEquals("c", c.get("id").stringValue());
    assertEquals("too-far", c.get("reason").stringValue());
    assertEquals(1000, c.get("straightSeconds").intValue());
    assertEquals(1.0, c.get("detourFactor").doubleValue());
    assertEquals(1, c.get("removals").size(), "f3 is farther than f2: opening it gives c nothing");
    JsonNode b = result.at("/communities/1");
    assertEquals("not-open", b.get("reason").stringValue());
    assertEquals("f1", b.get("nearestFacilityId").stringValue());
    assertEquals(500, b.get("excessSeconds").intValue());
    assertEquals(
        "{\"obstacle\":\"not-open\",\"facilityId\":\"f3\",\"seconds\":100,\"savedSeconds\":1300,"
            + "\"elders\":20}",
        b.at("/removals/0").toString());
    assertEquals(0, b.at("/removals/1/elders").intValue(), "1400 m also in a straight line");
    assertEquals(
        "[{\"reason\":\"full\",\"communities\":0,\"elders\":0},"
            + "{\"reason\":\"not-open\",\"communities\":1,\"elders\":20},"
            + "{\"reason\":\"too-far\",\"communities\":1,\"elders\":30},"
            + "{\"reason\":\"island\",\"communities\":0,\"elders\":0},"
            + "{\"reason\":\"detour\",\"communities\":0,\"elders\":0}]",
        result.get("reasons").toString());
    assertEquals("not-joined", result.at("/unknown/0/reason").stringValue());
    assertEquals("d", result.at("/unknown/0/id").stringValue());
  }

  @Test
  void whoFindsNoPlaceIsAGapToo() {
    JsonNode result = town.run("gaps", "{\"useCapacity\":true}");
    JsonNode a = result.at("/communities/2");
    assertEquals("a", a.get("id").stringValue());
    assertEquals("full", a.get("reason").stringValue());
    assertEquals(6, a.get("elders").intValue(), "ten live there and four have a place");
    assertEquals(0, a.get("excessSeconds").intValue());
    assertEquals(6, a.at("/removals/0/elders").intValue());
    JsonNode coverage = town.run("coverage", "{\"useCapacity\":true}").get("total");
    long uncovered =
        coverage.get("outOfReach").longValue() + coverage.get("overCapacity").longValue();
    assertEquals(56, uncovered);
    assertEquals(56, sum(result.get("reasons")));
    assertEquals(56, areaElders(result));
  }

  private static long sum(JsonNode rows) {
    long sum = 0;
    for (JsonNode row : rows) {
      sum += row.get("elders").longValue();
    }
    return sum;
  }

  private static long areaElders(JsonNode result) {
    long sum = 0;
    for (JsonNode feature : result.at("/areas/features")) {
      sum += feature.at("/properties/elders").longValue();
    }
    return sum;
  }

  @Test
  void areasHoldAllUncoveredAlsoThoseThatAreNotListed() {
    JsonNode apart = town.run("gaps", "{\"minElders\":25}");
    assertEquals(1, apart.get("communities").size());
    assertEquals(50, areaElders(apart));
    FeatureTable areas =
        GeoJsonReader.read(
                apart.get("areas").toString().getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)
            .table();
    assertEquals(2, areas.size());
    assertTrue(areas.geometry(0).isValid() && areas.geometry(0).covers(at(5000)));
    assertEquals("[\"c\"]", apart.at("/areas/features/0/properties/communityIds").toString());
    JsonNode together = town.run("gaps", "{\"linkMetres\":2600}");
    assertEquals(1, together.at("/areas/features").size(), "b and c are 2600 m apart");
    assertEquals(2, town.run("gaps", "{\"linkMetres\":2599}").at("/areas/features").size());
  }

  @Test
  void closuresAreRankedByWhatIsLost() {
    JsonNode result = town.run("closure-loss", "{\"pairs\":5}");
    JsonNode first = result.at("/facilities/0");
    assertEquals("f1", first.get("id").stringValue());
    assertEquals(10, first.get("lostElders").intValue());
    assertEquals("[\"a\"]", first.get("lost").toString());
    assertEquals(0, result.at("/facilities/1/lostElders").intValue());
    assertEquals(0, result.get("pairs").size());
    // At 2500 m f3 covers a and b as well: closing one of f1 and f3 loses b only with f3.
    String open =
        "\"facilities\":{\"kinds\":[\"community_care\"],\"status\":[\"operating\",\"planned\"]}";
    JsonNode more = town.run("closure-loss", "{" + open + ",\"pairs\":5}");
    assertEquals("f3", more.at("/facilities/0/id").stringValue());
    assertEquals(20, more.at("/facilities/0/lostElders").intValue());
    // a walks 700 m to f3 and 800 m to f1.
    assertEquals(10, more.at("/facilities/0/reroutedElders").intValue());
    assertEquals(1.67, more.at("/facilities/0/addedMinutes").doubleValue());
    assertEquals(
        "{\"first\":\"f1\",\"second\":\"f3\",\"lostElders\":30,\"lostOnlyTogether\":10}",
        more.at("/pairs/0").toString());
  }

  @Test
  void theCurveOfSpeedIsCoverageAtEachSpeed() {
    JsonNode result = town.run("speed-curve", "{\"speeds\":[1.2,0.5,1.0]}");
    for (JsonNode point : result.get("points")) {
      String reach = "{\"reach\":{\"speed\":" + point.get("speed") + "}}";
      JsonNode total = town.run("coverage", reach).get("total");
      total.properties().stream()
          .filter(member -> point.has(member.getKey()))
          .forEach(
              member ->
                  assertEquals(member.getValue(), point.get(member.getKey()), reach + member));
    }
    assertEquals(0.5, result.at("/points/0/speed").doubleValue());
    assertEquals(0, result.at("/points/0/covered").intValue());
    assertEquals(40, result.at("/points/2/covered").intValue(), "1000 m in 900 s at 1.2 m/s");
    // 1,400,000 mm in 900 s: 1555.6 mm/s.
    assertEquals(1.556, result.at("/communities/1/neededSpeed").doubleValue());
    assertTrue(result.at("/communities/3/neededSpeed").isNull());
    assertEquals(13, town.run("speed-curve", "{}").get("points").size());
  }

  @Test
  void theBestNodesGainWhatOneMoreSiteWould() {
    JsonNode result = town.run("marginal-gain", "{\"most\":2}");
    assertEquals(30, result.at("/ranked/0/gainedElders").intValue());
    assertEquals(lon(5000), result.at("/ranked/0/at/0").doubleValue(), 1e-8);
    assertEquals(20, result.at("/ranked/1/gainedElders").intValue());
    assertEquals(lon(2000), result.at("/ranked/1/at/0").doubleValue(), 1e-8);
    assertEquals(2, result.get("features").size(), "nodes at 0, 500 and 1000 m gain nobody");
    for (JsonNode node : result.get("features")) {
      String point = node.toString();
      JsonNode gain =
          town.run(
              "site-gain",
              "{\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
                  + point
                  + "]}}}");
      assertEquals(
          gain.at("/points/0/gainedPeople").longValue(),
          node.at("/properties/gainedElders").longValue());
    }
  }

  /**
   * The border lies at 2200 m: a (west) is covered by f1, b and c (east) by nobody. The node at
   * 2000 m is near to b, but in the west.
   */
  @Test
  void aSiteOfItsOwnCountyGainsTherePeopleOnly() {
    String own = "\"neighbours\":\"own-only\",\"groupBy\":\"county\"";
    String reason = town.refusal("marginal-gain", "{" + own + "}");
    assertTrue(reason.contains("neighbours") && reason.contains("county"), reason);
    town.layer("regions", county("330302", -500, 2200), county("330303", 2200, 9000));
    JsonNode result = town.run("marginal-gain", "{" + own + "}");
    assertEquals(1, result.get("features").size());
    assertEquals(30, result.at("/ranked/0/gainedElders").intValue());
    assertEquals(lon(5000), result.at("/ranked/0/at/0").doubleValue(), 1e-8);
    for (long[] node : new long[][] {{2000, 0}, {5000, 30}}) {
      String point =
          "{\"type\":\"Feature\",\"id\":\"p\",\"properties\":{},\"geometry\":"
              + "{\"type\":\"Point\",\"coordinates\":["
              + lon(node[0])
              + ",0]}}";
      JsonNode gain =
          town.run(
              "site-gain",
              "{"
                  + own
                  + ",\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
                  + point
                  + "]}}}");
      assertEquals(node[1], gain.at("/points/0/gainedPeople").longValue());
    }
  }

  private static final String ADD =
      "{\"type\":\"add-facility\",\"id\":\"new\",\"at\":[" + lon(2500) + ",0]}";

  @Test
  void whatIfComparesBeforeAndAfter() {
    JsonNode result = town.run("what-if", "{\"edits\":[" + ADD + "]}");
    assertEquals(10, result.at("/before/covered").intValue());
    assertEquals(30, result.at("/after/covered").intValue());
    assertEquals(20, result.at("/difference/covered").intValue());
    assertEquals(-20, result.at("/difference/outOfReach").intValue());
    assertEquals(2, result.get("changed").size(), "a and b go to it, c stays with f2");
    JsonNode b = result.at("/changed/1");
    assertEquals("b", b.get("id").stringValue());
    assertEquals(1400, b.at("/before/seconds").intValue());
    assertEquals(
        "{\"class\":\"covered\",\"facilityId\":\"new\",\"seconds\":100}",
        b.get("after").toString());
    String open = "{\"facilities\":{\"status\":[\"operating\",\"planned\"]}}";
    assertEquals(
        town.run("coverage", open).at("/total/covered"),
        result.at("/after/covered"),
        "f3 stands where the new one does");
  }

  @Test
  void whatIfChangesStreetsAndKeepsTheStateBefore() {
    String close = "{\"type\":\"close-street\",\"at\":[" + lon(1500) + ",0]}";
    JsonNode result = town.run("what-if", "{\"edits\":[" + close + "]}");
    // a stands on the closed street and still walks along it to f1, which is its western end.
    assertEquals(0, result.at("/difference/covered").intValue());
    // b reached f1 through it, 1400 s; now it goes to f2, 1600 s.
    assertEquals(1, result.get("changed").size());
    assertEquals(1600, result.at("/changed/0/after/seconds").intValue());
    assertEquals(1000, result.at("/edits/0/lengthMetres").intValue());
    String link =
        "{\"type\":\"open-link\",\"from\":[" + lon(1000) + ",0],\"to\":[" + lon(2400) + ",0]}";
    JsonNode linked = town.run("what-if", "{\"edits\":[" + close + "," + link + "]}");
    assertEquals(1400, linked.at("/edits/1/lengthMetres").intValue());
    assertEquals(0, linked.get("changed").size(), "as far as before");
    JsonNode moved =
        town.run(
            "what-if",
            "{\"edits\":[{\"type\":\"move-facility\",\"id\":\"f2\",\"at\":["
                + lon(4500)
                + ",0]},{\"type\":\"remove-facility\",\"id\":\"f1\"}]}");
    assertEquals(30, moved.at("/after/covered").intValue(), "c is 500 s away, a is lost");
    assertEquals(0, town.run("what-if", "{\"edits\":[]}").get("changed").size());
  }

  /** f1 has 4 places for the 10 of a; with 9 it turns one away, and a new one takes everybody. */
  @Test
  void whatIfSharesOutPlaces() {
    String resize = "{\"type\":\"resize-facility\",\"id\":\"f1\",\"capacity\":9}";
    JsonNode result = town.run("what-if", "{\"useCapacity\":true,\"edits\":[" + resize + "]}");
    assertEquals(4, result.at("/before/covered").intValue());
    assertEquals(6, result.at("/before/overCapacity").intValue());
    assertEquals(9, result.at("/after/covered").intValue());
    assertEquals(-5, result.at("/difference/overCapacity").intValue());
    assertEquals(9, result.at("/changed/0/after/served").intValue());
    assertEquals("over-capacity", result.at("/changed/0/after/class").stringValue());
    JsonNode added = town.run("what-if", "{\"useCapacity\":true,\"edits\":[" + ADD + "]}");
    assertEquals(30, added.at("/after/covered").intValue());
    assertEquals(0, added.at("/after/overCapacity").intValue());
    assertRefused("{\"edits\":[" + resize + "]}", "useCapacity");
  }

  @Test
  void whatIfCountsByRegion() {
    JsonNode result = town.run("what-if", "{\"groupBy\":\"community\",\"edits\":[" + ADD + "]}");
    assertEquals(4, result.get("regions").size());
    long gained = 0;
    for (JsonNode region : result.get("regions")) {
      gained += region.at("/difference/covered").longValue();
    }
    assertEquals(20, gained);
  }

  @Test
  void whatCannotBeChangedIsRefusedByName() {
    assertRefused("{\"edits\":[{\"type\":\"fly\"}]}", "edits[0].type");
    assertRefused("{\"edits\":[{\"type\":\"remove-facility\",\"id\":\"x\"}]}", "edits[0].id");
    assertRefused("{\"edits\":[{\"type\":\"remove-facility\"}]}", "missing");
    assertRefused("{\"edits\":[" + ADD + "," + ADD + "]}", "edits[1].id");
    assertRefused("{\"edits\":[{\"type\":\"close-street\",\"at\":[1,1]}]}", "50 m");
    assertRefused("{\"edits\":[{\"type\":\"close-street\",\"at\":[1,91]}]}", "latitude");
    assertRefused("{\"edits\":[{\"type\":\"close-street\",\"at\":[0,0],\"id\":\"x\"}]}", "id");
    assertRefused("{\"edits\":{}}", "list");
    assertRefused(
        "{\"edits\":[],\"neighbours\":\"own-only\",\"groupBy\":\"county\"}", "neighbours");
    assertRefused("{}", "edits");
  }

  private void assertRefused(String inputs, String named) {
    String reason = town.refusal("what-if", inputs);
    assertTrue(reason.contains(named), reason);
  }

  @Test
  void savedResultsVerify() throws IOException {
    List<List<String>> cases =
        List.of(
            List.of("gaps", "{\"useCapacity\":true}"),
            List.of("closure-loss", "{\"pairs\":3}"),
            List.of("speed-curve", "{\"speeds\":[1,2.5]}"),
            List.of("marginal-gain", "{}"),
            List.of("what-if", "{\"edits\":[" + ADD + "]}"));
    for (List<String> one : cases) {
      assertEquals(town.text(one.get(0), one.get(1)), town.text(one.get(0), one.get(1)));
      JsonNode saved = town.run(one.get(0), one.get(1));
      town.layer("communities", row("z", at(0), "elders60", 1L));
      Verification.Verdict verdict = store.get(Verification.class).verify(saved, LinkedFiles.NONE);
      assertTrue(verdict.same(), one + " " + verdict.differences());
      close();
      open();
    }
  }
}
