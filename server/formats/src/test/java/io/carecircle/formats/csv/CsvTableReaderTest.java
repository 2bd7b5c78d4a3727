package io.carecircle.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.SharedFiles;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvTableReaderTest {
  private static ReadResult read(String text) {
    return read(text, Limits.DEFAULT);
  }

  private static ReadResult read(String text, Limits limits) {
    return CsvTableReader.read(text.getBytes(StandardCharsets.UTF_8), "auto", limits);
  }

  private static String refusal(String text) {
    return refusal(text, Limits.DEFAULT);
  }

  private static String refusal(String text, Limits limits) {
    return assertThrows(UnreadableFileException.class, () -> read(text, limits)).getMessage();
  }

  @Test
  void aPlainTable() {
    FeatureTable table = read("id,name,lon\n1,温州,120.7\n2,,\n").table();
    assertEquals(List.of("id", "name", "lon"), table.columnNames());
    assertEquals(2, table.size());
    assertEquals("120.7", table.value(0, "lon"));
    assertNull(table.value(1, "name"));
    assertNull(table.id(0));
    assertNull(table.geometry(0));
    assertEquals(2, table.sourceRow(0));
    assertEquals(3, table.sourceRow(1));
  }

  @Test
  void everySeparatorIsFoundInTheHeader() {
    for (String separator : List.of(",", ";", "\t", "，")) {
      FeatureTable table =
          read("a#\"b,;\t，c\"#d\n1#\"x,;\t，y\"#3\n".replace("#", separator)).table();
      assertEquals(List.of("a", "b,;\t，c", "d"), table.columnNames(), separator);
      assertEquals("x,;\t，y", table.value(0, "b,;\t，c"), separator);
    }
  }

  @Test
  void equallyFrequentSeparatorsAreRefused() {
    assertTrue(refusal("编号,名称，别名\n1,2,3\n").contains("comma"));
  }

  @Test
  void emptyFieldsBeforeQuotesAreNotSwallowed() {
    for (String separator : List.of(",", ";", "\t", "，")) {
      ReadResult result = read("a#b#c\n1##\"x\"\n##\"y\"\n \"z\" ##\n".replace("#", separator));
      assertEquals(List.of(), result.errors(), separator);
      assertNull(result.table().value(0, "b"));
      assertEquals("x", result.table().value(0, "c"));
      assertEquals("y", result.table().value(1, "c"));
      assertEquals("z", result.table().value(2, "a"));
    }
  }

  @Test
  void oneColumnNeedsNoSeparator() {
    assertEquals("x", read("name\nx\n").table().value(0, "name"));
  }

  @Test
  void lineNumbersAreThoseOfAnEditor() {
    // Lines: 1 header; 2-5 a field over four lines with every kind of line end; 6 blank; 7; 8; 9.
    ReadResult result = read("a,b\r\n1,\"x\r\ny\nz\rq\"\r\n\r\n2,3\r4,5\n6,7,8");
    FeatureTable table = result.table();
    assertEquals(3, table.size());
    assertEquals(2, table.sourceRow(0));
    assertEquals(7, table.sourceRow(1));
    assertEquals(8, table.sourceRow(2));
    assertEquals(4, result.read());
    assertEquals(9, result.errors().get(0).row());
    assertEquals(
        "line 9 has 3 fields, the header has 2; a field that holds the separator must stand in quotes",
        result.errors().get(0).reason());
  }

  @Test
  void blankLinesBeforeTheHeaderCount() {
    ReadResult result = read("\n   \n　\nname,kind\nx,y\n");
    assertEquals(List.of("name", "kind"), result.table().columnNames());
    assertEquals(5, result.table().sourceRow(0));
  }

  @Test
  void missingFieldsAreRefusedAndEmptyOnesTooManyAreNot() {
    ReadResult result = read("a,b,c,,\n1,2,3\n1,2\n1,2,3,,,\n,,,,\n1,2,3,4\n");
    assertEquals(List.of("a", "b", "c"), result.table().columnNames());
    assertEquals(2, result.table().size());
    assertEquals(4, result.read());
    assertEquals(
        "line 3 has 2 fields, the header has 3; add the missing ones, empty if need be",
        result.errors().get(0).reason());
    assertEquals(6, result.errors().get(1).row());
    assertEquals(
        List.of("1 rows without any value were skipped, the first at line 5"), result.warnings());
  }

  @Test
  void blanksAreTrimmed() {
    FeatureTable table = read("\uFEFF　名称 ,\u00A0类别\u3000\n　食堂　, \"a b\" \n").table();
    assertEquals(List.of("名称", "类别"), table.columnNames());
    assertEquals("食堂", table.value(0, "名称"));
    assertEquals("a b", table.value(0, "类别"));
  }

  @Test
  void badHeadersAreRefusedByColumn() {
    assertTrue(refusal("a,,c\n1,2,3\n").contains("column 2 has no name"));
    assertTrue(refusal("a,b, a \n1,2,3\n").contains("columns 1 and 3"));
    assertTrue(refusal(",,\n1,2,3\n").contains("names no column"));
    assertTrue(refusal("").contains("empty"));
    assertTrue(refusal("\r\n \n").contains("empty"));
  }

  @Test
  void brokenQuotesAreRefusedByLine() {
    assertTrue(refusal("a,b\n1,2\n3,\"x\n4,5\n").contains("line 3"));
    assertTrue(refusal("a,b\n1,\"x\"y\n").contains("line 2"));
  }

  @Test
  void quotesInsideTextStay() {
    FeatureTable table = read("a,b\n1,5\" pipe\n2,\"say \"\"hi\"\"\"\n").table();
    assertEquals("5\" pipe", table.value(0, "b"));
    assertEquals("say \"hi\"", table.value(1, "b"));
  }

  @Test
  void limitsRefuseTheFile() {
    Limits few = new Limits(1000, 2, 3, 1000, 10, 10, 10, 1);
    assertTrue(refusal("a\n1\n2\n3\n", few).contains("too many rows (line 4)"));
    assertTrue(refusal("a,b,c,d\n", few).contains("3 fields"));
    assertTrue(refusal("a\n12345678901\n", few).contains("10 characters"));
    assertTrue(refusal("a\n" + "\n".repeat(1000), few).contains("larger than 1000 bytes"));
    assertTrue(refusal("a,b\n1\n2\n", few).contains("line 2"));
    Limits fewCells = new Limits(1000, 100, 100, 5, 10, 10, 10, 10);
    assertEquals(2, read("a,b\n1,2\n3,4\n", fewCells).read());
    assertTrue(refusal("a,b\n1,2\n3,4\n5,6\n", fewCells).contains("5 values"));
  }

  @Test
  void missingFilesAndFoldersAreRefused() {
    for (Path path : List.of(Path.of("no-such-file.csv"), Path.of("."))) {
      assertThrows(
          UnreadableFileException.class, () -> CsvTableReader.read(path, "auto", Limits.DEFAULT));
    }
  }

  @Test
  void aRealFile() {
    FeatureTable table =
        CsvTableReader.read(SharedFiles.get("import/r5/cities.csv"), "auto", Limits.DEFAULT)
            .table();
    assertEquals(4, table.size());
    assertEquals("Shanghai", table.value(1, "name"));
    assertEquals("31.2461374983", table.value(1, "lat"));
  }

  /** A flipped byte gives another table or a refusal, never anything else. */
  @Test
  void flippedBytesAreReadOrRefused() {
    String text = "id,名称,lon,lat\r\n1,\"㙍溪, 社区\",120.7,28\r\n2,\"两\n行\",120.8,28.1\n3,'=x,1,2\r\n";
    Random random = new Random(15);
    int read = 0;
    for (int i = 0; i < 2000; i++) {
      Charset charset = i % 2 == 0 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
      byte[] bytes = text.getBytes(charset);
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        read += CsvTableReader.read(bytes, "auto", Limits.DEFAULT).read();
      } catch (UnreadableFileException e) {
        assertTrue(e.getMessage().length() > 10, "a refusal gives its reason");
      }
    }
    assertTrue(read > 0, "some flips must leave a table");
  }
}
