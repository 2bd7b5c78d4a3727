package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** Minutes, speed, people and kinds: each changes figures, assumptions and address. */
@WithChromium
class ControlsTest {
  @Test
  void everyControlChangesTheFiguresTheAssumptionsAndTheAddress(
      OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    browser.click("input[name=minutes][value='5']");
    browser.await("document.querySelector('#minutes-slider').value === '5'");
    assertFigures(browser, server, "{\"reach\":{\"minutes\":5}}");
    assertTrue(browser.text("#status").contains("5 分钟（300 米）"));

    browser.type(".steps .free input", Keys.chord(Keys.CONTROL, "a"), "7", Keys.ENTER);
    browser.await("document.querySelector('#minutes-slider').value === '7'");
    assertFigures(browser, server, "{\"reach\":{\"minutes\":7}}");

    browser.find("#minutes-slider").sendKeys(Keys.ARROW_RIGHT);
    assertFigures(browser, server, "{\"reach\":{\"minutes\":8}}");

    browser.click("input[name=speed][value='0.8']");
    assertFigures(browser, server, "{\"reach\":{\"minutes\":8,\"speed\":0.8}}");
    // 8 x 60 s x 0.8 m/s = 384 m.
    assertTrue(browser.text("#status").contains("步行 0.8 米/秒"));
    assertTrue(browser.text("#status").contains("8 分钟（384 米）"));

    browser.run(
        "const s = document.getElementById('weight'); s.value = 'elders80';"
            + " s.dispatchEvent(new Event('change'))");
    browser.click("#kinds summary");
    browser.click("#kinds input[data-kind=township_care]");
    String inputs =
        "{\"reach\":{\"minutes\":8,\"speed\":0.8},\"demand\":{\"layer\":\"communities\","
            + "\"weight\":\"elders80\"},\"facilities\":{\"kinds\":[\"community_care\"]}}";
    assertFigures(browser, server, inputs);
    assertTrue(browser.text("#status").contains("80 岁及以上"));

    browser.click("#kinds input[data-kind=community_care]");
    browser.await("document.querySelector('.kinds .notice:not([hidden])')");
    assertEquals("至少选一类设施。", browser.text("#figures .tiles"));
    browser.click("#kinds input[data-kind=community_care]");
    browser.await("document.querySelectorAll('.tile').length === 4");

    // The address alone gives the same page to someone else.
    String hash = browser.hash();
    for (String part : List.of("m=8", "s=0.8", "w=elders80", "k=community_care", "l=regions")) {
      assertTrue(hash.contains(part), hash);
    }
    List<String> seen = browser.texts("#figures .key, #status span, #coverage-table td");
    browser.openMap(server, hash.substring(1));
    assertEquals(seen, browser.texts("#figures .key, #status span, #coverage-table td"));
    browser.assertQuiet(server);
  }

  /** The key figures are those that the API gives for the same inputs. */
  private static void assertFigures(Browser browser, OpenServer server, String inputs) {
    JsonNode total =
        OpenServer.json(
                server.execute("coverage", inputs.replaceFirst("^\\{", "{\"groupBy\":\"county\",")))
            .get("total");
    String expected = "%,d".formatted(total.get("outOfReach").longValue());
    browser.await(
        "[...document.querySelectorAll('#coverage-table tbody tr')].reduce((sum, row) =>"
            + " sum + Number(row.cells[4].textContent.replaceAll(',', '')), 0) === "
            + total.get("outOfReach").longValue());
    String tile = browser.text("#key-out .key");
    double shown =
        Double.parseDouble(tile.replace(",", ""))
            * (browser.text("#key-out .unit").equals("万人") ? 10_000 : 1);
    // 万 are shown with two places.
    assertEquals(total.get("outOfReach").doubleValue(), shown, 50, expected);
  }

  @Test
  void languageAndLargeTypeKeepWhatIsShown(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions&m=10&r=330382");
    browser.click("#large");
    assertEquals("true", browser.evaluate("document.getElementById('large').ariaPressed"));
    assertEquals(
        "16px", browser.evaluate("getComputedStyle(document.querySelector('td')).fontSize"));
    browser.click("#language");
    browser.await(
        "document.documentElement.lang === 'en' && document.body.classList.contains('ready')");
    browser.settle();
    String hash = browser.hash();
    assertTrue(hash.contains("g=en") && hash.contains("z=1") && hash.contains("m=10"), hash);
    assertEquals(List.of("All", "乐清市"), browser.texts(".path button"));
    assertFalse(browser.text("body > header").contains("养老服务圈"));
    browser.picture("large-type-en");
    browser.assertQuiet(server);
  }

  @Test
  void anAddressThatIsNoAddressShowsTheDefaults(OpenServer server, Browser browser) {
    browser.openMap(
        server,
        "m=-3&s=NaN&k=<img>&w=__proto__&l=regions&r=../..&p=1,2,3&v=999,1,1&t=nothing&o=%00");
    assertTrue(browser.text("#status").contains("15 分钟（900 米）"));
    assertEquals(13, browser.count("#coverage-table tbody tr"));
    assertEquals("true", browser.find("#tab-site").getAttribute("aria-selected"));
    browser.assertQuiet(server);
  }
}
