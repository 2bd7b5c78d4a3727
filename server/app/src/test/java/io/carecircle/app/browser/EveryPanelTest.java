package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.app.OpenServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each tool of each work area at three sizes and in both languages: it is reached by its tab or the
 * menu, comes to an end, fits, has all its words, and breaks no rule of accessibility.
 */
@WithChromium
class EveryPanelTest {
  @ParameterizedTest
  @MethodSource("io.carecircle.app.browser.Visit#all")
  void everyToolFitsAndIsAccessible(
      Browser.Size size, String language, OpenServer server, Browser browser) {
    Visit visit = new Visit(browser, server, size, language);
    visit.open("l=regions&p=120.66,28.0");
    List<String> faults = new ArrayList<>();
    int areas = browser.texts("#areas button").size();
    for (int area = 1; area <= areas; area++) {
      browser.click("#areas button:nth-child(" + area + ")");
      visit.show("tools");
      for (String tool : tools(browser)) {
        openTool(visit, tool);
        faults(browser, tool).forEach(fault -> faults.add(tool + ": " + fault));
        browser.picture("tool-%s-%d-%s".formatted(tool, size.width(), language));
      }
    }
    assertEquals("", String.join("\n", faults));
    browser.assertQuiet(server);
  }

  /** Of the open area: those with a tab and those in the menu. */
  private static List<String> tools(Browser browser) {
    return browser
        .evaluate(
            "[...document.querySelectorAll('#tool-tabs [data-key]')].map((n) => n.dataset.key)"
                + ".filter((key) => key !== 'tool-menu').map((key) => key.replace(/^\\w+-/, ''))"
                + ".join()")
        .transform(ids -> List.of(ids.split(",")));
  }

  private static void openTool(Visit visit, String tool) {
    Browser browser = visit.browser();
    if (browser.count("#tab-" + tool) > 0) {
      visit.click("tools", "#tab-" + tool);
    } else {
      visit.click("tools", ".tool-menu summary");
      visit.click("tools", "[data-key=menu-" + tool + "]");
    }
    visit.awaitSome("#tool-" + tool + ":not([hidden])");
    visit.awaitNone("#tool-" + tool + " .work progress");
    browser.settle();
  }

  private static List<String> faults(Browser browser, String tool) {
    List<String> faults = new ArrayList<>();
    Axe.findings(browser, "#tools").forEach(finding -> faults.add(String.valueOf(finding)));
    // What is wider than its panel scrolls inside it, and the page itself never sideways.
    if ((Long)
            browser.run(
                "const n = document.getElementById('tools'); return n.scrollWidth - n.clientWidth")
        > 0) {
      faults.add("wider than its panel");
    }
    if ((Long) browser.run("return document.documentElement.scrollWidth - innerWidth") > 0) {
      faults.add("wider than the page");
    }
    String words = browser.text("#tool-" + tool);
    if (words.isBlank()) {
      faults.add("empty");
    }
    if (words.matches("(?s).*(\\{\\w+}|undefined|NaN|\\[object|Infinity).*")) {
      faults.add("a word was not put in: " + words);
    }
    return faults;
  }
}
