package io.carecircle.app.result;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The result of an analysis that is small enough to be held as a tree: named members in the order
 * in which they were added, then the run.
 */
public final class Answer implements ProcessResult {
  private final Run run;
  private final Map<String, JsonNode> members = new LinkedHashMap<>();

  Answer(Run run) {
    this.run = run;
  }

  /** Adds a member, or replaces the one of this name. */
  public Answer with(String name, JsonNode value) {
    members.put(name, value);
    return this;
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    members.forEach(
        (name, value) -> {
          out.writeName(name);
          Json.MAPPER.writeValue(out, value);
        });
    run.write(out);
    out.writeEndObject();
  }
}
