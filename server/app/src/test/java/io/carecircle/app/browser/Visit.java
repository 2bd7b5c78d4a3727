package io.carecircle.app.browser;

import io.carecircle.app.OpenServer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.openqa.selenium.WebElement;

/** The page as one person has it open: at a size, in a language; on a phone one sheet at a time. */
record Visit(Browser browser, OpenServer server, Browser.Size size, String language) {
  /**
   * Sizes and languages that the page is made for: an office, a wall, a pocket. All six take
   * minutes: they are for continuous integration, elsewhere each size and language comes once.
   */
  static Stream<Arguments> all() {
    if (!"true".equals(System.getenv("CI"))) {
      return Stream.of(
          Arguments.of(Browser.OFFICE, "zh"),
          Arguments.of(Browser.WIDE, "en"),
          Arguments.of(Browser.PHONE, "zh"));
    }
    return Stream.of(Browser.OFFICE, Browser.WIDE, Browser.PHONE)
        .flatMap(size -> Stream.of("zh", "en").map(language -> Arguments.of(size, language)));
  }

  boolean isEnglish() {
    return language.equals("en");
  }

  String word(String chinese, String english) {
    return isEnglish() ? english : chinese;
  }

  void open(String hash) {
    browser.openMap(server, size, hash + (isEnglish() ? "&g=en" : ""));
  }

  /** Brings up the part of the page that a control is in: results, tools or layers. */
  void show(String sheet) {
    if (size.touch() && !sheet.equals(browser.evaluate("document.body.dataset.sheet"))) {
      browser.click("#sheet-tabs [data-sheet=" + sheet + "]");
      browser.await("document.body.dataset.sheet === '" + sheet + "'");
    }
  }

  /** The map alone. */
  void showMap() {
    String open = browser.evaluate("document.body.dataset.sheet");
    if (size.touch() && !open.isEmpty()) {
      browser.click("#sheet-tabs [data-sheet=" + open + "]");
      browser.await("document.body.dataset.sheet === ''");
    }
  }

  void click(String sheet, String selector) {
    show(sheet);
    browser.click(selector);
  }

  WebElement find(String sheet, String selector) {
    show(sheet);
    return browser.bringUp(selector);
  }

  void choose(String sheet, String selector, String value) {
    find(sheet, selector);
    browser.run(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
            + " s.dispatchEvent(new Event('change'))",
        selector,
        value);
  }

  void awaitHash(String part) {
    browser.await("decodeURIComponent(location.hash).includes('" + part + "')");
  }

  void awaitText(String selector, String part) {
    browser.await(
        "(document.querySelector(\"%s\")?.textContent ?? '').includes('%s')"
            .formatted(selector, part));
  }

  void awaitNone(String selector) {
    browser.await("!document.querySelector(\"" + selector + "\")");
  }

  void awaitSome(String selector) {
    browser.await("document.querySelector(\"" + selector + "\")");
  }
}
