package io.carecircle.app.ogc;

import static io.carecircle.app.ogc.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.Json;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ImportsTest {
  private static final String GOOD = "id,lon,lat,床位数\na,120.7,28.1,12\nb,120.8,28.2,8\n";
  private static final String BAD = "id,lon,lat,床位数\na,120.7,28.1,12\nb,120.8,28.2,八\n";

  @TempDir Path folder;
  private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder.resolve("data"), "carecircle.max-upload=1MB");
  }

  @AfterEach
  void close() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("data/uploads"))) {
      assertEquals(0, left.count(), "an upload was left behind");
    }
    server.close();
  }

  @Test
  void reportIsThatOfTheCommandLine() throws IOException {
    JsonNode report = server.importText("facilities", "a.csv", GOOD, "set", "kind=nursing_home");
    assertEquals(2, report.get("stored").intValue());
    assertEquals(1, report.get("version").intValue());
    Path file = folder.resolve("a.csv");
    Files.writeString(file, GOOD);
    ImportRequest same =
        new ImportRequest(
            "facilities",
            file,
            "auto",
            "auto",
            java.util.Map.of(),
            java.util.Map.of("kind", "nursing_home"),
            false,
            true,
            false,
            "test");
    ObjectNode expected =
        Json.MAPPER.valueToTree(
            server.bean(Importer.class).run(same, ProgressListener.NONE, CancelToken.NONE));
    expected.put("version", 1);
    assertEquals(expected.toString(), report.toString());
  }

  @Test
  void aBadRowRefusesTheFileAndNamesItself() {
    HttpResponse<byte[]> answer =
        server.upload("facilities", "b.csv", BAD.getBytes(StandardCharsets.UTF_8));
    JsonNode problem = assertProblem(422, answer);
    assertEquals("bad-rows", problem.get("code").stringValue());
    assertEquals(3, problem.at("/errors/0/row").intValue());
    assertEquals("床位数", problem.at("/errors/0/column").stringValue());
    assertEquals("八", problem.at("/errors/0/value").stringValue());
    assertEquals("facilities", problem.get("layer").stringValue());
    assertEquals(2, problem.get("read").intValue());
    assertEquals(0, problem.get("stored").intValue());
    assertEquals(1, problem.get("refused").intValue());
    assertEquals(0, count("facilities"));
    assertEquals(
        1,
        server
            .importText("facilities", "b.csv", BAD, "skipBadRows", "true")
            .get("stored")
            .intValue());
    assertEquals(1, count("facilities"));
  }

  @Test
  void optionsMeanWhatTheyMeanToTheCommand() {
    JsonNode tried = server.importText("facilities", "a.csv", GOOD, "dryRun", "true");
    assertTrue(tried.get("dryRun").booleanValue());
    assertEquals(0, count("facilities"));
    server.importText("facilities", "a.csv", GOOD);
    String one = "名号,lon,lat\nz,120.7,28.1\n";
    HttpResponse<byte[]> chinese =
        server.upload(
            "facilities",
            "乱七八糟.csv",
            one.getBytes(Charset.forName("GB18030")),
            "encoding",
            "GB18030",
            "mapping",
            "{\"名号\":\"id\"}",
            "replace",
            "true");
    assertEquals(200, chinese.statusCode(), () -> OpenServer.text(chinese));
    assertEquals(1, count("facilities"));
    assertEquals(200, server.get("/api/collections/facilities/items/z").statusCode());
  }

  @Test
  void whatIsNoImportIsRefused() {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    assertEquals("unknown-layer", code(400, server.upload("nothing", "a.csv", good)));
    assertEquals("wrong-ending", code(400, server.upload("facilities", "a.exe", good)));
    assertEquals("wrong-ending", code(400, server.upload("facilities", "../../a.csv/..", good)));
    assertEquals("unknown-field", code(400, server.upload("facilities", "a.csv", good, "x", "1")));
    assertEquals(
        "bad-field", code(400, server.upload("facilities", "a.csv", good, "layer", "regions")));
    assertEquals(
        "bad-field", code(400, server.upload("facilities", "a.csv", good, "dryRun", "yes")));
    assertEquals("bad-json", code(400, server.upload("facilities", "a.csv", good, "mapping", "{")));
    assertEquals(
        "unreadable-file",
        code(422, server.upload("streets", "a.osm.pbf", new byte[] {0, 0, 1, 2, 3})));
    assertEquals("too-large", code(413, server.upload("facilities", "a.csv", new byte[3 << 20])));
    assertProblem(415, server.post("/api/imports", "{}"));
    assertProblem(405, server.get("/api/imports"));
    assertEquals(0, count("facilities"));
  }

  @Test
  void multipartThatIsNoneIsRefused() {
    for (String type : new String[] {"multipart/form-data", "multipart/form-data; boundary=x"}) {
      HttpResponse<byte[]> answer =
          server.send(
              server
                  .request("/api/imports")
                  .header("Content-Type", type)
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString("--x\r\nrubbish"))
                  .build());
      assertProblem(400, answer);
    }
  }

  /** A name from outside never becomes a path. */
  @Test
  void theSendersFileNameIsNotUsed() {
    server.importText("facilities", "../../../../tmp/evil.csv", GOOD);
    assertFalse(Files.exists(folder.resolve("evil.csv")));
    assertEquals(2, count("facilities"));
  }

  private int count(String layer) {
    return server.json("/api/collections/" + layer).get("itemCount").intValue();
  }

  private static String code(int status, HttpResponse<byte[]> answer) {
    return assertProblem(status, answer).get("code").stringValue();
  }
}
