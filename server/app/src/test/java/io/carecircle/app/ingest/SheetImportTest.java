package io.carecircle.app.ingest;

import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets as offices send them, into layers. */
class SheetImportTest {
  @TempDir Path folder;
  private OpenStore store;

  @BeforeEach
  void open() {
    store = new OpenStore(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ImportReport run(
      String layer, Path file, Map<String, String> mapping, boolean skipBadRows) {
    return store
        .get(Importer.class)
        .run(
            new ImportRequest(
                layer, file, "auto", "auto", mapping, Map.of(), skipBadRows, true, false, "me"),
            ProgressListener.NONE,
            CancelToken.NONE);
  }

  private Path sheet(List<List<Object>> rows) throws IOException {
    return SheetFile.write(folder.resolve("表.xlsx"), rows);
  }

  private FeatureTable layer(String layer) {
    LayerCatalog catalog = store.get(LayerCatalog.class);
    return catalog.read(catalog.findCurrent(layer).orElseThrow());
  }

  private static JsonRooms rooms(FeatureTable table, int row) {
    return new JsonRooms(String.valueOf(table.value(row, "careRooms")));
  }

  private record JsonRooms(String text) {}

  @Test
  void titleTotalAndFullWidthDigitsAreUnderstood() throws IOException {
    Path file =
        sheet(
            List.of(
                asList("鹿城区养老机构一览表", null, null, null, null, null),
                asList("编号", "机构名称", "经度", "纬度", "床位数（张）", "开业日期"),
                asList("a", "甲", new BigDecimal("120.7"), 28, "１２０", 45_657),
                asList("b", "乙", "120.8", "28.1", 30, "2025年1月2日"),
                asList("合 计：", null, null, null, 150, null)));
    ImportReport report = run("facilities", file, Map.of(), false);
    assertEquals(List.of(), report.errors());
    assertEquals(3, report.read());
    assertEquals(2, report.stored());
    assertEquals(1, report.skipped());
    assertTrue(
        report.warnings().contains("1 rows of totals (合计) were left out, the first is row 5"));
    FeatureTable table = layer("facilities");
    assertEquals(120L, table.value(0, "beds"));
    // 45657 days after 1899-12-30: 45292 is 2024-01-01 and 2024 has 366 days.
    assertEquals(LocalDate.of(2024, 12, 31), table.value(0, "openDate"));
    assertEquals(LocalDate.of(2025, 1, 2), table.value(1, "openDate"));
  }

  @Test
  void textInANumberCellNamesRowColumnAndCell() throws IOException {
    Path file =
        sheet(
            List.of(
                asList("编号", "经度", "纬度", "人口"),
                asList("a", 120, 28, 10),
                asList("b", 120, 28, "约300"),
                asList("c", 120, 28, "=SUM(D1:D3)")));
    ImportReport refused = run("communities", file, Map.of(), false);
    assertFalse(refused.isAccepted());
    List<RowError> errors = refused.errors();
    assertEquals(List.of(3, 4), errors.stream().map(RowError::row).toList());
    assertEquals("人口", errors.get(0).column());
    assertEquals("约300", errors.get(0).value());
    assertEquals("is not a number (cell D3)", errors.get(0).reason());
    assertTrue(errors.get(1).reason().contains("formula"), errors.get(1).reason());
    ImportReport skipped = run("communities", file, Map.of(), true);
    assertEquals(1, skipped.stored());
    assertEquals(2, skipped.skipped());
  }

  @Test
  void aRowForEachRoomMakesOneEstate() throws IOException {
    Path file =
        sheet(
            List.of(
                asList(
                    "编号", "小区名称", "经度", "纬度", "总建筑面积", "户数", "用房编号", "用房处号", "用房套内面积（㎡）", "用房状态"),
                asList("e1", "甲", 120, 28, 150_150, 1_000, "r1", "p1", 150, "已移交"),
                asList(
                    "e1", "甲", 120, 28, 150_150, 1_000, "r2", "p1", new BigDecimal("150.01"), "在用"),
                asList(null, null, null, null, null, null, "r3", "p2", "３００", null),
                asList("e2", "乙", 121, 28, 1_000, 5, null, null, null, null),
                asList("e3", "丙", 121, 28, 1_000, 5, "无", null, null, null)));
    ImportReport report = run("estates", file, Map.of(), false);
    assertEquals(List.of(), report.errors());
    assertEquals(3, report.stored());
    FeatureTable table = layer("estates");
    assertEquals(
        new JsonRooms(
            "[{\"id\":\"r1\",\"netArea\":150,\"placeId\":\"p1\",\"status\":\"handed_over\"},"
                + "{\"id\":\"r2\",\"netArea\":150.01,\"placeId\":\"p1\",\"status\":\"in_use\"},"
                + "{\"id\":\"r3\",\"netArea\":300,\"placeId\":\"p2\"}]"),
        rooms(table, 0));
    assertEquals(new BigDecimal("150150"), table.value(0, "totalFloorArea"));
    // Empty is unknown; 无 says that there is none.
    assertNull(table.value(1, "careRooms"));
    assertEquals(new JsonRooms("[]"), rooms(table, 2));
  }

  @Test
  void numberedColumnsMakeRoomsAsWell() throws IOException {
    Path file = folder.resolve("小区.csv");
    Files.writeString(
        file,
        "编号,经度,纬度,总建筑面积,房间1套内面积,房间1处号,房间2套内建筑面积,房间2处号,用房3.status\n"
            + "e1,120,28,1000,150,p,150,p,在用\ne2,120,28,1000,299.99,,,,\n",
        StandardCharsets.UTF_8);
    ImportReport report = run("estates", file, Map.of(), false);
    assertEquals(List.of(), report.errors());
    FeatureTable table = layer("estates");
    assertEquals(
        new JsonRooms(
            "[{\"id\":\"1\",\"netArea\":150,\"placeId\":\"p\"},"
                + "{\"id\":\"2\",\"netArea\":150,\"placeId\":\"p\"},"
                + "{\"id\":\"3\",\"status\":\"in_use\"}]"),
        rooms(table, 0));
    assertEquals(new JsonRooms("[{\"id\":\"1\",\"netArea\":299.99}]"), rooms(table, 1));
  }

  @Test
  void roomColumnsCanBeMapped() throws IOException {
    Path file = sheet(List.of(asList("编号", "经度", "纬度", "面积甲"), asList("e1", 120, 28, 300)));
    ImportReport report = run("estates", file, Map.of("面积甲", "careRooms.netArea"), false);
    assertEquals(List.of(), report.errors());
    assertEquals(new JsonRooms("[{\"id\":\"1\",\"netArea\":300}]"), rooms(layer("estates"), 0));
  }

  @Test
  void anEstateThatSaysTwoThingsOrMayHaveLostARoomIsRefused() throws IOException {
    Path file =
        sheet(
            List.of(
                asList("编号", "经度", "纬度", "总建筑面积", "用房套内面积"),
                asList("e1", 120, 28, 1_000, 300),
                asList("e1", 120, 28, 1_001, 300),
                asList("e2", 120, 28, 1_000, 300),
                asList("e2", 120, 28, 1_000, "=1+1"),
                asList("e3", 120, 28, 1_000, 300),
                asList("e4", 120, 28, 1_000, "大"),
                asList("e5", 120, 28, 1_000, 300),
                asList("=1+1", 120, 28, 1_000, 300),
                asList("e6", 120, 28, 1_000, 300),
                asList("e7", 120, 28, 1_000, 300)));
    ImportReport report = run("estates", file, Map.of(), true);
    assertEquals(
        List.of(3, 4, 5, 7, 8, 9, 10),
        report.errors().stream().map(RowError::row).sorted().toList());
    // e3 stands below a row that says it is of e2; e5 and e6 beside one that does not say.
    assertEquals(2, report.stored());
    assertEquals("e3", layer("estates").id(0));
    assertEquals("e7", layer("estates").id(1));
    assertTrue(report.errors().get(0).reason().contains("another value in row 2: 1000"));
  }
}
