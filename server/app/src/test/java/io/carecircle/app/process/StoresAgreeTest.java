package io.carecircle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.Json;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.app.result.Verification;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same files give the same hashes and the same results, byte for byte, on both stores. */
class StoresAgreeTest {
  private static final int SIDE = 15;
  private static final String TABLE_INPUTS =
      "{\"groupBy\":\"county\",\"neighbours\":\"own-only\","
          + "\"reach\":{\"speed\":0.8,\"minutes\":7.5}}";
  private static final String PAIRS =
      "{\"from\":{\"layer\":\"communities\"},\"to\":{\"layer\":\"facilities\"}}";

  private static final String CHANGES =
      "{\"groupBy\":\"county\",\"edits\":[{\"type\":\"remove-facility\",\"id\":\"f1\"},"
          + "{\"type\":\"move-facility\",\"id\":\"f2\",\"at\":[120.71,28.01]},"
          + "{\"type\":\"add-facility\",\"id\":\"新\",\"at\":[120.712,28.012]}]}";
  private static final String SUPPLY =
      "{\"method\":\"2sfca\",\"supply\":{\"layer\":\"facilities\",\"weight\":\"netArea\"},"
          + "\"groupBy\":\"county\",\"rankBy\":\"elders60\"}";

  /** Inputs beside none at all; a process that needs some must stand here. */
  private static final Map<String, List<String>> INPUTS =
      Map.ofEntries(
          Map.entry(
              "coverage",
              List.of(
                  "{}",
                  TABLE_INPUTS,
                  "{\"groupBy\":\"county\",\"useCapacity\":true,\"byKind\":true,"
                      + "\"demand\":{\"spread\":\"streets\"}}",
                  "{\"groupBy\":\"township\",\"ageBands\":[\"elders60\",\"elders80\"]}")),
          Map.entry("gaps", List.of("{}", TABLE_INPUTS)),
          Map.entry(
              "catchments",
              List.of(
                  "{}",
                  TABLE_INPUTS,
                  "{\"capacity\":\"limit\",\"pairs\":true,\"demand\":{\"spread\":\"streets\"}}",
                  "{\"capacity\":\"limit\",\"rule\":\"sequential\",\"order\":\"id\"}")),
          Map.entry("referrals", List.of("{}", "{\"cutoffSeconds\":600}")),
          Map.entry(
              "indicators",
              List.of(
                  "{\"standard\":\"wenzhou-plan\",\"year\":2025}",
                  "{\"region\":\"330300\",\"year\":2025,\"groupBy\":\"county\"}")),
          Map.entry("timeline", List.of("{\"to\":2022}", "{\"region\":\"330302\",\"to\":2021}")),
          Map.entry("early-warning", List.of("{}", "{\"groupBy\":\"township\",\"to\":2021}")),
          Map.entry("project-rollup", List.of("{}", "{\"natures\":[\"谋划\"],\"from\":2022}")),
          Map.entry("network-table", List.of("{\"asOf\":\"2025-12-31\"}")),
          Map.entry(
              "density",
              List.of("{}", "{\"cell\":\"hexagon\",\"demand\":{\"spread\":\"streets\"}}")),
          Map.entry("travel-times", List.of(PAIRS)),
          Map.entry("estate-check", List.of("{\"asOf\":\"2025-12-31\"}")),
          Map.entry("estate-compliance", List.of("{\"asOf\":\"2025-12-31\"}")),
          Map.entry(
              "siting",
              List.of(
                  "{\"model\":\"p-median\",\"p\":2,"
                      + "\"candidates\":{\"layer\":\"communities\",\"ids\":[\"c1\",\"c2\",\"c4\",\"c5\"]}}",
                  "{\"model\":\"mclp\",\"candidates\":{\"layer\":\"communities\"},\"phases\":"
                      + "{\"maxPerYear\":1,\"firstYear\":2026,\"years\":2,"
                      + "\"objective\":\"all-years\"}}")),
          Map.entry("old-estate-check", List.of("{\"asOf\":\"2026-01-01\"}")),
          Map.entry("site-gain", List.of("{\"points\":{\"layer\":\"communities\"}}")),
          Map.entry("closure-loss", List.of("{\"pairs\":9}", TABLE_INPUTS)),
          Map.entry("what-if", List.of(CHANGES)),
          Map.entry("accessibility", List.of(SUPPLY, SUPPLY.replace("2sfca", "raam"))),
          Map.entry(
              "service-areas",
              List.of("{}", "{\"shape\":\"nearest\",\"reach\":{\"minutes\":[5,10]}}")));

  private static final String ESTATES =
      "id,lon,lat,stage,jurisdiction,filingDate,totalFloorArea,households,communityLevel,careRooms\n";

  private final Random random = new Random(15);
  @TempDir Path folder;

  @Test
  void hashesAndResultsAreTheSameAndVerifyOnTheOtherStore() throws IOException {
    Map<String, Path> files = files();
    try (OpenStore embedded = StoreKind.EMBEDDED.open(folder.resolve("embedded"));
        OpenStore postgis = StoreKind.POSTGIS.open(folder.resolve("postgis"));
        OpenStore renumbered = StoreKind.POSTGIS.open(folder.resolve("renumbered"))) {
      files.forEach(
          (layer, file) -> assertEquals(load(embedded, layer, file), load(postgis, layer, file)));
      // Here the same content has the number 2, and number 1 is something else.
      load(renumbered, "communities", Path.of(files.get("communities") + ".other.csv"));
      files.forEach((layer, file) -> load(renumbered, layer, file));
      int compared = 0;
      List<ProcessDescription> processes = embedded.get(ProcessCatalog.class).listDescriptions();
      for (ProcessDescription process : processes) {
        for (String inputs : INPUTS.getOrDefault(process.id(), List.of("{}"))) {
          String result = run(embedded, process.id(), inputs);
          assertEquals(result, run(postgis, process.id(), inputs), process.id());
          verify(postgis, result);
          verify(renumbered, result);
          verify(embedded, run(renumbered, process.id(), inputs));
          compared++;
        }
      }
      assertTrue(compared >= processes.size() && compared >= 7, "compared: " + compared);
    }
  }

  private static void verify(OpenStore store, String result) throws IOException {
    JsonNode saved = Json.parse(result.getBytes(StandardCharsets.UTF_8), "the result");
    Verification.Verdict verdict = store.get(Verification.class).verify(saved, LinkedFiles.NONE);
    assertTrue(verdict.same(), () -> verdict.process() + verdict.differences());
  }

  private static String load(OpenStore store, String layer, Path file) {
    ImportRequest request =
        new ImportRequest(
            layer, file, "auto", "auto", Map.of(), Map.of(), false, true, false, "me");
    ImportReport report =
        store.get(Importer.class).run(request, ProgressListener.NONE, CancelToken.NONE);
    assertTrue(report.isAccepted(), () -> report.errors().toString());
    return layer + report.hash() + report.features();
  }

  private static String run(OpenStore store, String process, String inputs) throws IOException {
    ProcessCatalog processes = store.get(ProcessCatalog.class);
    AnalysisProcess analysis = processes.get(process);
    JsonNode body =
        Json.parse(("{\"inputs\":" + inputs + "}").getBytes(StandardCharsets.UTF_8), "the inputs");
    StringWriter out = new StringWriter();
    ResultWriter.writeJson(
        analysis.run(
            new ProcessRequest(
                processes.inputsOf(analysis, body),
                Pins.CURRENT,
                LinkedFiles.NONE,
                ProgressListener.NONE,
                CancelToken.NONE)),
        out);
    return out.toString();
  }

  private String estate(int i) {
    return "e%d,%s,%s,330302,2024-05-01,%d.25,%d,false,\"[{\"\"netArea\"\":%d.5},{\"\"netArea\"\":300}]\""
        .formatted(i, place(), i % 9 == 0 ? "old" : "new", 150_000 + i, 900 + 10 * i, 260 + 2 * i);
  }

  /** A crooked grid of streets of about 150 m, homes and facilities near it, two counties. */
  private Map<String, Path> files() throws IOException {
    IntFunction<String> home =
        i -> "c%d,社区%d,%s,%d,9,%d".formatted(i, i, place(), random.nextInt(900), county());
    String homes = "id,名称,lon,lat,elders60,elders80,regionCode\n";
    Files.writeString(folder.resolve("c.geojson.other.csv"), homes + rows(5, home));
    return Map.of(
        "streets", write("s.geojson", collection(streets())),
        "communities", write("c.geojson", collection(communities())),
        "facilities",
            write(
                "f.csv",
                "id,name,lon,lat,kind,regionCode,netArea,capacity,自编号\n"
                    + rows(25, i -> facility(i, i % 4 == 3 ? "medical" : "community_care"))),
        "estates", write("e.csv", ESTATES + rows(60, this::estate)),
        "regions",
            write(
                "r.geojson", collection(List.of(region(330302, 120.6), region(330303, 120.711)))));
  }

  /** Every third is an area. */
  private List<String> communities() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double west = 120.7 + random.nextDouble() * 0.022;
      double south = 28 + random.nextDouble() * 0.02;
      String properties =
          "\"name\":\"社区%d\",\"elders60\":%d,\"elders80\":%d,\"regionCode\":\"%d\""
              .formatted(i, random.nextInt(900), random.nextInt(200), county());
      String point = "[" + west + "," + south + "]";
      all.add(
          i % 3 > 0
              ? feature("c" + i, properties, "Point", point)
              : feature("c" + i, properties, "Polygon", square(west, south, 0.003)));
    }
    return all;
  }

  private static String square(double west, double south, double side) {
    return String.format(
        Locale.ROOT,
        "[[[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]]]",
        west,
        south,
        west + side,
        south + side);
  }

  /** Every fifth does not say how many people it has places for. */
  private String facility(int i, String kind) {
    String capacity = i % 5 == 0 ? "" : "" + random.nextInt(9000);
    return "f%d,照料中心%d,%s,%s,%d,%s,%s,00%d"
        .formatted(i, i, place(), kind, county(), i / 7.0, capacity, i);
  }

  private List<String> streets() {
    String[][] nodes = new String[SIDE][SIDE];
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        nodes[x][y] =
            "[%s,%s]"
                .formatted(
                    120.7 + x * 0.0015 + random.nextDouble() * 5e-4,
                    28 + y * 0.0013 + random.nextDouble() * 5e-4);
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      if (x > 0 && random.nextInt(6) > 0) {
        lines.add(street("x" + i, nodes[x - 1][y], nodes[x][y]));
      }
      if (y > 0 && random.nextInt(6) > 0) {
        lines.add(street("y" + i, nodes[x][y - 1], nodes[x][y]));
      }
    }
    return lines;
  }

  private static String street(String id, String from, String to) {
    return feature(id, "\"name\":\"路" + id + "\"", "LineString", "[" + from + "," + to + "]");
  }

  private static String region(int code, double west) {
    String ring =
        String.format(
            Locale.ROOT,
            "[[[%1$f,27.9],[%2$f,27.9],[%2$f,28.1],[%1$f,28.1],[%1$f,27.9]]]",
            west,
            west + 0.111);
    String properties = "\"code\":\"%d\",\"level\":\"county\",\"name\":\"县\"".formatted(code);
    return feature("" + code, properties, "Polygon", ring);
  }

  private static String feature(String id, String properties, String type, String coordinates) {
    return ("{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{%s},"
            + "\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}")
        .formatted(id, properties, type, coordinates);
  }

  private static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String rows(int count, IntFunction<String> row) {
    return IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
  }

  private String place() {
    return (120.7 + random.nextDouble() * 0.022) + "," + (28 + random.nextDouble() * 0.02);
  }

  private int county() {
    return random.nextBoolean() ? 330302001 : 330303001;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
