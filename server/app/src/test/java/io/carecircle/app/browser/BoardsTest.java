package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** The official's desk: each panel shows what the API answers, unknown is a word, both ways. */
@WithChromium
class BoardsTest {
  private static final String WENZHOU = "\"region\":\"330300\"";

  private static void open(Browser browser, OpenServer server, Browser.Size size, String hash) {
    browser.openMap(server, size, hash);
    if (size.touch()) {
      browser.run("document.querySelector('[data-sheet=tools]').click()");
    }
    browser.await("!document.querySelector('.tool:not([hidden]) .work progress')");
  }

  private static String count(long number) {
    return "%,d".formatted(number);
  }

  private static JsonNode board(OpenServer server, String inputs) {
    return OpenServer.json(server.execute("indicators", "{" + inputs + "}"));
  }

  @Test
  void everyCardShowsThePrintedAndTheComputedFigure(OpenServer server, Browser browser) {
    JsonNode rows =
        board(
                server,
                "\"standard\":\"wenzhou-plan\",\"year\":2025,\"groupBy\":\"county\"," + WENZHOU)
            .get("indicators");
    open(browser, server, Browser.OFFICE, "t=indicators&y=2025");
    browser.await("document.querySelectorAll('.indicator').length === " + rows.size());
    for (JsonNode row : rows) {
      String card =
          browser.text("[data-indicator='" + row.get("id").stringValue() + "']").replace(",", "");
      assertTrue(card.contains(row.get("name").stringValue()), card);
      assertTrue(card.contains(row.get("source").stringValue()), card);
      String target = row.get("targetPrinted").stringValue().replaceAll("[^0-9.]", "");
      assertTrue(card.contains(target), () -> row.get("id") + ": " + target + " not in " + card);
      String actual =
          browser.text("[data-indicator='" + row.get("id").stringValue() + "'] .card-actual .key");
      if (row.get("actual").isNull()) {
        assertEquals("未知", actual, row.get("id").stringValue());
      } else {
        double shown = Double.parseDouble(actual.replace(",", ""));
        assertEquals(row.get("actual").doubleValue(), shown, 0.005, row.get("id").stringValue());
      }
      assertEquals(
          row.get("status").stringValue(),
          browser.evaluate(
              "document.querySelector(\"[data-indicator='"
                  + row.get("id").stringValue()
                  + "']\").dataset.status"));
    }
    assertFalse(browser.text("#indicator-cards").contains("规划期已结束"));
    assertEquals(0, browser.count("#tool-indicators .notice:not(:empty)"), "sums agree");
    browser.assertQuiet(server);
  }

  @Test
  void afterThePlanThePeriodIsOver(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "t=indicators&y=2026");
    browser.await("document.querySelectorAll('.indicator').length === 15");
    assertEquals(15, browser.count(".indicator .over"));
    assertTrue(browser.text("#tool-indicators").contains("规划期已结束：以下目标年份都早于 2026 年"));
  }

  @Test
  void anEnteredActualIsShownWithSourceAndDate(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "t=indicators&y=2025");
    String card = "[data-indicator='wenzhou-plan-03']";
    browser.await("document.querySelector(\"" + card + "\")");
    browser.click("[data-key='entry-wenzhou-plan-03']");
    browser.click("[data-key='enter-wenzhou-plan-03']");
    assertTrue(browser.text(card).contains("请填数值"));
    browser.run(
        "const f = (n, v) => { document.getElementById('entry-wenzhou-plan-03-' + n).value = v; };"
            + " f('value', '26'); f('source', '市民政局年报'); f('date', '2026-01-15')");
    browser.click("[data-key='enter-wenzhou-plan-03']");
    browser.await("document.querySelector(\"" + card + "\")?.dataset.status === 'green'");
    assertEquals("26", browser.text(card + " .card-actual .key"));
    assertTrue(browser.text(card).contains("来源：市民政局年报 2026-01-15"), browser.text(card));
    browser.click("[data-key='remove-wenzhou-plan-03-2025']");
    browser.await("document.querySelector(\"" + card + "\")?.dataset.status === 'unknown'");
    browser.assertQuiet(server);
  }

  @Test
  void theRankingAndTheMapFollowEachOther(OpenServer server, Browser browser) {
    JsonNode beds = null;
    for (JsonNode row :
        board(server, "\"standard\":\"wenzhou-plan\",\"groupBy\":\"county\"," + WENZHOU)
            .get("indicators")) {
      beds = row.get("id").stringValue().equals("wenzhou-plan-01") ? row : beds;
    }
    List<JsonNode> regions = new ArrayList<>();
    beds.get("regions").forEach(regions::add);
    regions.sort(Comparator.comparingLong((JsonNode r) -> -r.get("actual").longValue()));
    open(browser, server, Browser.OFFICE, "t=ranking&i=wenzhou-plan-01");
    browser.await("document.querySelector('#ranking-table')");
    List<String> names = browser.texts("#ranking-table tbody th");
    assertEquals(regions.get(0).get("name").stringValue(), names.get(0));
    assertEquals(regions.size(), names.size());
    assertEquals("下级合计与本级一致", browser.text("#ranking-sums"));
    // The map: over a county its row is marked.
    browser.run(
        "const b = document.getElementById('map').getBoundingClientRect();"
            + " const at = {bubbles: true, clientX: b.left + b.width / 2, clientY: b.top + b.height / 2};"
            + " document.getElementById('map').dispatchEvent(new MouseEvent('mousemove', at))");
    browser.await("document.querySelectorAll('#ranking-table tr.hovered').length === 1");
    String code =
        browser.evaluate("document.querySelector('#ranking-table tr.hovered').dataset.code");
    // A click there is a choice of the county, and its townships are ranked.
    List<?> size =
        (List<?>)
            browser.run(
                "const m = document.getElementById('map'); return [m.clientWidth, m.clientHeight]");
    browser.clickMap(((Number) size.get(0)).intValue() / 2, ((Number) size.get(1)).intValue() / 2);
    browser.await("location.hash.includes('r=" + code + "')");
    browser.await(
        "document.querySelector('#ranking-table tbody tr')?.dataset.code.startsWith('"
            + code
            + "')");
    assertTrue(browser.hash().contains("t=ranking"), browser.hash());
    browser.assertQuiet(server);
  }

  @Test
  void theWarningMapGoesThroughTheYears(OpenServer server, Browser browser) {
    JsonNode warning =
        OpenServer.json(
            server.execute("early-warning", "{" + WENZHOU + ",\"from\":2020,\"to\":2030}"));
    open(browser, server, Browser.OFFICE, "t=warning");
    browser.await("document.querySelector('#warning-table')");
    for (int year : new int[] {2025, 2020}) {
      browser.run(
          "const r = document.getElementById('warning-year'); r.value = arguments[0];"
              + " r.dispatchEvent(new Event('input', {bubbles: true}))",
          String.valueOf(year));
      JsonNode total = warning.at("/total/years/" + (year - 2020));
      assertEquals(
          count(total.get("beds").longValue())
              + " / "
              + count((long) Math.ceil(total.get("demand").doubleValue())),
          browser.text("#warning-beds"));
    }
    browser.find("#warning-year").sendKeys(Keys.ARROW_RIGHT);
    assertEquals("2021", browser.text(".year-slider output"));
    assertTrue(browser.text("#plan-path").contains("48,000 张，每万人 238 张"));
    assertTrue(
        browser
            .text("#warning-land")
            .contains(count(warning.at("/denseAreas/cellsWithoutLand").longValue())));
    assertEquals("各地区床位合计与全部一致", browser.text("#warning-sums"));
    // A home without beds is a word, never 0.
    assertTrue(browser.text("#warning-table").contains("+未知"));
    browser.click("[data-key='warning-year-play']");
    browser.await("document.querySelector('.year-slider output').textContent === '2022'");
    browser.click("[data-key='warning-year-play']");
    browser.assertQuiet(server);
  }

  @Test
  void aDelayCostsWhatAFullRunWithItLacks(OpenServer server, Browser browser) {
    String kinds = "\"kinds\":[\"community_care\",\"township_care\"]";
    String id = "wenzhou-1-04"; // 1,500 beds in 2025
    JsonNode base = OpenServer.json(server.execute("timeline", "{" + WENZHOU + "," + kinds + "}"));
    JsonNode late =
        OpenServer.json(
            server.execute(
                "timeline", "{" + WENZHOU + "," + kinds + ",\"delays\":{\"" + id + "\":2}}"));
    long lost = 0;
    for (int i = 0; i < base.get("years").size(); i++) {
      lost +=
          late.at("/years/" + i + "/beds").longValue()
              - base.at("/years/" + i + "/beds").longValue();
    }
    assertEquals(-3000, lost, "2025 and 2026 without 1,500 beds");
    open(browser, server, Browser.WIDE, "t=timeline");
    browser.await("document.querySelector('#timeline-table')");
    browser.run(
        "const s = document.getElementById('delay-project'); s.value = arguments[0];"
            + " s.dispatchEvent(new Event('change')); const y = document.getElementById('delay-years');"
            + " y.value = '2'; y.dispatchEvent(new Event('input'))",
        id);
    browser.await("document.querySelector('#delay-beds')?.textContent === '−3,000'");
    assertEquals(List.of("2025", "2026"), browser.texts("#delay-table tbody th"));
    assertTrue(browser.text("#delay-costs").contains("2,100 床·年"));
    browser.assertQuiet(server);
  }

  @Test
  void theNetworkNamesWhatIsLackingAndFliesThere(OpenServer server, Browser browser) {
    JsonNode table = OpenServer.json(server.execute("network-table", "{" + WENZHOU + "}"));
    open(browser, server, Browser.OFFICE, "t=network");
    browser.await("document.querySelector('#network-table')");
    long lacking =
        table.get("townships").valueStream().filter(t -> !t.get("lacks").isEmpty()).count();
    assertEquals(lacking + " 个", browser.text("#network-count"));
    assertTrue(browser.text("#network-total").contains("2,381 / 5,310"));
    browser.run(
        "const w = document.getElementById('network-words'); w.value = '五马';"
            + " w.dispatchEvent(new Event('input'))");
    assertEquals(List.of("五马街道"), browser.texts("#network-table tbody th button"));
    String before = browser.hash();
    browser.click("#network-table tbody th button");
    browser.await("location.hash !== '" + before + "'");
    browser.assertQuiet(server);
  }

  @Test
  void theCirclesAreTheServersAndUnknownIsAWord(OpenServer server, Browser browser) {
    JsonNode result =
        OpenServer.json(server.execute("life-circles", "{" + WENZHOU + ",\"groupBy\":\"county\"}"));
    open(browser, server, Browser.OFFICE, "t=circles");
    browser.await("document.querySelector('#circle-cards')");
    for (JsonNode row : result.get("circles")) {
      String key =
          browser.text("[data-circle='" + row.get("id").stringValue() + "'] .card-actual .key");
      if (row.get("coverageRatio").isNull()) {
        assertEquals("未知", key, row.get("id").stringValue());
      } else {
        double shown = Double.parseDouble(key.replaceAll("[^0-9.]", ""));
        assertEquals(row.get("coverageRatio").doubleValue() * 100, shown, 0.1);
      }
    }
    assertEquals("未知", browser.text("[data-circle=meals-central-city] .key"));
    assertEquals("未知", browser.text("[data-circle=rescue] .key"));
    assertEquals("未知", browser.text("[data-circle=delivery] .key"));
    browser.click("[data-key=circles-central]");
    browser.click("[data-key='central-330302']");
    browser.await(
        "(document.querySelector('[data-circle=meals-central-city] .key')?.textContent ?? '未知')"
            + " !== '未知'");
    browser.assertQuiet(server);
  }

  /** Pictures to look at, and nothing that overflows, complains or asks another host. */
}
