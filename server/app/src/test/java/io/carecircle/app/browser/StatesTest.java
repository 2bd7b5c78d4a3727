package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.demo.Preparation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing there yet, not ready yet, not reachable any more: each in plain words. */
@WithChromium
class StatesTest {
  @TempDir Path folder;

  @Test
  void anEmptyStoreSaysHowToImport(Browser browser) {
    try (OpenServer server = new OpenServer(folder)) {
      browser.openPage(server, Browser.OFFICE, "");
      browser.await("document.querySelector('#message:not([hidden]) pre')");
      String told = browser.text("#message");
      for (String word :
          List.of(
              "还没有数据",
              "没有道路",
              "没有社区",
              "没有设施",
              "curl -F layer=streets -F file=@city.osm.pbf " + server.root() + "/api/imports",
              "scripts/carecircle import streets",
              "scripts/carecircle import communities",
              "scripts/carecircle import facilities")) {
        assertTrue(told.contains(word), told);
      }
      assertFalse(browser.find("#demo").isDisplayed(), "nothing here is made up");
      assertEquals(0, browser.count("#status .demo"));
      browser.picture("empty-zh");
      browser.openPage(server, Browser.PHONE, "g=en");
      browser.await("document.querySelector('#message:not([hidden]) pre')");
      assertTrue(browser.text("#message").contains("No data yet"));
      browser.assertQuiet(server);
    }
  }

  @Test
  void whileTheDataAreMadeThePageTellsHowFarAndEverythingElseIsRefusedHonestly(Browser browser) {
    try (OpenServer server = new OpenServer(folder, "carecircle.preparing=true")) {
      Preparation preparation = server.bean(Preparation.class);
      preparation.onProgress("store communities", 50, 100);
      browser.openPage(server, Browser.OFFICE, "");
      browser.await("document.querySelector('#step').textContent !== ''");
      assertEquals("50% · 保存社区", browser.text("#step"));
      assertEquals("0.5", browser.evaluate("document.getElementById('share').value"));
      browser.picture("preparing-zh");
      for (HttpResponse<byte[]> answer :
          List.of(
              server.get("/"),
              server.get("/api"),
              server.get("/api/collections/communities/items"),
              server.get("/api/jobs"),
              server.execute("coverage", "{}"),
              server.execute("coverage", "{}", "Prefer", "respond-async"))) {
        assertEquals(503, answer.statusCode());
        assertEquals("2", answer.headers().firstValue("Retry-After").orElse(""));
      }
      assertEquals(
          "preparing", OpenServer.json(server.execute("coverage", "{}")).get("code").stringValue());
      preparation.end();
      browser.await("document.querySelector('#message:not([hidden]) pre')");
      assertEquals(200, server.get("/api").statusCode());
      preparation.onProgress("late", 1, 2);
      assertEquals(200, server.get("/api").statusCode(), "ready stays ready");
    }
  }

  @Test
  void aServerThatIsGoneIsToldAndTriedAgain(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    browser.devtools("Network.enable", Map.of());
    offline(browser, true);
    browser.click("input[name=minutes][value='10']");
    browser.await("document.querySelector('#figures .failure')");
    assertTrue(browser.text("#figures .failure").contains("无法连接服务"));
    browser.picture("failure-zh");
    offline(browser, false);
    browser.click("#figures .failure button");
    browser.await("document.querySelectorAll('.tile').length === 4");
    assertEquals(13, browser.count("#coverage-table tbody tr"));
    // The console tells of the requests that found no server, and of nothing else.
    for (String complaint : browser.complaints()) {
      assertTrue(complaint.contains("net::ERR_INTERNET_DISCONNECTED"), complaint);
    }
    browser.assertQuiet(server); // no other host was asked instead
  }

  private static void offline(Browser browser, boolean offline) {
    browser.devtools(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  @Test
  void thePrintedPageIsOneSheetWithLegendScaleAndSources(OpenServer server, Browser browser) {
    browser.openMap(server, "");
    browser.run("window.print = () => { window.printed = true; }");
    browser.click("#print");
    browser.await("window.printed");
    assertTrue(browser.find("#print-head").isDisplayed());
    assertTrue(browser.text("#print-head").matches(".*\\d{4}/\\d{1,2}/\\d{1,2}.*WGS84.*"));
    for (String shown :
        List.of(
            ".leaflet-control-scale-line",
            ".north",
            "#status .demo",
            "[data-layer=density] .legend",
            "[data-layer=density] .origin",
            "#coverage-table")) {
      assertTrue(browser.find(shown).isDisplayed(), shown);
    }
    for (String hidden : List.of("#tools", "#header", ".leaflet-control-zoom")) {
      assertFalse(browser.find(hidden).isDisplayed(), hidden);
    }
    browser.picture("print-zh");
    Map<?, ?> pdf =
        (Map<?, ?>)
            browser.devtools(
                "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    String text =
        new String(
            java.util.Base64.getDecoder().decode((String) pdf.get("data")),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    assertEquals(1, text.split("/Type /Page\\b(?!s)", -1).length - 1, "pages");
    browser.run("window.dispatchEvent(new Event('afterprint'))");
    assertTrue(browser.find("#tools").isDisplayed());
    browser.assertQuiet(server);
  }
}
