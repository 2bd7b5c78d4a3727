package io.carecircle.app.cli;

import io.carecircle.app.platform.Json;
import java.io.PrintWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one form in which commands print an answer: JSON for people and programs alike. */
final class Printed {
  private static final JsonMapper MAPPER =
      Json.MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Printed() {}

  /** Writes a record, its components in their declared order, and a line end. */
  static void json(Object value, PrintWriter out) {
    out.println(MAPPER.writeValueAsString(value));
    out.flush();
  }
}
