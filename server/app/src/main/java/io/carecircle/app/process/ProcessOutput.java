package io.carecircle.app.process;

import java.util.Objects;

/**
 * What an analysis answers with.
 *
 * @param schema JSON schema of the result object, as OpenAPI 3.0 has it
 * @param table whether the result is also to be had as CSV
 */
public record ProcessOutput(String schema, boolean table) {
  public ProcessOutput {
    Objects.requireNonNull(schema);
  }

  public static ProcessOutput object(String schema) {
    return new ProcessOutput(schema, false);
  }
}
