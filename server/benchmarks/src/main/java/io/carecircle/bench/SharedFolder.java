package io.carecircle.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the real files that stand beside the project; they are never part of it. */
final class SharedFolder {
  private SharedFolder() {}

  /** The folder {@code CARECIRCLE_TESTDATA} names, else {@code shared/data} beside the project. */
  static Optional<Path> find() {
    String given = System.getenv("CARECIRCLE_TESTDATA");
    if (given != null) {
      return Optional.of(Path.of(given));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolveSibling("shared").resolve("data");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
