package io.carecircle.app.ingest;

import io.carecircle.app.OpenStore;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Imports without end and says what was acknowledged; made to be killed. */
public final class ImportLoop {
  private ImportLoop() {}

  /** Arguments: data folder, database URL or empty, two files of candidates, a file of streets. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (OpenStore store = new OpenStore(Path.of(args[0]), args[1])) {
      Importer importer = store.get(Importer.class);
      out.println("READY");
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        boolean streets = i % 3 == 2;
        ImportReport report =
            importer.run(
                new ImportRequest(
                    streets ? "streets" : "candidates",
                    Path.of(args[2 + i % 3]),
                    "auto",
                    "auto",
                    Map.of(),
                    Map.of(),
                    false,
                    true,
                    false,
                    "loop"),
                ProgressListener.NONE,
                CancelToken.NONE);
        out.println("ACK " + report.layer() + " " + report.version() + " " + report.hash());
      }
    }
  }
}
