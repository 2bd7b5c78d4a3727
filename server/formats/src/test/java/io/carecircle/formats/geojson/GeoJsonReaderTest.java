package io.carecircle.formats.geojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.datum.Datum;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeoJsonReaderTest {
  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[120.7,28]}";

  private static ReadResult read(String json) {
    return GeoJsonReader.read(json.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":"
        + geometry
        + ",\"properties\":"
        + properties
        + "}";
  }

  private static String geometry(String type, String coordinates) {
    return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
  }

  private static String refusal(String json) {
    return assertThrows(UnreadableFileException.class, () -> read(json)).getMessage();
  }

  /** The one error of a file of one feature with this geometry, between two good ones. */
  private static RowError error(String geometry) {
    ReadResult result =
        read(collection(feature(POINT, "{}"), feature(geometry, "{}"), feature(POINT, "{}")));
    assertEquals(1, result.errors().size(), geometry);
    assertEquals(2, result.table().size());
    assertEquals(3, result.read());
    assertEquals(2, result.errors().get(0).row());
    return result.errors().get(0);
  }

  @Test
  void valuesKeepTheirTypes() {
    String properties =
        "{\"s\":\"㙍𠮷\",\"i\":12,\"big\":12345678901234567890,\"d\":0.10,\"e\":1.5e3,\"t\":true,"
            + "\"n\":null,\"o\":{ \"b\" : [1, 2.50, {\"a\":null}], \"a\":\"x\" },\"l\":[ ],\"id\":9}";
    FeatureTable table = read(collection(feature(POINT, properties))).table();
    assertEquals("㙍𠮷", table.value(0, "s"));
    assertEquals(12L, table.value(0, "i"));
    assertEquals(new BigDecimal("12345678901234567890"), table.value(0, "big"));
    assertEquals(new BigDecimal("0.10"), table.value(0, "d"));
    assertEquals(new BigDecimal("1.5e3"), table.value(0, "e"));
    assertEquals(true, table.value(0, "t"));
    assertNull(table.value(0, "n"));
    assertEquals(new JsonText("{\"b\":[1,2.50,{\"a\":null}],\"a\":\"x\"}"), table.value(0, "o"));
    assertEquals(new JsonText("[]"), table.value(0, "l"));
    assertEquals(9L, table.value(0, "id"));
    assertEquals(List.of("s", "i", "big", "d", "e", "t", "n", "o", "l", "id"), table.columnNames());
  }

  @Test
  void idsAreText() {
    String rest = ",\"type\":\"Feature\",\"geometry\":null,\"properties\":null}";
    FeatureTable table =
        read(collection("{\"id\":7" + rest, "{\"id\":\"x\"" + rest, "{\"id\":null" + rest)).table();
    assertEquals("7", table.id(0));
    assertEquals("x", table.id(1));
    assertNull(table.id(2));
    assertEquals(3, table.sourceRow(2));
  }

  @Test
  void membersMayComeInAnyOrder() {
    String json =
        "\uFEFF{\"features\":[{\"properties\":{\"a\":1},\"geometry\":{\"coordinates\":[[120,28],[121,29]],"
            + "\"type\":\"LineString\"},\"type\":\"Feature\"}],\"name\":{\"x\":[1]},\"type\":\"FeatureCollection\"}";
    assertEquals("LINESTRING (120 28, 121 29)", read(json).table().geometry(0).toText());
  }

  @Test
  void everyGeometryTypeIsBuilt() {
    String ring = "[[120,28],[121,28],[121,29],[120,28]]";
    List<List<String>> cases =
        List.of(
            List.of("MultiPoint", "[[120,28],[121,28]]", "MULTIPOINT ((120 28), (121 28))"),
            List.of(
                "MultiLineString", "[[[120,28],[121,28]]]", "MULTILINESTRING ((120 28, 121 28))"),
            List.of("Polygon", "[" + ring + "]", "POLYGON ((120 28, 121 28, 121 29, 120 28))"),
            List.of(
                "MultiPolygon",
                "[[" + ring + "]]",
                "MULTIPOLYGON (((120 28, 121 28, 121 29, 120 28)))"));
    for (List<String> c : cases) {
      ReadResult result = read(collection(feature(geometry(c.get(0), c.get(1)), "{}")));
      assertEquals(List.of(), result.errors());
      assertEquals(c.get(2), result.table().geometry(0).toText());
      assertEquals(0, result.repaired());
    }
    String mixed = "{\"type\":\"GeometryCollection\",\"geometries\":[" + POINT + "]}";
    assertEquals(
        "GEOMETRYCOLLECTION (POINT (120.7 28))",
        read(collection(feature(mixed, "{}"))).table().geometry(0).toText());
  }

  @Test
  void badGeometriesRefuseTheirFeatureOnly() {
    assertTrue(error(geometry("Circle", "[1,2]")).reason().contains("unknown geometry type"));
    assertEquals("Circle", error(geometry("Circle", "[1,2]")).value());
    assertTrue(error(geometry("Point", "[]")).reason().contains("empty coordinates"));
    assertTrue(error(geometry("Polygon", "[]")).reason().contains("empty coordinates"));
    assertTrue(error(geometry("Point", "[1]")).reason().contains("two numbers"));
    assertTrue(error(geometry("Point", "[\"120\",28]")).reason().contains("not a number"));
    assertTrue(error(geometry("Point", "[[120,28]]")).reason().contains("nested"));
    assertTrue(error(geometry("Point", "[1e999,28]")).reason().contains("finite"));
    assertTrue(error(geometry("Point", "[-Infinity,28]")).reason().contains("finite"));
    assertTrue(error(geometry("LineString", "[[120,28]]")).reason().contains("two positions"));
    assertTrue(error(geometry("Polygon", "[[[1,1],[2,2],[1,1]]]")).reason().contains("four"));
    assertTrue(error(geometry("MultiPolygon", "[[[[[1]]]]]")).reason().contains("four levels"));
    assertTrue(error(geometry("Point", "[181,28]")).reason().contains("out of range"));
    assertTrue(error(geometry("Point", "[564000,3099000]")).reason().contains("--crs"));
    assertTrue(error("{\"type\":\"Point\"}").reason().contains("no coordinates"));
    assertTrue(error("{\"coordinates\":[1,2]}").reason().contains("no type"));
    assertTrue(error("[1,2]").reason().contains("must be an object"));
    assertTrue(
        error("{\"type\":\"Point\",\"coordinates\":[1,2],\"crs\":{}}").reason().contains("own"));
    assertTrue(error(geometry("Point", "[28.0,120.67]")).reason().contains("swapped axes"));
    assertTrue(error(geometry("Point", "[]")).reason().startsWith("feature \"a\": "));
  }

  @Test
  void badFeaturesAreRefusedByPosition() {
    List<String> bad =
        List.of(
            "{\"type\":\"feature\",\"geometry\":null,\"properties\":{}}",
            "5",
            "[[1]]",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":[1]}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1,\"a\":2}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":{\"b\":1,\"b\":2}}}",
            "{\"type\":\"Feature\",\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":NaN}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":[NaN]}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1e999999999}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":1e99999999999}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"x\\u0000\"}}",
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\\ud800x\"}}",
            "{\"type\":\"Feature\",\"id\":{},\"geometry\":null,\"properties\":{}}",
            "{\"type\":\"Feature\",\"crs\":{},\"geometry\":null,\"properties\":{}}");
    ReadResult result = read(collection(bad.toArray(new String[0])));
    assertEquals(bad.size(), result.errors().size());
    assertEquals(0, result.table().size());
    for (int i = 0; i < bad.size(); i++) {
      assertEquals(i + 1, result.errors().get(i).row());
    }
    assertEquals("a", result.errors().get(4).column());
    assertTrue(result.errors().get(4).reason().contains("named twice"));
  }

  @Test
  void heightsAndMissingGeometriesAreWarnedOf() {
    ReadResult result =
        read(
            collection(
                feature(geometry("Point", "[120,28,5.5]"), "{}"),
                "{\"type\":\"Feature\",\"properties\":{}}"));
    assertEquals(2, result.table().size());
    assertTrue(Double.isNaN(result.table().geometry(0).getCoordinate().getZ()));
    assertTrue(result.warnings().toString().contains("heights of 1 features"));
    assertTrue(result.warnings().toString().contains("1 features have no member"));
  }

  @Test
  void theOldCrsMemberIsDeclaredAndStopsTheRangeCheck() {
    String features = "\"features\":[" + feature(geometry("Point", "[564000.123,3099000]"), "{}");
    for (String name :
        List.of(
            "EPSG:4549",
            "urn:ogc:def:crs:EPSG::4549",
            "urn:ogc:def:crs:EPSG:9.8:4549",
            "http://www.opengis.net/def/crs/EPSG/0/4549")) {
      String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}}";
      for (String json :
          List.of(
              "{\"type\":\"FeatureCollection\"," + crs + "," + features + "]}",
              "{\"type\":\"FeatureCollection\"," + features + "]," + crs + "}")) {
        ReadResult result = read(json);
        assertEquals("EPSG:4549", result.declaredCrs());
        assertEquals("POINT (564000.123 3099000)", result.table().geometry(0).toText());
      }
    }
    String wgs = "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":";
    assertEquals(
        "EPSG:4326",
        read(wgs + "{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":[]}").declaredCrs());
    assertEquals(
        1,
        read(wgs + "{\"name\":\"urn:ogc:def:crs:OGC::CRS84\"}}," + features + "]}")
            .errors()
            .size());
    assertTrue(
        refusal("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"link\"},\"features\":[]}")
            .contains("--crs"));
  }

  @Test
  void theSenderMayNameTheSystem() {
    byte[] json =
        collection(feature(geometry("Point", "[564000.123,3099000]"), "{}"))
            .getBytes(StandardCharsets.UTF_8);
    ReadResult named = GeoJsonReader.read(json, Limits.DEFAULT, Datum.parse("EPSG:4549"));
    assertEquals("POINT (564000.123 3099000)", named.table().geometry(0).toText());
    assertNull(named.declaredCrs());
    assertEquals(1, GeoJsonReader.read(json, Limits.DEFAULT, Datum.WGS84).errors().size());
  }

  @Test
  void onlyFeaturesAreTaken() {
    assertTrue(refusal("").contains("empty"));
    assertTrue(refusal("  \n ").contains("empty"));
    assertTrue(refusal("5").contains("not GeoJSON"));
    assertTrue(refusal(POINT).contains("bare geometry"));
    assertTrue(refusal("{\"type\":\"Topology\"}").contains("\"Topology\""));
    assertTrue(refusal("{}").contains("missing"));
    assertTrue(refusal("{\"type\":\"FeatureCollection\"}").contains("no \"features\""));
    assertTrue(refusal("{\"type\":\"FeatureCollection\",\"features\":{}}").contains("list"));
    assertTrue(refusal(collection() + collection()).contains("follows after"));
    assertTrue(refusal(collection() + " 5").contains("follows after"));
    assertTrue(refusal(feature(POINT, "{}") + " 5").contains("follows after"));
    assertTrue(refusal("{\"type\":\"X\",\"type\":\"X\"}").contains("twice"));
    assertEquals(0, read(collection()).read());
  }

  @Test
  void singleFeaturesAndLinesOfFeatures() {
    assertEquals("a", read(feature(POINT, "{}")).table().id(0));
    ReadResult lines =
        read(
            feature(POINT, "{\"x\":1}") + "\n" + feature("[]", "{}") + "\n" + feature(POINT, "{}"));
    assertEquals(2, lines.table().size());
    assertEquals(2, lines.errors().get(0).row());
    assertEquals(1, lines.warnings().size());
  }

  @Test
  void brokenJsonIsRefusedByLineAndColumn() {
    String reason = refusal("{\"type\":\"FeatureCollection\",\n\"features\":[{]}");
    assertTrue(reason.contains("line 2, column "), reason);
    String cut = refusal("{\"type\":\"FeatureCollection\",\n\n\"features\":[{\"type\":\"Fea");
    assertTrue(cut.contains("ends too early") && cut.contains("line 3"), cut);
    byte[] gb = feature(POINT, "{\"name\":\"温州\"}").getBytes(Charset.forName("GB18030"));
    String encoding =
        assertThrows(UnreadableFileException.class, () -> GeoJsonReader.read(gb, Limits.DEFAULT))
            .getMessage();
    assertTrue(encoding.contains("not UTF-8"), encoding);
  }
}
