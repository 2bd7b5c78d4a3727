package io.carecircle.formats;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the real files that stand beside the project; they are never part of it. */
public final class SharedFiles {
  private SharedFiles() {}

  /** The file below {@code shared/data}; the test is skipped when it is not there. */
  public static Path get(String relative) {
    Path folder = folder();
    Assumptions.assumeTrue(
        folder != null, "no folder shared/data beside the project (set CARECIRCLE_TESTDATA)");
    Path file = folder.resolve(relative);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no file " + relative + " in shared/data");
    return file;
  }

  private static Path folder() {
    String given = System.getenv("CARECIRCLE_TESTDATA");
    if (given != null) {
      return Path.of(given);
    }
    for (Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        at != null;
        at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
