package io.carecircle.app.siting;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.app.result.Runs;
import io.carecircle.app.result.Verification;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SitingProcessTest {
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
    town.street(0, 500, 1000, 2000, 5000);
    town.layer(
        "communities",
        row("a", at(0), "elders60", 10L, "regionCode", "330302001"),
        row("b", at(1000), "elders60", 20L, "regionCode", "330302002"),
        row("c", at(3000), "elders60", 30L, "regionCode", "330303001"),
        row("d", at(5000), "elders60", 5L, "regionCode", "330303002"));
    town.layer(
        "candidates",
        row("x", at(500), "cost", new BigDecimal(2)),
        row("y", at(900), "cost", new BigDecimal(1)),
        row("z", at(3900), "cost", new BigDecimal(3)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static JsonNode checked(String inputs) throws IOException {
    JsonNode result = town.run("siting", inputs);
    Verification.Verdict verdict = store.get(Verification.class).verify(result, LinkedFiles.NONE);
    assertEquals(List.of(), verdict.differences());
    return result;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  /** At 1 m/s and 900 s: x covers a, b; y covers a (exactly 900 s), b; z covers c (900 s). */
  @Test
  void onTheStreets() throws IOException {
    JsonNode most = checked("{\"model\":\"mclp\",\"p\":2}");
    assertEquals(60, most.get("objective").intValue());
    assertEquals(List.of("d"), texts(most.get("uncovered")));
    JsonNode all = checked("{\"model\":\"lscp\"}");
    assertEquals("infeasible", all.get("status").stringValue());
    assertEquals(List.of("d"), texts(all.get("unreachable")));
    assertTrue(all.get("objective").isNull());
    // Sum for {x, z}: 10 x 500 + 20 x 500 + 30 x 900 + 5 x 1100 = 47,500; for {y, z}: 10 x 900 +
    // 20 x 100 + 27,000 + 5,500 = 43,500. The median has no cut-off of its own.
    JsonNode median = checked("{\"model\":\"p-median\",\"p\":2}");
    assertEquals(43_500, median.get("objective").intValue());
    assertEquals(List.of("y", "z"), texts(median.get("open")));
    JsonNode center = checked("{\"model\":\"p-center\",\"p\":2}");
    assertEquals(1100, center.get("objective").intValue());
  }

  @Test
  void conditions() throws IOException {
    JsonNode budget = checked("{\"model\":\"mclp\",\"budget\":2}");
    assertEquals(30, budget.get("objective").intValue());
    JsonNode spaced = checked("{\"model\":\"mclp\",\"p\":3,\"minSpacingMetres\":500}");
    assertEquals(60, spaced.get("objective").intValue());
    assertEquals(2, spaced.get("open").size());
    JsonNode required = checked("{\"model\":\"mclp\",\"p\":1,\"required\":[\"x\"]}");
    assertEquals(List.of("x"), texts(required.get("open")));
    JsonNode forbidden = checked("{\"model\":\"mclp\",\"p\":1,\"forbidden\":[\"z\",\"y\"]}");
    assertEquals(List.of("x"), texts(forbidden.get("open")));
    JsonNode existing = checked("{\"model\":\"mclp\",\"p\":1,\"existing\":[\"z\"]}");
    assertEquals(60, existing.get("objective").intValue());
    assertEquals(2, existing.get("open").size());
    JsonNode counties =
        checked(
            "{\"model\":\"mclp\",\"p\":2,\"minimumPerRegion\":{\"level\":\"county\",\"sites\":0}}");
    assertEquals(60, counties.get("objective").intValue());
    JsonNode group =
        checked(
            "{\"model\":\"mclp\",\"p\":2,\"groups\":[{\"ids\":[\"x\",\"y\",\"z\"],\"most\":1}]}");
    assertEquals(1, group.get("open").size());
    String square =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0.03,-0.01],[0.04,-0.01],"
            + "[0.04,0.01],[0.03,0.01],[0.03,-0.01]]]}}]}";
    // z stands at 3,900 m = 0.03503 degrees, inside.
    JsonNode areas =
        checked("{\"model\":\"mclp\",\"p\":2,\"forbidden\":{\"areas\":" + square + "}}");
    assertEquals(30, areas.get("objective").intValue());
  }

  @Test
  void whatElseOneWantsToKnow() throws IOException {
    JsonNode explain =
        checked(
                "{\"model\":\"mclp\",\"p\":1,\"explain\":{\"nextSite\":true,\"alternatives\":2,"
                    + "\"speeds\":[0.8],\"frontier\":\"county\"}}")
            .get("explain");
    // 30 people either way: x or y, or z; the lowest id first. The next site adds the other 30.
    assertEquals(30, explain.get("openingOrder").get(0).get("gain").intValue());
    assertEquals(30, explain.get("nextSite").get("gain").intValue());
    assertEquals(2, explain.get("alternatives").size());
    assertEquals(0.8, explain.get("sensitivity").get(0).get("speed").doubleValue());
    assertTrue(explain.get("frontier").size() > 0);
  }

  /** elders60 + 0.5 elders80: a 10 + 4, b 20, c 30 + 1, d 5. Only a and c say how many are 80. */
  @Test
  void ageBandsTogetherAreOneWeight() throws IOException {
    String demand =
        "\"demand\":{\"weight\":{\"elders60\":1,\"elders80\":0.5},\"features\":"
            + "{\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[0.001,0]},\"properties\":{\"elders60\":10,\"elders80\":8}},"
            + "{\"type\":\"Feature\",\"id\":\"c\",\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[0.03,0]},\"properties\":{\"elders60\":10,\"elders80\":3}}]}}";
    JsonNode most = checked("{\"model\":\"mclp\",\"p\":1," + demand + "}");
    assertEquals(14, most.get("objective").intValue());
    JsonNode weight = most.get("run").get("parameters").get("demand").get("weight");
    assertEquals(0.5, weight.get("elders80").doubleValue());
    RefusedException negative =
        assertThrows(
            RefusedException.class,
            () ->
                town.run(
                    "siting",
                    "{\"model\":\"mclp\",\"p\":1," + demand.replace(":0.5", ":-0.5") + "}"));
    assertTrue(negative.getMessage().contains("elders80"), negative.getMessage());
  }

  /** Crossings every 1,000 m from the western end on; those at 0, 1,000, 3,000 and 5,000 serve. */
  @Test
  void candidatesFromAGridOrTheNodes() throws IOException {
    JsonNode grid =
        checked(
            "{\"model\":\"lscp\",\"candidates\":{\"grid\":{\"spacingMetres\":1000}},"
                + "\"reach\":{\"minutes\":10}}");
    // 600 m: nobody shares a site.
    assertEquals(4, grid.get("objective").intValue());
    assertEquals(4, grid.get("places").get("features").size());
    JsonNode nodes =
        checked(
            "{\"model\":\"p-median\",\"p\":1,"
                + "\"candidates\":{\"nodes\":{\"withinMetres\":100}}}");
    // Of the junctions at 0, 500, 1,000, 2,000 and 5,000 m only three are near somebody: from 1,000
    // it is 10 x 1,000 + 30 x 2,000 + 5 x 4,000.
    assertEquals(90_000, nodes.get("objective").intValue());
    RefusedException fine =
        assertThrows(
            RefusedException.class,
            () ->
                town.run(
                    "siting",
                    "{\"model\":\"mclp\",\"p\":1,\"candidates\":{\"grid\":"
                        + "{\"spacingMetres\":10,\"withinMetres\":5000}}}"));
    assertTrue(fine.getMessage().contains("candidates"), fine.getMessage());
  }

  /**
   * e stands and takes 10; 20 more cost 5. A budget of 4 pays for n alone, which serves the 25 of
   * k; one of 9 for both, so that e takes the 20 of i.
   */
  @Test
  void anExistingSiteIsEnlargedWhenThatIsWorthIt() throws IOException {
    String enlarged = "{\"capacity\":10,\"upgradeCapacity\":20,\"upgradeCost\":5}";
    for (int budget = 4; budget <= 9; budget += 5) {
      SitingQuestion question =
          new SitingQuestion("capacitated-mclp")
              .with("p", "1")
              .with("budget", "" + budget)
              .with("cutoff", "10")
              .with("existing", "[\"e\"]")
              .with("existingMay", "\"upgrade\"")
              .candidate("e", enlarged)
              .candidate("n", "{\"capacity\":25,\"cost\":4}")
              .demand("i", "20")
              .demand("k", "25")
              .pair("i", "e", "1")
              .pair("k", "e", "2")
              .pair("k", "n", "3");
      JsonNode result = checked(question.inputs());
      assertEquals(budget == 4 ? 25 : 45, result.get("objective").intValue());
      assertEquals(List.of("e", "n"), texts(result.get("open")));
      assertEquals(budget == 4 ? List.of() : List.of("e"), texts(result.get("upgraded")));
      assertEquals("optimal", result.get("status").stringValue());
    }
  }

  @Test
  void openingByYears() throws IOException {
    JsonNode years =
        checked(
                "{\"model\":\"mclp\",\"p\":3,"
                    + "\"phases\":{\"maxPerYear\":2,\"firstYear\":2026}}")
            .get("phases");
    // x or y serve a and b, z serves c, 30 people each. y is nearer (10 x 900 + 20 x 100 against
    // 10 x 500 + 20 x 500), then z; x adds nobody.
    assertEquals(2, years.size());
    assertEquals(List.of("y", "z"), texts(years.get(0).get("open")));
    assertEquals(60, years.get(0).get("served").intValue());
    assertEquals(2027, years.get(1).get("year").intValue());
    assertEquals(60, years.get(1).get("served").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"model\":\"mclp\",\"p\":0}|p",
        "{\"model\":\"mclp\",\"p\":4}|p",
        "{\"model\":\"mclp\",\"p\":1.5}|p",
        "{\"model\":\"mclp\"}|p",
        "{\"model\":\"best\",\"p\":1}|model",
        "{\"p\":1}|model",
        "{\"model\":\"mclp\",\"p\":1,\"targetShare\":0.5}|targetShare",
        "{\"model\":\"lscp\",\"targetShare\":1.5}|targetShare",
        "{\"model\":\"mclp\",\"p\":1,\"required\":[\"x\"],\"forbidden\":[\"x\"]}|x",
        "{\"model\":\"mclp\",\"p\":1,\"required\":[\"w\"]}|w",
        "{\"model\":\"mclp\",\"p\":1,\"required\":[\"x\",\"y\"]}|required",
        "{\"model\":\"mclp\",\"budget\":-1}|budget",
        "{\"model\":\"capacitated-mclp\",\"p\":1}|capacity",
        "{\"model\":\"mclp\",\"p\":1,\"timeLimitSeconds\":0}|timeLimitSeconds",
        "{\"model\":\"mclp\",\"p\":1,\"method\":\"fast\"}|method",
        "{\"model\":\"mclp\",\"p\":1,\"existingMay\":\"upgrade\"}|budget",
        "{\"model\":\"mclp\",\"p\":1,\"phases\":{\"maxPerYear\":0,\"firstYear\":2026}}|maxPerYear",
        "{\"model\":\"mclp\",\"p\":1,\"candidates\":{\"grid\":{},\"nodes\":{}}}|grid",
        "{\"model\":\"mclp\",\"p\":1,\"demand\":{\"weight\":{}}}|weight"
      })
  void nonsenseIsRefusedWithTheReason(String inputs, String named) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> town.run("siting", inputs));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
  }

  private static SitingQuestion random(String model, int demand, int sites, long seed) {
    SitingQuestion question = new SitingQuestion(model).with("p", "" + Math.max(1, sites / 3));
    Random random = new Random(seed);
    for (int j = 0; j < sites; j++) {
      question.candidate("s" + j, "{\"capacity\": " + (20 + random.nextInt(60)) + "}");
    }
    for (int i = 0; i < demand; i++) {
      question.demand("d" + i, "" + (1 + random.nextInt(20)));
      for (int j = 0; j < sites; j++) {
        question.pair("d" + i, "s" + j, "" + random.nextInt(100));
      }
    }
    return question;
  }

  /** OR-Tools and the enumeration, which {@code SitingBruteForceTest} pins, give one optimum. */
  @ParameterizedTest
  @CsvSource({"capacitated-mclp", "capacitated-p-median"})
  void capacities(String model) throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      JsonNode result = checked(random(model, 9, 6, seed).with("cutoff", "70").inputs());
      JsonNode greedy =
          checked(
              random(model, 9, 6, seed).with("cutoff", "70").with("method", "\"greedy\"").inputs());
      assertEquals("greedy", greedy.get("method").stringValue());
      boolean plan = "optimal".equals(result.get("status").stringValue());
      assertTrue(plan || "infeasible".equals(result.get("status").stringValue()), "seed " + seed);
      if (plan) {
        assertEquals(0, result.get("gap").doubleValue());
      }
    }
  }

  /** What enumeration finds is what CP-SAT finds; result and verdict need no native library. */
  @ParameterizedTest
  @CsvSource({"capacitated-mclp", "capacitated-p-median"})
  void theOwnMethodsServeWithoutNativesAndSaySo(String model) throws IOException {
    CpSat none = new CpSat(false);
    SitingProcess alone =
        new SitingProcess(
            store.get(Runs.class),
            store.get(SitingInputs.class),
            none,
            new CpSatCapacities(none),
            new CpSatCovers(none),
            new Glop(none));
    for (int seed = 0; seed < 10; seed++) {
      String inputs = random(model, 9, 6, seed).with("cutoff", "70").inputs();
      StringWriter text = new StringWriter();
      ResultWriter.writeJson(alone.run(request(inputs, () -> false)), text);
      JsonNode own = Json.parse(text.toString().getBytes(StandardCharsets.UTF_8), "result");
      JsonNode both = checked(inputs);
      assertEquals(both.get("status"), own.get("status"), "seed " + seed);
      assertEquals(both.get("objective"), own.get("objective"), "seed " + seed);
      assertEquals("own, without OR-Tools", own.get("solver").stringValue());
      assertTrue(own.get("run").get("warnings").toString().contains("OR-Tools is not used"));
      assertEquals(
          List.of(),
          store.get(Verification.class).verify(own, LinkedFiles.NONE).differences(),
          "seed " + seed);
    }
  }

  @Test
  void aPreviewSaysSo() throws IOException {
    JsonNode preview = checked("{\"model\":\"mclp\",\"p\":2,\"method\":\"greedy\"}");
    assertTrue(preview.get("preview").booleanValue());
    assertEquals("feasible", preview.get("status").stringValue());
    assertTrue(preview.get("bound").doubleValue() >= preview.get("objective").doubleValue());
    assertTrue(preview.get("run").get("warnings").toString().contains("preview"));
  }

  private static ProcessRequest request(String inputs, CancelToken cancel) {
    ProcessCatalog processes = store.get(ProcessCatalog.class);
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("inputs", Json.parse(inputs.getBytes(StandardCharsets.UTF_8), "inputs"));
    return new ProcessRequest(
        processes.inputsOf(processes.get("siting"), body),
        Pins.CURRENT,
        LinkedFiles.NONE,
        (step, done, total) -> {},
        cancel);
  }

  @ParameterizedTest
  @CsvSource({"p-median", "capacitated-p-median"})
  void aCancelledSolveLeavesNoThread(String model) {
    int before = Thread.activeCount();
    AtomicInteger asked = new AtomicInteger();
    ProcessRequest request =
        request(random(model, 60, 40, 3).inputs(), () -> asked.incrementAndGet() > 5);
    ProcessCatalog processes = store.get(ProcessCatalog.class);
    assertThrows(CancelledException.class, () -> processes.get("siting").run(request));
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().startsWith("siting")),
        "threads before " + before + ", now " + Thread.activeCount());
  }
}
