package io.carecircle.app.ogc;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.result.Engine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The analyses as OGC API Processes describes them. */
@RestController
@ConditionalOnWebApplication
class ProcessController {
  private static final String NO_SUCH_PROCESS =
      "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";
  private static final String EXECUTE = "http://www.opengis.net/def/rel/ogc/1.0/execute";

  private final ProcessCatalog processes;
  private final Engine engine;

  ProcessController(ProcessCatalog processes, Engine engine) {
    this.processes = processes;
    this.engine = engine;
  }

  @GetMapping(path = "/api/processes", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    QueryParameters.of(request);
    ApiLinks at = ApiLinks.of(request);
    ObjectNode node = Json.MAPPER.createObjectNode();
    ArrayNode list = node.putArray("processes");
    processes
        .listDescriptions()
        .forEach(process -> list.add(summary(process, at, Answers.language(request))));
    ApiLinks.add(node.putArray("links"), "self", ApiLinks.JSON, "Processes", at.api("processes"));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  @GetMapping(path = "/api/processes/{id}", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest request) {
    QueryParameters.of(request);
    ProcessDescription process = find(processes, id).description();
    ObjectNode node = summary(process, ApiLinks.of(request), Answers.language(request));
    ObjectNode inputs = node.putObject("inputs");
    for (ProcessInput input : process.inputs()) {
      ObjectNode described = inputs.putObject(input.name());
      described.put("title", input.name());
      described.put("description", input.description());
      described.put("minOccurs", input.required() ? 1 : 0);
      described.put("maxOccurs", 1);
      described.set("schema", SchemaJson.of(input));
    }
    ObjectNode result = node.putObject("outputs").putObject("result");
    result.put("title", "The result object itself");
    result.set(
        "schema", SchemaJson.parse(process.output().schema(), "the result of the process " + id));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  private ObjectNode summary(ProcessDescription process, ApiLinks at, Language language) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("id", process.id());
    node.put("title", language.choose(process.titleZh(), process.title()));
    node.put("description", process.summary());
    node.put("version", engine.version());
    node.putArray("jobControlOptions").add("sync-execute").add("async-execute").add("dismiss");
    node.putArray("outputTransmission").add("value");
    ArrayNode links = node.putArray("links");
    ApiLinks.add(links, "self", ApiLinks.JSON, process.title(), at.api("processes", process.id()));
    ApiLinks.add(
        links,
        EXECUTE,
        ApiLinks.JSON,
        process.title(),
        at.api("processes", process.id(), "execution"));
    return node;
  }

  /**
   * @throws ProblemException 404 when there is no such process
   */
  static AnalysisProcess find(ProcessCatalog processes, String id) {
    return processes
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                            404,
                            "unknown-process",
                            "there is no such process; there are: "
                                + processes.listDescriptions().stream()
                                    .map(ProcessDescription::id)
                                    .collect(Collectors.joining(", ")))
                        .withType(NO_SUCH_PROCESS)));
  }
}
