package io.carecircle.app.network;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.snapshot.NetworkSnapshot;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The networks of the street versions. Each has a snapshot file named by the content hash of its
 * streets, written before the import commits; a version never changes, so neither does its file. A
 * damaged or missing snapshot is refused and built anew from the stored streets, which are the
 * truth.
 */
@Component
public class NetworkCatalog implements NetworkPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkCatalog.class);

  /** Networks held open: the current one and a few that older runs ask for. */
  private static final int OPEN_NETWORKS = 3;

  private static final String UNFINISHED = ".unfinished";

  private final LayerCatalog layers;
  private final Path folder;
  private final Cache<String, Network> open =
      Caffeine.newBuilder().maximumSize(OPEN_NETWORKS).build();

  NetworkCatalog(LayerCatalog layers, DataFolder data) {
    this.layers = layers;
    this.folder = data.path().resolve("networks");
  }

  @Override
  public StreetsSummary publish(LayerVersion version, List<StreetLine> lines) {
    Network network = build(lines);
    write(version, network);
    open.put(version.hash(), network);
    int ways = (int) lines.stream().filter(StreetLine::walkable).count();
    return new StreetsSummary(
        ways,
        network.nodeCount(),
        network.edgeCount(),
        network.islands().count(),
        network.islands().largestShare());
  }

  /** The network of a version of the layer {@code streets}. */
  public Network get(LayerVersion version) {
    return open.get(version.hash(), hash -> load(version));
  }

  private Network load(LayerVersion version) {
    Path file = file(version);
    if (Files.exists(file)) {
      try {
        return NetworkSnapshot.read(file);
      } catch (UnreadableFileException e) {
        LOG.warn("{}; building it anew from the stored streets", e.getMessage());
      } catch (IOException e) {
        LOG.warn("cannot read the network snapshot {}: {}; building it anew", file, e.toString());
      }
    }
    Network network = build(layers.readStreets(version));
    write(version, network);
    return network;
  }

  private static Network build(List<StreetLine> lines) {
    return NetworkBuilder.build(lines, ProgressListener.NONE, CancelToken.NONE);
  }

  /**
   * Each writer has a file of its own and moves it into place when it is whole: processes on one
   * database may share this folder.
   */
  private void write(LayerVersion version, Network network) {
    Path own = folder.resolve(version.hash() + "." + UUID.randomUUID() + UNFINISHED);
    try {
      Files.createDirectories(folder);
      deleteLeftovers();
      NetworkSnapshot.write(network, own);
      DataFolder.moveInto(own, file(version));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the network snapshot " + file(version), e);
    }
  }

  /** What killed writers have left, so long ago that none can be writing it still. */
  private void deleteLeftovers() throws IOException {
    Instant latest = Instant.now().minus(1, ChronoUnit.DAYS);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*" + UNFINISHED + "{,.part}")) {
      for (Path file : files) {
        if (isOlder(file, latest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOlder(Path file, Instant time) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(time);
    } catch (NoSuchFileException e) {
      return false; // another writer has just moved it into place
    }
  }

  private Path file(LayerVersion version) {
    return folder.resolve(version.hash() + ".network");
  }
}
