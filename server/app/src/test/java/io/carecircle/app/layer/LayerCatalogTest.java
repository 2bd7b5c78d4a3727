package io.carecircle.app.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

@ParameterizedClass
@EnumSource(StoreKind.class)
class LayerCatalogTest {
  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private LayerCatalog catalog;

  @BeforeEach
  void open() {
    store = kind.open(folder);
    catalog = store.get(LayerCatalog.class);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  static Stream<LayerSchema> collections() {
    return LayerSchemas.listAll().stream().filter(s -> s != LayerSchemas.STREETS);
  }

  @ParameterizedTest
  @MethodSource("collections")
  void everyPropertyComesBackAsItWasStoredEvenAfterReopening(LayerSchema schema) {
    FeatureTable table = SampleRows.of(schema, 23, 1);
    LayerVersion version = append(schema, 0, table);
    store.close();
    open();
    assertEquals(Optional.of(version), catalog.findCurrent(schema.id()));
    FeatureTable back = catalog.read(version);
    assertEquals(table.size(), back.size());
    int[] order = RowOrder.of(table);
    for (int row = 0; row < order.length; row++) {
      assertEquals(table.id(order[row]), back.id(row));
      Geometry geometry = table.geometry(order[row]);
      if (geometry == null) {
        assertNull(back.geometry(row));
      } else {
        assertTrue(geometry.equalsExact(back.geometry(row)), () -> geometry.toText());
      }
      for (String column : table.columnNames()) {
        if (!column.equals("nested")) {
          assertEquals(table.value(order[row], column), back.value(row, column), column);
        }
      }
    }
    assertEquals(version.hash(), LayerHash.of(schema, back));
    assertEquals(schema.propertyNames(), back.columnNames().subList(0, schema.properties().size()));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void theHashDependsOnContentOnly(LayerSchema schema) {
    String hash = LayerHash.of(schema, SampleRows.of(schema, 17, 1));
    assertEquals(hash, LayerHash.of(schema, SampleRows.of(schema, 17, 2)));
    assertNotEquals(hash, LayerHash.of(schema, SampleRows.of(schema, 16, 1)));
  }

  @Test
  void anOlderVersionStaysWhenANewOneIsWritten() {
    LayerSchema schema = LayerSchemas.FACILITIES;
    LayerVersion first = append(schema, 0, SampleRows.of(schema, 5, 1));
    LayerVersion second = append(schema, 1, SampleRows.of(schema, 9, 1));
    assertEquals(List.of(first, second), catalog.listVersions("facilities"));
    assertEquals(Optional.of(second), catalog.findCurrent("facilities"));
    assertEquals(first, catalog.getVersion("facilities", 1));
    assertEquals(Optional.of(first), catalog.findByHash("facilities", first.hash()));
    assertEquals(first.hash(), LayerHash.of(schema, catalog.read(first)));
    assertEquals(second.hash(), LayerHash.of(schema, catalog.read(second)));
    assertEquals(List.of(), catalog.listVersions("candidates"));
  }

  @Test
  void aVersionOnAnOutdatedBaseIsRefused() {
    LayerSchema schema = LayerSchemas.FACILITIES;
    append(schema, 0, SampleRows.of(schema, 5, 1));
    FeatureTable other = SampleRows.of(schema, 6, 1);
    assertThrows(IllegalStateException.class, () -> append(schema, 0, other));
    assertThrows(IllegalStateException.class, () -> append(schema, 2, other));
    assertEquals(1, catalog.listVersions("facilities").size());
  }

  @Test
  void anExceptionBeforeTheCommitLeavesNothing() {
    LayerSchema schema = LayerSchemas.FACILITIES;
    NewVersion description = new NewVersion("facilities", 0, "me", "a.csv", null);
    RefusedException thrown =
        assertThrows(
            RefusedException.class,
            () ->
                catalog.append(
                    description,
                    SampleRows.of(schema, 5, 1),
                    version -> {
                      throw new RefusedException("test", "not this one");
                    }));
    assertEquals("not this one", thrown.getMessage());
    assertEquals(List.of(), catalog.listVersions("facilities"));
    append(schema, 0, SampleRows.of(schema, 5, 1));
  }

  @Test
  void idsMustBeGivenOnce() {
    LayerSchema schema = LayerSchemas.FACILITIES;
    FeatureTable twice = SampleRows.inOrder(schema, List.of(1, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> append(schema, 0, twice));
  }

  @Test
  void streetsKeepTheirJointsAndCoordinates() {
    StreetLine named =
        new StreetLine(
            "10",
            "解放街",
            StreetClass.LIVING_STREET,
            true,
            false,
            new long[] {Long.MIN_VALUE, 7, Long.MAX_VALUE},
            new double[] {120.1, 120.123456789, 120.3},
            new double[] {28, 28.1, 28.2});
    StreetLine unnamed =
        new StreetLine(
            "9",
            null,
            StreetClass.FERRY,
            true,
            true,
            new long[] {7, 8},
            new double[] {120.123456789, 121},
            new double[] {28.1, 29});
    List<StreetLine> seen = new ArrayList<>();
    LayerVersion version =
        catalog.appendStreets(
            new NewVersion("streets", 0, "me", "a.pbf", null),
            List.of(unnamed, named),
            v -> seen.add(named));
    assertEquals(1, seen.size());
    List<StreetLine> back = catalog.readStreets(version);
    assertEquals(List.of("10", "9"), back.stream().map(StreetLine::id).toList());
    assertTrue(Arrays.equals(named.nodes(), back.get(0).nodes()));
    assertTrue(Arrays.equals(named.lon(), back.get(0).lon()));
    assertTrue(Arrays.equals(named.lat(), back.get(0).lat()));
    assertEquals("解放街", back.get(0).name());
    assertNull(back.get(1).name());
    assertEquals(StreetClass.FERRY, back.get(1).streetClass());
    assertEquals(version.hash(), LayerHash.ofStreets(back));
    assertEquals(version.hash(), LayerHash.ofStreets(StreetTable.toLines(catalog.read(version))));
  }

  @Test
  void aGeometryOfManyVerticesIsKept() {
    Coordinate[] ring =
        IntStream.rangeClosed(0, 150_000)
            .mapToObj(i -> i % 150_000)
            .map(
                i ->
                    new Coordinate(
                        120 + Math.cos(i * 2e-5 * Math.PI / 1.5),
                        28 + Math.sin(i * 2e-5 * Math.PI / 1.5)))
            .toArray(Coordinate[]::new);
    FeatureTable table =
        FeatureTable.builder()
            .add(
                "330300",
                new GeometryFactory().createPolygon(ring),
                1,
                Map.of("code", "330300", "level", "city"))
            .build();
    LayerVersion version = append(LayerSchemas.REGIONS, 0, table);
    assertTrue(table.geometry(0).equalsExact(catalog.read(version).geometry(0)));
  }

  @Test
  void extremeValuesComeBackExactly() {
    Map<String, Object> values =
        Map.of(
            "name",
            "'\"\\ \t\r\n𠮷\uFFFD\u0001 ".repeat(1500),
            "totalFloorArea",
            new BigDecimal("1000000000000000"),
            "undergroundFloorArea",
            new BigDecimal("0.000000000000000001"),
            "residentialFloorArea",
            new BigDecimal("123456789012345.123456789012345678"),
            "households",
            Long.MAX_VALUE,
            "filingDate",
            LocalDate.of(1582, 10, 10),
            "planningConditionsDate",
            LocalDate.of(0, 1, 1),
            "deadline",
            LocalDate.of(9999, 12, 31),
            "gates",
            new JsonText("{\"a\":\"\\u0000 \\\\ \",\"b\":[1.50,1E+2,[]]}"),
            "free",
            new BigDecimal("1e-60"));
    FeatureTable table =
        FeatureTable.builder()
            .add("'; drop table \"estates\" --", point(0.1 + 0.2, 89.999999999999986), 1, values)
            .add("𠮷", point(Double.MIN_VALUE, -90), 2, Map.of("free", Long.MIN_VALUE))
            .build();
    LayerVersion version = append(LayerSchemas.ESTATES, 0, table);
    FeatureTable back = catalog.read(version);
    values.forEach((column, value) -> assertEquals(value, back.value(0, column), column));
    assertEquals(Long.MIN_VALUE, back.value(1, "free"));
    assertEquals(version.hash(), LayerHash.of(LayerSchemas.ESTATES, back));
  }

  private static Geometry point(double lon, double lat) {
    return new GeometryFactory().createPoint(new Coordinate(lon, lat));
  }

  @Test
  void unknownLayersAndVersionsAreNamed() {
    assertTrue(
        assertThrows(RefusedException.class, () -> catalog.findCurrent("facilites"))
            .getMessage()
            .contains("facilities"));
    assertEquals(
        "unknown-version",
        assertThrows(RefusedException.class, () -> catalog.getVersion("facilities", 3)).code());
  }

  private LayerVersion append(LayerSchema schema, int base, FeatureTable table) {
    return catalog.append(
        new NewVersion(schema.id(), base, "me", "a.csv", "0".repeat(64)), table, version -> {});
  }
}
