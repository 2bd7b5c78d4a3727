package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What every refusal must look like. */
public final class Problems {
  private Problems() {}

  /** The problem, after its form was checked. */
  public static JsonNode assertProblem(int status, HttpResponse<byte[]> answer) {
    String what = answer.request().method() + " " + answer.uri() + ": " + OpenServer.text(answer);
    assertEquals(status, answer.statusCode(), what);
    return assertForm(answer);
  }

  /** As {@link #assertProblem}, of any status. */
  public static JsonNode assertForm(HttpResponse<byte[]> answer) {
    String what = answer.request().method() + " " + answer.uri() + ": " + OpenServer.text(answer);
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""), what);
    JsonNode problem = OpenServer.json(answer);
    assertEquals(answer.statusCode(), problem.get("status").intValue(), what);
    assertTrue(problem.get("code").stringValue().matches("[a-z0-9-]+"), what);
    String type = problem.get("type").stringValue();
    assertTrue(
        type.equals("/problems/" + problem.get("code").stringValue())
            || type.startsWith("http://www.opengis.net/def/exceptions/"),
        what);
    assertFalse(problem.get("title").stringValue().isBlank(), what);
    assertFalse(problem.get("detail").stringValue().isBlank(), what);
    // No trace of the inside.
    assertFalse(
        OpenServer.text(answer).matches("(?s).*(\\tat |Exception|io\\.carecircle).*"), what);
    for (JsonNode error : problem.path("errors")) {
      assertTrue(error.get("row").isIntegralNumber(), what);
      assertTrue(error.has("column") && error.has("value"), what);
      assertFalse(error.get("reason").stringValue().isBlank(), what);
    }
    return problem;
  }
}
