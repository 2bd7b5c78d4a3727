package io.carecircle.app.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.ogc.Problems;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSafetyTest {
  @TempDir static Path folder;
  private OpenServer server;

  @BeforeAll
  void open() {
    server = new OpenServer(folder);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void everyAnswerCarriesTheHeadersThatProtectIt() {
    Map<String, String> expected =
        Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; frame-ancestors 'self'; img-src 'self' data:;"
                + " base-uri 'self'; form-action 'self'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "SAMEORIGIN",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=()",
            "Cross-Origin-Opener-Policy",
            "same-origin");
    for (String path : List.of("/", "/api", "/api/nothing", "/collections.js", "/actuator/env")) {
      HttpResponse<byte[]> answer = server.get(path);
      expected.forEach(
          (name, value) ->
              assertEquals(List.of(value), answer.headers().allValues(name), path + " " + name));
      assertFalse(answer.headers().firstValue("Server").isPresent());
      assertFalse(answer.headers().firstValue("Set-Cookie").isPresent());
    }
  }

  @Test
  void onlyHealthIsToldOfTheInside() {
    HttpResponse<byte[]> health = server.get("/actuator/health");
    assertEquals(200, health.statusCode());
    assertEquals("UP", OpenServer.json(health).get("status").stringValue());
    assertFalse(OpenServer.text(health).contains("components"));
    for (String path :
        List.of(
            "",
            "/",
            "/env",
            "/heapdump",
            "/beans",
            "/configprops",
            "/loggers",
            "/mappings",
            "/metrics",
            "/prometheus",
            "/threaddump",
            "/shutdown",
            "/info",
            "/httpexchanges",
            "/scheduledtasks",
            "/flyway",
            "/caches",
            "/conditions",
            "/sbom",
            "/startup")) {
      Problems.assertProblem(404, server.get("/actuator" + path));
    }
    for (String path :
        List.of(
            "/h2-console",
            "/h2-console/login.do",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/v3/api-docs",
            "/error",
            "/login",
            "/logout",
            "/META-INF/",
            "/application.properties",
            "/WEB-INF/web.xml",
            "/README.md")) {
      Problems.assertProblem(404, server.get(path));
    }
  }

  @Test
  void onlyItsOwnNameIsAnswered() {
    int port = server.port();
    for (String host :
        List.of("127.0.0.1:" + port, "localhost:" + port, "LOCALHOST:" + port, "[::1]:" + port)) {
      assertStatus(200, get("/api", "Host: " + host));
    }
    for (String host :
        List.of(
            "evil.example:" + port,
            "evil.example",
            "localhost",
            "127.0.0.1",
            "127.0.0.1:1",
            "localhost.evil.example:" + port,
            "127.0.0.1.evil.example:" + port,
            "0.0.0.0:" + port,
            "[::]:" + port,
            "192.168.0.1:" + port)) {
      assertProblem(403, get("/api", "Host: " + host));
    }
    assertProblem(403, server.raw("GET /api HTTP/1.0\r\n\r\n"));
    assertProblem(400, get("/api", "X-Nothing: 1"));
    // A proxy's word counts for nothing.
    assertProblem(403, get("/api", "Host: evil.example\r\nX-Forwarded-Host: localhost:" + port));
  }

  @Test
  void anotherSiteChangesNothing() {
    String own = "127.0.0.1:" + server.port();
    for (String header :
        List.of(
            "Origin: http://evil.example",
            "Origin: null",
            "Origin: http://127.0.0.1:1",
            "Origin: https://" + own,
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Site: same-site")) {
      assertProblem(403, post(header));
    }
    for (String header :
        List.of("Origin: http://" + own, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none")) {
      assertProblem(400, post(header));
    }
    String preflight =
        server.raw(
            "OPTIONS /api/imports HTTP/1.1\r\nHost: %s\r\nOrigin: http://evil.example\r\n"
                    .formatted(own)
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
    assertFalse(preflight.contains("Access-Control-Allow"), preflight);
  }

  @Test
  void requestsThatAreNoneGetAProblemToo() {
    String host = "Host: 127.0.0.1:" + server.port();
    assertProblem(400, get("/api?x=[|]", host));
    assertProblem(400, get("/api/%zz", host));
    assertProblem(400, get("/api/%00", host));
    assertProblem(400, get("/api\\x", host));
    assertProblem(400, get("/api/../../etc/passwd", host));
    assertProblem(404, get("//etc/passwd", host));
    assertProblem(400, get("/api/collections/x%0A", host));
    assertProblem(400, get("/api", host + "\r\nX: " + "a".repeat(20_000)));
    assertProblem(400, get("/api", "Host: a b"));
    String end = " /api HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
    assertProblem(405, server.raw("TRACE" + end));
    assertProblem(405, server.raw("DELETE" + end));
    assertProblem(400, server.raw("NONSENSE" + end));
    String body =
        "POST /api/processes/coverage/execution HTTP/1.1\r\n%s\r\nConnection: close\r\n"
                .formatted(host)
            + "Content-Type: application/json\r\n";
    assertProblem(400, server.raw(body + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"));
    assertProblem(400, server.raw(body + "Content-Length: -1\r\n\r\n{}"));
    assertProblem(400, server.raw(body + "Content-Length: 2\r\n\r\n{}"));
  }

  @Test
  void pagesHaveNothingInlineAndNothingFromElsewhere() {
    for (String path : List.of("/", "/api.html")) {
      HttpResponse<byte[]> page = server.get(path, "Accept", "text/html");
      assertEquals(200, page.statusCode());
      String html = OpenServer.text(page);
      assertTrue(html.contains("CareCircle") || html.contains("API"));
      assertFalse(
          html.matches("(?s).*(<style|style=|<script>| on[a-z]+=|src=\"http|href=\"http).*"));
    }
    assertEquals(200, server.get("/plain.css").statusCode());
    assertEquals(200, server.get("/app/main.js").statusCode());
  }

  @Test
  void anotherAddressThanLoopbackIsNotListenedOn() {
    for (String host : List.of("0.0.0.0", "::", "192.0.2.1", "")) {
      assertThrows(
          RuntimeException.class,
          () -> new OpenServer(folder.resolve("other"), "carecircle.host=" + host).close());
    }
  }

  private String get(String target, String headers) {
    return server.raw(
        "GET " + target + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
  }

  private String post(String header) {
    return server.raw(
        "POST /api/processes/coverage/execution HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n"
                .formatted(server.port(), header)
            + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
  }

  private static void assertStatus(int status, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
  }

  private static void assertProblem(int status, String answer) {
    assertStatus(status, answer);
    assertTrue(answer.contains("\r\nContent-Type: application/problem+json\r\n"), answer);
    assertTrue(answer.contains("\"status\":" + status), answer);
    assertFalse(answer.contains("Exception"), answer);
  }
}
