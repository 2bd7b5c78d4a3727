package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/**
 * Each control of the page at three sizes and in both languages, one visit each, so that the page
 * is loaded as seldom as can be. What a control computes is tested in the test of its panel.
 */
@WithChromium
class EveryControlTest {
  private static final List<String> LAYERS =
      List.of("regions", "density", "communities", "facilities", "circles", "streets");

  @TempDir Path downloads;

  @ParameterizedTest
  @MethodSource("io.carecircle.app.browser.Visit#all")
  void everyControlDoesItsWork(
      Browser.Size size, String language, OpenServer server, Browser browser) {
    Visit visit = new Visit(browser, server, size, language);
    visit.open("l=regions,communities&v=120.66,28.0,11");
    assertEquals(List.of(), Axe.findings(browser, "body"));
    layers(visit);
    reach(visit);
    order(visit);
    drillDown(visit);
    gaps(visit);
    search(visit);
    place(visit);
    keys(visit);
    explanations(visit);
    header(visit);
    browser.assertQuiet(server);
  }

  private static void layers(Visit visit) {
    Browser browser = visit.browser();
    for (String layer : LAYERS) {
      boolean wasShown = layer.equals("regions") || layer.equals("communities");
      for (boolean isShown : new boolean[] {!wasShown, wasShown}) {
        visit.click("layers", "#layer-" + layer);
        assertEquals(
            isShown,
            List.of(browser.hash().replaceFirst(".*[#&]l=([^&]*).*", "$1").split(",|%2C"))
                .contains(layer),
            layer);
        assertEquals(
            String.valueOf(!isShown),
            browser.evaluate(
                "document.querySelector('[data-layer=%s] .legend').hidden".formatted(layer)));
      }
    }
    visit.click("layers", "[data-key=lower-facilities]");
    visit.awaitHash("u=communities,facilities,");
    visit.click("layers", "[data-key=higher-facilities]");
    browser.await("!location.hash.includes('u=')");
    visit.click("layers", "[data-layer=communities] .more summary");
    visit.find("layers", "[data-key=opacity-communities]").sendKeys(Keys.HOME);
    assertEquals(
        "0.2",
        browser.evaluate("document.querySelector('.leaflet-communities-pane').style.opacity"));
    String view = browser.hash();
    visit.click("layers", "[data-layer=communities] .more .link");
    browser.await("location.hash !== '" + view + "'");
    visit.click("layers", "input[name=surface][value=grid]");
    visit.awaitHash("d=grid");
    visit.click("layers", "[data-key=other-kinds]");
    visit.click("layers", "[data-key=shown-medical]");
    visit.awaitHash("medical");
  }

  private static void reach(Visit visit) {
    Browser browser = visit.browser();
    visit.click("tools", "input[name=minutes][value='20']");
    visit.awaitText("#status", visit.word("20 分钟（1,200 米）", "20 min (1,200 m)"));
    visit
        .find("tools", "fieldset.steps:nth-of-type(1) .free input")
        .sendKeys(Keys.chord(Keys.CONTROL, "a"), "9", Keys.ENTER);
    visit.awaitHash("m=9");
    visit.find("tools", "#minutes-slider").sendKeys(Keys.ARROW_RIGHT);
    visit.awaitHash("m=10");
    visit.click("tools", "input[name=speed][value='0.8']");
    visit.awaitText("#status", visit.word("10 分钟（480 米）", "10 min (480 m)"));
    visit
        .find("tools", "fieldset.steps:nth-of-type(2) .free input")
        .sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.9", Keys.ENTER);
    visit.awaitHash("s=0.9");
    visit.choose("tools", "#weight", "elders80");
    visit.awaitHash("w=elders80");
    visit.click("tools", "#kinds summary");
    visit.click("tools", "#kinds input[data-kind=nursing_home]");
    visit.awaitHash("nursing_home");
    visit.click("tools", "#kinds summary");
    JsonNode total =
        OpenServer.json(
                visit
                    .server()
                    .execute(
                        "coverage",
                        """
                        {"groupBy": "county", "reach": {"minutes": 10, "speed": 0.9},
                         "demand": {"layer": "communities", "weight": "elders80"},
                         "facilities": {"kinds":
                           ["community_care", "township_care", "nursing_home"]}}"""))
            .get("total");
    browser.await(
        "[...document.querySelectorAll('#coverage-table tbody tr')].reduce((sum, row) =>"
            + " sum + Number(row.cells[4].textContent.replaceAll(',', '')), 0) === "
            + total.get("outOfReach").longValue());
  }

  private void order(Visit visit) {
    Browser browser = visit.browser();
    int columns = browser.texts("#coverage-table thead th").size();
    for (int column = 1; column <= columns; column++) {
      String key =
          browser.evaluate(
              "document.querySelector('#coverage-table thead th:nth-child(%d) button').dataset.key"
                  .formatted(column));
      visit.click("results", "[data-key='" + key + "']");
      visit.awaitSome("th[aria-sort] [data-key='" + key + "']");
    }
    visit.find("results", "#table-filter").sendKeys("乐清");
    browser.await("document.querySelectorAll('#coverage-table tbody tr').length === 1");
    browser.devtools(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    visit.click("results", "#save-csv");
    Path file = downloads.resolve("coverage-all-10min.csv");
    for (int i = 0; i < 100 && !Files.exists(file); i++) {
      Browser.pause(50);
    }
    assertTrue(Files.exists(file), "the table as a file");
  }

  /** Down to the communities and back; the figures are those of the region that is open. */
  private static void drillDown(Visit visit) {
    Browser browser = visit.browser();
    List<String> row = browser.texts("#coverage-table tbody tr > *");
    visit.click("results", "[data-key='row-330382']");
    browser.await("document.querySelectorAll('.path button').length === 2");
    visit.awaitText("#figures-of", "乐清市");
    // The bar beside a share has no text.
    assertEquals(row.get(1), browser.text("#key-people .key"));
    assertTrue(browser.text("#key-people").contains(row.get(3) + " / " + row.get(2)));
    assertEquals(row.get(4), browser.text("#key-out .key"));
    assertTrue(browser.text("#key-out").contains(row.get(5)));
    String town =
        browser.evaluate("document.querySelector('#coverage-table tbody tr').dataset.code");
    List<String> below = browser.texts("#coverage-table tbody tr:first-child > *");
    visit.click("results", "[data-key='row-" + town + "']");
    browser.await("document.querySelectorAll('.path button').length === 3");
    visit.awaitText("#figures-of", below.get(0));
    assertEquals(below.get(4), browser.text("#key-out .key"));
    visit.click("results", "#coverage-table tbody .link");
    visit.awaitSome(".leaflet-popup .card");
    visit.click("results", "[data-key='path-330382']");
    browser.await("document.querySelectorAll('.path button').length === 2");
    visit.click("results", "[data-key='path-null']");
    visit.awaitText("#figures-of", visit.word("全部", "All"));
  }

  private static void gaps(Visit visit) {
    Browser browser = visit.browser();
    visit.click("tools", "#tab-gaps");
    visit.awaitHash("t=gaps");
    visit.choose("tools", "[data-key=rank]", "elders-excess");
    visit.awaitHash("q=elders-excess");
    browser.settle();
    visit.click("tools", "[data-key=reason-too-far]");
    visit.awaitSome("[data-key=reason-too-far][aria-pressed=true]");
    visit.click("tools", "#gap-list li button");
    visit.awaitSome(".leaflet-popup .card");
    visit.click("tools", "[data-key=more]");
    browser.await("document.querySelectorAll('#gap-list li').length > 50");
    visit.click("tools", "[data-key=list-areas]");
    visit.click("tools", "#gap-list li button");
    visit.awaitNone("#gap-list .reason");
  }

  private static void search(Visit visit) {
    Browser browser = visit.browser();
    visit.showMap();
    browser.type("#search", "五马街道");
    visit.awaitSome("#search-results li");
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    visit.awaitHash("r=330302006");
    browser.type("#search", "２８．００，１２０．６６");
    visit.awaitSome("#search-results li");
    browser.press(Keys.ENTER);
    visit.awaitHash("p=120.660000,28.000000");
    visit.click("tools", "#tab-site");
  }

  private static void place(Visit visit) {
    Browser browser = visit.browser();
    visit.awaitSome("#gained-people");
    String at = browser.text("#tool-site .place .figure");
    visit.showMap();
    browser.settle();
    new Actions(browser.driver())
        .clickAndHold(browser.find(".pin"))
        .moveByOffset(20, 8)
        .moveByOffset(20, 8)
        .release()
        .perform();
    browser.await(
        "document.querySelector('#tool-site .place .figure').textContent !== '" + at + "'");
    at = browser.text("#tool-site .place .figure");
    browser.run("document.querySelector('.pin').focus()");
    browser.press(Keys.ARROW_UP);
    browser.await(
        "document.querySelector('#tool-site .place .figure').textContent !== '" + at + "'");
    visit.awaitSome("#gained-people");
    visit.click("tools", "[data-key=remove]");
    visit.awaitNone(".pin");
    visit.click("tools", "[data-key=centre]");
    visit.awaitSome(".pin");
    visit.click("tools", "[data-key=remove]");
    visit.showMap();
    browser.settle();
    browser.clickMap(60, 120);
    visit.awaitSome(".pin, .leaflet-popup .card");
  }

  private static void keys(Visit visit) {
    Browser browser = visit.browser();
    visit.showMap();
    browser.run("document.getElementById('map').focus()");
    String before = browser.hash();
    browser.press(Keys.ARROW_RIGHT);
    browser.await("location.hash !== '" + before + "'");
    String zoom = browser.hash().replaceFirst(".*v=[^&]*[,C]([\\d.]+).*", "$1");
    browser.press("-");
    browser.await("!/v=[^&]*[,C]%s(&|$)/.test(location.hash)".formatted(zoom));
    browser.press("=");
    browser.await("/v=[^&]*[,C]%s(&|$)/.test(location.hash)".formatted(zoom));
    browser.click(".leaflet-control-zoom-in");
    browser.await("!/v=[^&]*[,C]%s(&|$)/.test(location.hash)".formatted(zoom));
    browser.click(".leaflet-control-zoom-out");
    browser.await("/v=[^&]*[,C]%s(&|$)/.test(location.hash)".formatted(zoom));
    visit.show("results");
    browser.press(Keys.ESCAPE);
    assertEquals("", browser.evaluate("document.body.dataset.sheet ?? ''"));
    if (!visit.size().touch()) {
      browser.click("#fold");
      assertFalse(browser.find("#drawer-body").isDisplayed());
      browser.click("#fold");
    }
    assertTrue(visit.find("results", "#drawer-body").isDisplayed());
  }

  /** How each key figure is computed can be read in full, and what the run noted. */
  private static void explanations(Visit visit) {
    Browser browser = visit.browser();
    for (String opener :
        List.of(
            "#key-communities summary",
            "#key-people summary",
            "#key-out summary",
            "#key-worst summary",
            ".warnings summary")) {
      visit.click("results", opener);
      assertEquals(1, browser.count("details.explain[open]"), opener);
      assertEquals(
          "true",
          browser.evaluate(
              "(() => { const b = document.querySelector('details.explain[open] > :last-child')"
                  + ".getBoundingClientRect(); return b.top >= 0 && b.left >= 0 && b.right <="
                  + " innerWidth && b.bottom <= innerHeight && b.height > 20; })()"),
          opener);
      browser.press(Keys.ESCAPE);
      assertEquals(0, browser.count("details.explain[open]"));
      visit.show("results"); // Escape closes the sheet as well
    }
  }

  /** Large type, paper, and the other language: the address brings back all that was chosen. */
  private static void header(Visit visit) {
    Browser browser = visit.browser();
    visit.showMap();
    browser.click("#large");
    assertEquals("true", browser.find("#large").getAttribute("aria-pressed"));
    assertEquals(0L, browser.run("return document.documentElement.scrollWidth - innerWidth"));
    browser.click("#large");
    browser.run("window.print = () => { window.printed = true; }");
    browser.click("#print");
    browser.await("window.printed");
    assertTrue(browser.find("#print-head").isDisplayed());
    browser.run("window.dispatchEvent(new Event('afterprint'))");
    assertTrue(browser.find("#header").isDisplayed());
    browser.settle();
    String hash = withoutLanguage(browser);
    List<String> seen = browser.texts("#coverage-table td.figure");
    browser.click("#language");
    browser.await(
        "document.documentElement.lang === '%s' && document.body.classList.contains('ready')"
            .formatted(visit.word("en", "zh-CN")));
    browser.settle();
    assertEquals(hash, withoutLanguage(browser));
    assertEquals(seen, browser.texts("#coverage-table td.figure"));
  }

  private static String withoutLanguage(Browser browser) {
    return browser.hash().replaceFirst("^#", "").replaceAll("(^|&)g=en", "").replaceFirst("^&", "");
  }
}
