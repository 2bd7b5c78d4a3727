package io.carecircle.app.result;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/** A result as bytes: JSON without white space, one line. */
public final class ResultWriter {
  private ResultWriter() {}

  public static void writeJson(ProcessResult result, OutputStream out) throws IOException {
    // Numbers of results are plain decimals; the generator must not close the caller's stream.
    JsonGenerator generator = Json.MAPPER.createGenerator(new UnclosedStream(out));
    result.writeJson(generator);
    generator.close();
    out.write("\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Passes everything on but the close. */
  private static final class UnclosedStream extends java.io.FilterOutputStream {
    UnclosedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
