package io.carecircle.formats.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostMatrixReaderTest {
  private static final String PLAIN = "origin,destination,cost\na,x,1.5\na,y,0\nb,x,1e3\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN,
        "\uFEFF" + PLAIN,
        "\n\n" + PLAIN,
        "origin,destination,cost\r\na,x,1.5\r\na,y,-0\r\n\r\nb,x,1000\r\n",
        "\"origin\",\"destination\",\"cost\"\n\"a\",\"x\",\"1.5\"\na, y ,0.000\n b,x,+1000.\n",
        "Cost;Destination;Origin\n1.5;x;a\n0;y;a\n1000;x;b",
        "origin\tkm\tdestination\tcost\na\t9\tx\t1.5\na\t\ty\t0\nb\t7\tx\t1000\n",
        "origin,destination,cost\na,x,1.5,,\na,y,0,\nb,x,1000\n",
      })
  void theSameRowsInAnyDress(String text) throws IOException {
    for (byte[] bytes : List.of(utf8(text), gzip(utf8(text)))) {
      CostRows rows = rows(bytes, 3);
      assertEquals(List.of("a", "b"), rows.originIds());
      assertEquals(List.of("x", "y"), rows.destinationIds());
      assertArrayEquals(new int[] {0, 0, 1}, rows.origin());
      assertArrayEquals(new int[] {0, 1, 0}, rows.destination());
      assertArrayEquals(new double[] {1.5, 0, 1000}, rows.cost());
      assertEquals(1 / 0.0, 1 / rows.cost()[1], "no minus zero");
    }
  }

  @Test
  void idsMayHoldSeparatorsQuotesAndAnyScript() {
    CostRows rows =
        rows(utf8("origin,destination,cost\n\"a,\"\"1\"\"\",鹿城𠮷,2\n7,\"x\ny\",3\n"), 9);
    assertEquals(List.of("a,\"1\"", "7"), rows.originIds());
    assertEquals(List.of("鹿城𠮷", "x\ny"), rows.destinationIds());
    assertArrayEquals(new int[] {2, 3}, rows.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,x,-1 | negative",
        "a,x,-1e-300 | negative",
        "a,x,NaN | finite",
        "a,x,Infinity | finite",
        "a,x,1e999 | finite",
        "a,x,1.1e15 | above 1e15",
        "a,x,1e308 | above 1e15",
        "a,x,0x1p3 | finite",
        "a,x,1d | finite",
        "a,x,12 min | finite",
        "a,x, | no cost",
        "a,x | no cost",
        "a,,1 | no destination",
        ",x,1 | no origin",
        "a,x,1,2 | more fields",
        "a,x,1,5 | more fields",
      })
  void aBadRowIsNamed(String row, String reason) {
    CostMatrixReader.Result result =
        CostMatrixReader.read(bytes(utf8("origin,destination,cost\nb,y,1\n" + row + "\n")), 9);
    assertEquals(1, result.errors().size(), result.errors().toString());
    assertEquals(3, result.errors().get(0).row());
    assertTrue(result.errors().get(0).reason().contains("row 3"), result.errors().toString());
    assertTrue(result.errors().get(0).reason().contains(reason), result.errors().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | header",
        "from,to,minutes | header",
        "origin,destination | header",
        "origin,destination,cost,cost | header",
        "a,x,1 | header",
      })
  void anotherTableIsRefused(String text, String reason) {
    assertTrue(refusal(utf8(text + "\n"), 9).contains(reason), refusal(utf8(text), 9));
  }

  @Test
  void otherEncodingsAndCutPacksAreRefused() throws IOException {
    String text = "origin,destination,cost\n鹿城,x,1\n";
    assertTrue(refusal(text.getBytes(Charset.forName("GB18030")), 9).contains("UTF-8"));
    byte[] packed = gzip(utf8(text.repeat(1000)));
    byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 9);
    assertTrue(refusal(cut, 9_999).contains("cannot be read"));
  }

  @Test
  void oneRowTooManyIsRefusedAtThatRow() {
    assertEquals(3, rows(utf8(PLAIN), 3).size());
    assertTrue(refusal(utf8(PLAIN), 2).contains("more than 2 pairs (line 4)"));
  }

  /** A gibibyte of one field, a gibibyte of line ends, and more ids than memory is meant for. */
  @Test
  void aBombIsRefusedBeforeItsMemoryIsTaken() throws IOException {
    String header = "origin,destination,cost\n";
    assertTrue(refusal(bomb(header, "9".repeat(1 << 16), 1 << 10), 9).contains("read"));
    assertTrue(refusal(bomb(header, "\n".repeat(1 << 20), 1 << 11), 9).contains("larger"));
  }

  private static byte[] bomb(String start, String block, int blocks) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(utf8(start));
      byte[] bytes = utf8(block);
      for (int i = 0; i < blocks; i++) {
        out.write(bytes);
      }
    }
    return packed.toByteArray();
  }

  private static CostRows rows(byte[] bytes, int mostRows) {
    CostMatrixReader.Result result = CostMatrixReader.read(bytes(bytes), mostRows);
    assertEquals(List.of(), result.errors());
    return result.rows();
  }

  private static String refusal(byte[] bytes, int mostRows) {
    return assertThrows(
            UnreadableFileException.class, () -> CostMatrixReader.read(bytes(bytes), mostRows))
        .getMessage();
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    return bomb(new String(bytes, StandardCharsets.UTF_8), "", 0);
  }
}
