package io.carecircle.app.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.ChildJvm;
import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerHash;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.network.NetworkCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** T28: a killed import leaves the old version or the new one, never a part, and no lost report. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class KilledImportTest {
  @Parameter private StoreKind kind;

  private static final int KILLS = 10;

  /** Milliseconds after its start, or that of its imports, within which a child is killed. */
  private static final int LATEST_KILL = 2000;

  @TempDir Path folder;

  @Test
  void tenKillsLoseNothingThatWasAcknowledged() throws Exception {
    Path data = folder.resolve("data");
    String[] args = {
      data.toString(),
      kind.url(data),
      candidates("a.csv", 3000),
      candidates("b.csv", 2000),
      streets("s.geojson")
    };
    Random random = new Random(28);
    Set<String> hashes = new HashSet<>();
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child = new ChildJvm(ImportLoop.class, args)) {
        if (kill % 2 == 0) {
          // Right after a report, sooner than any delayed write would come.
          for (int i = 0; i <= kill / 2; i++) {
            assertNotNull(child.await("ACK"));
          }
        } else {
          if (kill % 4 == 1) {
            assertNotNull(child.await("READY"));
          }
          TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_KILL));
        }
        acknowledged.addAll(child.kill().stream().filter(line -> line.startsWith("ACK ")).toList());
      }
      check(data, acknowledged, hashes);
    }
    assertTrue(acknowledged.size() >= KILLS / 2, "reports seen: " + acknowledged.size());
    assertEquals(3, hashes.size(), "all three contents were met");
  }

  private void check(Path data, List<String> acknowledged, Set<String> hashes) {
    try (OpenStore store = kind.open(data)) {
      LayerCatalog catalog = store.get(LayerCatalog.class);
      for (String line : acknowledged) {
        String[] told = line.split(" ");
        assertEquals(told[3], catalog.getVersion(told[1], Integer.parseInt(told[2])).hash(), line);
      }
      for (LayerVersion version : catalog.listVersions("candidates")) {
        hashes.add(version.hash());
        assertEquals(version.hash(), LayerHash.of(LayerSchemas.CANDIDATES, catalog.read(version)));
      }
      for (LayerVersion version : catalog.listVersions("streets")) {
        hashes.add(version.hash());
        assertEquals(version.hash(), LayerHash.ofStreets(catalog.readStreets(version)));
      }
      catalog
          .findCurrent("streets")
          .ifPresent(
              v -> assertEquals(1, store.get(NetworkCatalog.class).get(v).islands().count()));
    }
  }

  private String candidates(String name, int rows) throws IOException {
    String text =
        IntStream.range(0, rows)
            .mapToObj(i -> name + i + "," + (120 + i * 1e-4) + ",28,名称" + i + "\n")
            .collect(Collectors.joining("", "id,lon,lat,name\n", ""));
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A comb: one long street and side streets from its vertices. */
  private String streets(String name) throws IOException {
    String spine =
        IntStream.range(0, 300)
            .mapToObj(i -> "[%.4f,28]".formatted(120 + i * 1e-3))
            .collect(Collectors.joining(","));
    String teeth =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    feature(
                        "t" + i,
                        "[%.4f,28],[%.4f,28.001]".formatted(120 + i * 1e-3, 120 + i * 1e-3)))
            .collect(Collectors.joining(","));
    String text =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + feature("spine", spine)
            + ","
            + teeth
            + "]}";
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String feature(String id, String coordinates) {
    return ("{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{},"
            + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[%s]}}")
        .formatted(id, coordinates);
  }
}
