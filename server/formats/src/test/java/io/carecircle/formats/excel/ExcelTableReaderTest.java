package io.carecircle.formats.excel;

import static io.carecircle.formats.excel.RawWorkbook.number;
import static io.carecircle.formats.excel.RawWorkbook.row;
import static io.carecircle.formats.excel.RawWorkbook.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;

/** What offices send, as {@code .xlsx} and as {@code .xls}. */
class ExcelTableReaderTest {
  private static ExcelTable read(byte[] file) {
    return ExcelTableReader.read(file, ExcelLimits.DEFAULT);
  }

  private static ExcelTable read(String rows, String after) {
    return read(new RawWorkbook().sheet(rows, after).bytes());
  }

  private static String merged(String... areas) {
    StringBuilder xml = new StringBuilder("<mergeCells>");
    for (String area : areas) {
      xml.append("<mergeCell ref=\"").append(area).append("\"/>");
    }
    return xml.append("</mergeCells>").toString();
  }

  @Test
  void numbersHaveTheDigitsThatTheSheetShows() {
    // 16.1 as a spreadsheet program writes it: the double nearest to it with 17 digits.
    ExcelTable table =
        read(
            row(1, text("A1", "名称"), text("B1", "面积"))
                + row(2, text("A2", " 甲　"), number("B2", "16.100000000000001"))
                + row(3, text("A3", "乙"), number("B3", "299.99"))
                + row(4, text("A4", "丙"), number("B4", "1E3")),
            "");
    FeatureTable rows = table.rows().table();
    assertEquals(new BigDecimal("16.1"), rows.value(0, "面积"));
    assertEquals(new BigDecimal("299.99"), rows.value(1, "面积"));
    assertEquals(new BigDecimal("1000"), rows.value(2, "面积"));
    assertEquals("甲", rows.value(0, "名称"));
    assertEquals(2, rows.sourceRow(0));
    assertEquals(Map.of("名称", "A", "面积", "B"), table.columnLetters());
    assertEquals(List.of(), table.rows().warnings());
  }

  @Test
  void aFormulaCountsAsItsStoredResult() {
    ExcelTable table =
        read(
            row(1, text("A1", "名称"), text("B1", "面积"))
                + row(2, text("A2", "甲"), "<c r=\"B2\"><f>150*2</f><v>300</v></c>")
                + row(3, text("A3", "乙"), "<c r=\"B3\" t=\"str\"><f>A2</f><v>甲</v></c>"),
            "");
    assertEquals(new BigDecimal("300"), table.rows().table().value(0, "面积"));
    assertEquals("甲", table.rows().table().value(1, "面积"));
    assertEquals(
        List.of("2 cells hold formulas, the first is B2: the results stored with them were taken"),
        table.rows().warnings());
  }

  @Test
  void aFormulaWithoutAResultAndAnErrorAreRefusedByName() {
    ExcelTable table =
        read(
            row(1, text("A1", "名称"), text("B1", "面积"))
                + row(2, text("A2", "甲"), "<c r=\"B2\"><f>SUM(C1:C9)</f></c>")
                + row(3, text("A3", "乙"), "<c r=\"B3\" t=\"e\"><v>#REF!</v></c>")
                + row(4, text("A4", "丙"), "<c r=\"B4\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")
                + row(5, text("A5", "丁"), number("B5", "1")),
            "");
    List<RowError> errors = table.rows().errors();
    assertEquals(List.of(2, 3, 4), errors.stream().map(RowError::row).toList());
    assertEquals("面积", errors.get(0).column());
    assertEquals("=SUM(C1:C9)", errors.get(0).value());
    assertTrue(errors.get(0).reason().endsWith("(cell B2)"), errors.get(0).reason());
    assertTrue(errors.get(1).reason().contains("#REF!"), errors.get(1).reason());
    assertTrue(errors.get(2).reason().contains("#DIV/0!"), errors.get(2).reason());
    assertEquals(1, table.rows().table().size());
    assertEquals(4, table.rows().read());
  }

  @Test
  void titleAndGroupedHeaderAreUnderstood() {
    // 1: title over all; 2: a unit; 3 and 4: groups over names, one name over both rows.
    ExcelTable table =
        read(
            row(1, text("A1", "小区养老用房情况表"))
                + row(2, text("D2", "单位：平方米"))
                + row(3, text("A3", "小区名称"), text("B3", "建筑面积"), text("D3", "养老用房"))
                + row(4, text("B4", "总"), text("C4", "地下"), text("D4", "总"), text("E4", "状态"))
                + row(5, text("A5", "甲"), number("B5", "9"), number("C5", "2"), number("D5", "3")),
            merged("A1:E1", "A3:A4", "B3:C3", "D3:E3"));
    FeatureTable rows = table.rows().table();
    assertEquals(List.of("小区名称", "建筑面积 总", "地下", "养老用房 总", "状态"), rows.columnNames());
    assertEquals(1, rows.size());
    assertEquals(new BigDecimal("2"), rows.value(0, "地下"));
    assertNull(rows.value(0, "状态"));
    assertEquals("E", table.columnLetters().get("状态"));
    assertTrue(table.rows().warnings().get(0).startsWith("row 1, 2 above the header (row 3)"));
  }

  @Test
  void textMergedOverRowsCountsForEachAndANumberForTheFirst() {
    ExcelTable table =
        read(
            row(1, text("A1", "区"), text("B1", "名称"), text("C1", "面积"))
                + row(2, text("A2", "鹿城区"), text("B2", "甲"), number("C2", "300"))
                + row(3, text("B3", "乙")),
            merged("A2:A3", "C2:C3"));
    FeatureTable rows = table.rows().table();
    assertEquals("鹿城区", rows.value(1, "区"));
    assertNull(rows.value(1, "面积"));
    assertEquals(2, table.rows().warnings().size());
  }

  @Test
  void oldWorkbooksSayTheSame() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet("表");
      CellStyle day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
      sheet.createRow(0).createCell(0).setCellValue("养老用房");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
      Row names = sheet.createRow(1);
      names.createCell(0).setCellValue("名称");
      names.createCell(1).setCellValue("面积");
      names.createCell(2).setCellValue("日期");
      names.createCell(3).setCellValue("合格");
      Row row = sheet.createRow(2);
      row.createCell(0).setCellValue("甲");
      row.createCell(1).setCellFormula("100.1*3");
      book.getCreationHelper().createFormulaEvaluator();
      row.getCell(1).setCellValue(300.3);
      row.createCell(2).setCellValue(LocalDate.of(2023, 10, 1));
      row.getCell(2).setCellStyle(day);
      row.createCell(3).setCellValue(true);
      book.write(file);
    }
    ExcelTable table = read(file.toByteArray());
    FeatureTable rows = table.rows().table();
    assertEquals(List.of("名称", "面积", "日期", "合格"), rows.columnNames());
    assertEquals(new BigDecimal("300.3"), rows.value(0, "面积"));
    assertEquals(LocalDate.of(2023, 10, 1), rows.value(0, "日期"));
    assertEquals(true, rows.value(0, "合格"));
    assertEquals(3, rows.sourceRow(0));
  }

  @Test
  void onlyTheFirstVisibleSheetIsReadAndTheOthersAreTold() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("旧");
      book.setSheetHidden(0, true);
      book.createSheet("新").createRow(0).createCell(0).setCellValue("名称");
      book.setActiveSheet(1);
      book.write(file);
    }
    ExcelTable table = read(file.toByteArray());
    assertEquals(List.of("名称"), table.rows().table().columnNames());
    assertEquals(List.of("only the sheet 新 is read; not read: 旧"), table.rows().warnings());
  }

  @Test
  void headersThatCannotBeTakenAreRefused() {
    assertTrue(
        refusal(row(1, text("A1", "a"), text("B1", "a")) + row(2, text("A2", "x")))
            .contains("A and B"));
    assertTrue(
        refusal(row(1, text("A1", "a"), text("B1", "b")) + row(2, text("D2", "x"))).contains("D2"));
    assertTrue(refusal("").contains("is empty"));
  }

  @Test
  void whatIsNoWorkbookIsSaidSo() {
    for (String content : List.of("<html><table></table></html>", "a,b\n1,2\n", "PK")) {
      assertTrue(
          assertThrows(
                  UnreadableFileException.class,
                  () -> read(content.getBytes(StandardCharsets.UTF_8)))
              .getMessage()
              .contains("no spreadsheet"));
    }
  }

  private static String refusal(String rows) {
    return assertThrows(UnreadableFileException.class, () -> read(rows, "")).getMessage();
  }
}
