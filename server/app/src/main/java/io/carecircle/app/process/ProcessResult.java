package io.carecircle.app.process;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * What an analysis found: written, not held as a tree, because a matrix may have millions of rows.
 */
public interface ProcessResult {
  /** Writes the result object; the same inputs give the same bytes. */
  void writeJson(JsonGenerator out);

  /** Whether the result is also a table. */
  default boolean hasCsv() {
    return false;
  }

  /**
   * Writes the table as CSV with a header line, and leaves the writer open; only when {@link
   * #hasCsv}.
   */
  default void writeCsv(Writer out) throws IOException {
    throw new IllegalStateException("this result has no table");
  }
}
