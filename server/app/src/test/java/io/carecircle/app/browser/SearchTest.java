package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Names, first letters of pinyin, coordinates. */
@WithChromium
class SearchTest {
  @Test
  void findsRegionsCommunitiesFacilitiesAndPlaces(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    search(browser, "五马街道");
    assertEquals("五马街道", browser.text("#search-results li span"));
    browser.press(Keys.ENTER);
    browser.await("document.querySelector('.path').textContent.includes('五马街道')");
    assertTrue(browser.hash().contains("r=330302006"));

    search(browser, "新安社区");
    List<String> kinds = browser.texts("#search-results li .small");
    assertTrue(kinds.contains("社区"), kinds.toString());
    browser.press(Keys.ARROW_DOWN, Keys.ENTER);
    browser.await("document.querySelector('.leaflet-popup .card')");

    search(browser, "五马街道老年活动中心");
    browser.press(Keys.ENTER);
    browser.await("document.querySelector('.leaflet-popup h3')?.textContent === '五马街道老年活动中心'");
    assertEquals("老年活动中心", browser.texts(".leaflet-popup dd").get(0), "the kind is told in words");

    // The first letters: 永嘉县 yjx, 乐清市 yqs (乐 sorts as le, its common reading: lqs).
    search(browser, "yjx");
    assertTrue(browser.texts("#search-results li span:first-child").contains("永嘉县"));
    browser.press(Keys.ESCAPE);
    assertEquals("false", browser.find("#search").getAttribute("aria-expanded"));
    assertEquals(
        "0",
        browser.evaluate(
            "document.querySelectorAll('#search-results li').length * document.querySelector('#search-results').checkVisibility()"));

    // Full-width digits, a full-width comma, latitude first.
    search(browser, "２８．０１，１２０．６５");
    browser.press(Keys.ENTER);
    browser.await("document.querySelector('#tool-site .place .figure')");
    assertEquals("120.65000, 28.01000", browser.text("#tool-site .place .figure"));

    search(browser, "没有这样的名字");
    assertTrue(browser.text("#search-results").contains("没有找到"));
    search(browser, "[(*+?\\");
    assertTrue(browser.text("#search-results").contains("没有找到"));
    browser.assertQuiet(server);
  }

  private static void search(Browser browser, String words) {
    browser.find("#search").clear();
    browser.type("#search", words);
    browser.await("document.querySelector('#search').getAttribute('aria-expanded') === 'true'");
  }
}
