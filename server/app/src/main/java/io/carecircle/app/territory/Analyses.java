package io.carecircle.app.territory;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Warnings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks another analysis as a caller would, so that a figure on a board is the figure of that
 * analysis.
 */
@Component
public class Analyses {
  private final ObjectProvider<ProcessCatalog> processes;

  /**
   * @param processes found late, because the catalogue holds whoever asks here
   */
  Analyses(ObjectProvider<ProcessCatalog> processes) {
    this.processes = processes;
  }

  /**
   * Runs an analysis on the layer versions of a request. What it used and its warnings are noted in
   * the run.
   *
   * @throws io.carecircle.app.platform.RefusedException when it cannot be served
   */
  public JsonNode run(String process, ObjectNode inputs, ProcessRequest request, Run run) {
    AnalysisProcess analysis = processes.getObject().get(process);
    StringWriter out = new StringWriter();
    try {
      ResultWriter.writeJson(
          analysis.run(
              new ProcessRequest(
                  inputs, request.pins(), LinkedFiles.NONE, request.progress(), request.cancel())),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode result = Json.parse(out.toString().getBytes(StandardCharsets.UTF_8), process);
    result.at("/run/layers").forEach(layer -> run.find(layer.get("layer").stringValue()));
    JsonNode network = result.at("/run/network");
    if (network.isObject()) {
      run.network(
          network.get("hash").stringValue(),
          network.get("nodes").intValue(),
          network.get("edges").intValue());
    }
    for (JsonNode warning : result.at("/run/warnings")) {
      if (!warning.stringValue().contains("演示数据")) {
        run.warn(Warnings.of(process, warning.stringValue()));
      }
    }
    return result;
  }
}
