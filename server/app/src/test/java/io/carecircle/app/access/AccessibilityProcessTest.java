package io.carecircle.app.access;

import static io.carecircle.app.access.MatrixQuestion.row;
import static io.carecircle.app.process.EquatorTown.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
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
class AccessibilityProcessTest {
  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private EquatorTown town;

  @BeforeEach
  void open() {
    store = kind.open(folder.resolve("store"));
    town = new EquatorTown(store);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private JsonNode run(MatrixQuestion question) {
    return town.run("accessibility", question.inputs().toString());
  }

  private static double score(JsonNode result, String id) {
    for (JsonNode one : result.get("scores")) {
      if (one.get("id").stringValue().equals(id)) {
        return one.get("score").doubleValue();
      }
    }
    throw new AssertionError("no score of " + id);
  }

  @Test
  void scoresComeByIdAndSupplyIsServed() {
    JsonNode result = run(MatrixQuestion.small("2sfca"));
    assertEquals(
        "[\"a\",\"b\",\"c\"]",
        result.findValuesAsString("id").subList(0, 3).stream()
            .map(id -> "\"" + id + "\"")
            .toList()
            .toString()
            .replace(" ", ""));
    assertEquals(0.1, score(result, "a"), 1e-15); // 10 / 100
    assertEquals(0.25, score(result, "b"), 1e-15); // 10 / 100 + 6 / 40
    assertEquals(0, score(result, "c"));
    assertEquals("nothing-in-reach", result.at("/scores/2/reason").stringValue());
    assertEquals(
        "{\"supply\":16,\"served\":16,\"conserved\":true,\"unusedSupply\":0,"
            + "\"unknownSupply\":0}",
        result.get("conservation").toString());
    assertEquals("7", result.at("/facilities/0/id").stringValue());
    assertEquals(100, result.at("/facilities/0/demand").intValue());
    assertEquals(0.15, result.at("/facilities/1/ratio").doubleValue(), 1e-15);
    JsonNode equity = result.get("equity");
    assertEquals(105, equity.get("people").intValue());
    assertEquals(5, equity.get("nothingInReach").intValue());
    // 2 x (60 x .1 x (5 + 30) + 40 x .25 x (65 + 20)) / (105 x 16) - 1 = 2120 / 1680 - 1
    assertEquals(0.2619047619, equity.get("gini").doubleValue(), 1e-10);
    assertTrue(equity.get("palma").isNull() && equity.get("concentration").isNull());
    assertEquals(101, equity.get("lorenz").size());
    assertEquals("[1,1]", equity.get("lorenz").get(100).toString());
    // The worst 10.5 people: 5 with 0, 5.5 with 0.1.
    assertEquals(0.55 / 10.5, equity.at("/worstDecile/meanScore").doubleValue(), 1e-12);
    assertEquals(0.1, equity.at("/worstDecile/borderScore").doubleValue(), 1e-15);
  }

  @Test
  void rankByGivesPalmaAndConcentration() {
    JsonNode equity = run(MatrixQuestion.small("2sfca").with("rankBy", "\"income\"")).get("equity");
    // The poorest 42 live in a: 0.1. The richest 10.5: 5 in c with 0, 5.5 in b with 0.25.
    assertEquals(5.5 * 0.25 / 10.5 / 0.1, equity.get("palma").doubleValue(), 1e-12);
    // 2 x (60 x .1 x 30 + 40 x .25 x (60 + 20)) / (105 x 16) - 1 = 1960 / 1680 - 1
    assertEquals(0.1666666667, equity.get("concentration").doubleValue(), 1e-10);
  }

  @Test
  void everyMethodAnswersVerifiesAndDoesNotMindTheOrder() throws IOException {
    Random random = new Random(5);
    List<Object[]> homes = new ArrayList<>();
    List<Object[]> places = new ArrayList<>();
    List<Object[]> pairs = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      homes.add(home(i, random));
      for (int j = 0; j < 8; j++) {
        if (random.nextInt(3) > 0) {
          pairs.add(new Object[] {"h" + i, j, 1 + random.nextInt(200) / 10.0});
        }
      }
    }
    for (int j = 0; j < 8; j++) {
      places.add(row(j, "beds", random.nextInt(50)));
    }
    for (String method :
        List.of(
            "2sfca",
            "e2sfca",
            "gaussian",
            "3sfca",
            "m2sfca",
            "raam",
            "bfca",
            "gravity",
            "cumulative")) {
      String first = text(method, homes, places, pairs);
      for (List<Object[]> list : List.of(homes, places, pairs)) {
        Collections.shuffle(list, random);
      }
      assertEquals(first, text(method, homes, places, pairs), "T23");
      JsonNode saved = Json.parse(first.getBytes(StandardCharsets.UTF_8), "the result");
      checkVerification(saved);
      checkParts(saved.get("equity"));
      boolean conserved = List.of("2sfca", "e2sfca", "gaussian", "3sfca").contains(method);
      JsonNode conservation = saved.get("conservation");
      assertEquals(conserved, conservation.get("conserved").booleanValue());
      assertEquals(
          conserved,
          conservation.get("supply").equals(conservation.get("served")),
          method + conservation);
    }
  }

  private static Object[] home(int i, Random random) {
    return row(
        "h" + i,
        "people",
        random.nextInt(90),
        "elders60",
        9,
        "elders65",
        6,
        "elders80",
        i % 7,
        "areaType",
        i % 2 == 0 ? "island" : "urban",
        "regionCode",
        "33030" + (2 + i % 2) + "001",
        "income",
        random.nextInt(5));
  }

  private void checkVerification(JsonNode saved) throws IOException {
    Verification verification = store.get(Verification.class);
    Verification.Verdict verdict = verification.verify(saved, LinkedFiles.NONE);
    assertTrue(verdict.same(), verdict.differences().toString());
    ObjectNode forged = (ObjectNode) saved.deepCopy();
    ((ObjectNode) forged.at("/scores/3")).put("score", 0.5);
    assertFalse(verification.verify(forged, LinkedFiles.NONE).same());
  }

  private static void checkParts(JsonNode equity) {
    assertEquals(2, equity.get("groups").size());
    assertEquals("island", equity.at("/areaTypes/0/areaType").stringValue());
    assertEquals(
        equity.get("people").intValue(),
        equity.at("/groups/0/people").intValue() + equity.at("/groups/1/people").intValue());
    assertEquals(90, equity.at("/ageBands/0/people").intValue()); // 30 x (9 - 6)
    assertEquals(
        equity.get("theil").doubleValue(),
        equity.get("theilBetween").doubleValue() + equity.get("theilWithin").doubleValue(),
        1e-12);
  }

  private String text(
      String method, List<Object[]> homes, List<Object[]> places, List<Object[]> pairs) {
    MatrixQuestion question =
        new MatrixQuestion(method)
            .with("cutoff", "12.5")
            .with("rankBy", "\"income\"")
            .with("groupBy", "\"county\"")
            .demand(homes)
            .supply(places);
    pairs.forEach(p -> question.pair(p[0], p[1], p[2]));
    return town.text("accessibility", question.inputs().toString());
  }

  @Test
  void theTableHasAScoreAPlace() {
    assertEquals(
        "id,score,reason\r\na,0.1,\r\nb,0.25,\r\nc,0,nothing-in-reach\r\n",
        town.csv("accessibility", MatrixQuestion.small("2sfca").inputs().toString()));
  }

  @Test
  void aMatrixOfAWholeCityServesASelectionOfIt() {
    MatrixQuestion more =
        MatrixQuestion.small("2sfca").pair("z", 7, 1).pair("y", "q", 1).pair("a", "q", 1);
    JsonNode result = run(more);
    assertEquals(0.1, score(result, "a"), 1e-15);
    String warnings = result.at("/run/warnings").toString();
    assertTrue(warnings.contains("2 rows of matrix have an origin"), warnings);
    assertTrue(warnings.contains("y, z"), warnings);
    assertTrue(warnings.contains("2 rows of matrix have a destination"), warnings);
    assertTrue(warnings.contains("1 of demand have no row in matrix"), warnings);
  }

  @Test
  void aMatrixInAFileMayBePackedAndIsVerifiedByItsHash() throws IOException {
    Path file = folder.resolve("m.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          ("\uFEFF\"cost\",destination,origin\r\n3,7,a\r\n10,\"7\",b\r\n2.5,g,b\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    ObjectNode inputs = MatrixQuestion.small("2sfca").inputs();
    String inline = town.text("accessibility", inputs.toString());
    inputs.set("matrix", Json.MAPPER.createObjectNode().put("href", "m.csv.gz"));
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("command line"));
    LinkedFiles files = href -> folder.resolve(href);
    JsonNode result =
        Json.parse(
            town.text("accessibility", inputs.toString(), files).getBytes(StandardCharsets.UTF_8),
            "the result");
    assertEquals(
        Json.parse(inline.getBytes(StandardCharsets.UTF_8), "inline").get("scores"),
        result.get("scores"));
    assertTrue(store.get(Verification.class).verify(result, files).same());
    Files.writeString(file, "origin,destination,cost\na,7,3\n");
    try {
      store.get(Verification.class).verify(result, files);
      throw new AssertionError("another file was taken");
    } catch (io.carecircle.app.platform.RefusedException e) {
      assertTrue(e.getMessage().contains("not the file it was"), e.getMessage());
    }
  }

  /** 100,000 pairs in one text of more than a megabyte, as it stands in the run. */
  @Test
  void aMatrixOfMegabytesIsAnsweredAndVerified() throws IOException {
    List<Object[]> homes = new ArrayList<>();
    List<Object[]> places = new ArrayList<>();
    MatrixQuestion question = new MatrixQuestion("2sfca").with("cutoff", "10");
    for (int j = 0; j < 250; j++) {
      places.add(row("place" + j, "beds", 1));
    }
    for (int i = 0; i < 400; i++) {
      homes.add(row("home" + i, "people", 2));
      for (int j = 0; j < 250; j++) {
        question.pair("home" + i, "place" + j, i % 10);
      }
    }
    question.demand(homes).supply(places);
    String inputs = question.inputs().toString();
    assertTrue(inputs.length() > 1_500_000);
    JsonNode result = run(question);
    assertEquals(250 / 800.0, score(result, "home7"), 1e-12);
    assertTrue(store.get(Verification.class).verify(result, LinkedFiles.NONE).same());
  }

  @Test
  void placesWithoutGeometryStillNeedOneOnTheStreets() {
    town.street(0, 1000);
    ObjectNode inputs = MatrixQuestion.small("2sfca").inputs();
    inputs.remove("matrix");
    inputs.remove("cutoff");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("no geometry"));
  }

  @Test
  void onTheStreetsCostsAreSecondsAndTheSeaIsUnknown() {
    town.street(0, 500, 1000, 2000, 5000);
    town.layer(
        "facilities",
        EquatorTown.row("f1", at(0), "kind", "nursing_home", "status", "operating", "beds", 30L),
        EquatorTown.row("f2", at(3000), "kind", "nursing_home", "status", "operating", "beds", 12L),
        EquatorTown.row("f3", at(9000), "kind", "nursing_home", "status", "operating", "beds", 5L));
    town.layer(
        "communities",
        EquatorTown.row("a", at(900), "elders60", 10L),
        EquatorTown.row("b", at(901), "elders60", 20L),
        EquatorTown.row("d", at(2100), "elders60", 40L),
        EquatorTown.row("sea", at(9100), "elders60", 7L));
    String inputs = "{\"supply\":{\"layer\":\"facilities\",\"weight\":\"beds\"}%s}";
    JsonNode result = town.run("accessibility", inputs.formatted(""));
    // 900 s reach: a to f1 (exactly), d to f2; b is a second too far.
    assertEquals(3, score(result, "a"));
    assertEquals(0, score(result, "b"));
    assertEquals(0.3, score(result, "d"));
    assertTrue(result.at("/scores/3/score").isNull(), "unknown is not 0");
    assertEquals("not-joined", result.at("/scores/3/reason").stringValue());
    assertEquals(42, result.at("/conservation/supply").intValue());
    assertEquals(42, result.at("/conservation/served").intValue());
    assertEquals(5, result.at("/conservation/unknownSupply").intValue());
    assertEquals(7, result.at("/equity/unknown").intValue());
    assertEquals(20, result.at("/equity/nothingInReach").intValue());
    assertEquals(0.6, result.at("/equity/meanScore").doubleValue(), 1e-15); // 42 / 70
    assertEquals(900, result.at("/run/parameters/cutoff").intValue());
    JsonNode wider = town.run("accessibility", inputs.formatted(",\"cutoff\":901"));
    assertEquals(1, score(wider, "a"));
    assertEquals(1, score(wider, "b"));
    assertEquals(
        town.run("accessibility", inputs.formatted(",\"reach\":{\"speed\":0.5,\"minutes\":30}"))
            .get("scores"),
        result.get("scores"));
    String both = inputs.formatted(",\"cutoff\":15,\"reach\":{\"minutes\":15}");
    assertTrue(town.refusal("accessibility", both).contains("give one of them"));
  }

  @Test
  void noCutoffIsTold() {
    ObjectNode inputs = MatrixQuestion.small("2sfca").inputs();
    inputs.remove("cutoff");
    JsonNode result = town.run("accessibility", inputs.toString());
    assertNotEquals(0.1, score(result, "a"));
    assertTrue(result.at("/run/warnings").toString().contains("no cutoff"));
  }

  @Test
  void aLayerCanBeAskedByMatrixToo() {
    town.layer("communities", EquatorTown.row("a", at(0), "elders60", 10L));
    JsonNode result =
        run(
            new MatrixQuestion("raam")
                .with("cutoff", "5")
                .with("demand", "{\"layer\":\"communities\"}")
                .supply(MatrixQuestion.rows("beds", Map.of("f", 2)))
                .pair("a", "f", 3));
    // Crowding 1 at the mean ratio, and a way of 3 of 60.
    assertEquals(1.05, score(result, "a"), 1e-12);
    assertTrue(result.at("/conservation/served").isNull());
  }
}
