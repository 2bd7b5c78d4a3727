package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Old estates on the map, villages and the compliance rate: each shows what the API answers. */
@WithChromium
class RulesToolsTest {
  private static JsonNode ask(OpenServer server, String process) {
    return OpenServer.json(server.execute(process, "{}"));
  }

  private static void open(Browser browser, OpenServer server, String tool) {
    browser.openMap(server, "l=regions&t=" + tool);
    browser.await("document.querySelector('#tool-" + tool + " li, #tool-" + tool + " table')");
  }

  @Test
  void anOldEstateIsFoundOnTheMapWithItsNearestPlace(OpenServer server, Browser browser) {
    JsonNode estates = ask(server, "old-estate-check").get("estates");
    long failing = 0;
    JsonNode overdue = null;
    for (JsonNode estate : estates) {
      failing += estate.get("verdict").stringValue().equals("fail") ? 1 : 0;
      overdue = estate.get("overdue").booleanValue() && overdue == null ? estate : overdue;
    }
    assertTrue(failing > 0 && overdue != null, "the demonstration has both");
    open(browser, server, "oldestates");
    browser.await("document.querySelectorAll('#old-estates li').length > 0");
    // The most urgent stands first.
    assertTrue(
        browser.text("#old-estates li").contains(overdue.get("name").stringValue()),
        browser.text("#old-estates li"));
    browser.choose("#oldestates-only", "fail");
    assertEquals(failing, browser.count("#old-estates li"));
    browser.await(
        "performance.getEntriesByType('resource').some((e) => e.name.includes('/estates/items'))");
    String before = browser.hash();
    Browser.pause(500);
    browser.click("#old-estates li button");
    browser.await("location.hash !== '" + before + "'");
    assertEquals("true", browser.find("#old-estates li button").getAttribute("aria-pressed"));
    browser.assertQuiet(server);
  }

  @Test
  void villagesAreListedByWhatTheyLackAndTheSumsAreThoseOfTheCounties(
      OpenServer server, Browser browser) {
    JsonNode check = ask(server, "village-check");
    long served = 0;
    long lacking = 0;
    for (JsonNode county : check.get("counties")) {
      served += county.get("own").longValue() + county.get("shared").longValue();
      lacking += county.get("belowNorm").longValue() + county.get("none").longValue();
    }
    open(browser, server, "villages");
    assertEquals("%,d".formatted(served), browser.text("#villages-served"));
    assertEquals("%,d".formatted(lacking), browser.text("#villages-lacking"));
    browser.choose("#villages-list", "small");
    assertEquals(check.get("smallCentres").size(), browser.count("#village-list li"));
    browser.choose("#villages-list", "below-norm");
    browser.click("#village-list li button");
    browser.await("document.querySelector('.leaflet-popup .card')");
    browser.assertQuiet(server);
  }

  @Test
  void theRateIsARangeAsLongAsEstatesAreUnknown(OpenServer server, Browser browser) {
    JsonNode rows = ask(server, "estate-compliance").get("compliance");
    long pass = 0;
    long all = 0;
    long unknown = 0;
    long counties = 0;
    for (JsonNode row : rows) {
      if ("all".equals(row.get("year").asString())) {
        pass += row.get("pass").longValue();
        all += row.get("estates").longValue();
        unknown += row.get("unknown").longValue();
        counties++;
      }
    }
    open(browser, server, "compliance");
    assertEquals("%,d".formatted(unknown), browser.text("#compliance-unknown"));
    String rate = browser.text("#compliance-rate");
    assertTrue(rate.startsWith("%.1f%% – ".formatted(100.0 * pass / all)), rate);
    assertEquals(counties, browser.count("#compliance-table tbody tr"));
    browser.click("#compliance-table tbody tr button[aria-expanded]");
    assertTrue(browser.count("#compliance-table tbody tr") > counties, "the years of a county");
    browser.assertQuiet(server);
  }
}
