package io.carecircle.app.cli;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.LinkedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A JSON file given to a command. Files that it names by {@code href} are looked for beside it,
 * then in the current folder.
 */
record InputFile(Path path) implements LinkedFiles {
  JsonNode read() {
    if (!Files.isRegularFile(path)) {
      throw new RefusedException("no-file", "there is no file " + path);
    }
    try {
      return Json.parse(Files.readAllBytes(path), path.toString());
    } catch (IOException e) {
      throw new RefusedException("no-file", path + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public Path find(String href) {
    try {
      Path beside = path.toAbsolutePath().resolveSibling(href);
      Path file = Files.isRegularFile(beside) ? beside : Path.of(href);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new RefusedException("no-file", "href is no path: " + e.getMessage());
    }
    throw new RefusedException("no-file", "href names " + href + ", and there is no such file");
  }
}
