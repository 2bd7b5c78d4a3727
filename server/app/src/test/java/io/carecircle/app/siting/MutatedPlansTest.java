package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** N3: a result with anything changed is not the same any more. */
class MutatedPlansTest {
  private static final int MUTATIONS = 1000;

  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static List<ObjectNode> results() {
    List<ObjectNode> results = new ArrayList<>();
    for (String asked :
        List.of(
            "lscp",
            "mclp",
            "p-median",
            "p-center",
            "lscp-backup",
            "capacitated-mclp",
            "capacitated-p-median",
            "mclp all-years",
            "mclp end",
            "p-median all-years",
            "capacitated-mclp end")) {
      String[] words = asked.split(" ");
      String model = words[0];
      SitingQuestion question =
          new SitingQuestion(model)
              .with(
                  "cutoff",
                  Set.of("p-median all-years", "capacitated-p-median").contains(asked)
                      ? "99"
                      : "40");
      if (words.length > 1) {
        question.with(
            "phases",
            "{\"maxPerYear\":1,\"firstYear\":2026,\"years\":3,\"objective\":\"" + words[1] + "\"}");
      }
      Random random = new Random(7);
      for (int j = 0; j < 6; j++) {
        // Unlike loads: an order that is as good as another may take its place.
        int tight = model.equals("capacitated-p-median") ? 75 : 60;
        int capacity = words.length > 1 ? 40 + 7 * j : tight;
        question.candidate("s" + j, "{\"capacity\": " + capacity + "}");
      }
      for (int i = 0; i < 12; i++) {
        question.demand("d" + i, "" + (1 + random.nextInt(30)));
        for (int j = 0; j < 6; j++) {
          question.pair("d" + i, "s" + j, "" + (i % 6 == j ? 5 + i : 20 + random.nextInt(40)));
        }
      }
      if (!model.startsWith("lscp")) {
        question.with("p", "3");
      }
      results.add((ObjectNode) town.run("siting", question.inputs()));
    }
    return results;
  }

  /** Points in a square: the own search leaves it to the natives, whose answer is then proven. */
  private static ObjectNode manyPoints() {
    Random random = new Random(7);
    double[][] points = new double[300][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {100 * random.nextDouble(), 100 * random.nextDouble()};
    }
    SitingQuestion question = new SitingQuestion("lscp").with("cutoff", "12");
    for (int i = 0; i < points.length; i++) {
      question.demand("d" + i, "1").candidate("s" + i, "{}");
      for (int j = 0; j < points.length; j++) {
        double d = Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
        if (d <= 12) {
          question.pair("d" + i, "s" + j, "" + d);
        }
      }
    }
    return (ObjectNode) town.run("siting", question.inputs());
  }

  /**
   * A proof on a smaller question: whole, checked, and not to be changed even with a fitting seal.
   */
  @Test
  void whatNativesFindIsProvenAndCannotBeForged() {
    Assumptions.assumeTrue(new CpSat(true).isLoaded(), "OR-Tools cannot be loaded here");
    ObjectNode result = manyPoints();
    assertEquals("optimal", result.path("status").stringValue());
    assertTrue(result.path("certificate").path("complete").booleanValue());
    assertTrue(holds(result));
    JsonNode reduced = result.path("certificate").path("claims").path(0).path("reduced");
    assertTrue(reduced.path("steps").size() > 50 && reduced.path("parts").size() > 0);
    List<String> changes =
        List.of("value", "steps", "without", "sites", "multipliers", "bound", "sha256");
    for (String name : changes) {
      ObjectNode mutant = result.deepCopy();
      ObjectNode claim = (ObjectNode) mutant.path("certificate").path("claims").get(0);
      ObjectNode proof = (ObjectNode) claim.get("reduced");
      ObjectNode part = (ObjectNode) proof.path("parts").get(0);
      switch (name) {
        case "value" -> claim.put(name, claim.get(name).intValue() + 1);
        case "steps" -> ((ArrayNode) proof.get(name)).remove(0);
        case "without" -> proof.set(name, proof.path("parts").path(0).path("sites"));
        case "sites" -> ((ArrayNode) part.get(name)).remove(0);
        case "multipliers" -> ((ObjectNode) part.get("tree")).putArray(name);
        case "bound" -> mutant.put(name, 28).put("objective", 28).put("status", "optimal");
        default -> claim.put("parameter", 1);
      }
      if (!"sha256".equals(name)) {
        ((ObjectNode) mutant.get("certificate")).put("sha256", Certificates.seal(mutant));
      }
      assertFalse(holds(mutant), name);
    }
    Random random = new Random(3);
    for (int n = 0; n < 100; n++) {
      ObjectNode mutant = result.deepCopy();
      String changed = mutate(mutant, random);
      assertFalse(holds(mutant), "mutation " + n + ": " + changed);
    }
  }

  private static boolean holds(JsonNode result) {
    try {
      return store.get(Verification.class).verify(result, LinkedFiles.NONE).same();
    } catch (RefusedException e) {
      return false; // the question itself was changed into none
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyOneOfAThousandIsRejected() {
    List<ObjectNode> results = results();
    results.forEach(result -> assertEquals(true, holds(result), result.get("model").toString()));
    Random random = new Random(2026);
    for (int n = 0; n < MUTATIONS; n++) {
      ObjectNode mutant = results.get(n % results.size()).deepCopy();
      String changed = mutate(mutant, random);
      assertFalse(holds(mutant), mutant.get("model") + ", mutation " + n + ": " + changed);
    }
  }

  /** Even when the seal is made to fit, a changed plan or bound does not pass. */
  @Test
  void aForgedSealDoesNotHelp() {
    List<ObjectNode> results = results();
    Random random = new Random(99);
    for (int n = 0; n < MUTATIONS; n++) {
      ObjectNode mutant = results.get(n % results.size()).deepCopy();
      JsonNode before = mutant.deepCopy();
      String name = List.of("objective", "bound", "open", "assignments", "status").get(n % 5);
      switch (name) {
        case "objective", "bound" -> {
          int delta = 1 + random.nextInt(9);
          mutant.put(name, mutant.get(name).decimalValue().add(BigDecimal.valueOf(delta)));
        }
        case "open" -> {
          ArrayNode open = (ArrayNode) mutant.get("open");
          open.set(random.nextInt(open.size()), "s" + random.nextInt(6));
        }
        case "assignments" -> {
          ArrayNode rows = (ArrayNode) mutant.get("assignments");
          ObjectNode row = (ObjectNode) rows.get(random.nextInt(rows.size()));
          row.put("facility", "s" + random.nextInt(6));
        }
        default -> mutant.put("status", random.nextBoolean() ? "infeasible" : "unknown");
      }
      if (!mutant.equals(before)) {
        ((ObjectNode) mutant.get("certificate")).put("sha256", Certificates.seal(mutant));
        assertFalse(holds(mutant), mutant.get("model") + ", mutation " + n + " of " + name);
      }
    }
  }

  /** Years exchanged, or a better figure said of them, with a seal that fits. */
  @Test
  void otherYearsDoNotPass() {
    List<ObjectNode> results = results().stream().filter(r -> r.has("schedule")).toList();
    assertEquals(4, results.size());
    Random random = new Random(5);
    for (int n = 0; n < 400; n++) {
      ObjectNode mutant = results.get(n % results.size()).deepCopy();
      ArrayNode phases = (ArrayNode) mutant.get("phases");
      ObjectNode schedule = (ObjectNode) mutant.get("schedule");
      String changed = List.of("swap", "twice", "total", "served", "status").get(n / 4 % 5);
      ArrayNode first = (ArrayNode) phases.get(0).get("open");
      ArrayNode other = (ArrayNode) phases.get(1).get("open");
      switch (changed) {
        case "swap" -> {
          JsonNode early = first.get(0);
          first.set(0, other.get(0));
          other.set(0, early);
        }
        case "twice" -> other.set(0, first.get(0));
        case "total" -> {
          BigDecimal more = schedule.get("total").decimalValue().add(BigDecimal.ONE);
          schedule.put("total", more).put("bound", more);
        }
        case "served" -> {
          ObjectNode year = (ObjectNode) phases.get(random.nextInt(phases.size()));
          year.put("served", year.get("served").decimalValue().add(BigDecimal.ONE));
        }
        default -> schedule.put("status", "greedy");
      }
      ((ObjectNode) mutant.get("certificate")).put("sha256", Certificates.seal(mutant));
      assertFalse(holds(mutant), mutant.get("model") + ", mutation " + n + ": " + changed);
    }
  }

  /** Changes one value somewhere, deletes one or adds one; says where. */
  private static String mutate(ObjectNode root, Random random) {
    String at = "";
    JsonNode node = root;
    while (true) {
      List<String> names = new ArrayList<>();
      if (node.isObject()) {
        names.addAll(node.propertyNames());
      } else {
        for (int i = 0; i < node.size(); i++) {
          names.add("" + i);
        }
      }
      if (names.isEmpty()) {
        node = root;
        at = "";
        continue;
      }
      String name = names.get(random.nextInt(names.size()));
      JsonNode child = node.isObject() ? node.get(name) : node.get(Integer.parseInt(name));
      at += "/" + name;
      boolean inside = child.size() > 0 && random.nextInt(8) > 0;
      if (!inside) {
        change(node, name, child, random);
        return at + " was " + child;
      }
      node = child;
    }
  }

  private static void change(JsonNode parent, String name, JsonNode child, Random random) {
    JsonNode changed =
        child.isNumber()
            ? Json.MAPPER.valueToTree(child.decimalValue().add(BigDecimal.ONE))
            : child.isBoolean()
                ? Json.MAPPER.valueToTree(!child.booleanValue())
                : child.isString() ? Json.MAPPER.valueToTree(child.stringValue() + "x") : null;
    if (parent instanceof ObjectNode object) {
      if (changed == null || random.nextInt(5) == 0) {
        object.remove(name);
      } else {
        object.set(name, changed);
      }
    } else if (parent instanceof ArrayNode array) {
      if (changed == null || random.nextInt(5) == 0) {
        array.remove(Integer.parseInt(name));
      } else {
        array.set(Integer.parseInt(name), changed);
      }
    }
  }
}
