package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.lon;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is kept from request to request changes no answer. A street of 4 km along the equator, f1 at
 * 0 m in county 330302, f2 at 3000 m in 330303 from 2030 on; a (10 elders) lives at 500 m, b (20)
 * at 1500 m, both in 330302, and c (30) at 2500 m in 330303.
 */
class KeptBetweenRequestsTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = new OpenStore(folder);
    town = new EquatorTown(store);
    town.street(0, 1000, 2000, 3000, 4000);
    facilities(0);
    town.layer(
        "communities",
        row("a", at(500), "elders60", 10L, "elders80", 1L, "regionCode", "330302"),
        row("b", at(1500), "elders60", 20L, "regionCode", "330302"),
        row("c", at(2500), "elders60", 30L, "elders80", 3L, "regionCode", "330303"));
  }

  private void facilities(double f1) {
    town.layer(
        "facilities",
        row("f1", at(f1), "kind", "community_care", "regionCode", "330302"),
        row(
            "f2",
            at(3000),
            "kind",
            "canteen",
            "regionCode",
            "330303",
            "openDate",
            LocalDate.of(2030, 1, 1)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long covered(String inputs) {
    return town.run("coverage", inputs).at("/total/covered").longValue();
  }

  @Test
  void everyParameterHasItsOwnAnswerHoweverOftenItIsAsked() {
    String canteens = "\"kinds\":[\"canteen\",\"community_care\"]";
    for (int round = 0; round < 2; round++) {
      assertEquals(10, covered("{}"));
      assertEquals(1, covered("{\"demand\":{\"weight\":\"elders80\"}}"));
      assertEquals(0, covered("{\"demand\":{\"ids\":[\"b\",\"c\"]}}"));
      assertEquals(30, covered("{\"reach\":{\"minutes\":25}}"));
      assertEquals(0, covered("{\"facilities\":{\"kinds\":[\"canteen\"]}}"));
      String later = "{\"facilities\":{%s,\"asOf\":\"%s\"}}";
      assertEquals(10, covered(later.formatted(canteens, "2029-12-31")));
      assertEquals(40, covered(later.formatted(canteens, "2030-01-01")));
      assertEquals(
          40, covered("{\"facilities\":{\"ids\":[\"f1\",\"f2\"],\"asOf\":\"2031-01-01\"}}"));
    }
  }

  @Test
  void theSecondAnswerHasTheBytesOfTheFirst() {
    String gain =
        "{\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            + "\"id\":\"p\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":["
            + lon(2000)
            + ",0]}}]}}}";
    List<String[]> questions =
        List.of(
            new String[] {"coverage", "{\"groupBy\":\"county\",\"ageBands\":[\"elders80\"]}"},
            new String[] {"coverage", "{\"groupBy\":\"county\",\"neighbours\":\"own-only\"}"},
            new String[] {"gaps", "{\"groupBy\":\"county\"}"},
            new String[] {"site-gain", gain},
            new String[] {"what-if", "{\"groupBy\":\"county\",\"edits\":[]}"});
    for (String[] question : questions) {
      String first = town.text(question[0], question[1]);
      assertEquals(first, town.text(question[0], question[1]));
    }
    // b gives no elders80: said each time, not only when the weights were made.
    JsonNode run = town.run("coverage", questions.get(0)[1]).get("run");
    assertTrue(run.get("warnings").toString().contains("give no elders80"), run::toString);
  }

  @Test
  void aNewVersionOfALayerIsSeenAtOnce() {
    assertEquals(10, covered("{}"));
    facilities(1000);
    assertEquals(30, covered("{}"), "f1 moved to 1000 m: 500 m to a and to b");
    facilities(0);
    assertEquals(10, covered("{}"));
    town.street(0, 1000);
    town.layer(
        "communities", row("a", at(500), "elders60", 12L), row("z", at(900), "elders60", 1L));
    assertEquals(13, covered("{}"));
  }

  /**
   * A site at 2000 m is within 15 minutes of b and c. In 330302 it gains b alone, in 330303 c, in a
   * county where nobody lives nobody; where its county is not known that cannot be told.
   */
  @Test
  void ownOnlyASiteGainsItsOwnRegion() {
    String site =
        "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{%s},\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":["
            + lon(2000)
            + ",0]}}";
    String sites =
        String.join(
            ",",
            site.formatted("p1", "\"regionCode\":\"330302\""),
            site.formatted("p2", "\"regionCode\":\"330303\""),
            site.formatted("p3", "\"regionCode\":\"330304\""),
            site.formatted("p4", ""));
    String points =
        "\"points\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[" + sites + "]}}";
    JsonNode allow = town.run("site-gain", "{" + points + "}");
    for (JsonNode row : allow.get("points")) {
      assertEquals(50, row.get("gainedPeople").intValue());
    }
    JsonNode own = town.run("site-gain", "{" + points + ",\"neighbours\":\"own-only\"}");
    assertEquals("[\"b\"]", own.at("/points/0/gained").toString());
    assertEquals("330302", own.at("/points/0/regionCode").stringValue());
    assertEquals("[\"c\"]", own.at("/points/1/gained").toString());
    assertEquals(30, own.at("/points/1/peopleWithin").intValue());
    assertEquals(0, own.at("/points/2/gainedPeople").intValue());
    assertTrue(own.at("/points/3/gainedPeople").isNull());
    assertEquals("no-region", own.at("/points/3/reason").stringValue());
    assertEquals("county", own.at("/run/parameters/groupBy").stringValue());
  }
}
