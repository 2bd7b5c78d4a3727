package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Everything without a mouse. */
@WithChromium
class KeyboardTest {
  @Test
  void everyControlIsReachedInTurnAndItsFocusIsSeen(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    browser.run("document.activeElement.blur()");
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 140; i++) {
      browser.press(Keys.TAB);
      String at =
          browser.evaluate(
              "(() => { const n = document.activeElement; const s = getComputedStyle("
                  + "n.closest('.choice')?.querySelector('span') ?? n);"
                  + " return [n.tagName, n.id || n.dataset.key || n.value || n.title || n.className,"
                  + " s.outlineStyle, s.outlineWidth].join('|'); })()");
      if (at.startsWith("BODY")) {
        break;
      }
      assertTrue(!at.endsWith("|none|0px") && !at.contains("|none|"), "no focus to be seen: " + at);
      reached.add(at.split("\\|")[1]);
    }
    for (String name :
        List.of(
            "search",
            "print",
            "large",
            "language",
            "map",
            "layer-density",
            "minutes-slider",
            "weight",
            "kinds",
            "tab-site",
            "centre",
            "fold",
            "table-filter",
            "save-csv",
            "sort-population",
            "row-330302",
            "explain-key.outWhy",
            "notes")) {
      assertTrue(reached.contains(name), name + " is not among " + reached);
    }
    browser.assertQuiet(server);
  }

  @Test
  void theMapMovesWithTheKeysAndEscapeCloses(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions,communities&v=120.66,28.0,10");
    browser.run("document.getElementById('map').focus()");
    String before = browser.hash();
    browser.press(Keys.ARROW_RIGHT);
    browser.await("location.hash !== '" + before + "'");
    browser.press("=");
    browser.await("location.hash.endsWith(',11')");
    browser.press("-");
    browser.await("location.hash.endsWith(',10')");

    browser.click("#key-out summary");
    assertEquals(1, browser.count("details.explain[open]"));
    browser.press(Keys.ESCAPE);
    assertEquals(0, browser.count("details.explain[open]"));

    browser.type("#search", "新安社区");
    browser.press(Keys.ENTER);
    browser.await("document.querySelector('.leaflet-popup .card')");
    browser.run("document.getElementById('map').focus()");
    browser.press(Keys.ESCAPE);
    browser.await("!document.querySelector('.leaflet-popup .card')");

    browser.resize(Browser.PHONE);
    browser.click("#sheet-tabs [data-sheet=results]");
    assertNotEquals("", browser.evaluate("document.body.dataset.sheet"));
    browser.press(Keys.ESCAPE);
    assertEquals("", browser.evaluate("document.body.dataset.sheet"));
    browser.assertQuiet(server);
  }
}
