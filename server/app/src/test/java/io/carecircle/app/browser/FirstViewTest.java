package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a newcomer sees: at three sizes, in both languages. */
@WithChromium
class FirstViewTest {
  @ParameterizedTest
  @MethodSource("io.carecircle.app.browser.Visit#all")
  void tellsTheCityAndKeepsQuiet(
      Browser.Size size, String language, OpenServer server, Browser browser) {
    boolean isEnglish = language.equals("en");
    browser.openMap(server, size, isEnglish ? "g=en" : "");
    assertEquals(isEnglish ? "en" : "zh-CN", browser.evaluate("document.documentElement.lang"));
    // At all times, in the header and beside the assumptions.
    String notice = isEnglish ? "Demo data" : "演示数据";
    assertEquals(notice, browser.text("#demo"));
    assertTrue(browser.find("#demo").isDisplayed());
    assertEquals(notice, browser.text("#status .demo"));
    assertTrue(browser.find("#status .demo").isDisplayed());
    assertEquals(13, browser.count("#coverage-table tbody tr"));
    assertEquals(4, browser.texts(".tile .demo").size());
    assertTrue(browser.text("#status").contains(isEnglish ? "15 min (900 m)" : "15 分钟（900 米）"));
    // A work area without tools is not offered.
    assertEquals(
        isEnglish
            ? List.of("Planning", "Projects and targets", "Estate check")
            : List.of("规划选址", "项目与指标", "小区核查"),
        browser.texts("#areas button"));
    assertEquals(0L, browser.run("return document.documentElement.scrollWidth - innerWidth"));
    assertEquals(List.of(), unreadable(browser));
    browser.picture("first-%dx%d-%s".formatted(size.width(), size.height(), language));
    if (size.touch()) {
      sheets(browser, language);
    }
    browser.assertQuiet(server);
  }

  /** Words that were not put in: keys, placeholders, values of programs. */
  private static List<String> unreadable(Browser browser) {
    return browser.texts("button, label, span, p, h1, h2, th, td, li").stream()
        .filter(text -> text.matches("(?s).*(\\{\\w+}|undefined|NaN|\\[object).*"))
        .toList();
  }

  private static void sheets(Browser browser, String language) {
    for (String sheet : List.of("results", "tools", "layers")) {
      browser.click("#sheet-tabs [data-sheet=" + sheet + "]");
      assertEquals(sheet, browser.evaluate("document.body.dataset.sheet"));
      assertEquals(List.of(), tooSmallToTouch(browser), sheet);
      browser.picture("phone-" + sheet + "-" + language);
    }
    browser.click("#sheet-tabs [data-sheet=layers]");
    assertEquals("", browser.evaluate("document.body.dataset.sheet"), "a second tap closes it");
  }

  /**
   * Buttons and boxes whose area for a finger is smaller than 44 by 44. A box in a label is touched
   * by its label, a round mark by the ring around it.
   */
  private static List<?> tooSmallToTouch(Browser browser) {
    return (List<?>)
        browser.run(
            """
            const own = 'button, select, input:not([type=range]), summary, a';
            const seen = (n) => n.checkVisibility() && n.getBoundingClientRect().width > 0
                && n.getBoundingClientRect().bottom > 0;
            return [...document.querySelectorAll(own)].filter(seen).filter((n) => {
              const target = n.closest('label') ?? document.querySelector(`label[for="${n.id}"]`) ?? n;
              const box = target.getBoundingClientRect();
              const ring = getComputedStyle(n, '::after');
              const more = ring.position === 'absolute' ? -2 * parseFloat(ring.top) : 0;
              return box.height + more < 44 || box.width + more < 44;
            }).map((n) => n.outerHTML.slice(0, 160));
            """);
  }
}
