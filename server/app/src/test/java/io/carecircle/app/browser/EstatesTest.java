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
    browser.openMap(server, "t=oldestates&lang=en");
    browser.assertQuiet(server);
  }
}
