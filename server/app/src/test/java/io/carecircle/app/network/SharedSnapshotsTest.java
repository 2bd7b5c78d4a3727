package io.carecircle.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.formats.snapshot.NetworkSnapshot;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on one database may have one data folder: their snapshots do not mix. */
class SharedSnapshotsTest {
  private static final int ROUNDS = 200;

  @TempDir Path folder;

  @Test
  void writersOfOneSnapshotDoNotDisturbEachOther() throws Exception {
    String url = StoreKind.POSTGIS.url(folder);
    List<StreetLine> lines = lines();
    try (OpenStore first = new OpenStore(folder, url);
        OpenStore second = new OpenStore(folder, url)) {
      LayerVersion version =
          first
              .get(LayerCatalog.class)
              .appendStreets(new NewVersion("streets", 0, "me", "a", null), lines, v -> {});
      Path networks = Files.createDirectories(folder.resolve("networks"));
      Path old = Files.createFile(networks.resolve("x.1.unfinished.part"));
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
      Path recent = Files.createFile(networks.resolve("x.2.unfinished"));
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        NetworkCatalog catalog = (i % 2 == 0 ? first : second).get(NetworkCatalog.class);
        writing.add(threads.submit(() -> catalog.publish(version, lines)));
      }
      for (Future<?> one : writing) {
        one.get();
      }
      threads.shutdown();
      Path snapshot = networks.resolve(version.hash() + ".network");
      assertEquals(
          second.get(NetworkCatalog.class).get(version).hash(),
          NetworkSnapshot.read(snapshot).hash());
      try (Stream<Path> files = Files.list(networks)) {
        assertEquals(List.of(recent, snapshot).stream().sorted().toList(), files.sorted().toList());
      }
    }
  }

  private static List<StreetLine> lines() {
    return IntStream.range(0, 2000)
        .mapToObj(
            i ->
                new StreetLine(
                    "s" + i,
                    null,
                    StreetClass.FOOTWAY,
                    true,
                    true,
                    new long[] {i, i + 1},
                    new double[] {120 + i * 1e-4, 120 + (i + 1) * 1e-4},
                    new double[] {28, 28}))
        .toList();
  }
}
