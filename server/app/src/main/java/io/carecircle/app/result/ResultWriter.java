package io.carecircle.app.result;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** A result as text: JSON without white space, one line. */
public final class ResultWriter {
  private ResultWriter() {}

  /** Leaves the writer open. */
  public static void writeJson(ProcessResult result, Writer out) throws IOException {
    try (JsonGenerator generator = Json.MAPPER.createGenerator(out)) {
      result.writeJson(generator);
    }
    out.write('\n');
    out.flush();
  }
}
