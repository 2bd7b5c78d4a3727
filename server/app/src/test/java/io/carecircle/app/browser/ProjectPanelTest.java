package io.carecircle.app.browser;

import static io.carecircle.app.browser.HostileNamesTest.collection;
import static io.carecircle.app.browser.HostileNamesTest.feature;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** The project distribution map in the work area of officials. */
@WithChromium
class ProjectPanelTest {
  @TempDir Path folder;

  private static void open(Browser browser, OpenServer server, Browser.Size size, String view) {
    browser.openMap(
        server,
        size,
        "t=projectmap"
            + (view.isEmpty() ? "" : "&j=" + view.replace("=", "%3D").replace("&", "%26")));
    browser.await("document.querySelector('#project-list, #projects-empty')");
    browser.settle();
  }

  private static String number(JsonNode value, boolean money) {
    return value.isNull()
        ? "未知"
        : String.format(Locale.ROOT, money ? "%,.2f" : "%,.0f", value.doubleValue());
  }

  private static List<String> row(JsonNode sums) {
    return List.of(
        number(sums.get("projects"), false),
        number(sums.get("totalInvestment"), true),
        number(sums.get("beds"), false));
  }

  /** Name, then projects, money, beds of each row on the screen; what is unknown stands beside. */
  private static List<List<String>> table(Browser browser) {
    List<List<String>> rows = new ArrayList<>();
    for (Object cells :
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll('#projects-rollup tbody tr, #projects-rollup"
                    + " tfoot tr')].map((r) => [...r.cells].map((c) => (c.querySelector('span') ??"
                    + " c).textContent))")) {
      rows.add(((List<?>) cells).stream().map(String::valueOf).toList());
    }
    return rows;
  }

  private static void assertAgrees(Browser browser, JsonNode result, String member) {
    List<List<String>> shown = table(browser);
    JsonNode rows = result.get(member);
    assertEquals(rows.size() + 1, shown.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(
          row(rows.get(i)), shown.get(i).subList(1, 4), rows.get(i).get("name").asString());
    }
    assertEquals(row(result.get("total")), shown.get(shown.size() - 1).subList(1, 4), "total");
    assertTrue(browser.text("#projects-sums").contains("等于合计"));
  }

  /** What the page adds up itself is what the process answers, under any filter. */
  @Test
  void theRollUpIsThatOfTheProcess(OpenServer server, Browser browser) {
    String[][] cases = {
      {"", "{}"},
      {"city=330300", "{\"region\":\"330300\"}"},
      {"city=331100", "{\"region\":\"331100\"}"},
      {"county=331122&nature=谋划", "{\"region\":\"331122\",\"natures\":[\"谋划\"]}"},
      {"category=健康养老建设项目", "{\"categories\":[\"健康养老建设项目\"]}"},
      {"category=-", "{\"categories\":[\"\"]}"},
      {"unit=温州市民政局", "{\"units\":[\"温州市民政局\"]}"},
      {"year=2025", "{\"from\":2025,\"to\":2025}"},
      {"until=2023", "{\"to\":2023}"}
    };
    for (String[] each : cases) {
      JsonNode result = OpenServer.json(server.execute("project-rollup", each[1]));
      open(browser, server, Browser.OFFICE, each[0]);
      for (String[] group :
          new String[][] {{"place", "byPlace"}, {"unit", "byUnit"}, {"year", "byYear"}}) {
        browser.click("[data-key=group-" + group[0] + "]");
        assertAgrees(browser, result, group[1]);
      }
    }
    open(browser, server, Browser.OFFICE, "city=331100&group=unit");
    assertEquals("丽水市本级", table(browser).get(0).get(0));
    assertEquals("8", table(browser).get(0).get(1));
  }

  /** Sums of the lists: 26 rows and 109.01, 47 rows and 91.69; no beds in Lishui's. */
  @Test
  void figuresAreThoseOfTheListsAndUnknownIsAWord(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "city=330300");
    assertEquals("26", browser.text("#projects-count .key"));
    assertEquals("109.01", browser.text("#projects-total .key"));
    assertEquals("78.63", browser.text("#projects-plan .key"));
    assertEquals("另2项未知", browser.text("#projects-plan .untold"));
    assertEquals("15,750", browser.text("#projects-beds .key"));
    assertEquals("另6项未知", browser.text("#projects-beds .untold"));
    assertEquals(0, browser.count("#project-list .no-place"));
    open(browser, server, Browser.OFFICE, "city=331100&size=beds");
    assertEquals("47", browser.text("#projects-count .key"));
    assertEquals("91.69", browser.text("#projects-total .key"));
    assertEquals("未知", browser.text("#projects-beds .key"));
    assertEquals(47, browser.count("#project-list .no-place"), "listed, and never placed");
    assertTrue(browser.texts("#project-list .figure").stream().allMatch("未知"::equals));
    assertTrue(browser.text("#projects-legend").contains("没有可上图的位置"));
    browser.assertQuiet(server);
  }

  @Test
  void theCardTellsSourceContentFootnoteAndAccuracy(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "");
    browser.click("#project-list [data-id='wenzhou-1-13']");
    browser.await("document.querySelector('#project-card')");
    assertEquals("永嘉县公建养老机构项目", browser.text("#project-card h3 span"));
    assertTrue(browser.text("#project-card [data-row=source]").contains("温发改规划〔2021〕146号"));
    assertEquals("枫林500张，巽宅、岩坦扩建50张", browser.text("#project-card [data-row=content]"));
    assertEquals("550 张", browser.text("#project-card [data-row=beds]"));
    assertEquals("1.60 亿元", browser.text("#project-card [data-row=totalInvestment]"));
    assertTrue(browser.text("#project-card [data-row=sites]").startsWith("3 处"));
    assertTrue(browser.text("#project-card [data-row=accuracy]").contains("不是实测"));
    assertTrue(browser.text("#project-card [data-row=footnote]").contains("枫林镇"));
    assertTrue(browser.hash().contains("wenzhou-1-13"));
    browser.click("#project-card .link");
    browser.await("!document.querySelector('#project-card')");
    // A sign on the map opens its card, too.
    clickSign(browser);
    browser.assertQuiet(server);
  }

  /** Walks over the map until a sign answers. */
  private static void clickSign(Browser browser) {
    List<?> box =
        (List<?>)
            browser.run(
                "const b = document.getElementById('map').getBoundingClientRect();"
                    + " return [b.width, b.height]");
    int width = ((Number) box.get(0)).intValue();
    int height = ((Number) box.get(1)).intValue();
    for (int y = 60; y < height - 40; y += 24) {
      for (int x = 40; x < width - 60; x += 24) {
        browser.clickMap(x, y);
        if (browser.count("#project-card") > 0) {
          assertTrue(browser.hash().contains("t=projectmap"), "the tool stays open");
          return;
        }
      }
    }
    throw new AssertionError("no sign answers a click");
  }

  @Test
  void theTimeLineIsMovedByKeysAndPlays(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "city=330300");
    browser.run("document.querySelector('#projects-time').focus()");
    browser.press(Keys.HOME);
    browser.await("document.querySelector('#projects-until').textContent.includes('2021')");
    // Completed in 2021: 1-1, and 2-4, 2-5, 2-6 of the second part.
    assertEquals("4", browser.text("#projects-count .key"));
    assertEquals("35.07", browser.text("#projects-total .key"), "1.0 + 3.4 + 8.67 + 22");
    assertTrue(browser.hash().contains("until%3D2021"), browser.hash());
    browser.press(Keys.ARROW_RIGHT);
    browser.await("document.querySelector('#projects-until').textContent.includes('2022')");
    assertEquals("6", browser.text("#projects-count .key"), "1-8 and 1-14 besides");
    browser.press(Keys.END);
    browser.await("document.querySelector('#projects-count .key').textContent === '26'");
    browser.click("#projects-play");
    browser.await("document.querySelector('#projects-until').textContent.includes('2021')");
    browser.await("document.querySelector('#projects-until').textContent.includes('2023')");
    browser.click("#projects-play");
    String stopped = browser.text("#projects-until");
    Browser.pause(1500);
    assertEquals(stopped, browser.text("#projects-until"));
  }

  @Test
  void aLinkShowsTheSameAndNonsenseInItIsLeftOut(OpenServer server, Browser browser) {
    open(browser, server, Browser.OFFICE, "city=330300&nature=续建&size=beds&group=unit&until=2023");
    String figures = browser.text("#projects-total .key") + browser.text("#projects-rollup");
    String hash = browser.hash();
    browser.openMap(server, hash.substring(1));
    browser.await("document.querySelector('#project-list')");
    assertEquals(figures, browser.text("#projects-total .key") + browser.text("#projects-rollup"));
    assertEquals(hash, browser.hash());
    open(browser, server, Browser.OFFICE, "city=999999&nature=<b>&size=x&group=y&until=1&chosen=z");
    assertEquals("73", browser.text("#projects-count .key"));
    browser.assertQuiet(server);
  }

  @Test
  void hostileNamesStayText(Browser browser) {
    String evil = "<img src=x onerror=window.hurt=1>";
    try (OpenServer server = new OpenServer(folder)) {
      server.importText(
          "projects",
          "p.geojson",
          collection(
              feature(
                  "<b>p</b>",
                  "Point",
                  "[120.7,28]",
                  "{\"name\":\"%1$s\",\"category\":\"%1$s\",\"nature\":\"新建\",\"place\":\"%1$s\",\"responsibleUnit\":\"%1$s\",\"content\":\"%1$s\",\"source\":\"%1$s\",\"endYear\":2025,\"regionCode\":\"330302\"}"
                      .formatted(evil))));
      browser.driver().get("about:blank");
      browser.forget();
      browser.driver().get(server.root() + "/public.html#j=group%3Dcategory");
      browser.await("document.querySelector('#project-list')");
      browser.click("#project-list button");
      browser.await("document.querySelector('#project-card')");
      assertEquals(evil, browser.text("#project-card h3 span"));
      assertEquals(evil, browser.text("#project-card [data-row=content]"));
      assertEquals(evil, table(browser).get(0).get(0));
      assertEquals("未知", browser.text("#projects-total .key"));
      assertEquals("null", browser.evaluate("window.hurt ?? null"));
      assertEquals(0, browser.count("#board img, #board b"));
      browser.assertQuiet(server);
    }
  }
}
