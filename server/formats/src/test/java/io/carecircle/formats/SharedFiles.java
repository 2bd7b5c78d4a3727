package io.carecircle.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that stand beside the project, never in it. */
public final class SharedFiles {
  private SharedFiles() {}

  /** The file, or a skipped test when the folder of real files is absent. */
  public static Path get(String relative) {
    Path folder = find();
    assumeTrue(
        folder != null, "no folder shared/data beside the project and no CARECIRCLE_TESTDATA");
    Path file = folder.resolve(relative);
    assumeTrue(Files.exists(file), "the folder of real files lacks " + relative);
    return file;
  }

  private static Path find() {
    String named = System.getenv("CARECIRCLE_TESTDATA");
    if (named != null) {
      return Path.of(named);
    }
    Path here = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path p = here; p != null; p = p.getParent()) {
      Path beside = p.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return null;
  }
}
