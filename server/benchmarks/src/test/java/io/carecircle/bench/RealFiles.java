package io.carecircle.bench;

import io.carecircle.formats.osm.Limits;
import io.carecircle.formats.osm.OsmStreetReader;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real files of these tests; a test is skipped with a reason where they are not at hand. */
final class RealFiles {
  private RealFiles() {}

  static Path get(String relative) {
    Optional<Path> folder = SharedFolder.find();
    Assumptions.assumeTrue(
        folder.isPresent(), "no folder shared/data beside the project (set CARECIRCLE_TESTDATA)");
    Path file = folder.get().resolve(relative);
    Assumptions.assumeTrue(Files.isRegularFile(file), "no file " + relative + " in shared/data");
    return file;
  }

  static Network network(String osmFile) {
    return NetworkBuilder.build(
        OsmStreetReader.read(
                get("osm/" + osmFile), Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE)
            .lines(),
        ProgressListener.NONE,
        CancelToken.NONE);
  }
}
