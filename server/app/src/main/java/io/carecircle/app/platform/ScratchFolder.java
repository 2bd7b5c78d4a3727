package io.carecircle.app.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders in the data folder for files that no start of the program takes over from the last. */
public final class ScratchFolder {
  private ScratchFolder() {}

  /** The folder, there and empty: what a killed process left is deleted. */
  public static Path emptied(DataFolder data, String name) {
    Path folder = data.path().resolve(name);
    try {
      Files.createDirectories(folder);
      for (Path file : list(folder)) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the folder " + folder + ": " + e, e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
