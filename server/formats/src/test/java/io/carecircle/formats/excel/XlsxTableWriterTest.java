package io.carecircle.formats.excel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.FeatureTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class XlsxTableWriterTest {
  /** What a spreadsheet would run if it stood in a text file (ASVS 5, 1.2.10). */
  private static final List<String> FORMULAS =
      List.of(
          "=1+1",
          "=cmd|' /C calc'!A0",
          "=HYPERLINK(\"http://x\",\"y\")",
          "=WEBSERVICE(\"http://x\")",
          "+1+1",
          "-1+1",
          "-2+3+cmd|' /C calc'!A0",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "\t=1+1",
          "\r=1+1",
          "＝1+1",
          "＋1+1",
          "－1+1",
          "＠SUM(1)",
          "'=1+1",
          "''=1+1",
          "=1+1;",
          "\"=1+1\"",
          "=\"a\"&B1",
          "{=1+1}",
          "=DDE(\"cmd\";\"/C calc\";\"x\")",
          "=IMPORTXML(\"http://x\",\"//a\")",
          "%0A=1+1",
          "+cmd|' /C calc'!A0",
          "=INDIRECT(\"A1\")",
          "=rundll32|'URL.dll,OpenURL calc.exe'!A",
          "_x003D_1+1",
          "|calc",
          "-",
          "=");

  private static byte[] write(FeatureTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxTableWriter.write(table, table.columnNames(), "表", out);
    return out.toByteArray();
  }

  private static FeatureTable column(List<?> values) {
    FeatureTable.Builder table = FeatureTable.builder().column("值");
    for (int i = 0; i < values.size(); i++) {
      table.add(null, null, i, Map.of("值", values.get(i)));
    }
    return table.build();
  }

  @Test
  void noTextIsEverAFormula() throws IOException {
    byte[] file = write(column(FORMULAS));
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      book.getFirstSheet()
          .read()
          .forEach(
              row -> {
                Cell cell = row.getCell(0);
                assertEquals(CellType.STRING, cell.getType(), cell.getText());
              });
    }
    FeatureTable back = ExcelTableReader.read(file, ExcelLimits.DEFAULT).rows().table();
    for (int i = 0; i < FORMULAS.size(); i++) {
      assertEquals(FORMULAS.get(i).strip(), back.value(i, "值"));
    }
  }

  @Test
  void valuesComeBackWithTheirType() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("文", "第一行\n第二行 <&> 𠮷㙍 _x0041_");
    values.put("整", 12_345_678_901L);
    values.put("小数", new BigDecimal("0.000123"));
    values.put("长", new BigDecimal("1234567890.1234567"));
    values.put("日", LocalDate.of(2025, 12, 31));
    values.put("旧日", LocalDate.of(1899, 12, 31));
    values.put("真", true);
    FeatureTable back =
        ExcelTableReader.read(
                write(FeatureTable.builder().add(null, null, 1, values).build()),
                ExcelLimits.DEFAULT)
            .rows()
            .table();
    assertEquals(values.get("文"), back.value(0, "文"));
    assertEquals(BigDecimal.valueOf(12_345_678_901L), back.value(0, "整"));
    assertEquals(values.get("小数"), back.value(0, "小数"));
    // More digits than a sheet keeps: as text, so that none is lost.
    assertEquals("1234567890.1234567", back.value(0, "长"));
    assertEquals(values.get("日"), back.value(0, "日"));
    assertEquals("1899-12-31", back.value(0, "旧日"));
    assertEquals(true, back.value(0, "真"));
  }

  @Test
  void aTextThatNoCellHoldsIsRefusedBeforeAnythingIsWritten() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FeatureTable table = column(List.of("a", "x".repeat(40_000)));
    String reason =
        assertThrows(
                IllegalArgumentException.class,
                () -> XlsxTableWriter.write(table, List.of("值"), "表", out))
            .getMessage();
    assertTrue(reason.contains("row 3, column 值"), reason);
    assertEquals(0, out.size());
    assertFalse(reason.isEmpty());
  }
}
