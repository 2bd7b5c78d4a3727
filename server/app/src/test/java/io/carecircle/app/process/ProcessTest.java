package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.result.Verification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ProcessTest {
  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = kind.open(folder);
    town = new EquatorTown(store);
    town.street(0, 500, 1000, 2000, 5000);
    town.layer(
        "facilities",
        row("f1", at(0), "name", "甲", "kind", "community_care", "status", "operating"),
        row("f2", at(3000), "name", "乙", "kind", "community_care", "status", "operating"));
    // Walks at 1 m/s: a 900 s to f1; b 901 s; c 2000 - 3000 = 1000 s to f2; d 100 s to f2.
    town.layer(
        "communities",
        row("a", at(900), "elders60", 10L, "regionCode", "330302001"),
        row("b", at(901), "elders60", 20L, "regionCode", "330302002"),
        row("c", at(2000), "elders60", 30L, "regionCode", "330303001"),
        row("d", at(3100), "elders60", 40L, "regionCode", "330303002"));
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void coverageCountsEveryElderOnceAndDrawsTheLineAt900Seconds() {
    JsonNode total = town.run("coverage", "{}").get("total");
    assertEquals(100, total.get("population").intValue());
    assertEquals(50, total.get("covered").intValue());
    assertEquals(0, total.get("overCapacity").intValue());
    assertEquals(50, total.get("outOfReach").intValue());
    assertEquals(0, total.get("unknown").intValue());
    assertEquals(0.5, total.get("coverageRatio").doubleValue());
    assertEquals(4, total.get("communities").intValue());
    assertEquals(2, total.get("communitiesCovered").intValue());
    // (10 x 900 + 20 x 901 + 30 x 1000 + 40 x 100) / 100 = 610.2; 40 people within 100 s, 50 within
    // 900.
    assertEquals(610.2, total.get("meanSeconds").doubleValue());
    assertEquals(900, total.get("medianSeconds").intValue());
    assertEquals(1000, total.get("p90Seconds").intValue());
  }

  @Test
  void regionsAddUpToTheTotal() {
    JsonNode result = town.run("coverage", "{\"groupBy\":\"county\"}");
    assertEquals(2, result.get("regions").size());
    JsonNode first = result.get("regions").get(0);
    assertEquals("330302", first.get("code").stringValue());
    assertEquals(30, first.get("population").intValue());
    assertEquals(10, first.get("covered").intValue());
    JsonNode second = result.get("regions").get(1);
    assertEquals("330303", second.get("code").stringValue());
    assertEquals(70, second.get("population").intValue());
    assertEquals(40, second.get("covered").intValue());
  }

  @Test
  void whatBelongsToNoRegionIsCountedApart() {
    town.layer(
        "communities",
        row("a", at(900), "elders60", 10L, "regionCode", "330302001"),
        row("b", at(100), "elders60", 5L));
    JsonNode result = town.run("coverage", "{\"groupBy\":\"township\"}");
    assertEquals("330302001", result.get("regions").get(0).get("code").stringValue());
    assertTrue(result.get("regions").get(1).get("code").isNull());
    assertEquals(5, result.get("regions").get(1).get("population").intValue());
  }

  @Test
  void ownOnlyLeavesTheNeighboursFacilityOut() {
    // T12: a facility just over the county line serves with "allow" and not with "own-only".
    town.layer(
        "facilities",
        row(
            "f1",
            at(950),
            "kind",
            "community_care",
            "status",
            "operating",
            "regionCode",
            "330303"));
    String inputs = "{\"groupBy\":\"county\",\"neighbours\":\"%s\"}";
    JsonNode allow = town.run("coverage", inputs.formatted("allow"));
    assertEquals(30, allow.get("regions").get(0).get("covered").intValue());
    JsonNode own = town.run("coverage", inputs.formatted("own-only"));
    assertEquals(0, own.get("regions").get(0).get("covered").intValue());
    assertEquals(30, own.get("regions").get(0).get("outOfReach").intValue());
    assertEquals(0, own.get("regions").get(1).get("covered").intValue());
  }

  @Test
  void onlyFacilitiesOpenOnTheDayCount() {
    // T24
    town.layer(
        "facilities",
        row("built", at(0), "kind", "community_care", "status", "construction"),
        row("dead", at(0), "kind", "community_care", "status", "dormant"),
        row(
            "future",
            at(0),
            "kind",
            "community_care",
            "status",
            "operating",
            "openDate",
            LocalDate.of(2026, 1, 1)),
        row(
            "gone",
            at(0),
            "kind",
            "community_care",
            "status",
            "operating",
            "closeDate",
            LocalDate.of(2025, 12, 31)),
        row("other", at(0), "kind", "canteen", "status", "operating"));
    String inputs = "{\"facilities\":{\"asOf\":\"%s\",\"kinds\":[\"community_care\"]}}";
    assertEquals(0, covered(inputs.formatted("2025-12-31")));
    assertEquals(10, covered(inputs.formatted("2025-12-30")), "gone is open for its last day");
    assertEquals(10, covered(inputs.formatted("2026-01-01")), "future opens on its first day");
    assertEquals(
        10, covered("{\"facilities\":{\"asOf\":\"2025-12-31\",\"status\":[\"construction\"]}}"));
    assertEquals(10, covered("{\"facilities\":{\"asOf\":\"2025-12-31\",\"kinds\":[\"canteen\"]}}"));
  }

  private int covered(String inputs) {
    return town.run("coverage", inputs).get("total").get("covered").intValue();
  }

  @Test
  void aPlaceInTheSeaIsUnknownAndNamed() {
    town.layer(
        "communities", row("a", at(100), "elders60", 10L), row("sea", at(9000), "elders60", 7L));
    JsonNode result = town.run("coverage", "{}");
    assertEquals(7, result.get("total").get("unknown").intValue());
    assertEquals(1, result.get("total").get("communitiesUnknown").intValue());
    assertTrue(result.get("run").get("warnings").toString().contains("sea"));
    JsonNode gaps = town.run("gaps", "{}");
    assertEquals(0, gaps.get("communities").size(), "unknown is no gap");
    assertEquals("sea", gaps.get("unknown").get(0).get("id").stringValue());
  }

  @Test
  void theOrderOfInlineFeaturesChangesNothing() {
    // T23
    List<String> homes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      homes.add(feature("h" + i, 100 * i, "\"population\":" + (i + 0.25)));
    }
    String before = town.text("coverage", inlineDemand(homes));
    java.util.Collections.reverse(homes);
    assertEquals(before, town.text("coverage", inlineDemand(homes)));
    assertTrue(before.contains("\"population\":38.25"), before);
  }

  private static String inlineDemand(List<String> features) {
    return "{\"demand\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
        + String.join(",", features)
        + "]},\"weight\":\"population\"}}";
  }

  private static String feature(String id, double metres, String properties) {
    return "{\"type\":\"Feature\",\"id\":\""
        + id
        + "\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + lon(metres)
        + ",0]}}";
  }

  @Test
  void travelTimesNameEveryPair() {
    JsonNode rows =
        town.run(
                "travel-times",
                "{\"from\":{\"layer\":\"communities\",\"ids\":[\"a\",\"b\"]},"
                    + "\"to\":{\"layer\":\"facilities\"},\"cutoffSeconds\":900}")
            .get("rows");
    assertEquals(4, rows.size());
    JsonNode near = rows.get(0);
    assertEquals("a", near.get("from").stringValue());
    assertEquals("f1", near.get("to").stringValue());
    assertEquals(900, near.get("seconds").intValue());
    assertEquals(900, near.get("metres").doubleValue());
    assertEquals(900, near.get("networkMetres").doubleValue());
    JsonNode far = rows.get(1);
    assertEquals("f2", far.get("to").stringValue());
    assertTrue(far.get("seconds").isNull());
    assertEquals("beyond-cutoff", far.get("reason").stringValue());
  }

  @Test
  void gapsAreRankedAndSayWhatIsMissing() {
    JsonNode gaps = town.run("gaps", "{}").get("communities");
    assertEquals(2, gaps.size());
    assertEquals("c", gaps.get(0).get("id").stringValue());
    assertEquals("f2", gaps.get(0).get("nearestFacilityId").stringValue());
    assertEquals(1000, gaps.get(0).get("seconds").intValue());
    assertEquals(100, gaps.get(0).get("excessSeconds").intValue());
    assertEquals("b", gaps.get(1).get("id").stringValue());
    assertEquals(1, gaps.get(1).get("excessSeconds").intValue());
    assertEquals(
        1, town.run("gaps", "{\"minElders\":21}").get("communities").size(), "b has only 20");
  }

  @Test
  void catchmentsShareOutThePeople() {
    JsonNode result = town.run("catchments", "{}");
    assertEquals(2, result.get("features").size());
    JsonNode first = result.get("features").get(0).get("properties");
    assertEquals("f1", first.get("facilityId").stringValue());
    assertEquals(10, first.get("assigned").intValue());
    assertEquals(900, first.get("farthestSeconds").intValue());
    assertTrue(first.get("residual").isNull(), "no capacity is known");
    assertEquals(40, result.get("features").get(1).get("properties").get("assigned").intValue());
    assertEquals(50, result.get("total").get("outOfReach").intValue());
  }

  @Test
  void oneMoreSiteGainsWhatTwoFullRunsDifferBy() {
    String point = feature("p", 1500, "\"name\":\"新\"");
    JsonNode result =
        town.run(
            "site-gain",
            "{\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":["
                + point
                + "]}}}");
    // From 1500 m: a 600 s (covered before), b 599 s, c 500 s; d lies 1600 s away.
    JsonNode row = result.get("points").get(0);
    assertEquals("p", row.get("id").stringValue());
    assertEquals(50, row.get("gainedPeople").intValue());
    assertEquals("[\"b\",\"c\"]", row.get("gained").toString());
    assertEquals(60, row.get("peopleWithin").intValue());
  }

  @Test
  void aSavedResultVerifiesAlsoAfterNewImports() throws Exception {
    for (String process : List.of("coverage", "gaps", "catchments")) {
      JsonNode saved = town.run(process, "{\"groupBy\":\"county\",\"neighbours\":\"own-only\"}");
      town.layer("communities", row("z", at(0), "elders60", 1L));
      town.layer("regions"); // a layer that the saved run did without must stay out
      Verification.Verdict verdict = store.get(Verification.class).verify(saved, LinkedFiles.NONE);
      assertTrue(verdict.same(), process + verdict.differences());
      ObjectNode forged = (ObjectNode) saved.deepCopy();
      ((ObjectNode) forged.at("/run")).put("id", "0");
      assertFalse(store.get(Verification.class).verify(forged, LinkedFiles.NONE).same());
      restoreCommunities();
    }
  }

  /** Puts the first communities back. */
  private void restoreCommunities() {
    town.layer("communities", row("a", at(900), "elders60", 10L, "regionCode", "330302001"));
  }
}
