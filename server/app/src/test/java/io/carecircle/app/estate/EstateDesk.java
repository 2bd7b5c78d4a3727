package io.carecircle.app.estate;

import io.carecircle.app.OpenStore;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for estate checks as a caller does. */
final class EstateDesk {
  private final OpenStore store;

  EstateDesk(OpenStore store) {
    this.store = store;
  }

  /** An execution body with estates in it, judged as of the end of 2025. */
  static ObjectNode inputs() {
    ObjectNode inputs = Json.MAPPER.createObjectNode().put("asOf", "2025-12-31");
    inputs
        .putObject("estates")
        .putObject("features")
        .put("type", "FeatureCollection")
        .putArray("features");
    return inputs;
  }

  /** Adds an estate without geometry; the answer is its properties, to be filled. */
  static ObjectNode add(ObjectNode inputs, String id) {
    ObjectNode feature =
        ((ArrayNode) inputs.at("/estates/features/features")).addObject().put("type", "Feature");
    feature.put("id", id).putNull("geometry");
    return feature.putObject("properties");
  }

  private ProcessResult result(JsonNode inputs) {
    ProcessCatalog processes = store.get(ProcessCatalog.class);
    AnalysisProcess check = processes.get("estate-check");
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("inputs", inputs);
    return check.run(
        new ProcessRequest(
            processes.inputsOf(check, body),
            Pins.CURRENT,
            LinkedFiles.NONE,
            ProgressListener.NONE,
            CancelToken.NONE));
  }

  String text(JsonNode inputs) {
    try {
      StringWriter out = new StringWriter();
      ResultWriter.writeJson(result(inputs), out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String csv(JsonNode inputs) throws IOException {
    StringWriter out = new StringWriter();
    result(inputs).writeCsv(out);
    return out.toString();
  }

  JsonNode run(JsonNode inputs) {
    return Json.parse(text(inputs).getBytes(StandardCharsets.UTF_8), "the result");
  }

  JsonNode run(String inputs) {
    return run(Json.parse(inputs.getBytes(StandardCharsets.UTF_8), "the inputs"));
  }
}
