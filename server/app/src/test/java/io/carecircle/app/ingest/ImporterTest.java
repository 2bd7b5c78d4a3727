package io.carecircle.app.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ImporterTest {
  @Parameter private StoreKind kind;
  @TempDir Path folder;
  private OpenStore store;
  private Importer importer;
  private LayerCatalog catalog;

  @BeforeEach
  void open() {
    store = kind.open(folder.resolve("data"));
    importer = store.get(Importer.class);
    catalog = store.get(LayerCatalog.class);
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void chineseHeadersAndValuesInGb18030AreUnderstood() throws IOException {
    Path file =
        write(
            "机构.csv",
            """
            编号,机构名称,机构类型,状态,经度,纬度,床位数(张),护理型床位,建筑面积（㎡）,套内面积,开业日期,星级,行政区划代码,备注
            A1,㙍川照料中心,居家养老服务照料中心,在营,１２０．７,28.1,"1,234",１２,3 00,1500.50,2025年1月2日,三星级,330302,𠮷
            A2,老年食堂甲,老年食堂,停运,120.8,28.2,,,,,2025/12/31,,330303,
            """
                .replace("3 00", "2000"),
            Charset.forName("GB18030"));
    ImportReport report = run(request("facilities", file));
    assertEquals(List.of(), report.errors());
    FeatureTable table = catalog.read(catalog.findCurrent("facilities").orElseThrow());
    assertEquals("A1", table.id(0));
    assertEquals(new Coordinate(120.7, 28.1), table.geometry(0).getCoordinate());
    assertEquals("㙍川照料中心", table.value(0, "name"));
    assertEquals("community_care", table.value(0, "kind"));
    assertEquals("operating", table.value(0, "status"));
    assertEquals(1234L, table.value(0, "beds"));
    assertEquals(12L, table.value(0, "nursingBeds"));
    assertEquals(new BigDecimal("2000"), table.value(0, "grossArea"));
    assertEquals(new BigDecimal("1500.5"), table.value(0, "netArea"));
    assertEquals(LocalDate.of(2025, 1, 2), table.value(0, "openDate"));
    assertEquals(3L, table.value(0, "star"));
    assertEquals("330302", table.value(0, "regionCode"));
    assertEquals("𠮷", table.value(0, "备注"));
    assertEquals("canteen", table.value(1, "kind"));
    assertEquals("dormant", table.value(1, "status"));
    assertNull(table.value(1, "beds"));
    assertEquals(LocalDate.of(2025, 12, 31), table.value(1, "openDate"));
  }

  @Test
  void aLetterInANumberColumnNamesRowAndColumnAndNothingIsStored() throws IOException {
    run(request("communities", write("good.csv", "id,lon,lat,人口\na,120,28,10\n")));
    List<LayerVersion> before = catalog.listVersions("communities");
    Path bad =
        write(
            "bad.csv",
            "id,lon,lat,人口,60岁以上\nb,120,28,11,5\nc,120,28,12a,5\n"
                + "d,120,,13,-1\ne,abc,28,14.5,5\n");
    ImportReport report = run(request("communities", bad));
    assertFalse(report.isAccepted());
    assertNull(report.version());
    assertEquals(0, report.stored());
    assertEquals(4, report.read());
    assertEquals(3, report.refused());
    assertEquals(0, report.skipped());
    assertEquals(
        List.of(
            "3 人口 12a is not a number",
            "4 lat null is missing: a point needs longitude and latitude",
            "4 60岁以上 -1 must not be below 0",
            "5 lon abc is not a number",
            "5 人口 14.5 must be a whole number"),
        report.errors().stream().map(ImporterTest::told).toList());
    assertEquals(before, catalog.listVersions("communities"));
  }

  @Test
  void badRowsAreLeftOutWhenAskedFor() throws IOException {
    Path bad = write("bad.csv", "id,lon,lat,beds\na,120,28,x\nb,120,28,7\n");
    ImportRequest plain = request("facilities", bad);
    ImportReport report =
        run(
            new ImportRequest(
                plain.layer(), bad, "auto", "auto", Map.of(), Map.of(), true, false, false, "me"));
    assertEquals(1, report.stored());
    assertEquals(1, report.refused());
    assertEquals(1, report.skipped());
    assertEquals(1, report.errors().size());
    assertEquals("b", catalog.read(catalog.findCurrent("facilities").orElseThrow()).id(0));
  }

  @Test
  void aSecondFileIsMergedAndReplaceMakesItTheWholeLayer() throws IOException {
    run(request("candidates", write("a.csv", "id,lon,lat,name\n1,120,28,one\n2,120,28,two\n")));
    ImportReport merged =
        run(request("candidates", write("b.csv", "id,lon,lat,name\n2,120,28,zwei\n3,120,28,x\n")));
    assertEquals(2, merged.version());
    assertEquals(2, merged.stored());
    assertEquals(1, merged.updated());
    assertEquals(3, merged.features());
    FeatureTable table = catalog.read(catalog.findCurrent("candidates").orElseThrow());
    assertEquals("zwei", table.value(1, "name"));
    ImportReport replaced =
        run(
            new ImportRequest(
                "candidates",
                write("c.csv", "id,lon,lat\n9,120,28\n"),
                "auto",
                "auto",
                Map.of(),
                Map.of(),
                false,
                true,
                false,
                "me"));
    assertEquals(1, replaced.features());
    assertEquals(0, replaced.updated());
    assertEquals(3, catalog.listVersions("candidates").size());
  }

  @Test
  void aDryRunStoresNothingAndTellsTheHash() throws IOException {
    Path file = write("a.csv", "id,lon,lat,name\n1,120,28,one\n");
    ImportReport tried =
        run(
            new ImportRequest(
                "candidates", file, "auto", "auto", Map.of(), Map.of(), false, false, true, "me"));
    assertTrue(tried.isAccepted());
    assertNull(tried.version());
    assertEquals(0, tried.stored());
    assertEquals(Optional.empty(), catalog.findCurrent("candidates"));
    assertEquals(run(request("candidates", file)).hash(), tried.hash());
  }

  @Test
  void aRepeatedIdIsRefusedInItsSecondRow() throws IOException {
    ImportReport report =
        run(request("candidates", write("a.csv", "id,lon,lat\n7,120,28\n8,120,28\n7,121,28\n")));
    assertEquals(
        List.of("4 id 7 the id stands already in row 2: ids are unique"),
        report.errors().stream().map(ImporterTest::told).toList());
  }

  @Test
  void missingIdsKindsAndStatesAreGivenAndTold() throws IOException {
    ImportReport report = run(request("facilities", write("a.csv", "lon,lat\n120,28\n121,28\n")));
    FeatureTable table = catalog.read(catalog.findCurrent("facilities").orElseThrow());
    assertEquals("row-2", table.id(0));
    assertEquals("other", table.value(0, "kind"));
    assertEquals("operating", table.value(1, "status"));
    String warnings = String.join("\n", report.warnings());
    assertTrue(warnings.contains("2 rows have no id and were named row-N"), warnings);
    assertTrue(warnings.contains("2 rows have no kind and got other"), warnings);
    assertTrue(warnings.contains("2 rows have no status and got operating"), warnings);
  }

  @Test
  void mappingAndConstantsDecide() throws IOException {
    Path file = write("a.csv", "nr,东,北,甲,kind\nz,120,28,5,medical\n");
    ImportReport report =
        run(
            new ImportRequest(
                "facilities",
                file,
                "auto",
                "auto",
                Map.of("nr", "id", "东", "lon", "北", "lat", "甲", "beds"),
                Map.of("kind", "老年食堂"),
                false,
                false,
                false,
                "me"));
    FeatureTable table = catalog.read(catalog.findCurrent("facilities").orElseThrow());
    assertEquals("z", table.id(0));
    assertEquals(5L, table.value(0, "beds"));
    assertEquals("canteen", table.value(0, "kind"));
    assertTrue(
        report.warnings().contains("--set kind took the place of the value of 1 rows"),
        report.warnings()::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "facilities | a.docx | wrong-ending",
        "facilities | a.pbf | wrong-ending",
        "streets | a.shp | wrong-ending",
        "facilities | none.csv | no-file",
        "elevation | none.tif | unknown-layer",
        "facility | none.csv | unknown-layer"
      })
  void whatCannotBeTakenIsRefusedAsAWhole(String layer, String name, String code) {
    ImportRequest request = ImportRequest.of(layer, folder.resolve(name), "me");
    assertEquals(code, assertThrows(RefusedException.class, () -> run(request)).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'甲':'beds'} | {} | auto | bad-mapping",
        "{'lon':'bets'} | {} | auto | bad-mapping",
        "{} | {'bets':'1'} | auto | bad-constant",
        "{} | {'beds':'many'} | auto | bad-constant",
        "{} | {} | EPSG:99 | bad-crs"
      })
  void wrongOptionsAreRefused(String mapping, String constants, String crs, String code)
      throws IOException {
    Path file = write("a.csv", "id,lon,lat\na,120,28\n");
    ImportRequest request =
        new ImportRequest(
            "facilities",
            file,
            crs,
            "auto",
            texts(mapping),
            texts(constants),
            false,
            false,
            false,
            "me");
    assertEquals(code, assertThrows(RefusedException.class, () -> run(request)).code());
    assertEquals(Optional.empty(), catalog.findCurrent("facilities"));
  }

  @Test
  void coordinatesOfAnotherDatumAreMovedAndTold() throws IOException {
    Path file = write("a.csv", "id,lon,lat\na,120.704649,27.997227\n");
    ImportReport report =
        run(
            new ImportRequest(
                "candidates",
                file,
                "GCJ-02",
                "auto",
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                "me"));
    FeatureTable table = catalog.read(catalog.findCurrent("candidates").orElseThrow());
    double lon = table.geometry(0).getCoordinate().x;
    assertTrue(lon < 120.7046 && lon > 120.699, () -> "lon " + lon);
    assertTrue(
        report
            .warnings()
            .get(0)
            .matches(
                "converted from GCJ-02 to WGS84: positions moved by 5\\d\\d\\.\\d m \\(median\\)"),
        report.warnings()::toString);
  }

  @Test
  void projectedGeoJsonIsPlacedWhenTheSystemIsNamed() throws IOException {
    // EPSG:4549 counts east from 500 km at 120 E; 28 N is about 28 x 110.66 km north.
    Path file =
        write(
            "p.geojson",
            """
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[500000,3098500]},
            "properties":{}}
            """);
    ImportReport report =
        run(
            new ImportRequest(
                "candidates",
                file,
                "EPSG:4549",
                "auto",
                Map.of(),
                Map.of(),
                false,
                false,
                false,
                "me"));
    assertEquals(List.of(), report.errors());
    Coordinate place =
        catalog.read(catalog.findCurrent("candidates").orElseThrow()).geometry(0).getCoordinate();
    assertEquals(120, place.x, 1e-9);
    assertEquals(28, place.y, 0.01);
  }

  @Test
  void geoJsonIsCheckedForItsGeometryAndKeepsNestedValues() throws IOException {
    String rooms = "[{\"status\":\"built\",\"id\":\"r\",\"netArea\":150.50}]";
    Path good =
        write(
            "e.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":7,
            "geometry":{"type":"Point","coordinates":[120,28]},
            "properties":{"名称":"甲","households":300,"careRooms":%s,"jurisdiction":330302}}]}
            """
                .formatted(rooms));
    run(request("estates", good));
    FeatureTable table = catalog.read(catalog.findCurrent("estates").orElseThrow());
    assertEquals("7", table.id(0));
    assertEquals(
        new JsonText("[{\"id\":\"r\",\"netArea\":150.5,\"status\":\"built\"}]"),
        table.value(0, "careRooms"));
    assertEquals("330302", table.value(0, "jurisdiction"));
    Path bad =
        write(
            "f.geojson",
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"l","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{}},
            {"type":"Feature","id":"n","geometry":null,"properties":{}},
            {"type":"Feature","id":"r","geometry":{"type":"Point","coordinates":[120,28]},
             "properties":{"careRooms":[{"netArea":"150"}]}}]}
            """);
    ImportReport report = run(request("estates", bad));
    assertEquals(3, report.refused());
    assertEquals(
        List.of(
            "the layer estates takes Point, Polygon, MultiPolygon only",
            "the row has no geometry: the layer estates needs one (columns lon and lat, or wkt, or"
                + " a GeoJSON geometry)",
            "room 1: netArea must be a number of square metres, 0 or more"),
        report.errors().stream().map(RowError::reason).toList());
  }

  /** An estate's remedies are kept as they are, and so checked when they come. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | must be a JSON list",
        "[1] | remedy 1 must be a JSON object",
        "[{'id':'a','kind':'lease','area':5}] | remedy 1 has the unknown member area; known: id, kind, netArea, sourceNetArea, date, plot, plotEstate",
        "[{'id':'a','kind':'lease'},{'id':'a','kind':'lease'}] | remedy 2 must have an id that no other remedy of the estate has",
        "[{'kind':'lease'}] | remedy 1 must have an id that no other remedy of the estate has",
        "[{'id':'a','kind':'rent'}] | remedy 1: the kind is none of pooling, adjacent-plot, purchase, swap, lease, conversion",
        "[{'id':'a','kind':'lease','netArea':-1}] | remedy 1: netArea must be from 0 to 1,000,000,000 with at most 6 decimals",
        "[{'id':'a','kind':'lease','netArea':'5'}] | remedy 1: netArea must be from 0 to 1,000,000,000 with at most 6 decimals",
        "[{'id':'a','kind':'lease','sourceNetArea':0.0000001}] | remedy 1: sourceNetArea must be from 0 to 1,000,000,000 with at most 6 decimals",
        "[{'id':'a','kind':'lease','date':'2021-02-30'}] | remedy 1: the date must be written 2025-12-31",
        "[{'id':'a','kind':'lease','plot':'north'}] | remedy 1: the plot must be a GeoJSON geometry",
        "[{'id':'a','kind':'lease','netArea':200.5,'date':'2021-02-28'}] |",
      })
  void remediesAreChecked(String remedies, String reason) throws IOException {
    Path file =
        write(
            "r.geojson",
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"e",
            "geometry":{"type":"Point","coordinates":[120,28]},"properties":{"remedies":%s}}]}
            """
                .formatted(remedies.replace('\'', '"')));
    ImportReport report = run(request("estates", file));
    if (reason == null) {
      assertEquals(List.of(), report.errors());
      return;
    }
    assertEquals(1, report.refused());
    RowError error = report.errors().get(0);
    assertEquals(1, error.row());
    assertEquals("remedies", error.column());
    assertEquals(reason, error.reason());
  }

  @Test
  void impossiblePairsAreStoredAndTold() throws IOException {
    ImportReport report =
        run(
            request(
                "communities", write("a.csv", "id,lon,lat,population,elders60\nq,120,28,10,11\n")));
    assertTrue(
        report
            .warnings()
            .contains("1 rows have more or later elders60 than population, the first is q (row 2)"),
        report.warnings()::toString);
  }

  @Test
  void manyErrorsAreCountedInFullAndListedInPart() throws IOException {
    String rows =
        IntStream.range(0, 5000).mapToObj(i -> i + ",120,28,x\n").collect(Collectors.joining());
    ImportReport report = run(request("facilities", write("a.csv", "id,lon,lat,beds\n" + rows)));
    assertEquals(5000, report.refused());
    assertEquals(ImportReport.MAX_ERRORS, report.errors().size());
    assertEquals(2, report.errors().get(0).row());
  }

  @Test
  void emptyFilesPersonalColumnsAndDoubledCodesAreRefused() throws IOException {
    assertCode("empty-file", request("facilities", write("a.csv", "id,lon,lat\n")));
    assertCode("personal-data", request("facilities", write("b.csv", "id,身份证号\n1,2\n")));
    String square = "\"POLYGON ((0 0, 1 0, 1 1, 0 0))\"";
    assertCode(
        "duplicate-code",
        request(
            "regions",
            write(
                "c.csv",
                "id,code,level,wkt\n1,330302,county," + square + "\n2,330302,county," + square)));
  }

  @Test
  void aCancelledImportLeavesNothing() throws IOException {
    Path file = write("a.csv", "id,lon,lat\na,120,28\n");
    assertThrows(
        CancelledException.class,
        () -> importer.run(request("facilities", file), ProgressListener.NONE, () -> true));
    assertEquals(Optional.empty(), catalog.findCurrent("facilities"));
  }

  private void assertCode(String code, ImportRequest request) {
    assertEquals(code, assertThrows(RefusedException.class, () -> run(request)).code());
  }

  private ImportReport run(ImportRequest request) {
    return importer.run(request, ProgressListener.NONE, CancelToken.NONE);
  }

  private static ImportRequest request(String layer, Path file) {
    return ImportRequest.of(layer, file, "me");
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text, StandardCharsets.UTF_8);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private static String told(RowError error) {
    return error.row() + " " + error.column() + " " + error.value() + " " + error.reason();
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new java.util.HashMap<>();
    for (String pair : json.replaceAll("[{}']", "").split(",")) {
      if (!pair.isBlank()) {
        texts.put(pair.split(":")[0], pair.split(":")[1]);
      }
    }
    return texts;
  }
}
