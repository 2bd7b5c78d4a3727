package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The officer's desk: the form, its faults and verdict, a table of estates, old estates. */
@WithChromium
class EstatesTest {
  @TempDir Path folder;

  private static void set(Browser browser, String field, String value) {
    browser.run(
        "const n = document.getElementById(arguments[0]); n.value = arguments[1];"
            + " n.dispatchEvent(new Event('input'))",
        "estate-" + field,
        value);
  }

  /** 1001 households x 0.3 = 300.3; 300 given, so 0.3 are short, as in the contract. */
  @Test
  void theFormTellsFaultsAndThenTheVerdict(OpenServer server, Browser browser) {
    browser.openMap(server, "t=estate");
    browser.click("#estate-check");
    browser.await("document.activeElement.id === 'estate-jurisdiction'");
    assertTrue(browser.text("#fault-filingDate").contains("至少填一个"));
    set(browser, "jurisdiction", "330302");
    set(browser, "filingDate", "2024-05-01");
    set(browser, "totalFloorArea", "五万");
    browser.click("#estate-check");
    assertTrue(browser.text("#fault-totalFloorArea").contains("6位小数"));
    set(browser, "totalFloorArea", "50000");
    set(browser, "households", "1001");
    browser.run(
        "const n = document.querySelector('.room input'); n.value = '300';"
            + " n.dispatchEvent(new Event('input'))");
    browser.click("#estate-check");
    browser.await("document.querySelector('.verdict-card .clause')");
    String card = browser.text(".verdict-card");
    assertTrue(card.contains("不达标") && card.contains("缺 0.3 m²"), card);
    assertTrue(card.contains("温政办〔2023〕75号 三(二)5"), card);
    assertTrue(card.contains("不足百户按百户计（应配 330 m²）"), card);
    browser.click("#estate-print");
    browser.await(
        "performance.getEntriesByType('resource')"
            + ".some((e) => e.name.endsWith('/api/reports/estate-verdict'))");
    browser.await("!document.querySelector('#estate-print').disabled");
    assertEquals(0, browser.count("#tool-estate [role=alert]"));
    assertEquals(
        "none", browser.evaluate("getComputedStyle(document.querySelector('#controls')).display"));
    browser.picture("estate-1366");
    browser.resize(new Browser.Size(390, 844, true));
    browser.run("document.querySelector('[data-sheet=tools]').click()");
    Browser.pause(300);
    browser.picture("estate-390");
    browser.assertQuiet(server);
  }

  @Test
  void aTableIsJudgedRowByRow(OpenServer server, Browser browser) throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("e.csv"),
            "编号,小区名称,辖区,备案日期,总建筑面积,户数,用房编号,用房套内面积\n"
                + "e1,甲,330302,2024-05-01,50000,900,r,300\n"
                + "e2,乙,330302,2024-05-01,五万,900,r,300\n");
    browser.openMap(server, "t=batch");
    browser.find("#batch-file").sendKeys(table.toString());
    browser.click("#batch-judge");
    browser.await("document.querySelectorAll('#batch-rows > li').length === 2");
    assertTrue(browser.texts("#batch-rows > li").get(0).contains("达标"));
    assertTrue(browser.texts("#batch-rows > li").get(1).contains("五万"));
    browser.forget();
    browser.click("#batch-download");
    Browser.pause(1500);
    assertTrue(browser.requests().stream().anyMatch(uri -> uri.getPath().endsWith("/results")));
    assertEquals(0, browser.count("#tool-batch [role=alert]"));
    browser.picture("batch-1366");
    browser.assertQuiet(server);
  }

  /** A new estate of the demonstration city whose rooms have ids. */
  private static JsonNode newEstate(OpenServer server) {
    for (JsonNode estate :
        server.json("/api/collections/estates/items?limit=500").get("features")) {
      JsonNode rooms = estate.at("/properties/careRooms");
      if (estate.at("/properties/stage").asString("new").equals("new") && rooms.size() > 0) {
        return estate;
      }
    }
    throw new AssertionError("the city has no new estate with rooms");
  }

  private static void stage(Browser browser, String field, String value) {
    browser.run(
        "const n = document.getElementById(arguments[0]); n.value = arguments[1];"
            + " n.dispatchEvent(new Event('input'))",
        "stage-" + field,
        value);
  }

  private static void pick(Browser browser, String picker, String id) {
    browser.run(
        "const n = document.getElementById(arguments[0]); n.value = arguments[1];"
            + " n.dispatchEvent(new Event('input'))",
        picker,
        id);
    String button = "[data-key=\"" + picker + "-" + id + "\"]";
    browser.await("document.querySelector('" + button + "')");
    browser.click(button);
  }

  /** Planned with rooms, accepted, not handed over and ordered to be, corrected; both languages. */
  @Test
  void stagesAreRecordedCorrectedAndTold(OpenServer server, Browser browser) {
    JsonNode estate = newEstate(server);
    String id = estate.get("id").stringValue();
    browser.openMap(server, "t=stages");
    pick(browser, "stages-pick", id);
    browser.await("document.querySelector('#stage-form')");
    assertTrue(browser.text("#tool-stages").contains("还没有阶段记录"));
    browser.click("#stage-add");
    browser.await("document.activeElement.id === 'stage-date'");
    stage(browser, "stage", "handover");
    stage(browser, "date", "2025-06-01");
    stage(browser, "by", "王");
    browser.click("#stage-add");
    browser.await("document.querySelector('#stage-form [role=alert]:not([hidden])')");
    assertTrue(browser.text("#stage-form [role=alert]").contains("移交（2025-06-01）之前须先登记竣工验收"));
    stage(browser, "stage", "design-review");
    stage(browser, "date", "2024-03-01");
    stage(browser, "includes", "yes");
    stage(browser, "asked", "yes");
    stage(browser, "number", "温审〔2024〕3号");
    browser.click("#stage-add");
    browser.await("document.querySelectorAll('#stage-timeline > li').length === 1");
    stage(browser, "date", "2025-06-01");
    assertEquals("王", browser.find("#stage-by").getAttribute("value"));
    browser.click("#stage-add");
    browser.await("document.querySelectorAll('#stage-timeline > li').length === 2");
    stage(browser, "stage", "not-handed-over");
    stage(browser, "date", "2025-08-01");
    stage(browser, "orderDate", "2025-08-02");
    stage(browser, "dueDate", "2025-09-02");
    browser.click("#stage-add");
    browser.await("document.querySelector('#stage-orders .overdue')");
    browser.await("document.querySelector('#stages-overdue li')");
    assertTrue(browser.text(".together").contains("✗ 不达标"), browser.text(".together"));
    browser.click("[data-key=correct-2]");
    stage(browser, "date", "2025-05-01");
    browser.click("#stage-add");
    browser.await("document.querySelectorAll('#stage-timeline > .superseded').length === 1");
    assertTrue(browser.text("#stage-timeline > .superseded").contains("已由第 4 条更正"));
    atEverySizeInBothLanguages(server, browser);
    browser.assertQuiet(server);
  }

  /** Nothing is wider than the panel. */
  private static void atEverySizeInBothLanguages(OpenServer server, Browser browser) {
    for (String language : new String[] {"zh", "en"}) {
      for (Browser.Size size : new Browser.Size[] {Browser.WIDE, Browser.OFFICE, Browser.PHONE}) {
        browser.openMap(server, size, "t=stages&g=" + language);
        if (size.touch()) {
          browser.run("document.querySelector('[data-sheet=tools]').click()");
        }
        browser.await("document.querySelector('#stages-overdue li button')");
        browser.click("#stages-overdue li button");
        browser.await("document.querySelector('#stage-form')");
        assertEquals(
            0L,
            browser.run(
                "const p = document.querySelector('#tool-stages');"
                    + " return Math.max(0, p.scrollWidth - p.clientWidth)"));
        browser.picture("stages-" + language + "-" + size.width());
        browser.run("document.querySelector('#stage-form').scrollIntoView()");
        browser.picture("stages-form-" + language + "-" + size.width());
      }
    }
    browser.resize(Browser.OFFICE);
  }

  @Test
  void aStoredEstateFillsTheForm(OpenServer server, Browser browser) {
    JsonNode estate = newEstate(server);
    String id = estate.get("id").stringValue();
    browser.openMap(server, "t=estate");
    browser.run("document.querySelector('#estate-load').open = true");
    pick(browser, "estate-pick", id);
    browser.await("document.querySelector('#estate-loaded')");
    assertEquals(
        estate.at("/properties/totalFloorArea").toString(),
        browser.find("#estate-totalFloorArea").getAttribute("value"));
    assertEquals(estate.at("/properties/careRooms").size(), browser.count(".room"));
    browser.click("#estate-check");
    browser.await("document.querySelector('.verdict-card')");
    JsonNode verdict =
        OpenServer.json(server.execute("estate-check", "{\"estates\":{\"ids\":[\"" + id + "\"]}}"))
            .at("/estates/0");
    String word =
        switch (verdict.get("verdict").stringValue()) {
          case "pass" -> "达标";
          case "fail" -> "不达标";
          default -> "未知";
        };
    assertTrue(browser.text(".verdict-card .headline").contains(" " + word));
    assertEquals(verdict.get("clauses").size(), browser.count(".verdict-card .clause"));
    browser.picture("estate-loaded-1366");
    browser.click("#estate-clear");
    assertEquals("", browser.find("#estate-totalFloorArea").getAttribute("value"));
    browser.openMap(server, "t=estate&g=en");
    browser.picture("estate-en-1366");
    browser.openMap(server, Browser.PHONE, "t=estate&g=en");
    browser.run("document.querySelector('[data-sheet=tools]').click()");
    Browser.pause(300);
    browser.picture("estate-en-390");
    browser.assertQuiet(server);
  }

  @Test
  void oldEstatesAreListedWithWhatIsOverdue(OpenServer server, Browser browser) {
    JsonNode result = OpenServer.json(server.execute("old-estate-check", "{}"));
    browser.openMap(server, "t=oldestates");
    browser.await("document.querySelector('#old-estates li')");
    assertTrue(
        browser
            .text("#tool-oldestates h3")
            .contains("逾期 %,d 个".formatted(result.get("overdue").size())));
    browser.picture("oldestates-1366");
    browser.openMap(server, "t=oldestates&g=en");
    browser.assertQuiet(server);
  }
}
