package io.carecircle.app.ogc;

import static io.carecircle.app.ogc.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessesTest {
  @TempDir static Path folder;
  private OpenServer server;

  @BeforeAll
  void open() {
    server = new OpenServer(folder, "carecircle.max-body=1MB");
    SmallTown.fill(server);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void everyProcessIsListedAndDescribesEachInputAndItsResultBySchema() {
    JsonNode list = server.json("/api/processes").get("processes");
    ProcessCatalog catalog = server.bean(ProcessCatalog.class);
    assertEquals(catalog.listDescriptions().size(), list.size());
    for (ProcessDescription process : catalog.listDescriptions()) {
      JsonNode described = server.json("/api/processes/" + process.id());
      assertEquals(process.inputNames().size(), described.get("inputs").size());
      for (JsonNode input : described.get("inputs")) {
        JsonNode schema = input.get("schema");
        assertTrue(schema.has("type") || schema.has("oneOf"), process.id() + schema);
        assertFalse(input.get("description").stringValue().isBlank());
      }
      assertEquals(
          "object", described.at("/outputs/result/schema/type").stringValue(), process.id());
      assertEquals(
          "[\"sync-execute\",\"async-execute\",\"dismiss\"]",
          described.get("jobControlOptions").toString());
      JsonNode operation =
          server.json("/api/openapi").get("paths").get("/processes/" + process.id() + "/execution");
      assertTrue(operation.at("/post/requestBody/required").booleanValue());
    }
    assertEquals(
        "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process",
        assertProblem(404, server.get("/api/processes/nothing")).get("type").stringValue());
  }

  /** c1 and c2 lie at 111 m and 1,002 m from f1, at 1 m/s and within 900 s only the first is. */
  @Test
  void executionAnswersWithTheResultItselfAndTheSameBytesAgain() throws IOException {
    String inputs = "{\"demand\":{\"ids\":[\"c1\",\"c2\"]}}";
    HttpResponse<byte[]> answer = server.execute("coverage", inputs);
    assertEquals(200, answer.statusCode(), () -> OpenServer.text(answer));
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    JsonNode total = OpenServer.json(answer).get("total");
    assertEquals(30, total.get("population").intValue());
    assertEquals(10, total.get("covered").intValue());
    assertEquals(20, total.get("outOfReach").intValue());
    assertEquals(OpenServer.text(answer), OpenServer.text(server.execute("coverage", inputs)));
    assertTrue(
        server
            .bean(Verification.class)
            .verify(OpenServer.json(answer), io.carecircle.app.process.LinkedFiles.NONE)
            .same());
  }

  @Test
  void travelTimesAreToBeHadAsCsv() {
    String inputs =
        "{\"from\":{\"layer\":\"communities\",\"ids\":[\"c2\"]},"
            + "\"to\":{\"layer\":\"facilities\",\"kinds\":[\"community_care\"]}}";
    HttpResponse<byte[]> csv = server.execute("travel-times", inputs, "Accept", "text/csv");
    assertEquals(200, csv.statusCode(), () -> OpenServer.text(csv));
    assertEquals("text/csv;charset=UTF-8", csv.headers().firstValue("Content-Type").orElseThrow());
    // 0.009 degrees on the equator: 1,001.875 m.
    assertEquals(
        "from,to,seconds,metres,networkMetres,snapMetres\r\nc2,f1,1002,1001.875,1001.875,0\r\n",
        OpenServer.text(csv).replace("\n", "\r\n").replace("\r\r", "\r"));
    assertProblem(406, server.execute("coverage", "{}", "Accept", "text/csv"));
  }

  @Test
  void whatCannotBeServedIsRefusedWithTheReason() {
    assertEquals("bad-json", code(400, server.post(path("coverage"), "{\"inputs\":")));
    JsonNode broken = assertProblem(400, server.post(path("coverage"), "{\n\"inputs\": {x}}"));
    assertTrue(broken.get("detail").stringValue().contains("line 2"), broken::toString);
    assertEquals("bad-json", code(400, server.post(path("coverage"), "")));
    assertEquals("bad-json", code(400, server.post(path("coverage"), "[".repeat(5000))));
    assertEquals("no-inputs", code(400, server.post(path("coverage"), "{}")));
    assertEquals("unknown-input", code(400, server.execute("coverage", "{\"x\":1}")));
    assertEquals("bad-input", code(400, server.execute("coverage", "{\"reach\":{\"speed\":-1}}")));
    assertEquals("unknown-process", code(404, server.execute("nothing", "{}")));
    assertEquals(
        "href-not-allowed",
        code(
            400,
            server.execute("coverage", "{\"demand\":{\"features\":{\"href\":\"/etc/passwd\"}}}")));
    assertProblem(400, server.post(path("coverage") + "?x=1", "{\"inputs\":{}}"));
    assertProblem(405, server.get(path("coverage")));
  }

  @Test
  void featuresThatCannotBeTakenAreNamedOneByOne() {
    JsonNode problem =
        assertProblem(
            422,
            server.execute(
                "coverage",
                "{\"demand\":{\"weight\":\"n\",\"features\":"
                    + SmallTown.collection(
                        SmallTown.point("a", 0, "\"n\":1"), SmallTown.point("b", 999, "\"n\":1"))
                    + "}}"));
    assertEquals("bad-features", problem.get("code").stringValue());
    assertEquals(2, problem.at("/errors/0/row").intValue());
  }

  @Test
  void onlyJsonIsTakenAndNotTooMuchOfIt() {
    assertProblem(
        415,
        server.send(
            server
                .request(path("coverage"))
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"inputs\":{}}"))
                .build()));
    String large = "{\"inputs\":{},\"x\":\"" + "a".repeat(1 << 20) + "\"}";
    assertEquals("too-large", code(413, server.post(path("coverage"), large)));
    // The same without telling its length before.
    HttpResponse<byte[]> chunked =
        server.send(
            server
                .request(path("coverage"))
                .header("Content-Type", "application/json")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes())))
                .build());
    assertEquals("too-large", code(413, chunked));
  }

  @Test
  void titlesFollowTheLanguageOfTheCaller() {
    assertEquals("未找到", title("/api/nothing", "zh-CN"));
    assertEquals("未找到", title("/api/nothing", "fr, zh;q=0.5"));
    assertEquals("Not found", title("/api/nothing", "en"));
    assertEquals("Not found", title("/api/nothing", "fr"));
    assertEquals("未找到", OpenServer.json(server.get("/api/nothing")).get("title").stringValue());
  }

  private String title(String path, String language) {
    return assertProblem(404, server.get(path, "Accept-Language", language))
        .get("title")
        .stringValue();
  }

  private static String path(String process) {
    return "/api/processes/" + process + "/execution";
  }

  private static String code(int status, HttpResponse<byte[]> answer) {
    return assertProblem(status, answer).get("code").stringValue();
  }
}
