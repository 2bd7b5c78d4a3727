package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.interactions.Actions;

/** The coverage table: drill-down, sums, order, filter, file, and the link with the map. */
@WithChromium
class TableTest {
  @TempDir static Path downloads;

  @Test
  void drillsDownAndTheChildrenSumToTheirParent(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    List<String> county = cells(browser, "330382");
    assertEquals("下级合计与本级一致", browser.text("#sum-check"));
    String whole =
        browser.evaluate(
            "JSON.stringify([...document.querySelectorAll('.tile .key')].map((n) => n.textContent))");
    browser.click("[data-key='row-330382']");
    browser.await("document.querySelector('.path').textContent.includes('乐清市')");
    assertEquals("下级合计与本级一致", browser.text("#sum-check"));
    for (int column = 2; column <= 5; column++) {
      assertEquals(number(county.get(column)), sum(browser, column), "column " + column);
    }
    assertTrue(browser.hash().contains("r=330382"));
    String town =
        browser.evaluate("document.querySelector('#coverage-table tbody tr').dataset.code");
    List<String> township = cells(browser, town);
    browser.click("[data-key='row-" + town + "']");
    browser.await("document.querySelectorAll('.path button').length === 3");
    assertEquals("下级合计与本级一致", browser.text("#sum-check"));
    for (int column = 2; column <= 5; column++) {
      assertEquals(number(township.get(column)), sum(browser, column), "column " + column);
    }
    browser.click("#coverage-table tbody .link");
    browser.await("document.querySelector('.leaflet-popup .card')");
    browser.click("[data-key='path-330382']");
    browser.await("document.querySelectorAll('.path button').length === 2");
    browser.click("[data-key='path-null']");
    browser.await("document.querySelectorAll('#coverage-table tbody tr').length === 13");
    assertEquals(
        whole,
        browser.evaluate(
            "JSON.stringify([...document.querySelectorAll('.tile .key')].map((n) => n.textContent))"));
    browser.assertQuiet(server);
  }

  @Test
  void sortsFiltersAndSavesWhatItLists(OpenServer server, Browser browser) throws IOException {
    browser.openMap(server, "l=regions");
    for (int column = 1; column <= 7; column++) {
      String key =
          List.of(
                  "coverageRatio",
                  "population",
                  "covered",
                  "outOfReach",
                  "unknown",
                  "communityRatio",
                  "meanSeconds")
              .get(column - 1);
      browser.click("[data-key='sort-" + key + "']");
      browser.await(
          "document.querySelector('th[aria-sort=descending] [data-key=sort-" + key + "]')");
      List<Double> falling = figures(browser, column);
      assertEquals(falling.stream().sorted(Comparator.reverseOrder()).toList(), falling, key);
      browser.click("[data-key='sort-" + key + "']");
      browser.await(
          "document.querySelector('th[aria-sort=ascending] [data-key=sort-" + key + "]')");
      List<Double> rising = figures(browser, column);
      assertEquals(rising.stream().sorted().toList(), rising, key);
    }
    browser.type("#table-filter", "县");
    browser.await("document.querySelectorAll('#coverage-table tbody tr').length === 5");
    browser.devtools(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    browser.click("#save-csv");
    Path file = downloads.resolve("coverage-all-15min.csv");
    for (int i = 0; i < 100 && !Files.exists(file); i++) {
      Browser.pause(50);
    }
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(0).startsWith("\uFEFF代码,地区,覆盖率,人口"), lines.get(0));
    assertEquals(
        browser.texts("#coverage-table tbody th"),
        lines.subList(1, 6).stream().map(line -> line.split(",")[1]).toList());
    assertTrue(lines.toString().contains("15 分钟（900 米）") && lines.toString().contains("演示数据"));
    browser.type("#table-filter", "没有这个");
    browser.await("document.querySelector('#table').textContent.includes('没有符合筛选的地区')");
    browser.assertQuiet(server);
  }

  @Test
  void rowsAndMapPointAtEachOther(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    String calm = lines(browser);
    new Actions(browser.driver())
        .moveToElement(browser.find("tr[data-code='330329'] td"))
        .perform();
    String marked = lines(browser);
    assertFalse(calm.equals(marked), "the county under the mouse is marked on the map");
    new Actions(browser.driver()).moveToElement(browser.find("#map")).perform();
    browser.await("document.querySelector('#coverage-table tr.hovered')");
    browser.click("#fold");
    assertFalse(browser.find("#drawer-body").isDisplayed());
    browser.click("#fold");
    assertTrue(browser.find("#drawer-body").isDisplayed());
    browser.assertQuiet(server);
  }

  private static String lines(Browser browser) {
    return browser.evaluate(
        "[...document.querySelectorAll('.leaflet-lines-pane canvas')].map((c) => c.toDataURL()).join()");
  }

  private static List<String> cells(Browser browser, String code) {
    return browser.texts("tr[data-code='" + code + "'] > *");
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  private static long sum(Browser browser, int column) {
    return browser.texts("#coverage-table tbody tr > :nth-child(" + (column + 1) + ")").stream()
        .mapToLong(TableTest::number)
        .sum();
  }

  private static List<Double> figures(Browser browser, int column) {
    return browser.texts("#coverage-table tbody tr > :nth-child(" + (column + 1) + ")").stream()
        .map(TableTest::figure)
        .toList();
  }

  /** A share as "covered / all", else the number. */
  private static double figure(String text) {
    String[] parts = text.replaceAll("[,%]", "").split(" / ");
    double first = Double.parseDouble(parts[0]);
    return parts.length == 2 ? first / Double.parseDouble(parts[1]) : first;
  }
}
