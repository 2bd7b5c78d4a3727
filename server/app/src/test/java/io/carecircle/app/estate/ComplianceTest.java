package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Counts by hand: compliance by county and year, health cabins, the quota of existing estates. */
class ComplianceTest {
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;
  private int next;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder.resolve("store"));
    town = new EquatorTown(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private String estate(String properties) {
    return "{\"type\":\"Feature\",\"id\":\"e%02d\",\"geometry\":null,\"properties\":{%s}}"
        .formatted(next++, properties);
  }

  /** 100,000 m2 and 900 households need max(200, 270, 300) = 300 m2. */
  private String filed(String county, String date, String netArea) {
    return estate(
        "\"jurisdiction\":\"%s\",\"filingDate\":\"%s\",\"totalFloorArea\":100000,\"households\":900,\"careRooms\":[{\"id\":\"r\"%s}]"
            .formatted(county, date, netArea.isEmpty() ? "" : ",\"netArea\":" + netArea));
  }

  private static JsonNode run(String asOf, String... estates) {
    return town.run(
        "estate-compliance",
        "{\"asOf\":\"%s\",\"estates\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[%s]}}}"
            .formatted(asOf, String.join(",", estates)));
  }

  private static String counts(JsonNode row) {
    return "%s %s: %s %s %s of %s, %s to %s, %s"
        .formatted(
            row.get("regionName").asString("?"),
            row.get("year").asString("?"),
            row.get("pass"),
            row.get("fail"),
            row.get("unknown"),
            row.get("estates"),
            row.get("shareAtLeast"),
            row.get("shareAtMost"),
            row.get("verdict").stringValue());
  }

  @Test
  void complianceByCountyAndYear() {
    JsonNode rows =
        run(
                "2025-12-31",
                filed("330302", "2024-05-01", "300"),
                filed("330302", "2024-06-01", "299.99"),
                filed("330302", "2025-06-01", "300"),
                filed("330302", "2025-06-01", ""),
                filed("330303", "2024-01-01", "400"),
                estate("\"stage\":\"old\",\"jurisdiction\":\"330302\""))
            .get("compliance");
    assertEquals(5, rows.size());
    assertEquals("鹿城区 all: 2 1 1 of 4, 0.5 to 0.75, fail", counts(rows.get(0)));
    assertEquals("鹿城区 2024: 1 1 0 of 2, 0.5 to 0.5, fail", counts(rows.get(1)));
    assertEquals("鹿城区 2025: 1 0 1 of 2, 0.5 to 1, unknown", counts(rows.get(2)));
    assertEquals("龙湾区 2024: 1 0 0 of 1, 1 to 1, pass", counts(rows.get(4)));
    assertEquals("1", rows.at("/0/target").toString());
    assertEquals("温发改规划〔2021〕146号 三(五)2", rows.at("/0/citation").stringValue());
  }

  /** Old: 50 %. One of two with is enough; one of three is not, unless the third is unknown. */
  @ParameterizedTest
  @CsvSource({
    "old, true false, pass",
    "old, true false false, fail",
    "old, true false null, unknown",
    "old, 有 无, pass",
    "new, true true, pass",
    "new, true false, fail",
    "new, true null, unknown",
  })
  void healthCabins(String stage, String cabins, String verdict) {
    String[] estates =
        java.util.Arrays.stream(cabins.split(" "))
            .map(c -> c.equals("有") || c.equals("无") ? "\"" + c + "\"" : c)
            .map(
                c ->
                    estate(
                        "\"stage\":\"%s\",\"jurisdiction\":\"330302\",\"healthCabin\":%s"
                            .formatted(stage, c)))
            .toArray(String[]::new);
    JsonNode row = run("2025-12-31", estates).at("/healthCabins/0");
    assertEquals(verdict, row.get("verdict").stringValue(), row.toString());
    assertEquals(stage.equals("new") ? "1" : "0.5", row.get("target").toString());
    assertEquals("温发改规划〔2021〕146号 三(三)2", row.get("citation").stringValue());
  }

  private String rooms(int count, String date) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "" : ",");
      list.append("{\"id\":\"r").append(i).append("\",\"status\":\"in_use\"");
      list.append(date == null ? "}" : ",\"openDate\":\"" + date + "\"}");
    }
    return estate("\"stage\":\"old\",\"jurisdiction\":\"331002\",\"careRooms\":[" + list + "]");
  }

  /** 28 in 2022, 30 in each later year. */
  @Test
  void quotaOfExistingEstates() {
    JsonNode rows =
        run(
                "2024-06-30",
                rooms(27, "2022-12-31"),
                rooms(1, "2022-01-01"),
                rooms(29, "2023-01-01"),
                rooms(2, "2024-07-01"))
            .get("roomQuotas");
    assertEquals(3, rows.size());
    assertEquals("28 28 0 pass", quota(rows.get(0)));
    assertEquals("30 29 1 fail", quota(rows.get(1)));
    // The year is not over; what opens after the day does not count.
    assertEquals("30 0 30 unknown", quota(rows.get(2)));
    assertEquals("88", rows.at("/2/quotaToDate").toString());
    assertEquals("57", rows.at("/2/addedToDate").toString());
    JsonNode open = run("2022-12-31", rooms(27, "2022-05-05"), rooms(1, null)).get("roomQuotas");
    assertEquals("28 27 1 unknown", quota(open.get(0)));
    JsonNode late = run("2022-12-30", rooms(27, "2022-05-05")).get("roomQuotas");
    assertEquals("28 27 1 unknown", quota(late.get(0)));
    assertEquals(
        "28 27 1 fail", quota(run("2022-12-31", rooms(27, "2022-05-05")).at("/roomQuotas/0")));
  }

  private static String quota(JsonNode row) {
    return row.get("quota")
        + " "
        + row.get("added")
        + " "
        + row.get("short")
        + " "
        + row.get("verdict").stringValue();
  }

  /** Two rooms of one place are one place; a removed one is none. */
  @Test
  void aPlaceIsCountedOnce() {
    String two =
        estate(
            "\"stage\":\"old\",\"jurisdiction\":\"331002\",\"careRooms\":["
                + "{\"id\":\"a\",\"placeId\":\"p\",\"status\":\"in_use\",\"openDate\":\"2023-02-01\"},"
                + "{\"id\":\"b\",\"placeId\":\"p\",\"status\":\"in_use\",\"openDate\":\"2022-02-01\"},"
                + "{\"id\":\"c\",\"status\":\"removed\",\"openDate\":\"2022-02-01\"}]");
    assertEquals("28 1 27 fail", quota(run("2022-12-31", two).at("/roomQuotas/0")));
    assertTrue(run("2022-12-31", rooms(1, "never")).get("run").toString().contains("could not"));
  }
}
