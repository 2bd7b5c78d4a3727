package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inputs of the process with a matrix and features without geometry. */
final class SitingQuestion {
  private final ObjectNode inputs = Json.MAPPER.createObjectNode();
  private final StringBuilder rows = new StringBuilder("origin,destination,cost\n");
  private final Map<String, String> people = new LinkedHashMap<>();
  private final Map<String, String> candidates = new LinkedHashMap<>();

  SitingQuestion(String model) {
    inputs.put("model", model);
  }

  static Path shared(String name) {
    String named = System.getenv("CARECIRCLE_TESTDATA");
    Path file = named == null ? null : Path.of(named).resolve("siting").resolve(name);
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (; file == null && at != null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("data/siting").resolve(name);
      file = Files.isRegularFile(beside) ? beside : null;
    }
    Assumptions.assumeTrue(
        file != null && Files.isRegularFile(file), "no file siting/" + name + " in shared/data");
    return file;
  }

  /** 205 census tracts and 16 stores of San Francisco, network metres. */
  static SitingQuestion sanFrancisco(String model) throws IOException {
    SitingQuestion question = new SitingQuestion(model);
    Path file =
        shared("san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv");
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",");
      question.pair(cells[2], cells[1], cells[0]);
      question.people.put(cells[2], cells[3]);
      question.candidate(cells[1], "{}");
    }
    return question;
  }

  /** The p-median files: a repeated edge takes its last cost; all shortest paths first. */
  static SitingQuestion orLibrary(String model, int number) throws IOException {
    StringTokenizer tokens =
        new StringTokenizer(Files.readString(shared("orlib/pmed" + number + ".txt")));
    int n = Integer.parseInt(tokens.nextToken());
    int edges = Integer.parseInt(tokens.nextToken());
    int p = Integer.parseInt(tokens.nextToken());
    int[][] cost = new int[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(cost[i], 1 << 29);
      cost[i][i] = 0;
    }
    for (int e = 0; e < edges; e++) {
      int a = Integer.parseInt(tokens.nextToken()) - 1;
      int b = Integer.parseInt(tokens.nextToken()) - 1;
      cost[a][b] = Integer.parseInt(tokens.nextToken());
      cost[b][a] = cost[a][b];
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          cost[i][j] = Math.min(cost[i][j], cost[i][k] + cost[k][j]);
        }
      }
    }
    SitingQuestion question = new SitingQuestion(model).with("p", "" + p);
    for (int i = 0; i < n; i++) {
      question.people.put("" + (i + 1), "1");
      question.candidate("" + (i + 1), "{}");
      for (int j = 0; j < n; j++) {
        question.pair("" + (i + 1), "" + (j + 1), "" + cost[i][j]);
      }
    }
    return question;
  }

  SitingQuestion with(String name, String json) {
    inputs.set(name, Json.parse(json.getBytes(StandardCharsets.UTF_8), name));
    return this;
  }

  SitingQuestion pair(String demand, String site, String cost) {
    rows.append(demand).append(',').append(site).append(',').append(cost).append('\n');
    return this;
  }

  SitingQuestion demand(String id, String weight) {
    people.put(id, weight);
    return this;
  }

  SitingQuestion candidate(String id, String properties) {
    candidates.put(id, properties);
    return this;
  }

  /** Features and rows in the other order, which must change nothing. */
  SitingQuestion reversed() {
    reverse(people);
    reverse(candidates);
    List<String> lines = new ArrayList<>(rows.toString().lines().toList());
    String header = lines.remove(0);
    Collections.reverse(lines);
    rows.setLength(0);
    rows.append(header).append('\n');
    lines.forEach(line -> rows.append(line).append('\n'));
    return this;
  }

  private static void reverse(Map<String, String> map) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(map.entrySet());
    Collections.reverse(entries);
    map.clear();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
  }

  String inputs() {
    Map<String, String> weights = new LinkedHashMap<>();
    people.forEach((id, weight) -> weights.put(id, "{\"population\":" + weight + "}"));
    if (!inputs.has("demand")) {
      inputs.putObject("demand").put("weight", "population").set("features", features(weights));
      inputs.putObject("candidates").set("features", features(candidates));
      inputs.putObject("matrix").put("csv", rows.toString());
    }
    return inputs.toString();
  }

  private static ObjectNode features(Map<String, String> properties) {
    ObjectNode collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
    ArrayNode list = collection.putArray("features");
    properties.forEach(
        (id, members) ->
            list.addObject()
                .put("type", "Feature")
                .put("id", id)
                .putNull("geometry")
                .set("properties", Json.parse(members.getBytes(StandardCharsets.UTF_8), id)));
    return collection;
  }
}
