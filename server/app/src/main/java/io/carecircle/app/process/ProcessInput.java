package io.carecircle.app.process;

import java.util.Objects;

/**
 * One input of an analysis.
 *
 * @param name as posted
 * @param required whether a request without it is refused
 * @param description one English sentence: meaning, unit, default
 * @param schema JSON schema of its value, as OpenAPI 3.0 has it
 */
public record ProcessInput(String name, boolean required, String description, String schema) {
  public ProcessInput {
    Objects.requireNonNull(name);
    Objects.requireNonNull(description);
    Objects.requireNonNull(schema);
  }

  public static ProcessInput optional(String name, String description, String schema) {
    return new ProcessInput(name, false, description, schema);
  }

  public static ProcessInput required(String name, String description, String schema) {
    return new ProcessInput(name, true, description, schema);
  }
}
