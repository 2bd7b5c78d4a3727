package io.carecircle.formats.excel;

import static io.carecircle.formats.excel.RawWorkbook.number;
import static io.carecircle.formats.excel.RawWorkbook.row;
import static io.carecircle.formats.excel.RawWorkbook.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks made to harm: each is refused with a reason and takes no memory. */
class HostileWorkbookTest {
  @TempDir static Path folder;

  private static String refusal(byte[] file, ExcelLimits limits) {
    return assertThrows(UnreadableFileException.class, () -> ExcelTableReader.read(file, limits))
        .getMessage();
  }

  private static String refusal(byte[] file) {
    return refusal(file, ExcelLimits.DEFAULT);
  }

  private static byte[] table() {
    return new RawWorkbook().sheet(row(1, text("A1", "名称")) + row(2, text("A2", "甲")), "").bytes();
  }

  @Test
  void aPartPackedBeyondReasonIsRefused() {
    byte[] zeros = new byte[20 << 20];
    Arrays.fill(zeros, (byte) ' ');
    String reason =
        refusal(new RawWorkbook().part("xl/sharedStrings.xml", zeros).sheet("", "").bytes());
    assertTrue(reason.contains("packed more than 100 to 1"), reason);
  }

  @Test
  void allPartsTogetherAreBounded() {
    // Random digits pack about 2 to 1, so only the sum is over the limit.
    RawWorkbook book = new RawWorkbook().sheet(row(1, text("A1", "a")), "");
    Random random = new Random(1);
    for (int i = 0; i < 4; i++) {
      StringBuilder digits = new StringBuilder("<x>");
      random.ints(300_000, 0, 10).forEach(digits::append);
      book.part("xl/part" + i + ".xml", digits.append("</x>").toString());
    }
    ExcelLimits tight = new ExcelLimits(64L << 20, 100, 100, 1_000_000, 100, 10);
    assertTrue(refusal(book.bytes(), tight).contains("unpacks to more than 1000000 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aDocumentTypeIsRefusedBeforeItIsRead(String charset) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret-" + charset), "geheim");
    String xml =
        "<!DOCTYPE w [<!ENTITY e SYSTEM \"%s\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"
            .formatted(secret.toUri());
    String reason =
        refusal(
            new RawWorkbook()
                .part("xl/worksheets/sheet1.xml", xml.getBytes(Charset.forName(charset)))
                .bytes());
    assertTrue(reason.contains("declares a document type"), reason);
  }

  @Test
  void entitiesThatGrowAreRefused() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE l [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      dtd.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
    }
    for (String part : List.of("xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")) {
      String reason =
          refusal(new RawWorkbook().sheet("", "").part(part, dtd + "]><x>&a29;</x>").bytes());
      assertTrue(reason.contains(part), reason);
    }
  }

  @Test
  void sheetsBeyondTheLimitsAreRefusedWithTheCell() {
    ExcelLimits tight = new ExcelLimits(1 << 20, 3, 2, 1 << 20, 100, 10);
    String wide = row(1, text("A1", "a"), text("C1", "c"));
    assertTrue(refusal(new RawWorkbook().sheet(wide, "").bytes(), tight).contains("cell C1"));
    String deep = row(1, text("A1", "a")) + row(4, text("A4", "x"));
    assertTrue(refusal(new RawWorkbook().sheet(deep, "").bytes(), tight).contains("cell A4"));
    // The last cell that a sheet can have, in a file of one kilobyte.
    String far = row(1, text("A1", "a")) + row(1_048_576, number("XFD1048576", "1"));
    assertTrue(refusal(new RawWorkbook().sheet(far, "").bytes()).contains("XFD1048576"));
  }

  @Test
  void mergedAreasOfTheWholeSheetTakeNoTime() {
    ExcelTable table =
        ExcelTableReader.read(
            new RawWorkbook()
                .sheet(
                    row(1, text("A1", "a"), text("B1", "b"))
                        + row(2, text("A2", "x"))
                        + row(3, text("B3", "y")),
                    "<mergeCells><mergeCell ref=\"A2:XFD1048576\"/><mergeCell ref=\"nonsense\"/>"
                        + "<mergeCell ref=\"A9999999999:B1\"/></mergeCells>")
                .bytes(),
            ExcelLimits.DEFAULT);
    assertEquals(2, table.rows().table().size());
  }

  @Test
  void aNumberOfManyZerosStaysSmall() {
    ExcelTable table =
        ExcelTableReader.read(
            new RawWorkbook()
                .sheet(
                    row(1, text("A1", "a"), text("B1", "b"))
                        + row(2, number("A2", "1E999999"), number("B2", "1E-999999")),
                    "")
                .bytes(),
            ExcelLimits.DEFAULT);
    assertEquals("1E+999999", table.rows().table().value(0, "a").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd.xml", "/etc/passwd.xml"})
  void pathsAreRefused(String name) {
    assertTrue(
        refusal(new RawWorkbook().sheet("", "").part(name, "<x/>").bytes()).contains("path"));
  }

  @Test
  void twoPartsOfOneNameAreRefused() {
    String reason =
        refusal(new RawWorkbook().sheet("", "").part("XL/worksheets/SHEET1.xml", "<x/>").bytes());
    assertTrue(reason.contains("twice"), reason);
  }

  @Test
  void cutFilesAreRefused() throws IOException {
    byte[] xlsx = table();
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("a").createRow(0).createCell(0).setCellValue("名称");
      book.write(old);
    }
    byte[] xls = old.toByteArray();
    for (byte[] file : List.of(xlsx, xls)) {
      for (int length = 0; length < file.length - 600; length += 97) {
        byte[] cut = Arrays.copyOf(file, length);
        assertThrows(
            UnreadableFileException.class,
            () -> ExcelTableReader.read(cut, ExcelLimits.DEFAULT),
            "cut to " + length);
      }
    }
  }

  @Test
  void flippedBytesAreReadOrRefusedAndNeverBreakTheReader() throws IOException {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      for (int i = 0; i < 20; i++) {
        (i == 0 ? book.createSheet("a") : book.getSheetAt(0))
            .createRow(i)
            .createCell(0)
            .setCellValue("名称" + i);
      }
      book.write(old);
    }
    Random random = new Random(7);
    for (byte[] file : List.of(table(), old.toByteArray())) {
      for (int i = 0; i < 300; i++) {
        byte[] flipped = file.clone();
        for (int k = 0; k < 4; k++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          ExcelTableReader.read(flipped, ExcelLimits.DEFAULT);
        } catch (UnreadableFileException e) {
          assertTrue(e.getMessage().length() > 10, e.getMessage());
        }
      }
    }
  }

  @Test
  void aProtectedWorkbookSaysSo() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (org.apache.poi.poifs.filesystem.POIFSFileSystem box =
        new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
      box.createDocument(
          new java.io.ByteArrayInputStream("x".getBytes(StandardCharsets.US_ASCII)),
          "EncryptedPackage");
      box.writeFilesystem(file);
    }
    assertTrue(refusal(file.toByteArray()).contains("password"));
  }
}
