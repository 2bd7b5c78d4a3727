package io.carecircle.formats.geojson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.datum.StoredForm;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.core.JacksonException;

class GeoJsonWriterTest {
  private static byte[] write(FeatureTable table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GeoJsonWriter.write(table, out);
    return out.toByteArray();
  }

  private static FeatureTable reread(byte[] bytes) {
    ReadResult result = GeoJsonReader.read(bytes, Limits.DEFAULT);
    assertEquals(List.of(), result.errors());
    assertEquals(List.of(), result.warnings());
    assertEquals(0, result.repaired());
    return result.table();
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  @Test
  void theBytesAreStandardAndTheSameEachTime() throws ParseException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "㙍\"𠮷\n");
    values.put("beds", 12L);
    values.put("area", new BigDecimal("1.50"));
    values.put("open", false);
    values.put("date", LocalDate.of(2025, 12, 31));
    values.put("gates", new JsonText("{ \"b\": [1.0, null] }"));
    FeatureTable table =
        FeatureTable.builder()
            .add("7", wkt("POINT (120.1234567891 -0.0)"), 1, values)
            .add(
                null,
                wkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"),
                2,
                Map.of())
            .add("x", null, 3, Map.of())
            .build();
    String none =
        "\"properties\":{\"name\":null,\"beds\":null,\"area\":null,\"open\":null,\"date\":null,\"gates\":null}}";
    String expected =
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + "{\"type\":\"Feature\",\"id\":\"7\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.123456789,0]},"
            + "\"properties\":{\"name\":\"㙍\\\"𠮷\\n\",\"beds\":12,\"area\":1.50,\"open\":false,\"date\":\"2025-12-31\",\"gates\":{\"b\":[1.0,null]}}},\n"
            + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]},"
            + none
            + ",\n"
            + "{\"type\":\"Feature\",\"id\":\"x\",\"geometry\":null,"
            + none
            + "\n]}\n";
    byte[] bytes = write(table);
    assertEquals(expected, new String(bytes, StandardCharsets.UTF_8));
    assertArrayEquals(bytes, write(table));
    assertArrayEquals(bytes, write(reread(bytes)));
  }

  @Test
  void noFeaturesAreAnEmptyCollection() {
    assertEquals(0, reread(write(FeatureTable.builder().build())).size());
  }

  @Test
  void everyGeometryTypeReadsBackExactly() throws ParseException {
    List<String> shapes =
        List.of(
            "POINT (120.7 28)",
            "MULTIPOINT ((120.7 28), (121 29))",
            "LINESTRING (120.7 28, 121 29)",
            "MULTILINESTRING ((120.7 28, 121 29), (1 2, 3 4))",
            "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 5 2, 6 2, 5 1))",
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
            "GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 9 0, 9 9, 0 0)))");
    FeatureTable.Builder table = FeatureTable.builder();
    for (String shape : shapes) {
      table.add(null, wkt(shape), table.size() + 1, Map.of());
    }
    FeatureTable back = reread(write(table.build()));
    for (int row = 0; row < shapes.size(); row++) {
      assertTrue(back.geometry(row).equalsExact(wkt(shapes.get(row))), shapes.get(row));
    }
  }

  /** Whatever enters in stored form leaves and enters again as the same doubles and values. */
  @Test
  void randomTablesReadBackExactly() {
    Random random = new Random(7946);
    GeometryFactory factory = new GeometryFactory();
    FeatureTable.Builder built = FeatureTable.builder();
    for (int i = 0; i < 2000; i++) {
      Coordinate[] line = new Coordinate[2 + random.nextInt(5)];
      for (int k = 0; k < line.length; k++) {
        line[k] =
            new Coordinate((random.nextDouble() - 0.5) * 360, (random.nextDouble() - 0.5) * 180);
      }
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("long", random.nextLong());
      values.put("decimal", new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(12) + 1));
      values.put("flag", random.nextBoolean());
      built.add("f" + i, StoredForm.of(factory.createLineString(line)), i + 1, values);
    }
    FeatureTable table = built.build();
    FeatureTable back = reread(write(table));
    for (int row = 0; row < table.size(); row++) {
      assertEquals(table.id(row), back.id(row));
      assertTrue(table.geometry(row).equalsExact(back.geometry(row)), "row " + row);
      for (String column : table.columnNames()) {
        assertEquals(table.value(row, column), back.value(row, column), column);
      }
    }
  }

  @Test
  void brokenNestedTextCannotBreakTheFile() {
    FeatureTable table =
        FeatureTable.builder().add("a", null, 1, Map.of("gates", new JsonText("[1,"))).build();
    assertThrows(JacksonException.class, () -> write(table));
  }
}
