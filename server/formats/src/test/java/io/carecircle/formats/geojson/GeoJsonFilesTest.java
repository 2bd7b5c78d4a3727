package io.carecircle.formats.geojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.SharedFiles;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.datum.ConvertedTable;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.DatumConversion;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** The odd and broken files that other projects keep as tests. */
class GeoJsonFilesTest {
  private static ReadResult read(String file) {
    return GeoJsonReader.read(SharedFiles.get("import/" + file), Limits.DEFAULT);
  }

  private static String refusal(String file) {
    return assertThrows(UnreadableFileException.class, () -> read(file)).getMessage();
  }

  private static String error(String file) {
    ReadResult result = read(file);
    assertEquals(0, result.table().size(), file);
    assertEquals(1, result.errors().size(), file);
    assertEquals(1, result.errors().get(0).row(), file);
    return result.errors().get(0).reason();
  }

  @Test
  void brokenFeaturesAreRefusedByReason() {
    assertTrue(error("geojson-bad/duplicate_keys.geojson").contains("named twice"));
    assertTrue(error("geojson-bad/nan_coordinates.geojson").contains("finite"));
    assertTrue(
        error("geojson-bad/nested_geometrycollection.geojson").contains("GeometryCollection"));
    assertTrue(error("geojson-bad/swapped_latlon_point.geojson").contains("swapped axes"));
    assertTrue(error("geojson-bad/unclosed_ring.geojson").contains("not closed"));
  }

  @Test
  void brokenFilesAreRefused() {
    String cut = refusal("geojson-bad/truncated.geojson");
    assertTrue(cut.contains("ends too early") && cut.contains("line 1"), cut);
    assertTrue(refusal("r5/empty.geojson").contains("empty"));
    assertTrue(refusal("r5/too-small.geojson").contains("\"feature\""));
  }

  /** The bow-tie's wings are two triangles of a quarter of its box, 0.1 by 0.1 degrees. */
  @Test
  void aBowTieBecomesItsWings() {
    ReadResult result = read("geojson-bad/bowtie.geojson");
    assertEquals(1, result.repaired());
    assertEquals(List.of("1 invalid polygons were repaired: feature 1"), result.warnings());
    Geometry wings = result.table().geometry(0);
    assertTrue(wings.isValid());
    assertEquals("MultiPolygon", wings.getGeometryType());
    assertEquals(2 * 0.01 / 4, wings.getArea(), 1e-12);
  }

  /** The shell is 0.1 by 0.1 degrees; the hole outside is half of that and becomes area. */
  @Test
  void aHoleOutsideIsRepairedAndCounted() {
    ReadResult result = read("geojson-bad/hole_outside_shell.geojson");
    assertEquals(1, result.repaired());
    assertTrue(result.table().geometry(0).isValid());
    assertEquals(0.01 + 0.005, result.table().geometry(0).getArea(), 1e-12);
  }

  @Test
  void missingPlacesStayMissing() {
    FeatureTable table = read("geojson-bad/null_geometry.geojson").table();
    assertNull(table.geometry(0));
    assertEquals("无坐标", table.value(0, "name"));
    ReadResult mixed = read("geopandas/null_geom.geojson");
    assertEquals(2, mixed.table().size());
    assertNull(mixed.table().geometry(0));
    assertEquals("EPSG:4326", mixed.declaredCrs());
  }

  @Test
  void bareListsAreReadWithAWarning() {
    ReadResult result = read("geojson-bad/bare_feature_array.json");
    assertEquals(1, result.table().size());
    assertEquals(1, result.warnings().size());
  }

  @Test
  void projectedFilesAreConvertedByWhatTheyDeclare() {
    ReadResult result = read("geojson-bad/legacy_crs_epsg4549.geojson");
    assertEquals("EPSG:4549", result.declaredCrs());
    ConvertedTable converted =
        DatumConversion.convert(result.table(), Datum.parse(result.declaredCrs()));
    // GeoTools gives 120.65067178262827, 28.003497766646277.
    assertEquals(120.650671783, converted.table().geometry(0).getCoordinate().x, 1e-9);
    assertEquals(28.003497767, converted.table().geometry(0).getCoordinate().y, 1e-9);

    FeatureTable wgs = read("r5/valid-polygon-wgs84.geojson").table();
    ReadResult mercator = read("r5/valid-polygon-projected.geojson");
    assertEquals("EPSG:3857", mercator.declaredCrs());
    FeatureTable same = DatumConversion.convert(mercator.table(), Datum.parse("EPSG:3857")).table();
    assertEquals(wgs.size(), same.size());
    for (int row = 0; row < wgs.size(); row++) {
      assertTrue(wgs.geometry(row).equalsExact(same.geometry(row), 1e-8), "row " + row);
    }
  }

  @Test
  void oddFilesAreReadAsTheyAre() {
    assertEquals(1, read("r5/hkzones-no-collection.geojson").table().size());
    assertTrue(read("r5/hkzones-extra-attribute.geojson").table().hasColumn("ExtraAttribute"));
    FeatureTable numbers = read("r5/hkzones-mixed-numeric.geojson").table();
    assertEquals(-5L, numbers.value(0, "Count"));
    assertEquals(new BigDecimal("2.345"), numbers.value(1, "Count"));
    for (String file :
        List.of(
            "r5/continents.geojson",
            "r5/hkzones-mixed-geometries.geojson",
            "r5/hkzones-type-mismatch.geojson",
            "r5/new-zealand-antimeridian.geojson")) {
      ReadResult result = read(file);
      assertEquals(List.of(), result.errors(), file);
      assertTrue(result.table().size() > 0, file);
    }
  }
}
