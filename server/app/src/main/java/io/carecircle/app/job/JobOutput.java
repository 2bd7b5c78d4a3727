package io.carecircle.app.job;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A form of a job's result, written when the job is done.
 *
 * @param mediaType of what is written
 * @param content writes it and leaves the stream open
 */
public record JobOutput(String mediaType, Content content) {
  /** Writes a result. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
