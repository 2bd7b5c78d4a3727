package io.carecircle.app.batch;

import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.SheetFile;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.report.ReportForm;
import io.carecircle.formats.Limits;
import io.carecircle.formats.csv.CsvTableReader;
import io.carecircle.formats.excel.ExcelLimits;
import io.carecircle.formats.excel.ExcelTableReader;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tables of estates in, verdicts out. */
class EstateBatchTest {
  private static final List<Object> HEADER =
      asList("编号", "小区名称", "辖区", "报批日期", "总建筑面积", "户数", "用房套内面积");

  @TempDir static Path folder;
  private static OpenStore store;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder.resolve("data"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static BatchResult judge(Path file) {
    return judge(file, CancelToken.NONE);
  }

  private static BatchResult judge(Path file, CancelToken cancel) {
    EstateBatch batch = store.get(EstateBatch.class);
    return batch.judge(
        batch.read(ImportRequest.of("estates", file, "me"), cancel),
        Map.of("asOf", "2024-06-01"),
        ProgressListener.NONE,
        cancel);
  }

  private static Path sheet(List<List<Object>> rows) throws IOException {
    return SheetFile.write(folder.resolve("小区-" + rows.hashCode() + ".xlsx"), rows);
  }

  private static JsonNode json(BatchResult result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    result.writeJson(out);
    return Json.parse(out.toByteArray(), "the answer");
  }

  /** 2 per mille of 150,150 is 300.3; 30 x 1,000 / 100 is 300; the rooms have 300. */
  @Test
  void everyRowHasItsOwnAnswer() throws IOException {
    Path file =
        sheet(
            List.of(
                asList("鹿城区新建小区一览", null, null, null, null, null, null),
                HEADER,
                asList("e1", "甲", "330302", "2024-01-01", 150_150, 1_000, 300),
                asList("e2", "乙", "330302", "2024-01-01", 150_000, 1_000, 300),
                asList("e3", "丙", "330302", "2024-01-01", "约十五万", 1_000, 300),
                asList("e4", "丁", "330302", "2024-01-01", null, 1_000, 300),
                asList("e5", "戊", "330302", "2024-01-01", "=B1*2", 1_000, 300),
                asList("e6", "己", "331002", "2024-01-01", 1_000, 10, 300),
                asList("合计", null, null, null, 300_150, 4_000, 1_500)));
    BatchResult result = judge(file);
    JsonNode answer = json(result);
    assertEquals(7, answer.path("read").asInt());
    assertEquals(1, answer.path("skipped").asInt());
    assertEquals(
        "{\"fail\":1,\"pass\":1,\"refused\":2,\"unknown\":2}", answer.path("verdicts").toString());
    List<String> verdicts =
        answer
            .path("rows")
            .valueStream()
            .map(row -> row.path("row").asInt() + " " + row.path("verdict").asString())
            .toList();
    assertEquals(
        List.of("3 fail", "4 pass", "5 refused", "6 unknown", "7 refused", "8 unknown"), verdicts);
    JsonNode first = answer.path("rows").get(0);
    assertEquals("甲", first.path("name").asString());
    assertEquals(new BigDecimal("0.3"), first.path("estate").path("shortTotal").decimalValue());
    JsonNode third = answer.path("rows").get(2);
    assertTrue(third.path("estate").isNull());
    assertEquals(
        "is not a number (cell E5)", third.path("errors").get(0).path("reason").asString());
    assertTrue(answer.path("run").path("id").asString().matches("[0-9a-f]{32}"));
  }

  @Test
  void theVerdictsComeBackAsTables() throws IOException {
    BatchResult result =
        judge(
            sheet(
                List.of(
                    HEADER,
                    asList("e1", "=1+1", "330302", "2024-01-01", 150_150, 1_000, 300),
                    asList("e2", "@SUM(A1)", "330302", "2024-01-01", 150_150, 1_000, 300),
                    asList("e3", "丙", "330302", "2024-01-01", null, 1_000, 300),
                    asList("e4", "丁", "330302", "某日", 1, 1_000, 300))));
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    result.writeTable(Language.ZH, ReportForm.XLSX, xlsx);
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    result.writeTable(Language.ZH, ReportForm.CSV, csv);
    FeatureTable sheet =
        ExcelTableReader.read(xlsx.toByteArray(), ExcelLimits.DEFAULT).rows().table();
    FeatureTable text = CsvTableReader.read(csv.toByteArray(), "UTF-8", Limits.DEFAULT).table();
    assertEquals(4, sheet.size());
    assertEquals(4, text.size());
    // The first row had a formula without a stored result.
    assertEquals("未受理", sheet.value(0, "结论"));
    assertEquals("@SUM(A1)", sheet.value(1, "名称"));
    assertTrue(csv.toString(java.nio.charset.StandardCharsets.UTF_8).contains("'@SUM(A1)"));
    assertEquals("不合格", sheet.value(1, "结论"));
    assertEquals(new BigDecimal("300.3"), sheet.value(1, "应配㎡"));
    assertEquals("300.3", text.value(1, "应配㎡"));
    assertEquals(new BigDecimal("0.3"), sheet.value(1, "按建筑面积配建 缺口㎡"));
    // Not known is said and never empty or 0.
    assertEquals("未知", sheet.value(2, "应配㎡"));
    assertEquals("未知", sheet.value(2, "结论"));
    assertEquals("未受理", sheet.value(3, "结论"));
    assertTrue(String.valueOf(sheet.value(3, "未受理原因")).contains("报批日期: \"某日\" is not a date"));
    assertNull(sheet.value(3, "应配㎡"));
  }

  /** What an officer sends back to be mended: the rows as they came, what is wrong in red. */
  @Test
  void refusedRowsComeBackWithTheirBadCellsMarked() throws IOException {
    BatchResult result =
        judge(
            sheet(
                List.of(
                    HEADER,
                    asList("e1", "甲", "330302", "2024-01-01", "约十五万", "千户", 300),
                    asList("e2", "乙", "330302", "2024-01-01", 150_000, 1_000, 300),
                    asList("e3", "丙", "330302", "2024-01-01", "=B1*2", 1_000, 300))));
    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    result.writeTable(Language.ZH, ReportForm.XLSX, xlsx);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      assertEquals(2, book.getNumberOfSheets());
      XSSFSheet sheet = book.getSheet("未受理的行");
      assertEquals(2, sheet.getLastRowNum());
      assertEquals(
          "行 编号 小区名称 辖区 报批日期 总建筑面积 户数 用房套内面积 未受理原因",
          StreamSupport.stream(sheet.getRow(0).spliterator(), false)
              .map(Object::toString)
              .collect(Collectors.joining(" ")));
      assertEquals(2, sheet.getRow(1).getCell(0).getNumericCellValue());
      assertEquals("约十五万", sheet.getRow(1).getCell(5).getStringCellValue());
      assertEquals(List.of(5, 6, 8), red(sheet.getRow(1)));
      // A formula without a stored result is no cell that could be read.
      assertEquals(4, sheet.getRow(2).getCell(0).getNumericCellValue());
      assertEquals("丙", sheet.getRow(2).getCell(2).getStringCellValue());
      assertEquals(List.of(5, 8), red(sheet.getRow(2)));
    }
    ByteArrayOutputStream good = new ByteArrayOutputStream();
    judge(sheet(List.of(HEADER, asList("e2", "乙", "330302", "2024-01-01", 150_000, 1_000, 300))))
        .writeTable(Language.ZH, ReportForm.XLSX, good);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(good.toByteArray()))) {
      assertEquals(1, book.getNumberOfSheets());
    }
  }

  private static List<Integer> red(XSSFRow row) {
    return StreamSupport.stream(row.spliterator(), false)
        .filter(
            cell ->
                ((XSSFCellStyle) cell.getCellStyle()).getFillForegroundColorColor() != null
                    && ((XSSFCellStyle) cell.getCellStyle())
                        .getFillForegroundColorColor()
                        .getARGBHex()
                        .endsWith("FFC7CE"))
        .map(Cell::getColumnIndex)
        .toList();
  }

  @Test
  void tablesThatCannotBeJudgedAreRefusedWithTheReason() throws IOException {
    assertCode("missing-columns", List.of(asList("甲", "乙"), asList("1", "2")));
    assertCode("empty-file", List.of(HEADER));
    assertCode("empty-file", List.of(HEADER, asList("合计", null, null, null, 1, 2, 3)));
  }

  private static void assertCode(String code, List<List<Object>> rows) throws IOException {
    Path file = sheet(rows);
    assertEquals(code, assertThrows(RefusedException.class, () -> judge(file)).code());
  }

  @Test
  void twentyThousandRowsAreAnsweredEach() throws IOException {
    List<List<Object>> rows = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 20_000; i++) {
      rows.add(
          asList(
              "e" + i,
              "小区" + i,
              "330302",
              "2024-01-01",
              i % 100 == 0 ? "不详" : (Object) (150_000 + i % 2 * 150),
              1_000,
              300));
    }
    BatchResult result = judge(sheet(rows));
    assertEquals(20_000, result.rows().size());
    // 200 rows have a word for a number; of the rest those with odd numbers are 0.3 short.
    JsonNode verdicts = json(result).path("verdicts");
    assertEquals(200, verdicts.path("refused").asInt());
    assertEquals(10_000, verdicts.path("fail").asInt());
    assertEquals(9_800, verdicts.path("pass").asInt());
  }

  @Test
  void aBatchIsGivenUpWhenNobodyWaits() throws IOException {
    Path file = sheet(List.of(HEADER, asList("e", "甲", "330302", "2024-01-01", 1, 1, 300)));
    assertThrows(CancelledException.class, () -> judge(file, () -> true));
    assertTrue(Files.exists(file));
  }
}
