package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Verification;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The process as callers meet it: the contract's example, broken rows, layers, other cities. */
class EstateCheckTest {
  @TempDir static Path folder;
  private static OpenStore store;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder.resolve("store"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static ObjectNode fill(ObjectNode estate) {
    estate.put("jurisdiction", "330302").put("filingDate", "2024-05-01");
    estate.put("totalFloorArea", 50_000).put("households", 1001);
    estate.putArray("careRooms").addObject().put("id", "r").put("netArea", 300);
    return estate;
  }

  private static JsonNode run(JsonNode inputs) {
    return new EstateDesk(store).run(inputs);
  }

  /** 1001 households x 0.3 = 300.3; 300 given; stepped 11 x 30 = 330. */
  @Test
  void theExampleOfTheContract() {
    ObjectNode inputs = EstateDesk.inputs();
    fill(EstateDesk.add(inputs, "e1"));
    String text = new EstateDesk(store).text(inputs);
    for (String part :
        List.of(
            "\"id\":\"e1\"",
            "\"standard\":\"wenzhou-2023\",\"document\":\"温政办〔2023〕75号\",\"verdict\":\"fail\"",
            "\"requiredTotal\":300.3,\"providedTotal\":300,\"shortTotal\":0.3,\"clauses\":[",
            "\"otherReading\":[{\"reading\":\"stepped\",\"required\":330,\"verdict\":\"fail\"}],\"warnings\":[]",
            "\"citation\":\"温政办〔2023〕75号 三(二)5\"",
            "\"required\":300.3,\"provided\":300,\"short\":0.3,\"verdict\":\"fail\"",
            "\"hash\":")) {
      assertTrue(text.contains(part), () -> part + " in " + text);
    }
  }

  @Test
  void aBrokenRowTakesNoOtherDown() {
    String[][] broken = {
      {"totalFloorArea", "\"12000\"", "it must be a number"},
      {"totalFloorArea", "-1", "from 0 to"},
      {"totalFloorArea", "1e12", "from 0 to"},
      {"totalFloorArea", "0.12345678", "at most 6 decimals"},
      {"households", "10.5", "whole number"},
      {"households", "\"合计\"", "it must be a number"},
      {"filingDate", "\"2024/5/1\"", "a date is written"},
      {"filingDate", "\"2024-02-30\"", "a date is written"},
      {"communityLevel", "\"是\"", "true or false"},
      {"careRooms", "\"三间\"", "careRooms"},
      {"careRooms", "{\"id\":1}", "must be a list"},
      {"careRooms", "[7]", "must be an object"},
      {"careRooms", "[{\"netArea\":\"300\"}]", "it must be a number"},
      {"careRooms", "[{\"netArea\":300,\"status\":\"gone\"}]", "unknown status"},
      {
        "careRooms",
        "[{\"id\":\"a\",\"netArea\":300},{\"id\":\"a\",\"netArea\":300}]",
        "id of another room"
      },
      {"remedies", "[{\"kind\":\"purchase\"}]", "must have an id"},
      {"remedies", "[{\"id\":\"x\",\"kind\":\"gift\"}]", "must have a kind"},
      {"remedies", "[{\"id\":\"x\",\"kind\":\"swap\",\"aera\":1}]", "unknown member aera"},
      {"undergroundFloorArea", "50001", "more than totalFloorArea"},
      {"stage", "\"renewal\"", "allowed: new, old"},
    };
    ObjectNode inputs = EstateDesk.inputs();
    for (int i = 0; i < broken.length; i++) {
      ObjectNode estate = fill(EstateDesk.add(inputs, "b" + i));
      estate.set(broken[i][0], Json.parse(broken[i][1].getBytes(StandardCharsets.UTF_8), "value"));
      fill(EstateDesk.add(inputs, "g" + i));
    }
    int good = 0;
    for (JsonNode row : run(inputs).get("estates")) {
      String id = row.get("id").stringValue();
      boolean isGood = id.startsWith("g");
      assertEquals(isGood ? "judged" : "refused", row.get("status").stringValue(), row::toString);
      assertEquals(isGood ? "fail" : "unknown", row.get("verdict").stringValue());
      good += isGood ? 1 : 0;
      if (!isGood) {
        String reason = row.get("warnings").get(0).stringValue();
        String[] expected = broken[Integer.parseInt(id.substring(1))];
        assertTrue(reason.contains(expected[0]) && reason.contains(expected[2]), reason);
        assertTrue(row.get("requiredTotal").isNull());
      }
    }
    assertEquals(broken.length, good);
  }

  @Test
  void aBrokenGeometryIsToldWithItsRow() {
    ObjectNode inputs = EstateDesk.inputs();
    fill(EstateDesk.add(inputs, "a"));
    fill(EstateDesk.add(inputs, "b"));
    ObjectNode feature = (ObjectNode) inputs.at("/estates/features/features").get(0);
    feature.set(
        "geometry",
        Json.parse(
            "{\"type\":\"Point\",\"coordinates\":[500,\"x\"]}".getBytes(StandardCharsets.UTF_8),
            "g"));
    JsonNode estates = run(inputs).get("estates");
    assertEquals("refused", estates.get(0).get("status").stringValue(), estates::toString);
    assertEquals("judged", estates.get(1).get("status").stringValue());
  }

  @Test
  void aRequestThatMakesNoSenseIsRefusedAsAWhole() {
    Map<String, String> cases =
        Map.of(
            "{\"standard\":\"wenzhou-1999\"}", "there are: wenzhou-2023, yueqing-2020",
            "{\"asOf\":\"yesterday\"}", "a date is written",
            "{\"estates\":{\"layer\":\"facilities\"}}", "allowed: estates",
            "{\"estates\":{\"kinds\":[]}}", "is not known here",
            "{\"when\":1}", "has no input");
    cases.forEach(
        (inputs, reason) -> {
          RefusedException e =
              assertThrows(RefusedException.class, () -> new EstateDesk(store).run(inputs));
          assertTrue(e.getMessage().contains(reason), e::getMessage);
        });
  }

  /** Five thousand rows, each its own: 300 m2 for one more household each, 1000 + i. */
  @Test
  void fiveThousandRowsEachGetTheirOwnVerdictInAnyOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      order.add(i);
    }
    ObjectNode straight = batch(order);
    Collections.shuffle(order, new Random(5));
    String first = new EstateDesk(store).text(straight);
    assertEquals(first, new EstateDesk(store).text(batch(order)));
    JsonNode estates = Json.parse(first.getBytes(StandardCharsets.UTF_8), "r").get("estates");
    assertEquals(5000, estates.size());
    for (JsonNode row : estates) {
      int i = Integer.parseInt(row.get("id").stringValue().substring(1));
      assertEquals(i == 0 ? "pass" : "fail", row.get("verdict").stringValue(), row::toString);
      // 0.3 m2 a household.
      assertEquals(
          3000L + 3L * i,
          row.get("requiredTotal").decimalValue().movePointRight(1).longValueExact());
    }
  }

  private static ObjectNode batch(List<Integer> order) {
    ObjectNode inputs = EstateDesk.inputs();
    order.forEach(i -> fill(EstateDesk.add(inputs, "e" + i)).put("households", 1000 + i));
    return inputs;
  }

  @Test
  void theTableHasOneLineForEachEstate() throws IOException {
    ObjectNode inputs = EstateDesk.inputs();
    fill(EstateDesk.add(inputs, "e1"));
    fill(EstateDesk.add(inputs, "e2")).put("households", "x");
    String[] lines = new EstateDesk(store).csv(inputs).split("\r\n");
    assertEquals(3, lines.length);
    assertTrue(
        lines[1].startsWith(
            "e1,judged,wenzhou-2023,温政办〔2023〕75号,fail,300.3,300,0.3,household-rate,"),
        lines[1]);
    assertTrue(lines[2].startsWith("e2,refused,,,unknown,,,,,\"households is"), lines[2]);
  }

  @Test
  void estatesOfTheLayerAreJudgedAndTheResultVerifies() throws IOException {
    Path file = folder.resolve("e.csv");
    Files.writeString(
        file,
        """
        id,name,lon,lat,stage,jurisdiction,filingDate,totalFloorArea,households,careRooms
        n1,甲,120.7,28.0,new,330302,2024-05-01,50000,1001,"[{""id"":""r"",""netArea"":300.3}]"
        n2,乙,120.7,28.0,new,乐清市,2024-05-01,200000.5,100,"[{""placeId"":""p"",""netArea"":200},{""placeId"":""p"",""netArea"":200}]"
        n3,丙,120.7,28.0,old,330302,2024-05-01,50000,1001,
        """);
    ImportReport report =
        store
            .get(Importer.class)
            .run(
                new ImportRequest(
                    "estates", file, "auto", "auto", Map.of(), Map.of(), false, true, false, "me"),
                ProgressListener.NONE,
                CancelToken.NONE);
    assertTrue(report.isAccepted(), () -> report.errors().toString());
    JsonNode result = new EstateDesk(store).run("{\"asOf\":\"2025-12-31\"}");
    List<String> verdicts = new ArrayList<>();
    result.get("estates").forEach(e -> verdicts.add(e.get("verdict").stringValue()));
    // 300.3 of 300.3; 400 of 400.001; an old estate is another matter.
    assertEquals(List.of("pass", "fail", "unknown"), verdicts);
    assertEquals("estates", result.get("run").get("layers").get(0).get("layer").stringValue());
    assertTrue(store.get(Verification.class).verify(result, LinkedFiles.NONE).same());
    JsonNode one =
        new EstateDesk(store).run("{\"asOf\":\"2025-12-31\",\"estates\":{\"ids\":[\"n2\"]}}");
    assertEquals(1, one.get("estates").size());
    assertEquals(0.001, one.get("estates").get(0).get("shortTotal").doubleValue());
    assertEquals("2025-12-31", one.get("run").get("parameters").get("asOf").stringValue());
  }

  /** A township's name is in the layer only; two of one name in two counties stay unknown. */
  @Test
  void aJurisdictionMayBeNamedByTheRegionsLayer() throws IOException {
    Path file = folder.resolve("regions.geojson");
    List<String> regions = new ArrayList<>();
    for (String region : List.of("330382102 柳市镇", "330303005 海城街道", "330381009 海城街道")) {
      String[] words = region.split(" ");
      regions.add(
          ("{'type':'Feature','id':'%s','properties':{'code':'%s','name':'%s','level':'township'},"
                  + "'geometry':{'type':'Polygon','coordinates':[[[121,28],[121.1,28],[121,28.1],[121,28]]]}}")
              .formatted(words[0], words[0], words[1])
              .replace('\'', '"'));
    }
    Files.writeString(
        file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", regions) + "]}");
    try (OpenStore town = new OpenStore(folder.resolve("town"))) {
      ImportRequest request =
          new ImportRequest(
              "regions", file, "auto", "auto", Map.of(), Map.of(), false, true, false, "me");
      assertTrue(
          town.get(Importer.class)
              .run(request, ProgressListener.NONE, CancelToken.NONE)
              .isAccepted());
      ObjectNode inputs = EstateDesk.inputs();
      fill(EstateDesk.add(inputs, "a")).put("jurisdiction", "柳市镇");
      fill(EstateDesk.add(inputs, "b")).put("jurisdiction", "海城街道");
      fill(EstateDesk.add(inputs, "c")).put("jurisdiction", "无名镇");
      JsonNode result = new EstateDesk(town).run(inputs);
      assertEquals("wenzhou-2023", result.get("estates").get(0).get("standard").stringValue());
      assertEquals("unknown", result.get("estates").get(1).get("verdict").stringValue());
      assertEquals("unknown", result.get("estates").get(2).get("verdict").stringValue());
      assertEquals("regions", result.get("run").get("layers").get(0).get("layer").stringValue());
      assertTrue(town.get(Verification.class).verify(result, LinkedFiles.NONE).same());
    }
  }

  @Test
  void verifyTellsAChangedVerdict() throws IOException {
    ObjectNode inputs = EstateDesk.inputs();
    fill(EstateDesk.add(inputs, "e1"));
    ObjectNode result = (ObjectNode) run(inputs);
    assertTrue(store.get(Verification.class).verify(result, LinkedFiles.NONE).same());
    ((ObjectNode) result.get("estates").get(0)).put("verdict", "pass");
    assertFalse(store.get(Verification.class).verify(result, LinkedFiles.NONE).same());
  }

  /** A city that nobody here has heard of: 5 per mille and 100 m2 for 200 households. */
  @Test
  void aNewCityIsAFolderOfTheDataFolder() throws IOException {
    Path city = Files.createDirectories(folder.resolve("other/policy/xincheng"));
    Files.writeString(
        city.resolve("documents.csv"),
        "id,number,title,regionCode,from,dateBasis\nxin-1,新政〔2030〕9号,新城规定,990100,2030-01-01,printed\n");
    Files.writeString(city.resolve("regions.csv"), "code,name,level\n990100,新城市,city\n");
    Files.writeString(
        city.resolve("standard.yaml"),
        """
        id: xincheng-2030
        document: xin-1
        regions: ["990100"]
        level: city
        binds: new
        supply: netArea
        placeMinimumSquareMetres: 50
        clauses:
          - {id: floor-area-rate, rule: share-of-floor-area, citation: 第一条, property: totalFloorArea, perMille: 5, text: 千分之五, textEn: 5 per mille}
          - {id: household-rate, rule: area-per-households, citation: 第二条, squareMetres: 100, households: 200, text: 每二百户一百平方米, textEn: 100 m2 per 200 households}
        """);
    ObjectNode inputs = EstateDesk.inputs();
    ObjectNode estate = fill(EstateDesk.add(inputs, "e1"));
    estate.put("jurisdiction", "新城").put("filingDate", "2031-01-01");
    ((ObjectNode) ((ArrayNode) estate.get("careRooms")).get(0)).put("netArea", 500.49);
    try (OpenStore other = new OpenStore(folder.resolve("other"))) {
      JsonNode answer = new EstateDesk(other).run(inputs).get("estates").get(0);
      // max(50000 x 5/1000 = 250, 1001 x 100/200 = 500.5) = 500.5; 500.49 given.
      assertEquals("xincheng-2030", answer.get("standard").stringValue(), answer::toString);
      assertEquals("fail", answer.get("verdict").stringValue());
      assertEquals("500.5", answer.get("requiredTotal").decimalValue().toPlainString());
      assertEquals("0.01", answer.get("shortTotal").decimalValue().toPlainString());
      assertEquals("新政〔2030〕9号 第一条", answer.get("clauses").get(0).get("citation").stringValue());
    }
  }

  @Test
  void aBrokenPolicyFileIsToldToWhoeverAsks() throws IOException {
    Path city = Files.createDirectories(folder.resolve("broken/policy/x"));
    Files.writeString(city.resolve("regions.csv"), "code,name,level\n1,,city\n");
    try (OpenStore other = new OpenStore(folder.resolve("broken"))) {
      RefusedException e =
          assertThrows(RefusedException.class, () -> new EstateDesk(other).run("{}"));
      assertTrue(e.getMessage().contains("x/regions.csv line 2, name: is missing"), e::getMessage);
    }
    try (Stream<Path> kept = Files.list(city)) {
      assertEquals(1, kept.count());
    }
  }
}
