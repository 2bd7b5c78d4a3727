package io.carecircle.app.circle;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.kernel.layer.StreetClass;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three communities, a canteen and a fitness ground on one street; all by hand. */
class LifeCirclesProcessTest {
  private static final String TARGETS =
      """
      "rescueTargets": {"features": {"type": "FeatureCollection", "features": [%s, %s, %s]}}"""
          .formatted(target("in", 3000), target("out", 3001), target("off", 50_000));

  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
    town.street(StreetClass.RESIDENTIAL, 0, 3000, 6000);
    town.layer(
        "communities",
        home("a", 500, 1000, true, "330302001"),
        home("b", 2000, 500, true, "330302002"),
        home("c", 5200, 2500, false, "330303001"),
        home("d", 5300, 40, null, "330303001"));
    town.layer(
        "facilities",
        site("ct", 0, "canteen"),
        site("fi", 900, "fitness"),
        site("cu", 5200, "culture"),
        site("em", 0, "emergency"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Object[] home(String id, double m, long elders, Boolean urban, String code) {
    return row(
        id,
        at(m),
        "elders60",
        elders,
        "urban",
        urban,
        "regionCode",
        code,
        "populationBasis",
        "resident");
  }

  private static Object[] site(String id, double metres, String kind) {
    return row(id, at(metres), "kind", kind, "status", "operating");
  }

  private static String target(String id, double metres) {
    return """
        {"type": "Feature", "id": "%s", "properties": {},
         "geometry": {"type": "Point", "coordinates": [%s, 0]}}"""
        .formatted(id, BigDecimal.valueOf(lon(metres)).toPlainString());
  }

  private Map<String, JsonNode> circles(String inputs) {
    Map<String, JsonNode> rows = new HashMap<>();
    town.run("life-circles", inputs)
        .get("circles")
        .forEach(row -> rows.put(row.get("id").stringValue(), row));
    return rows;
  }

  private static String counts(JsonNode row) {
    return row.get("covered") + " of " + row.get("population");
  }

  @Test
  void everyWalkIsCountedByHand() {
    Map<String, JsonNode> rows = circles("{\"groupBy\": \"county\"}");
    // 500 m to the canteen at 1.0 m/s are 500 s; b walks 2,000 s.
    assertEquals("1000 of 4040", counts(rows.get("meals")));
    // a is 400 m from the ground, b 1,100 m: within 600 s and not.
    assertEquals("1000 of 1500", counts(rows.get("fitness-urban")));
    assertEquals("0 of 2500", counts(rows.get("fitness-rural")));
    assertEquals(1, rows.get("fitness-rural").get("communitiesUntold").intValue(), "d");
    // c lives there, d 100 m away.
    assertEquals("2540 of 4040", counts(rows.get("culture")));
    JsonNode parts = rows.get("meals").get("regions");
    assertEquals("1000 of 1500", counts(parts.get(0)));
    assertEquals("0 of 2540", counts(parts.get(1)));
  }

  @Test
  void whatCannotBeToldIsNullAndSaysWhy() {
    Map<String, JsonNode> rows = circles("{}");
    JsonNode central = rows.get("meals-central-city");
    assertTrue(central.get("covered").isNull() && central.get("coverageRatio").isNull());
    assertTrue(central.get("why").stringValue().contains("not given"));
    JsonNode convenience = rows.get("convenience");
    assertTrue(convenience.get("covered").isNull(), "there is no neighbourhood centre");
    JsonNode result = town.run("life-circles", "{}");
    assertTrue(result.at("/rescue/covered").isNull());
    assertTrue(result.at("/mealDelivery/all/served").isNull());
    assertEquals(4040, result.at("/mealDelivery/all/unknown").intValue());
  }

  @Test
  void theCentralCityIsTheAreaThatIsGiven() {
    String area =
        """
        {"centralCity": {"features": {"type": "FeatureCollection", "features": [
          {"type": "Feature", "id": "z", "properties": {}, "geometry": {"type": "Polygon",
           "coordinates": [[[-0.01, -0.01], [%s, -0.01], [%s, 0.01], [-0.01, 0.01],
             [-0.01, -0.01]]]}}]}}}""";
    String toB = BigDecimal.valueOf(lon(2500)).toPlainString();
    JsonNode central = circles(area.formatted(toB, toB)).get("meals-central-city");
    assertEquals("1000 of 1500", counts(central));
    assertEquals(95, central.get("target").intValue());
    assertTrue(
        town.refusal(
                "life-circles",
                "{\"centralCity\": {\"features\": {\"type\": \"FeatureCollection\", \"features\": ["
                    + target("p", 0)
                    + "]}}}")
            .contains("holds no area"));
  }

  @Test
  void mealsByDeliveryAreTheirOwnMeasure() {
    town.layer(
        "communities",
        delivery("a", 500, 1000, "true"),
        delivery("b", 2000, 500, "false"),
        delivery("c", 5200, 2500, null));
    JsonNode all = town.run("life-circles", "{}").at("/mealDelivery/all");
    assertEquals(1000, all.get("served").intValue());
    assertEquals(500, all.get("notServed").intValue());
    assertEquals(2500, all.get("unknown").intValue());
    assertEquals("25", all.get("share").toString());
    assertEquals("1000 of 4000", counts(circles("{}").get("meals")), "delivery adds nothing");
  }

  private static Object[] delivery(String id, double metres, long elders, String delivery) {
    return row(id, at(metres), "elders60", elders, "mealDelivery", delivery);
  }

  /** 36 km/h are 10 m/s: 3,000 m take 300.0 s, one metre more 300.1 s. */
  @Test
  void theDriveIsFiveMinutesFromTheRescuePoint() {
    JsonNode rescue =
        town.run("life-circles", "{\"carSpeeds\": {\"residential\": 36}, " + TARGETS + "}")
            .get("rescue");
    assertEquals(3, rescue.get("places").intValue());
    assertEquals(1, rescue.get("covered").intValue());
    assertEquals(1, rescue.get("outOfReach").intValue());
    assertEquals(1, rescue.get("unknown").intValue());
    Map<String, JsonNode> rows = new HashMap<>();
    rescue.get("rows").forEach(row -> rows.put(row.get("id").stringValue(), row));
    assertEquals(300, rows.get("in").get("seconds").intValue());
    assertEquals(301, rows.get("out").get("seconds").intValue());
    assertEquals("em", rows.get("out").get("rescuePointId").stringValue());
    assertTrue(rows.get("off").get("seconds").isNull() && rows.get("off").get("covered").isNull());
    JsonNode byDefault = town.run("life-circles", "{" + TARGETS + "}").get("rescue");
    // 25 km/h: 3,000 m take 432 s.
    assertEquals(0, byDefault.get("covered").intValue());
    assertTrue(
        town.run("life-circles", "{\"carSpeeds\": {\"primary\": 50}, " + TARGETS + "}")
            .at("/rescue/covered")
            .isNull(),
        "no street is driven on");
  }

  @Test
  void millisecondsOfAnEdgeAreRoundedHalfUp() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int lengthMm = random.nextInt(i % 2 == 0 ? 1000 : 900_000_000);
      int kilometres = 5 + random.nextInt(126);
      BigDecimal exact =
          BigDecimal.valueOf(36L * lengthMm)
              .divide(BigDecimal.valueOf(10L * kilometres), 0, RoundingMode.HALF_UP);
      assertEquals(
          exact.intValueExact(),
          new CarSpeeds(Map.of(StreetClass.PRIMARY, kilometres))
              .milliseconds(lengthMm, StreetClass.PRIMARY));
    }
  }
}
