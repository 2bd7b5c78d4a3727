package io.carecircle.app.process;

import io.carecircle.app.platform.RefusedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All analyses by id. */
@Component
public class ProcessCatalog {
  private final List<AnalysisProcess> processes;

  ProcessCatalog(List<AnalysisProcess> processes) {
    this.processes =
        processes.stream().sorted(Comparator.comparing(p -> p.description().id())).toList();
  }

  /** Descriptions in the order of their ids. */
  public List<ProcessDescription> listDescriptions() {
    return processes.stream().map(AnalysisProcess::description).toList();
  }

  public Optional<AnalysisProcess> find(String id) {
    return processes.stream().filter(p -> p.description().id().equals(id)).findFirst();
  }

  /**
   * @throws RefusedException when there is none of this id
   */
  public AnalysisProcess get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    "unknown-process",
                    "there is no process " + id + "; there are: " + idsInWords()));
  }

  /**
   * Takes the inputs out of an execution body {@code {"inputs": {…}}} and refuses those that the
   * process does not know.
   */
  public ObjectNode inputsOf(AnalysisProcess process, JsonNode body) {
    if (!(body instanceof ObjectNode object)
        || !(object.get("inputs") instanceof ObjectNode inputs)) {
      throw new RefusedException(
          "no-inputs", "the body must be a JSON object with an object \"inputs\"");
    }
    ProcessDescription description = process.description();
    for (String name : inputs.propertyNames()) {
      if (!description.inputNames().contains(name)) {
        throw new RefusedException(
            "unknown-input",
            description.id()
                + " has no input \""
                + name
                + "\"; it takes: "
                + String.join(", ", description.inputNames()));
      }
    }
    return inputs;
  }

  private String idsInWords() {
    return processes.stream().map(p -> p.description().id()).collect(Collectors.joining(", "));
  }
}
