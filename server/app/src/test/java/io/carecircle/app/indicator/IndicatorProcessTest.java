package io.carecircle.app.indicator;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.standard.Indicator;
import io.carecircle.app.standard.IndicatorFigure;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two counties of Wenzhou on one street; every figure is counted by hand. */
class IndicatorProcessTest {
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  /**
   * County 330302 has two townships of 1,000 and 500 elders, county 330303 one of 2,500: 4,000 in
   * all. The centre at 0 m reaches a at 500 m but not b at 2,000 m; that at 5,000 m reaches c.
   */
  @BeforeEach
  void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
    town.street(0, 3000, 6000);
    town.layer(
        "communities",
        home("a", 500, 1000, true, "330302001"),
        home("b", 2000, 500, true, "330302002"),
        home("c", 5200, 2500, true, "330303001"),
        row(
            "v",
            at(4000),
            "elders60",
            0L,
            "urban",
            false,
            "regionCode",
            "330303001",
            "kind",
            "village",
            "populationBasis",
            "resident"));
    town.layer(
        "facilities",
        care("m1", 0, "community_care", "330302001"),
        care("m2", 5000, "township_care", "330303001"),
        care("ic", 5000, "integrated_care", "330303001"),
        care("ra", 5000, "rehab_aid", "330302002"),
        care("md", 5900, "medical", "330303001"),
        care("ct", 5900, "canteen", "330303001"),
        nursing("h1", 100, "330302001", 100L, 60L, 4L, "2019-05-01"),
        nursing("h2", 5500, "330303001", 50L, 20L, null, "2022-05-01"),
        nursing("h3", 5600, "330303001", null, null, null, null));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Object[] home(String id, double m, long elders, boolean urban, String code) {
    return row(
        id,
        at(m),
        "elders60",
        elders,
        "urban",
        urban,
        "regionCode",
        code,
        "kind",
        "community",
        "populationBasis",
        "resident");
  }

  private static Object[] care(String id, double metres, String kind, String code) {
    return row(id, at(metres), "kind", kind, "status", "operating", "regionCode", code);
  }

  private static Object[] nursing(
      String id, double m, String code, Long beds, Long nursing, Long dementia, String open) {
    return row(
        id,
        at(m),
        "kind",
        "nursing_home",
        "status",
        "operating",
        "regionCode",
        code,
        "beds",
        beds,
        "nursingBeds",
        nursing,
        "dementiaBeds",
        dementia,
        "openDate",
        open == null ? null : LocalDate.parse(open));
  }

  private Map<String, JsonNode> board(String inputs) {
    Map<String, JsonNode> rows = new HashMap<>();
    town.run("indicators", inputs)
        .get("indicators")
        .forEach(row -> rows.put(row.get("id").stringValue(), row));
    return rows;
  }

  private static String actual(JsonNode row) {
    return row.get("actual").toString();
  }

  @Test
  void everyComputedFigureIsCountedByHand() {
    Map<String, JsonNode> plan = board("{\"region\":\"330300\",\"year\":2025}");
    assertEquals("150", actual(plan.get("wenzhou-plan-01")), "100 + 50, h3 unknown");
    assertEquals(1, plan.get("wenzhou-plan-01").get("unknown").intValue());
    assertEquals("47850", plan.get("wenzhou-plan-01").get("gap").toString());
    // h2 opened in 2022; when h3 opened is not known.
    assertEquals("50", actual(plan.get("wenzhou-plan-02")));
    assertEquals(1, plan.get("wenzhou-plan-02").get("unknown").intValue());
    // 4 x 10,000 / 4,000; 150 x 10,000 / 4,000; 80 of 150.
    assertEquals("10", actual(plan.get("wenzhou-plan-04")));
    assertEquals("375", actual(plan.get("wenzhou-text-06")));
    assertEquals("53.3333", actual(plan.get("wenzhou-plan-05")));
    assertEquals("1", actual(plan.get("wenzhou-plan-06")));
    assertEquals("1", actual(plan.get("wenzhou-plan-15")));
    assertEquals("1", actual(plan.get("wenzhou-75-02")));
    // One of three townships has an integrated-care body.
    assertEquals("33.3333", actual(plan.get("wenzhou-75-07")));
    // a and c of the three urban communities.
    JsonNode circle = plan.get("wenzhou-text-01");
    assertEquals("66.6667", actual(circle));
    assertEquals(2, circle.get("numerator").intValue());
    assertEquals("community_care", circle.at("/kinds/0/kind").stringValue());
    assertEquals(1, circle.at("/kinds/0/total/communitiesCovered").intValue(), "m1 alone");
    assertEquals("red", circle.get("status").stringValue(), "66.7 is below 90 of 100");
  }

  @Test
  void whatNothingTellsIsUnknownAndNeverNought() {
    Map<String, JsonNode> plan = board("{\"standard\":\"wenzhou-plan\",\"year\":2025}");
    assertEquals(15, plan.size());
    for (String id : new String[] {"03", "07", "08", "09", "10", "11", "12", "13", "14"}) {
      JsonNode row = plan.get("wenzhou-plan-" + id);
      assertTrue(row.get("actual").isNull(), row.toString());
      assertTrue(row.get("gap").isNull(), row.toString());
      assertEquals("unknown", row.get("status").stringValue());
    }
  }

  @Test
  void printedFiguresAreThoseOfThePolicyFiles() {
    Policy policy = store.get(PolicyCatalog.class).policy();
    int compared = 0;
    for (String board : new String[] {"lishui-13th", "lishui-14th", "wenzhou-plan", "yueqing"}) {
      Map<String, JsonNode> rows = board("{\"standard\":\"" + board + "\",\"year\":2020}");
      for (Indicator indicator : policy.listIndicators(board)) {
        JsonNode row = rows.get(indicator.id());
        compare(row, "baseline", indicator.baseline().orElse(null));
        compare(
            row,
            "target",
            indicator
                .nextTarget(2020)
                .orElse(
                    indicator.figures().stream()
                        .filter(f -> f.role() == IndicatorFigure.Role.TARGET)
                        .max(Comparator.comparingInt(IndicatorFigure::year))
                        .orElse(null)));
        compared++;
      }
    }
    assertEquals(16 + 26 + 15 + 24, compared);
  }

  private static void compare(JsonNode row, String name, IndicatorFigure figure) {
    if (figure == null) {
      assertTrue(row.get(name + "Printed").isNull(), row.toString());
      return;
    }
    assertEquals(figure.printed(), row.get(name + "Printed").stringValue());
    assertEquals(figure.year(), row.get(name + "Year").intValue());
    if (figure.value() == null) {
      assertTrue(row.get(name).isNull());
    } else {
      assertEquals(0, figure.value().compareTo(new BigDecimal(row.get(name).toString())));
    }
  }

  @Test
  void countiesAddUpToTheCity() {
    Map<String, JsonNode> plan =
        board("{\"region\":\"330300\",\"year\":2025,\"groupBy\":\"county\"}");
    int summed = 0;
    for (JsonNode row : plan.values()) {
      if (row.get("numerator").isNull()) {
        continue;
      }
      long numerator = 0;
      long denominator = 0;
      for (JsonNode part : row.get("regions")) {
        numerator += part.path("numerator").asLong(0);
        denominator += part.path("denominator").asLong(0);
      }
      long unknown = 0;
      for (JsonNode part : row.get("regions")) {
        unknown += part.get("unknown").longValue();
      }
      assertEquals(row.get("unknown").longValue(), unknown, row.toString());
      assertEquals(row.get("numerator").longValue(), numerator, row.toString());
      assertEquals(row.path("denominator").asLong(0), denominator, row.toString());
      summed++;
    }
    assertTrue(summed >= 12, "summed: " + summed);
    JsonNode beds = plan.get("wenzhou-text-06").get("regions");
    // 100 x 10,000 / 1,500 and 50 x 10,000 / 2,500.
    assertEquals("666.6667", actual(beds.get(0)));
    assertEquals("200", actual(beds.get(1)));
    assertEquals("300", beds.get(1).get("target").toString(), "a rate holds for a county");
    assertTrue(plan.get("wenzhou-plan-01").at("/regions/0/target").isNull(), "a sum does not");
  }

  @Test
  void enteredActualsNameTheirSource() {
    Map<String, JsonNode> plan =
        board(
            "{\"standard\":\"wenzhou-plan\",\"year\":2023,\"actuals\":[{\"indicator\":"
                + "\"wenzhou-plan-03\",\"year\":2022,\"value\":21,\"source\":\"民政统计\","
                + "\"date\":\"2023-02-01\"}]}");
    JsonNode carers = plan.get("wenzhou-plan-03");
    assertEquals("21", actual(carers));
    assertEquals("entered", carers.get("actualFrom").stringValue());
    assertEquals("民政统计 2023-02-01", carers.get("actualSource").stringValue());
    // 15 in 2020 to 25 in 2025: 21 is expected in 2023.
    assertEquals("green", carers.get("status").stringValue());
    assertEquals("6", carers.at("/trend/change").toString());
    assertEquals("4", carers.get("gap").toString());
    String refusal =
        town.refusal(
            "indicators",
            "{\"standard\":\"wenzhou-plan\",\"actuals\":[{\"indicator\":\"wenzhou-plan-03\","
                + "\"year\":2022,\"value\":21,\"date\":\"2023-02-01\"}]}");
    assertTrue(refusal.contains("source"), refusal);
  }

  @Test
  void afterThePlanThePeriodIsOver() {
    assertFalse(
        board("{\"standard\":\"wenzhou-plan\",\"year\":2025}")
            .get("wenzhou-plan-01")
            .get("periodOver")
            .booleanValue());
    JsonNode late = town.run("indicators", "{\"standard\":\"wenzhou-plan\",\"year\":2026}");
    assertTrue(late.at("/indicators/0/periodOver").booleanValue());
    assertTrue(late.at("/run/warnings").toString().contains("period over"));
  }

  @Test
  void estatesThatCannotBeJudgedStandApart() {
    // 2 per mille of 150,000 m2 are 300 m2, 1,000 households 300 m2.
    town.layer(
        "estates",
        estate("pass", "330302", 300.0),
        estate("fail", "330303", 299.0),
        estate("unknown", "330302", null));
    JsonNode row =
        board("{\"standard\":\"wenzhou-plan\",\"year\":2025,\"groupBy\":\"county\"}")
            .get("wenzhou-plan-14");
    assertEquals("50", actual(row));
    assertEquals(1, row.get("unknown").intValue());
    assertEquals("100", actual(row.at("/regions/0")));
    assertEquals("0", actual(row.at("/regions/1")));
  }

  private static Object[] estate(String id, String county, Double netArea) {
    return row(
        id,
        at(10),
        "stage",
        "new",
        "jurisdiction",
        county,
        "filingDate",
        LocalDate.of(2024, 5, 1),
        "totalFloorArea",
        netArea == null ? null : new BigDecimal(150_000),
        "households",
        1000L,
        "careRooms",
        new io.carecircle.kernel.layer.JsonText("[{\"netArea\":" + netArea + "}]"));
  }

  @Test
  void homesThatAreNearAMedicalSiteArePaired() {
    // h2 and h3 at 5,500 and 5,600 m are within 900 m of md at 5,900 m; h1 is not.
    JsonNode row =
        board("{\"standard\":\"yueqing\",\"region\":\"330300\",\"year\":2025}").get("yueqing-22");
    assertEquals("66.6667", actual(row));
  }

  @Test
  void theNetworkTableNamesWhatEachTownshipLacks() {
    JsonNode table = town.run("network-table", "{\"region\":\"330300\",\"asOf\":\"2025-12-31\"}");
    assertEquals(3, table.at("/total/townships").intValue());
    assertEquals(
        "[\"township_care\",\"integrated_care\"]", table.at("/townships/0/lacks").toString());
    assertEquals("[]", table.at("/townships/2/lacks").toString());
    assertEquals(1, table.at("/total/townshipsWith/township_care").intValue());
    assertNull(table.at("/communities/0").get("has").stringValue(null), "no areas: unknown");
    assertNotNull(table.at("/communities/3"));
  }

  @Test
  void mixedPopulationsGiveNoRate() {
    town.layer(
        "communities",
        home("a", 500, 1000, true, "330302001"),
        row(
            "r",
            at(600),
            "elders60",
            9L,
            "regionCode",
            "330302001",
            "populationBasis",
            "registered"));
    JsonNode row = board("{\"standard\":\"wenzhou-plan-text\"}").get("wenzhou-text-06");
    assertTrue(row.get("actual").isNull());
    assertTrue(row.get("howComputed").stringValue().contains("never mixed"));
  }
}
