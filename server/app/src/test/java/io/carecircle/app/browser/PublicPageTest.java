package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A viewer without rights sees the public page and nothing else. */
@WithChromium
class PublicPageTest {
  @TempDir static Path folder;
  private static OpenServer open;

  @BeforeAll
  static void start() {
    // An empty store: the printed lists, which no town of a region places.
    open = new OpenServer(folder.resolve("public"), "carecircle.public-only=true");
  }

  @AfterAll
  static void stop() {
    open.close();
  }

  private static int status(String method, String path) {
    HttpRequest request =
        open.request(path).method(method, HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<byte[]> answer = open.send(request);
    if (answer.statusCode() == 403) {
      assertEquals(
          "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
      if (!method.equals("HEAD")) {
        assertEquals("not-public", OpenServer.json(answer).get("code").stringValue(), path);
      }
    }
    return answer.statusCode();
  }

  /** Every operation of the API's own description, with its parameters filled in. */
  @Test
  void everyOtherOperationIsRefused(OpenServer full) {
    JsonNode paths = full.json("/api/openapi").get("paths");
    List<String> answered = new ArrayList<>();
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address =
          "/api"
              + path.getKey()
                  .replace("{layer}", "communities")
                  .replace("{kind}", "map")
                  .replaceAll("\\{[zxy]}", "1")
                  .replaceAll("\\{[a-zA-Z]+}", "x");
      for (String method : path.getValue().propertyNames()) {
        asked++;
        if (status(method.toUpperCase(), address) != 403) {
          answered.add(method + " " + path.getKey());
        }
      }
    }
    assertTrue(asked > 70, "operations: " + asked);
    assertEquals(List.of("get /project-map"), answered);
  }

  @Test
  void addressesThatLookLikeAnOpenOneAreRefused() {
    for (String path :
        List.of(
            "/index.html",
            "/api.html",
            "/app/main.js",
            "/panels/tools/registry.js",
            "/actuator/health",
            "/api/project-map/",
            "/api//project-map",
            "/api/project-map;x=1",
            "/api/%70roject-map",
            "/public.html/../api/collections",
            "/app/public.js/..%2f..%2fapi/jobs",
            "/api/tiles/communities/1/1/1",
            "/api/tiles/barriers/1/1/1/../../../facilities/1/1/1",
            "/api/tiles/barriers",
            "/nothing")) {
      assertTrue(Set.of(403, 400).contains(status("GET", path)), path);
    }
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
      assertTrue(Set.of(403, 405).contains(status(method, "/api/project-map")), method);
      assertTrue(Set.of(403, 405).contains(status(method, "/")), method);
    }
    assertEquals(200, status("HEAD", "/public.html"));
    assertEquals(302, status("GET", "/"));
    String stranger =
        open.raw("GET /public.html HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertTrue(stranger.startsWith("HTTP/1.1 403"), stranger);
  }

  /** What the page asks for is what is let through, and it lacks nothing. */
  @Test
  void thePageWorksThereAtEverySizeInBothLanguages(Browser browser) {
    for (Browser.Size size : List.of(Browser.WIDE, Browser.OFFICE, Browser.PHONE)) {
      for (String language : List.of("zh-CN", "en")) {
        show(browser, open, size, "g=" + language);
        assertEquals("73", browser.text("#projects-count .key"));
        assertEquals(73, browser.count("#project-list .no-place"), "no region places them");
        assertEquals(0, browser.count("#projects-legend li"));
        browser.assertQuiet(open);
      }
    }
    Set<String> tools = new TreeSet<>(browser.texts("button"));
    assertTrue(tools.stream().noneMatch(text -> text.contains("PDF")), tools.toString());
  }

  @Test
  void onlyOneDocumentAndTilesAreAsked(OpenServer full, Browser browser) {
    show(browser, full, Browser.OFFICE, "");
    Set<String> asked = new TreeSet<>();
    for (URI uri : browser.requests()) {
      if (uri.getPath().startsWith("/api/") && !uri.getPath().endsWith(".js")) {
        asked.add(uri.getPath().replaceAll("[0-9/]+$", ""));
      }
    }
    assertEquals(Set.of("/api/project-map", "/api/tiles/barriers", "/api/tiles/streets"), asked);
    browser.assertQuiet(full);
  }

  private static void show(Browser browser, OpenServer server, Browser.Size size, String hash) {
    browser.driver().get("about:blank");
    browser.forget();
    browser.resize(size);
    browser.driver().get(server.root() + "/public.html" + (hash.isEmpty() ? "" : "#" + hash));
    browser.await("document.querySelector('#project-list')");
    browser.settle();
    browser.picture(
        "public-" + size.width() + (hash.isEmpty() ? "-demo" : "-" + hash.substring(2)));
  }
}
