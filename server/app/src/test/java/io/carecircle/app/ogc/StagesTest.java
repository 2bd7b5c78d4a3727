package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The stage history of an estate over HTTP, and what the checks make of it. */
class StagesTest {
  /** 100,000 m2 and 900 households need max(200, 270, 300) = 300 m2, and 300 are filed. */
  private static final String FILED =
      "\"jurisdiction\":\"330302\",\"filingDate\":\"2024-05-01\",\"totalFloorArea\":100000,"
          + "\"households\":900,\"careRooms\":[{\"id\":\"r\",\"netArea\":300,\"status\":\"planned\"}]";

  @TempDir static Path folder;
  private static OpenServer server;

  @BeforeAll
  static void open() {
    server = new OpenServer(folder);
    server.importText("estates", "e.geojson", estates());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String estates() {
    return SmallTown.collection(
        SmallTown.point("甲/1", 0, FILED),
        SmallTown.point("b", 0.01, FILED),
        SmallTown.point("c", 0.02, FILED),
        SmallTown.point("d", 0.03, FILED));
  }

  private static String path(String id) {
    return "/api/estates/" + id.replace("甲/1", "%E7%94%B2%2F1") + "/stages";
  }

  private static HttpResponse<byte[]> add(String id, int after, String members) {
    return server.post(path(id), "{" + members + ",\"by\":\"王\"}", "If-Match", "\"" + after + "\"");
  }

  private static void added(String id, int after, String members) {
    HttpResponse<byte[]> answer = add(id, after, members);
    assertEquals(201, answer.statusCode(), OpenServer.text(answer));
  }

  @Test
  void historyIsAddedToAndNeverWrittenPast() {
    HttpResponse<byte[]> empty = server.get(path("甲/1"));
    assertEquals("\"0\"", empty.headers().firstValue("ETag").orElse(""));
    assertEquals(0, OpenServer.json(empty).get("entries").size());
    String accepted = "\"stage\":\"acceptance\",\"date\":\"2025-06-01\"";
    HttpResponse<byte[]> first = add("甲/1", 0, accepted);
    assertEquals(201, first.statusCode());
    assertEquals("\"1\"", first.headers().firstValue("ETag").orElse(""));
    assertTrue(
        first
            .headers()
            .firstValue("Location")
            .orElse("")
            .endsWith("/api" + path("甲/1").substring(4)));
    // The answer was lost and the request is sent again.
    HttpResponse<byte[]> again = add("甲/1", 0, accepted);
    assertEquals(200, again.statusCode());
    assertEquals(OpenServer.json(first), OpenServer.json(again));
    // Another officer has read the empty history.
    HttpResponse<byte[]> other = add("甲/1", 0, accepted.replace("-01", "-02"));
    assertProblem(other, 412, "history-changed");
    assertEquals(1, OpenServer.json(other).get("last").intValue());
    added("甲/1", 1, "\"stage\":\"acceptance\",\"date\":\"2025-05-01\",\"supersedes\":1");
    JsonNode history = server.json(path("甲/1"));
    assertEquals("acceptance", history.get("stage").stringValue());
    assertEquals("王", history.at("/entries/0/by").stringValue());
    assertEquals(false, history.at("/entries/0/stands").booleanValue());
    assertEquals(true, history.at("/entries/1/stands").booleanValue());
    assertTrue(server.json(path("甲/1") + "?asOf=2025-04-30").get("stage").isNull());
    // An import makes a new version of the layer and leaves the histories alone.
    server.importText("estates", "e.geojson", estates(), "replace", "true");
    assertEquals(history, server.json(path("甲/1")));
  }

  @Test
  void whatIsRefused() {
    String accepted = "{\"stage\":\"acceptance\",\"date\":\"2025-06-01\",\"by\":\"王\"}";
    assertProblem(server.post(path("b"), accepted), 428, "if-match-required");
    assertProblem(server.post(path("b"), accepted, "If-Match", "*"), 400, "bad-if-match");
    assertProblem(server.post(path("b"), accepted, "If-Match", "W/\"0\""), 400, "bad-if-match");
    assertProblem(server.post(path("no"), accepted, "If-Match", "\"0\""), 404, "unknown-feature");
    assertProblem(server.get(path("no")), 404, "unknown-feature");
    assertProblem(server.get(path("b") + "?asOf=now"), 400, "bad-datetime");
    assertProblem(server.get(path("b") + "?day=now"), 400, "unknown-parameter");
    assertProblem(
        server.post(path("b"), accepted.replace("by", "from"), "If-Match", "\"0\""),
        400,
        "bad-input");
    assertProblem(
        server.post(path("b"), accepted.replace("acceptance", "opening"), "If-Match", "\"0\""),
        400,
        "bad-input");
    HttpResponse<byte[]> bad = add("b", 0, "\"stage\":\"handover\",\"date\":\"2025-06-01\"");
    assertProblem(bad, 422, "bad-stage");
    assertTrue(OpenServer.text(bad).contains("移交（2025-06-01）之前须先登记竣工验收 / handover"));
    assertProblem(
        add("b", 0, "\"stage\":\"acceptance\",\"date\":\"2999-06-01\""), 422, "bad-stage");
    assertEquals(0, server.json(path("b")).get("entries").size());
  }

  /** c: all together, then misused, ordered to be corrected by 2026-03-01. d: homes only. */
  @Test
  void theChecksTakeTheHistoryIntoAccount() {
    added(
        "c",
        0,
        "\"stage\":\"design-review\",\"date\":\"2024-06-01\",\"includesCareRooms\":true,\"civilAffairsAsked\":false");
    added("c", 1, "\"stage\":\"acceptance\",\"date\":\"2025-06-01\"");
    added("c", 2, "\"stage\":\"handover\",\"date\":\"2025-07-01\"");
    added(
        "c",
        3,
        "\"stage\":\"misused\",\"date\":\"2026-02-01\",\"annualInspection\":true,"
            + "\"order\":{\"number\":\"〔2026〕1号\",\"date\":\"2026-02-02\",\"dueDate\":\"2026-03-01\"}");
    JsonNode c = check("{\"ids\":[\"c\"]}", "2025-12-31").at("/estates/0");
    assertEquals("pass", c.get("verdict").stringValue(), c.toString());
    assertEquals("handover", c.at("/stages/stage").stringValue());
    assertEquals("pass", c.at("/stages/fourTogether/verdict").stringValue());
    assertEquals("pass", clause(c, "four-together"));
    assertTrue(c.get("warnings").toString().contains("设计审查未征求民政部门意见"), c.toString());
    assertTrue(
        c.get("warnings")
            .toString()
            .contains("room r: filed as planned, on record handed_over; the record decides"));
    // Misused rooms count for nothing: 300 m2 are short.
    JsonNode later = check("{\"ids\":[\"c\"]}", "2026-03-02").at("/estates/0");
    assertEquals("fail", later.get("verdict").stringValue());
    assertEquals("300", later.get("shortTotal").toString());
    assertEquals(true, later.at("/stages/openOrders/0/overdue").booleanValue());
    assertEquals(
        false,
        check("{\"ids\":[\"c\"]}", "2026-03-01")
            .at("/estates/0/stages/openOrders/0/overdue")
            .booleanValue());
    // The same estate sent along is judged by what is sent, unless the history is asked for.
    String inline =
        "{\"features\":" + SmallTown.collection(SmallTown.point("c", 0.02, FILED)) + "}";
    assertTrue(check(inline, "2026-03-02").at("/estates/0/stages").isMissingNode());
    int last = server.json(path("c")).get("lastSequence").intValue();
    JsonNode asked = check(inline + ",\"stagesUpTo\":" + last, "2026-03-02").at("/estates/0");
    assertEquals("fail", asked.get("verdict").stringValue());
    assertProblem(
        server.execute("estate-check", "{\"stagesUpTo\":" + (last + 1) + "}"), 400, "bad-input");
    compliance(last);
    table(last);
  }

  private static void compliance(int last) {
    JsonNode row =
        OpenServer.json(
                server.execute(
                    "estate-compliance",
                    "{\"asOf\":\"2026-03-02\",\"stagesUpTo\":"
                        + last
                        + ",\"estates\":{\"ids\":[\"b\",\"c\"]}}"))
            .at("/compliance/0");
    assertEquals(
        "[2,1,1]", "[%s,%s,%s]".formatted(row.get("estates"), row.get("pass"), row.get("fail")));
    // Of b nothing is accepted.
    assertEquals("1", row.at("/fromAcceptance/estates").toString());
    assertEquals("1", row.at("/fromAcceptance/fail").toString());
    assertEquals("1", row.get("overdueOrders").toString());
  }

  private static void table(int last) {
    String inputs =
        "{\"asOf\":\"2026-03-02\",\"estates\":{\"ids\":[\"c\"]},\"stagesUpTo\":" + last + "}";
    JsonNode result = OpenServer.json(server.execute("estate-stages", inputs));
    assertEquals(4, result.at("/estates/0/entries").size());
    assertEquals("〔2026〕1号", result.at("/overdue/0/number").stringValue());
    String csv =
        OpenServer.text(server.execute("estate-stages", inputs, "Accept", "text/csv")).strip();
    assertEquals(5, csv.split("\r?\n").length);
    assertTrue(csv.contains("c,,4,true,,misused,改变用途,care-rooms,,2026-02-01,"), csv);
  }

  private static JsonNode check(String estates, String asOf) {
    HttpResponse<byte[]> answer =
        server.execute("estate-check", "{\"asOf\":\"" + asOf + "\",\"estates\":" + estates + "}");
    assertEquals(200, answer.statusCode(), OpenServer.text(answer));
    return OpenServer.json(answer);
  }

  private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
    Problems.assertProblem(status, answer);
    assertEquals(code, OpenServer.json(answer).get("code").stringValue());
  }

  private static String clause(JsonNode estate, String id) {
    for (JsonNode clause : estate.get("clauses")) {
      if (clause.get("id").stringValue().equals(id)) {
        return clause.get("verdict").stringValue();
      }
    }
    return "none";
  }
}
