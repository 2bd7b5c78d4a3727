package io.carecircle.app.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetImportTest {
  @TempDir Path folder;
  private OpenStore store;
  private Importer importer;

  @BeforeEach
  void open() {
    store = new OpenStore(folder.resolve("data"));
    importer = store.get(Importer.class);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void crossingLinesBecomeOneNetwork() throws IOException {
    ImportReport report = run(cross("a.geojson", 0), false);
    assertEquals(2, report.read());
    assertEquals(2, report.stored());
    assertEquals(2, report.ways());
    assertEquals(1, report.components());
    assertEquals(4, report.edges());
    assertEquals(1.0, report.largestShare());
    assertEquals(0, report.brokenReferences());
    assertTrue(report.seconds() >= 0);
  }

  @Test
  void linesOfAnotherFileAreNotJoinedByChance() throws IOException {
    run(cross("a.geojson", 0), false);
    Path other =
        Files.writeString(
            folder.resolve("b.geojson"),
            Files.readString(cross("b.geojson", 1)).replace("\"h\"", "\"h2\""));
    assertEquals(
        "streets-do-not-fit", assertThrows(RefusedException.class, () -> run(other, false)).code());
    assertEquals(1, store.get(LayerCatalog.class).listVersions("streets").size());
    assertEquals(2, run(other, true).version());
  }

  @Test
  void theSameLinesMayComeAgain() throws IOException {
    String hash = run(cross("a.geojson", 0), false).hash();
    ImportReport again = run(cross("a.geojson", 0), false);
    assertEquals(hash, again.hash());
    assertEquals(2, again.updated());
  }

  @Test
  void aPointAmongTheLinesIsRefusedByItsRow() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.geojson"),
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"p","properties":{},
            "geometry":{"type":"Point","coordinates":[120,28]}}]}
            """);
    ImportReport report = run(file, false);
    assertNull(report.version());
    assertEquals(1, report.errors().get(0).row());
    assertEquals(
        "the layer streets takes LineString, MultiLineString only",
        report.errors().get(0).reason());
  }

  @Test
  void barriersOfASecondOsmFileStayApartAndMovedNodesAreRefused() {
    Findings findings = new Findings();
    StreetLine there = street("1", new long[] {10, -1}, 120);
    StreetLine added = street("2", new long[] {10, -1}, 120);
    List<StreetLine> merged =
        LayerMerge.mergeStreets(List.of(there), List.of(added), true, findings);
    assertEquals(-2, merged.get(1).nodes()[1]);
    assertEquals(10, merged.get(1).nodes()[0]);
    assertEquals(List.of(), findings.listWarnings());
    StreetLine moved = street("2", new long[] {10, 11}, 121);
    assertThrows(
        RefusedException.class,
        () -> LayerMerge.mergeStreets(List.of(there), List.of(moved), true, findings));
    StreetLine apart = street("2", new long[] {20, 21}, 121);
    LayerMerge.mergeStreets(List.of(there), List.of(apart), true, findings);
    assertEquals(1, findings.listWarnings().size());
  }

  @Test
  void allPiecesOfAWayAreReplacedTogether() {
    List<StreetLine> merged =
        LayerMerge.mergeStreets(
            List.of(street("7", new long[] {1, 2}, 120), street("7/2", new long[] {3, 4}, 120)),
            List.of(street("7", new long[] {1, 4}, 120)),
            true,
            new Findings());
    assertEquals(List.of("7"), merged.stream().map(StreetLine::id).toList());
  }

  private ImportReport run(Path file, boolean replace) {
    return importer.run(
        new ImportRequest(
            "streets", file, "auto", "auto", Map.of(), Map.of(), false, replace, false, "me"),
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  /** Two lines that cross in the middle, {@code shift} degrees further east. */
  private Path cross(String name, int shift) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"h","properties":{"名称":"横街","class":"residential"},
         "geometry":{"type":"LineString","coordinates":[[%1$d,28.001],[%1$d.002,28.001]]}},
        {"type":"Feature","id":"v","properties":{},
         "geometry":{"type":"LineString","coordinates":[[%1$d.001,28],[%1$d.001,28.002]]}}]}
        """
            .formatted(120 + shift));
  }

  private static StreetLine street(String id, long[] nodes, double lon) {
    return new StreetLine(
        id,
        null,
        StreetClass.FOOTWAY,
        true,
        true,
        nodes,
        new double[] {lon, 120.5},
        new double[] {28, 28.5});
  }
}
