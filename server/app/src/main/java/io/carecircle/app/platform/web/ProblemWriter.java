package io.carecircle.app.platform.web;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.Problem;
import io.carecircle.formats.RowError;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with a problem. */
final class ProblemWriter {
  private static final String MEDIA_TYPE = "application/problem+json";

  /** Rows told in one answer; the rest is of no use to a reader. */
  private static final int MOST_ERRORS = 1000;

  /** An address may be as long as a header; told back, some of it is enough. */
  private static final int LONGEST_INSTANCE = 300;

  private ProblemWriter() {}

  static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    Language language = Language.of(request.getHeader("Accept-Language"));
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setHeader("Content-Language", language.tag());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(MEDIA_TYPE);
    byte[] body = Json.MAPPER.writeValueAsBytes(toJson(problem, language, path(request)));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static ObjectNode toJson(Problem problem, Language language, String uri) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("type", problem.type());
    node.put("title", ProblemTitles.of(problem.status(), language));
    node.put("status", problem.status());
    node.put("detail", problem.detail());
    // The path only: a query may hold what people asked about.
    if (uri != null) {
      node.put("instance", uri);
    }
    node.put("code", problem.code());
    if (problem.members() != null) {
      problem.members().properties().forEach(e -> node.putIfAbsent(e.getKey(), e.getValue()));
    }
    if (!problem.errors().isEmpty()) {
      node.set("errors", toJson(problem.errors()));
    }
    return node;
  }

  /** What was asked for, also when the container has sent the request on; null when unreadable. */
  private static String path(HttpServletRequest request) {
    Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = first instanceof String text ? text : request.getRequestURI();
    return uri == null || uri.length() <= LONGEST_INSTANCE
        ? uri
        : uri.substring(0, LONGEST_INSTANCE);
  }

  private static ArrayNode toJson(List<RowError> errors) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (RowError error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
      list.addObject()
          .put("row", error.row())
          .put("column", error.column())
          .put("value", error.value())
          .put("reason", error.reason());
    }
    return list;
  }
}
