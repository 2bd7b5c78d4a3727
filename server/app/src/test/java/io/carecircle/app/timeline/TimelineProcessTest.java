package io.carecircle.app.timeline;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One street of 9,000 m, elders along it, projects that open one after the other. */
class TimelineProcessTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
    town.street(0, 3000, 6000, 9000);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Object[] home(String id, double metres, long elders) {
    return row(
        id, at(metres), "elders60", elders, "regionCode", "990101", "populationBasis", "resident");
  }

  private static Object[] project(String id, double metres, String nature, Long end, Long beds) {
    return row(
        id,
        at(metres),
        "name",
        id,
        "nature",
        nature,
        "endYear",
        end,
        "beds",
        beds,
        "regionCode",
        "990101");
  }

  private static Object[] nursingHome(String id, double metres, Long beds, String open, String to) {
    return row(
        id,
        at(metres),
        "kind",
        "nursing_home",
        "status",
        "operating",
        "beds",
        beds,
        "regionCode",
        "990101",
        "openDate",
        open == null ? null : LocalDate.parse(open),
        "closeDate",
        to == null ? null : LocalDate.parse(to));
  }

  /**
   * 2,000 elders want 60 beds. Home h has 20, h2 opens in 2022 with 10 and closes in 2024; p1 opens
   * 30 in 2023, p2 is only planned, p3 does not tell its beds. A centre at 0 m reaches a at 500 m;
   * p1 at 3,000 m, which tells no kind and therefore counts, reaches b at 3,800 m.
   */
  private void town() {
    town.layer("communities", home("a", 500, 1200), home("b", 3800, 600), home("c", 8000, 200));
    town.layer(
        "facilities",
        row(
            "centre",
            at(0),
            "kind",
            "community_care",
            "status",
            "operating",
            "regionCode",
            "990101"),
        nursingHome("h", 8900, 20L, null, null),
        nursingHome("h2", 8900, 10L, "2022-03-01", "2024-06-30"));
    town.layer(
        "projects",
        project("p1", 3000, "新建", 2023L, 30L),
        project("p2", 8000, "谋划", 2023L, 500L),
        project("p3", 8800, "续建", 2024L, null));
  }

  private static String series(JsonNode result, String member) {
    return result
        .get("years")
        .valueStream()
        .map(y -> y.get(member).toString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void yearsAreCountedByHand() {
    town();
    JsonNode result = town.run("timeline", "{\"region\":\"990101001\",\"from\":2021,\"to\":2025}");
    assertEquals("0 0 0 0 0", series(result, "beds"), "no such township");
    result = town.run("timeline", "{\"from\":2021,\"to\":2025}");
    assertEquals("20 30 60 50 50", series(result, "beds"));
    assertEquals("0 0 0 1 1", series(result, "bedsUnknown"), "p3");
    assertEquals("60 60 60 60 60", series(result, "demand"));
    assertEquals("40 30 0 10 10", series(result, "shortfall"));
    assertEquals(
        "\"shortage\" \"shortage\" null \"shortage\" \"shortage\"", series(result, "warning"));
    // Within 900 m of p3 at 8,800 m lives c from 2024 on.
    assertEquals("1200 1200 1800 2000 2000", series(result, "covered"));
    assertEquals("0.6 0.6 0.9 1.0 1.0", series(result, "coverageRatio"));
    assertEquals("[] [\"h2\"] [\"p1\"] [\"p3\"] []", series(result, "opened"));
    assertTrue(result.at("/run/warnings").toString().contains("谋划"));
  }

  @Test
  void aPlannedProjectOpensOnlyWhenAskedFor() {
    town();
    JsonNode result = town.run("timeline", "{\"from\":2023,\"to\":2023,\"includeProposed\":true}");
    assertEquals("560", series(result, "beds"));
    assertEquals("2000", series(result, "covered"), "p2 stands beside c");
  }

  @Test
  void aYearsDelayCostsWhatAFullRerunLoses() {
    town();
    JsonNode result = town.run("timeline", "{\"from\":2021,\"to\":2025,\"delayCosts\":true}");
    assertEquals(
        "[{\"projectId\":\"p1\",\"year\":2023,\"bedYears\":30,\"elderYears\":600},"
            + "{\"projectId\":\"p3\",\"year\":2024,\"bedYears\":null,\"elderYears\":200}]",
        result.get("delayCosts").toString());
    JsonNode late = town.run("timeline", "{\"from\":2021,\"to\":2025,\"delays\":{\"p1\":1}}");
    assertEquals("20 30 30 50 50", series(late, "beds"));
    assertEquals("1200 1200 1200 2000 2000", series(late, "covered"));
  }

  /** Delays of random towns against a town whose projects are printed that late. */
  @Test
  void delaysAreALaterYearOfCompletion() {
    Random random = new Random(7);
    for (int round = 0; round < 12; round++) {
      List<Object[]> printed = new ArrayList<>();
      List<Object[]> late = new ArrayList<>();
      List<String> delays = new ArrayList<>();
      for (int p = 0; p < 4; p++) {
        double metres = random.nextInt(9000);
        long end = 2021 + random.nextInt(4);
        Long beds = random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(50));
        int delay = random.nextInt(3);
        String nature = random.nextInt(4) == 0 ? "谋划" : "新建";
        printed.add(project("p" + p, metres, nature, end, beds));
        late.add(project("p" + p, metres, nature, end + delay, beds));
        delays.add("\"p" + p + "\":" + delay);
      }
      List<Object[]> homes = new ArrayList<>();
      for (int c = 0; c < 6; c++) {
        homes.add(home("c" + c, random.nextInt(9000), random.nextInt(500)));
      }
      town.layer("communities", homes.toArray(Object[][]::new));
      town.layer("projects", printed.toArray(Object[][]::new));
      JsonNode asked =
          town.run(
              "timeline",
              "{\"from\":2020,\"to\":2027,\"delays\":{" + String.join(",", delays) + "}}");
      town.layer("projects", late.toArray(Object[][]::new));
      JsonNode again = town.run("timeline", "{\"from\":2020,\"to\":2027}");
      assertEquals(again.get("years").toString(), asked.get("years").toString(), "round " + round);
    }
  }

  @Test
  void coverageIsThatOfTheProcessCoverage() {
    town();
    JsonNode years =
        town.run(
                "timeline",
                "{\"from\":2021,\"to\":2021,\"kinds\":[\"community_care\",\"nursing_home\"]}")
            .get("years");
    JsonNode coverage =
        town.run(
            "coverage",
            "{\"facilities\":{\"kinds\":[\"community_care\",\"nursing_home\"],"
                + "\"asOf\":\"2021-12-31\"}}");
    assertEquals(coverage.at("/total/covered"), years.get(0).get("covered"));
    assertEquals(coverage.at("/total/coverageRatio"), years.get(0).get("coverageRatio"));
  }

  @Test
  void registeredAndResidentPeopleAreNeverMixed() {
    town.layer(
        "communities",
        home("a", 500, 1200),
        row("b", at(600), "elders60", 300L, "populationBasis", "registered"));
    JsonNode result = town.run("timeline", "{\"from\":2021,\"to\":2021}");
    assertEquals("null", series(result, "demand"));
    assertEquals("null", series(result, "warning"));
    assertTrue(result.at("/run/warnings").toString().contains("never mixed"));
  }

  /**
   * Two counties of 1,000 and 3,000 elders want 30 and 90 beds. The first has 20 and 40 from 2023
   * on, the second 95 until its home closes in 2022.
   */
  @Test
  void theYearThatTurnsRedIsTheFirstThatIsShort() {
    town.layer(
        "communities",
        row("a", at(100), "elders60", 1000L, "regionCode", "990101"),
        row("b", at(200), "elders60", 3000L, "regionCode", "990102"));
    town.layer(
        "facilities",
        nursingHome("h1", 100, 20L, null, null),
        nursingHome("h2", 100, 20L, "2023-01-01", null),
        row(
            "h3",
            at(300),
            "kind",
            "nursing_home",
            "status",
            "operating",
            "beds",
            95L,
            "regionCode",
            "990102",
            "closeDate",
            LocalDate.of(2022, 5, 1)));
    JsonNode result = town.run("early-warning", "{\"from\":2021,\"to\":2023}");
    assertEquals("[\"990101\",\"990102\"]", codes(result));
    assertEquals(2021, result.at("/regions/0/redYear").intValue());
    assertEquals("40", result.at("/regions/0/years/2/beds").toString());
    assertTrue(result.at("/regions/0/years/2/warning").isNull());
    assertEquals(2022, result.at("/regions/1/redYear").intValue());
    for (int year = 0; year < 3; year++) {
      long sum = 0;
      for (JsonNode region : result.get("regions")) {
        sum += region.at("/years/" + year + "/beds").longValue();
      }
      assertEquals(result.at("/total/years/" + year + "/beds").longValue(), sum);
      assertEquals(120, result.at("/total/years/" + year + "/demand").intValue());
    }
  }

  private static String codes(JsonNode result) {
    return result
        .get("regions")
        .valueStream()
        .map(r -> r.get("code").toString())
        .toList()
        .toString()
        .replace(" ", "");
  }

  @Test
  void badYearsAndUnknownProjectsAreRefused() {
    town();
    assertTrue(town.refusal("timeline", "{\"from\":2025,\"to\":2024}").contains("to"));
    assertTrue(town.refusal("timeline", "{\"delays\":{\"px\":1}}").contains("px"));
    assertTrue(town.refusal("timeline", "{\"kinds\":[\"hotel\"]}").contains("hotel"));
    assertTrue(town.refusal("timeline", "{\"region\":\"亚特兰蒂斯\"}").contains("region"));
  }
}
