package io.carecircle.datagen;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Documents and lists beside the project that the tests compare with, where they are. */
final class SharedFolder {
  private SharedFolder() {}

  /**
   * @param path below {@code shared}; the test is skipped when it is not there
   */
  static Path find(String path) {
    Path file = shared().resolve(path);
    Assumptions.assumeTrue(
        Files.exists(file), "no " + path + " in a folder shared beside the project");
    return file;
  }

  private static Path shared() {
    String data = System.getenv("CARECIRCLE_TESTDATA");
    if (data != null) {
      return Path.of(data).toAbsolutePath().normalize().getParent();
    }
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolveSibling("shared").resolve("data"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "no folder shared/data beside the project");
    return folder.resolveSibling("shared");
  }
}
