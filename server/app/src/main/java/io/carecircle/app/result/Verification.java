package io.carecircle.app.result;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.CertifiedProcess;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Computes a saved result again from its run and says whether it comes out the same; one with a
 * certificate is checked by that instead.
 */
@Component
public class Verification {
  private static final int LISTED_DIFFERENCES = 10;

  private final ProcessCatalog processes;
  private final Engine engine;

  Verification(ProcessCatalog processes, Engine engine) {
    this.processes = processes;
    this.engine = engine;
  }

  /**
   * @param same whether every value came out the same
   * @param runId of the saved result
   * @param process that made it
   * @param differences the first values that differ, as JSON pointers with both values
   * @param notes what the reader should know, for example another engine version
   */
  public record Verdict(
      boolean same, String runId, String process, List<String> differences, List<String> notes) {}

  /**
   * @param saved a result object with its {@code run}
   * @throws RefusedException when it is no result, or this store does not hold what it was made
   *     from
   */
  public Verdict verify(JsonNode saved, LinkedFiles files) throws IOException {
    if (!(saved.get("run") instanceof ObjectNode run)
        || !run.path("process").isString()
        || !(run.get("parameters") instanceof ObjectNode parameters)) {
      throw new RefusedException(
          "no-result", "this is not a result: it has no run with parameters");
    }
    AnalysisProcess process = processes.get(run.get("process").stringValue());
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("inputs", parameters);
    ProcessRequest request =
        new ProcessRequest(
            processes.inputsOf(process, body),
            pinsOf(run),
            files,
            ProgressListener.NONE,
            CancelToken.NONE);
    List<String> notes = new ArrayList<>();
    String savedEngine = run.path("engine").asString("");
    if (!engine.nameAndVersion().equals(savedEngine)) {
      notes.add("made by " + savedEngine + ", computed again by " + engine.nameAndVersion());
    }
    List<String> differences = new ArrayList<>();
    if (process instanceof CertifiedProcess certified) {
      CertifiedProcess.Check check = certified.check(request, saved);
      differences.addAll(check.complaints());
      notes.addAll(check.notes());
    } else {
      compare("", saved, again(process, request), differences);
    }
    return new Verdict(
        differences.isEmpty(),
        run.path("id").asString(""),
        process.description().id(),
        differences,
        notes);
  }

  private static JsonNode again(AnalysisProcess process, ProcessRequest request)
      throws IOException {
    StringWriter text = new StringWriter();
    ResultWriter.writeJson(process.run(request), text);
    return Json.parse(
        text.toString().getBytes(StandardCharsets.UTF_8), "the result computed again");
  }

  private static Pins pinsOf(ObjectNode run) {
    Map<String, Pins.Pin> pins = new HashMap<>();
    for (JsonNode layer : run.path("layers")) {
      pins.put(
          layer.path("layer").asString(""),
          new Pins.Pin(layer.path("version").asInt(0), layer.path("hash").asString("")));
    }
    return Pins.replay(pins);
  }

  private static void compare(String at, JsonNode saved, JsonNode again, List<String> out) {
    if (out.size() >= LISTED_DIFFERENCES) {
      return;
    }
    if (saved.isObject() && again.isObject()) {
      List<String> names = new ArrayList<>(saved.propertyNames());
      again.propertyNames().stream().filter(n -> !saved.has(n)).forEach(names::add);
      for (String name : names) {
        compare(at + "/" + name, saved.path(name), again.path(name), out);
      }
    } else if (saved.isArray() && again.isArray() && saved.size() == again.size()) {
      for (int i = 0; i < saved.size(); i++) {
        compare(at + "/" + i, saved.get(i), again.get(i), out);
      }
    } else if (!equalValues(saved, again)) {
      out.add(at + ": saved " + shortened(saved) + ", computed " + shortened(again));
    }
  }

  /**
   * Numbers by value, so that a file that passed through another program ("1.0" for "1") is the
   * same.
   */
  private static boolean equalValues(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.equals(b);
  }

  private static String shortened(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String text = node.toString();
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }
}
