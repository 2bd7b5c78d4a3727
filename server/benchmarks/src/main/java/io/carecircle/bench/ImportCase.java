package io.carecircle.bench;

import io.carecircle.formats.osm.Limits;
import io.carecircle.formats.osm.OsmStreetReader;
import io.carecircle.formats.snapshot.NetworkSnapshot;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long a city takes from the file to a network that can be searched, step by step. */
final class ImportCase {
  private final Path folder;

  ImportCase(Path folder) {
    this.folder = folder;
  }

  /** Milliseconds by the wall clock. */
  record Steps(double read, double build, double write, double reopen, long snapshotBytes) {
    static String header() {
      return """
          | graph | run | read | build and index | snapshot written | snapshot reopened | snapshot |
          | --- | --- | --- | --- | --- | --- | --- |
          """;
    }

    String markdown(String name, String run) {
      return "| %s | %s | %s | %.0f ms | %.0f ms | %.0f ms | %.1f MB |%n"
          .formatted(
              name,
              run,
              read == 0 ? "" : "%.0f ms".formatted(read),
              build,
              write,
              reopen,
              snapshotBytes / 1e6);
    }
  }

  static List<StreetLine> read(Path osmFile) {
    return OsmStreetReader.read(osmFile, Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE)
        .lines();
  }

  Steps fromFile(Path osmFile) {
    long start = System.nanoTime();
    List<StreetLine> lines = read(osmFile);
    return afterReading(lines, (System.nanoTime() - start) / 1e6);
  }

  Steps fromLines(List<StreetLine> lines) {
    return afterReading(lines, 0);
  }

  private Steps afterReading(List<StreetLine> lines, double readMillis) {
    try {
      Path snapshot = folder.resolve("import.network");
      long start = System.nanoTime();
      Network network = NetworkBuilder.build(lines, ProgressListener.NONE, CancelToken.NONE);
      long built = System.nanoTime();
      NetworkSnapshot.write(network, snapshot);
      long written = System.nanoTime();
      Network again = NetworkSnapshot.read(snapshot);
      long reopened = System.nanoTime();
      if (!again.hash().equals(network.hash())) {
        throw new IllegalStateException("the snapshot is another network");
      }
      return new Steps(
          readMillis,
          (built - start) / 1e6,
          (written - built) / 1e6,
          (reopened - written) / 1e6,
          Files.size(snapshot));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
