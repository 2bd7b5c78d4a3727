package io.carecircle.app.ogc;

import static io.carecircle.app.ogc.Problems.assertProblem;
import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.ingest.SheetFile;
import io.carecircle.app.platform.Json;
import io.carecircle.formats.excel.ExcelLimits;
import io.carecircle.formats.excel.ExcelTableReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports and batches over HTTP, in a small town at the river. */
class ReportsTest {
  private static final String PDF = "application/pdf";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String BATCH = "/api/batches/estate-check";

  @TempDir static Path folder;
  private static OpenServer server;

  @BeforeAll
  static void open() {
    server = new OpenServer(folder.resolve("data"));
    StringBuilder streets = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      double at = 0.002 * i;
      streets.append(
          line(
              "h" + i,
              120.68,
              28.0 + at,
              120.704,
              28.0 + at,
              i % 4 == 0 ? "primary" : "residential"));
      streets
          .append(",")
          .append(line("v" + i, 120.68 + at, 28.0, 120.68 + at, 28.024, "residential"));
      streets.append(i < 11 ? "," : "");
    }
    server.importText("streets", "s.geojson", collection(streets.toString()));
    server.importText(
        "facilities",
        "f.csv",
        "id,lon,lat,名称,类型\nf1,120.69,28.01,江滨照料中心,居家养老服务照料中心\n"
            + "f2,120.685,28.015,广化食堂,老年食堂\nf3,120.697,28.006,市二医,医疗机构\n");
    server.importText(
        "regions",
        "r.geojson",
        collection(
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"330302\",\"name\":\"鹿城区\",\"level\":\"county\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[120.67,27.99],[120.71,27.99],[120.71,28.03],[120.67,28.03],[120.67,27.99]]]}}"));
    server.importText(
        "estates",
        "e.csv",
        "id,lon,lat,小区名称,辖区,报批日期,总建筑面积,户数,房间1套内面积,房间1处号,房间2套内面积,房间2处号\n"
            + "e1,120.69,28.012,滨江花苑,330302,2024-01-01,150150,1000,150,p1,150,p1\n"
            + "e2,120.70,28.002,广场新村,330302,2024-01-01,150000,1000,300,,,\n");
  }

  private static String line(String id, double x1, double y1, double x2, double y2, String kind) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"highway\":\"%s\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[%s,%s],[%s,%s]]}}"
        .formatted(id, kind, x1, y1, x2, y2);
  }

  private static String collection(String features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
  }

  @AfterAll
  static void close() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("data/uploads"))) {
      assertEquals(0, left.count(), "an upload was left behind");
    }
    server.close();
  }

  private static JsonNode checked(String inputs) {
    HttpResponse<byte[]> answer = server.execute("estate-check", inputs);
    assertEquals(200, answer.statusCode(), OpenServer.text(answer));
    return OpenServer.json(answer);
  }

  private static String body(JsonNode result, String... members) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("result", result);
    for (int i = 0; i < members.length; i += 2) {
      body.put(members[i], members[i + 1]);
    }
    return body.toString();
  }

  private static HttpResponse<byte[]> print(String kind, String body, String form) {
    return server.post("/api/reports/" + kind, body, "Accept", form);
  }

  @Test
  void everyEstateHasItsPageWithItsMap() throws IOException {
    JsonNode result = checked("{\"asOf\":\"2024-06-01\"}");
    HttpResponse<byte[]> answer =
        print("estate-verdict", body(result, "date", "2024-06-02", "author", "住建局"), PDF);
    assertEquals(200, answer.statusCode(), OpenServer.text(answer));
    assertEquals(PDF, answer.headers().firstValue("Content-Type").orElse(""));
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      assertEquals(2, document.getNumberOfPages());
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      for (String part :
          List.of(
              "滨江花苑",
              "广场新村",
              "本小区",
              "300.3",
              "2024-06-02",
              "住建局",
              result.path("run").path("id").asString())) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/estate-with-map.png").toFile());
    }
    assertEquals(
        answer.body().length,
        print("estate-verdict", body(result, "date", "2024-06-02", "author", "住建局"), PDF)
            .body()
            .length);
  }

  @Test
  void oneEstateIsPrintedToEveryForm() throws IOException {
    JsonNode result = checked("{\"asOf\":\"2024-06-01\"}");
    String one = body(result, "estate", "e1", "language", "en");
    try (XWPFDocument document =
            new XWPFDocument(new ByteArrayInputStream(print("estate-verdict", one, DOCX).body()));
        XWPFWordExtractor words = new XWPFWordExtractor(document)) {
      assertTrue(words.getText().contains("fail"));
      assertEquals(1, document.getAllPictures().size());
    }
    FeatureTable table =
        ExcelTableReader.read(print("estate-verdict", one, XLSX).body(), ExcelLimits.DEFAULT)
            .rows()
            .table();
    assertEquals("fail", table.value(0, "verdict"));
    assertEquals("滨江花苑", table.value(0, "name"));
    assertTrue(OpenServer.text(print("estate-verdict", one, "text/csv")).contains("滨江花苑"));
    assertEquals(
        2480,
        ImageIO.read(new ByteArrayInputStream(print("estate-verdict", one, "image/png").body()))
            .getWidth());
  }

  @Test
  void aMapIsDrawnFromTheLayers() throws IOException {
    HttpResponse<byte[]> areas =
        server.execute(
            "service-areas", "{\"facilities\":{\"ids\":[\"f1\"]},\"reach\":{\"minutes\":[5,10]}}");
    assertEquals(200, areas.statusCode(), OpenServer.text(areas));
    String request =
        "{\"title\":\"鹿城区15分钟养老服务圈\",\"region\":\"鹿城区\",\"paper\":\"A4-landscape\",\"date\":\"2024-06-02\",\"result\":"
            + OpenServer.text(areas)
            + "}";
    HttpResponse<byte[]> answer = print("map", request, PDF);
    assertEquals(200, answer.statusCode(), OpenServer.text(answer));
    try (PDDocument document = Loader.loadPDF(answer.body())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      for (String part :
          List.of(
              "鹿城区", "5分钟服务圈", "10分钟服务圈", "居家养老服务照料中心", "老年食堂", "审图号________________", "路网第1版")) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/map-of-layers.png").toFile());
    }
    // A4 across at 300 dots per inch: 297 mm are 3,508 dots.
    assertEquals(
        3508,
        ImageIO.read(new ByteArrayInputStream(print("map", request, "image/png").body()))
            .getWidth());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing | application/pdf | {\"result\":{}} | 404 | unknown-report",
        "map | application/pdf | {\"title\":\"图\",\"bbox\":[1,42,2,43]} | 400 | bad-extent",
        "map | application/pdf | {\"title\":\"图\",\"region\":\"无此地\"} | 400 | bad-extent",
        "map | application/pdf | {\"title\":\"图\",\"bbox\":[121,28,120,29]} | 400 | bad-input",
        "map | application/pdf | {\"region\":\"330302\"} | 400 | bad-input",
        "map | application/pdf | {\"title\":\"图\",\"colour\":1} | 400 | bad-input",
        "map | application/pdf | {\"title\":\"图\",\"region\":\"330302\",\"paper\":\"A0\"} | 400 | bad-paper",
        "map | text/csv | {\"title\":\"图\",\"region\":\"330302\"} | 406 | not-acceptable",
        "estate-verdict | application/pdf | {\"result\":{}} | 400 | no-result",
        "estate-verdict | application/pdf | {\"result\":{\"estates\":[],\"run\":{}}} | 400 | unknown-estate",
        "estate-verdict | application/pdf | {} | 400 | bad-input",
        "estate-verdict | application/pdf | [] | 400 | bad-input",
        "estate-verdict | application/pdf | {\"jobId\":\"x\"} | 404 | unknown-job",
        "estate-verdict | application/pdf | {\"result\":{},\"date\":\"morgen\"} | 400 | bad-input",
        "estate-verdict | application/pdf | {\"result\":{},\"language\":\"fr\"} | 400 | bad-input"
      })
  void whatCannotBePrintedIsSaid(String kind, String form, String body, int status, String code) {
    assertEquals(code, assertProblem(status, print(kind, body, form)).get("code").stringValue());
  }

  private static byte[] estates(int count) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(asList("编号", "小区名称", "辖区", "报批日期", "总建筑面积", "户数", "用房套内面积"));
    for (int i = 0; i < count; i++) {
      rows.add(
          asList(
              "b" + i,
              "小区" + i,
              "330302",
              "2024-01-01",
              i == 1 ? "大" : (Object) 150_150,
              1_000,
              300));
    }
    return Files.readAllBytes(SheetFile.write(folder.resolve("b" + count + ".xlsx"), rows));
  }

  @Test
  void aBatchIsAnsweredAtOnceInThreeForms() throws IOException {
    byte[] file = estates(3);
    HttpResponse<byte[]> json =
        server.upload(BATCH, List.of(), "a.xlsx", file, "asOf", "2024-06-01");
    assertEquals(200, json.statusCode(), OpenServer.text(json));
    assertEquals(
        "{\"fail\":2,\"pass\":0,\"refused\":1,\"unknown\":0}",
        OpenServer.json(json).path("verdicts").toString());
    HttpResponse<byte[]> csv = server.upload(BATCH, List.of("Accept", "text/csv"), "a.xlsx", file);
    assertTrue(OpenServer.text(csv).contains("不合格"));
    HttpResponse<byte[]> xlsx =
        server.upload(BATCH, List.of("Accept", XLSX, "Accept-Language", "en"), "a.xlsx", file);
    FeatureTable table = ExcelTableReader.read(xlsx.body(), ExcelLimits.DEFAULT).rows().table();
    assertEquals("refused", table.value(1, "verdict"));
  }

  @Test
  void aBatchRunsAsAJobAndItsResultIsPrintedFromThere() throws Exception {
    HttpResponse<byte[]> answer =
        server.upload(BATCH, List.of("Prefer", "respond-async"), "a.xlsx", estates(4));
    assertEquals(201, answer.statusCode(), OpenServer.text(answer));
    String job = OpenServer.json(answer).path("jobID").asString();
    for (int i = 0; i < 200 && !"successful".equals(state(job)); i++) {
      Thread.sleep(100);
    }
    assertEquals("successful", state(job));
    HttpResponse<byte[]> xlsx = server.get("/api/jobs/" + job + "/results", "Accept", XLSX);
    assertEquals(4, ExcelTableReader.read(xlsx.body(), ExcelLimits.DEFAULT).rows().table().size());
    assertEquals(4, server.json("/api/jobs/" + job + "/results").path("rows").size());
  }

  private static String state(String job) {
    return server.json("/api/jobs/" + job).path("status").asString();
  }

  @Test
  void brokenTablesAreRefusedWithTheReason() {
    assertEquals(
        "unreadable-file",
        assertProblem(
                422,
                server.upload(
                    BATCH, List.of(), "a.xlsx", "<html>".getBytes(StandardCharsets.UTF_8)))
            .get("code")
            .stringValue());
    assertEquals(
        "missing-columns",
        assertProblem(
                400,
                server.upload(
                    BATCH, List.of(), "a.csv", "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8)))
            .get("code")
            .stringValue());
    assertEquals(
        "unknown-field",
        assertProblem(
                400, server.upload(BATCH, List.of(), "a.csv", new byte[0], "layer", "estates"))
            .get("code")
            .stringValue());
  }
}
