package io.carecircle.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.layer.SampleRows;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What is exported imports again with the same content. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class RoundTripTest {
  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private LayerCatalog catalog;
  private Exporter exporter;

  @BeforeEach
  void open() {
    store = kind.open(folder.resolve("data"));
    catalog = store.get(LayerCatalog.class);
    exporter = store.get(Exporter.class);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  static Stream<Arguments> collectionsAndEndings() {
    return LayerSchemas.listAll().stream()
        .filter(schema -> schema != LayerSchemas.STREETS)
        .flatMap(schema -> Stream.of("csv", "xlsx", "geojson").map(e -> Arguments.of(schema, e)));
  }

  @ParameterizedTest
  @MethodSource("collectionsAndEndings")
  void aCollectionComesBackWithTheSameHash(LayerSchema schema, String ending) {
    LayerVersion version = append(schema, SampleRows.of(schema, 40, 5));
    Path file = folder.resolve("out." + ending);
    assertEquals(version, exporter.export(schema.id(), file, "EPSG:4326"));
    ImportReport report = reimport(schema.id(), file);
    assertEquals(List.of(), report.errors());
    assertEquals(version.hash(), report.hash());
    assertEquals(2, report.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx", "geojson"})
  void streetsKeepTheirJoints(String ending) {
    // An overpass: both lines have a vertex at the same place and no node in common.
    List<StreetLine> lines =
        List.of(
            street("1", new long[] {1, 2, 3}, new double[] {0, 0.001, 0.002}, new double[3]),
            street(
                "2",
                new long[] {4, 5, 9_007_199_254_740_993L},
                new double[] {0.001, 0.001, 0.001},
                new double[] {-0.001, 0, 0.001}));
    LayerVersion version =
        catalog.appendStreets(new NewVersion("streets", 0, "me", "x", null), lines, v -> {});
    Path file = folder.resolve("streets." + ending);
    exporter.export("streets", file, "EPSG:4326");
    ImportReport report = reimport("streets", file);
    assertEquals(List.of(), report.errors());
    assertEquals(version.hash(), report.hash());
    assertEquals(2, report.components());
  }

  @Test
  void columnsThatAFileFormatNeedsItselfComeBackUnderTheirName() {
    FeatureTable table =
        FeatureTable.builder()
            .add(
                "a",
                new GeometryFactory().createPoint(new Coordinate(120.123456789, 28)),
                1,
                Map.of("lon", "somewhere", "wkt", "=1+1", "+x", "@y"))
            .build();
    LayerVersion version = append(LayerSchemas.CANDIDATES, table);
    Path file = folder.resolve("out.csv");
    exporter.export("candidates", file, "EPSG:4326");
    assertEquals(version.hash(), reimport("candidates", file).hash());
  }

  @Test
  void anotherDatumIsWrittenToCsvAndReadBackToTheSamePlace() throws IOException {
    FeatureTable table =
        FeatureTable.builder()
            .add("a", new GeometryFactory().createPoint(new Coordinate(120.7, 28)), 1, Map.of())
            .build();
    append(LayerSchemas.CANDIDATES, table);
    Path file = folder.resolve("out.csv");
    exporter.export("candidates", file, "GCJ-02");
    assertTrue(Files.readString(file).contains("120.704"), "shifted by half a kilometre");
    store
        .get(Importer.class)
        .run(
            new ImportRequest(
                "candidates", file, "GCJ-02", "auto", Map.of(), Map.of(), false, true, false, "me"),
            ProgressListener.NONE,
            CancelToken.NONE);
    Coordinate back = catalog.read(catalog.getVersion("candidates", 2)).geometry(0).getCoordinate();
    assertEquals(120.7, back.x, 1e-8);
    assertEquals(28, back.y, 1e-8);
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndLeavesNoFile() throws IOException {
    append(LayerSchemas.CANDIDATES, SampleRows.of(LayerSchemas.CANDIDATES, 3, 1));
    assertCode("wrong-ending", "candidates", "a.docx", "EPSG:4326");
    assertCode("empty-layer", "projects", "a.csv", "EPSG:4326");
    assertCode("unknown-layer", "project", "a.csv", "EPSG:4326");
    assertCode("bad-crs", "candidates", "a.geojson", "GCJ-02");
    assertCode("bad-crs", "candidates", "a.csv", "EPSG:1");
    assertCode("bad-target", "candidates", "none/a.csv", "EPSG:4326");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("data")), left.toList());
    }
  }

  private void assertCode(String code, String layer, String name, String crs) {
    Path file = folder.resolve(name);
    assertEquals(
        code, assertThrows(RefusedException.class, () -> exporter.export(layer, file, crs)).code());
  }

  private LayerVersion append(LayerSchema schema, FeatureTable table) {
    return catalog.append(new NewVersion(schema.id(), 0, "me", "x", null), table, v -> {});
  }

  private ImportReport reimport(String layer, Path file) {
    return store
        .get(Importer.class)
        .run(
            new ImportRequest(
                layer, file, "auto", "auto", Map.of(), Map.of(), false, true, false, "me"),
            ProgressListener.NONE,
            CancelToken.NONE);
  }

  private static StreetLine street(String id, long[] nodes, double[] lon, double[] lat) {
    return new StreetLine(id, null, StreetClass.FOOTWAY, true, true, nodes, lon, lat);
  }
}
