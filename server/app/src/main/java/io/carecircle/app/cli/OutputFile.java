package io.carecircle.app.cli;

import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.RefusedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command writes: it appears complete or not at all. */
record OutputFile(Path path) {
  /** Content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @throws RefusedException when it cannot be written
   */
  static OutputFile of(Path path) {
    Path whole = path.toAbsolutePath();
    if (Files.isDirectory(whole) || !Files.isDirectory(whole.getParent())) {
      throw new RefusedException(
          "bad-output", "cannot write " + path + ": name a file in a folder that exists");
    }
    return new OutputFile(whole);
  }

  void write(Content content) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      DataFolder.moveInto(part, path);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
