package io.carecircle.app.job;

import io.carecircle.app.platform.RefusedException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that hold results, one per form. */
final class ResultFiles {
  private final Path folder;
  private final long mostBytes;

  ResultFiles(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * @return files by media type
   * @throws RefusedException when a result is larger than all results may be
   */
  Map<String, Path> write(String jobId, List<JobOutput> outputs) {
    Map<String, Path> files = new LinkedHashMap<>();
    try {
      for (JobOutput output : outputs) {
        Path file = folder.resolve(jobId + "." + files.size());
        files.put(output.mediaType(), file);
        try (OutputStream out = new Bounded(Files.newOutputStream(file))) {
          output.content().writeTo(out);
        }
      }
      return files;
    } catch (IOException e) {
      delete(files.values());
      throw new UncheckedIOException("cannot write the result of a job", e);
    } catch (RuntimeException e) {
      delete(files.values());
      throw e;
    }
  }

  static void delete(Collection<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + file, e);
      }
    }
  }

  static long size(Collection<Path> files) {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Stops a result that would fill the disk. */
  private final class Bounded extends FilterOutputStream {
    private long written;

    Bounded(OutputStream out) {
      super(new BufferedOutputStream(out, 1 << 16));
    }

    @Override
    public void write(int b) throws IOException {
      count(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      count(length);
      out.write(bytes, from, length);
    }

    private void count(int more) {
      written += more;
      if (written > mostBytes) {
        throw new RefusedException(
            "result-too-large",
            "the result is larger than " + mostBytes + " bytes: ask for less at a time");
      }
    }
  }
}
