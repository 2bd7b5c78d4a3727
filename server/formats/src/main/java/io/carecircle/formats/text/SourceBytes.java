package io.carecircle.formats.text;

import io.carecircle.formats.UnreadableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a file into memory without trusting its announced size. */
public final class SourceBytes {
  private SourceBytes() {}

  /**
   * The whole file.
   *
   * @param maxBytes at most this many
   * @throws UnreadableFileException when it cannot be read or is larger
   */
  public static byte[] read(Path file, long maxBytes) {
    checkFile(file, maxBytes);
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than allowed, so that a file that grows meanwhile is noticed.
      byte[] bytes = in.readNBytes(Math.toIntExact(maxBytes + 1));
      checkSize(bytes.length, maxBytes);
      return bytes;
    } catch (IOException e) {
      throw new UnreadableFileException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /** Refuses what is no file, and a file that says it is larger than the limit. */
  public static void checkFile(Path file, long maxBytes) {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableFileException(
          "there is no file at " + file + (Files.isDirectory(file) ? ", only a folder" : ""));
    }
    try {
      checkSize(Files.size(file), maxBytes);
    } catch (IOException e) {
      throw new UnreadableFileException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /** Refuses a file of this size when it is over the limit. */
  public static void checkSize(long bytes, long maxBytes) {
    if (bytes > maxBytes) {
      throw new UnreadableFileException(
          "the file is larger than " + maxBytes + " bytes, the most that is taken; split it");
    }
  }
}
