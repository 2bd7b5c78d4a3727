package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/** The chosen place: by click, by drag, by keys; its circle and what a centre there would gain. */
@WithChromium
class SiteTest {
  /** A village that nobody cares for, in the middle of the map. */
  private static String view(OpenServer server) {
    JsonNode gaps = OpenServer.json(server.execute("gaps", "{}")).get("communities");
    for (JsonNode gap : gaps) {
      if (gap.get("reason").stringValue().equals("too-far")) {
        JsonNode at =
            server
                .json("/api/collections/communities/items/" + gap.get("id").stringValue())
                .at("/geometry/coordinates");
        return "l=regions,communities&v=%s,%s,14".formatted(at.get(0), at.get(1));
      }
    }
    throw new AssertionError("no gap");
  }

  @Test
  void aClickGivesCircleAndGainAndTheSliderRedrawsWithoutAsking(
      OpenServer server, Browser browser) {
    browser.openMap(server, view(server));
    assertTrue(browser.text("#tool-site").contains("点击地图任意位置"));
    long width = (Long) browser.run("return document.getElementById('map').clientWidth");
    long height = (Long) browser.run("return document.getElementById('map').clientHeight");
    browser.clickMap((int) width / 2 + 20, (int) height / 2);
    awaitGain(browser);
    assertGain(browser, server, 15);
    String area = browser.text("#tool-site .figure-row .value");
    long painted = awaitPainted(browser, "the circle is to be seen", n -> n > 100);

    // At rest the circles of all whole minutes come by themselves ...
    browser.await(
        "performance.getEntriesByType('resource')"
            + ".filter((e) => e.name.includes('service-areas')).length >= 4");
    Browser.pause(600);
    browser.forget();
    browser.find("#minutes-slider").sendKeys(Keys.END);
    browser.await("document.querySelector('#minutes-slider').value === '30'");
    browser.settle();
    assertGain(browser, server, 30);
    // ... so that the slider asks for figures but for no circle.
    assertEquals(
        0, browser.requests().stream().filter(u -> u.getPath().contains("service-areas")).count());
    assertNotEquals(area, browser.text("#tool-site .figure-row .value"));
    awaitPainted(browser, "thirty minutes reach further than fifteen", n -> n > painted);

    browser.click("#tool-site .place .link");
    browser.await("document.querySelector('#tool-site .hint')");
    assertEquals(0, browser.count(".pin"));
    awaitPainted(browser, "nothing is left of the circle", n -> n == 0);
    browser.assertQuiet(server);
  }

  @Test
  void thePinIsDraggedAndMovedWithTheKeys(OpenServer server, Browser browser) {
    String view = view(server);
    String centre = view.replaceFirst(".*v=([^,]+,[^,]+),.*", "$1");
    browser.openMap(server, view + "&p=" + centre);
    awaitGain(browser);
    String before = browser.text("#tool-site .place .figure");
    new Actions(browser.driver())
        .clickAndHold(browser.find(".pin"))
        .moveByOffset(30, 10)
        .moveByOffset(30, 10)
        .release()
        .perform();
    browser.await(
        "document.querySelector('#tool-site .place .figure').textContent !== '" + before + "'");
    awaitGain(browser);
    assertGain(browser, server, 15);
    String dragged = browser.text("#tool-site .place .figure");
    browser.run("document.querySelector('.pin').focus()");
    browser.press(Keys.ARROW_UP);
    browser.await(
        "document.querySelector('#tool-site .place .figure').textContent !== '" + dragged + "'");
    awaitGain(browser);
    assertGain(browser, server, 15);
    // One who has no mouse begins at the middle of the map.
    browser.click("#tool-site .place .link");
    browser.click("#tool-site .primary");
    browser.await("document.querySelector('.pin')");
    awaitGain(browser);
    browser.assertQuiet(server);
  }

  @Test
  void aPlaceFarFromAnyStreetIsToldSo(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions&p=121.2,27.2");
    browser.await("document.querySelector('#tool-site [role=alert]')");
    assertTrue(browser.text("#tool-site [role=alert]").contains("300 米"));
    browser.assertQuiet(server);
  }

  private static void awaitGain(Browser browser) {
    browser.await("document.querySelector('#gained-people') && document.querySelector('.pin')");
    browser.settle();
    Browser.pause(150);
  }

  /** The panel shows what the API answers for the place in the address. */
  private static void assertGain(Browser browser, OpenServer server, int minutes) {
    String[] pin =
        browser.evaluate("new URLSearchParams(location.hash.slice(1)).get('p')").split(",");
    JsonNode answer =
        OpenServer.json(
                server.execute(
                    "site-gain",
                    """
                    {"facilities": {"kinds": ["community_care", "township_care"]},
                     "demand": {"layer": "communities", "weight": "elders60"},
                     "reach": {"minutes": %d, "speed": 1},
                     "points": {"features": {"type": "FeatureCollection", "features": [
                       {"type": "Feature", "id": "p", "properties": {},
                        "geometry": {"type": "Point", "coordinates": [%s, %s]}}]}}}"""
                        .formatted(minutes, pin[0], pin[1])))
            .at("/points/0");
    String expected = "+%,d".formatted(answer.get("gainedPeople").longValue());
    browser.await("document.querySelector('#gained-people')?.textContent === '" + expected + "'");
    assertEquals(
        answer.get("gained").size(), browser.texts("#tool-site li").size(), "communities listed");
  }

  /** Pixels of the pane of the chosen place that are not empty. */
  /** A figure may stand a frame before its circle is painted. */
  private static long awaitPainted(Browser browser, String what, LongPredicate wanted) {
    long painted = paintedPixels(browser);
    for (int tries = 0; tries < 100 && !wanted.test(painted); tries++) {
      Browser.pause(50);
      painted = paintedPixels(browser);
    }
    assertTrue(wanted.test(painted), what + ": " + painted);
    return painted;
  }

  private static long paintedPixels(Browser browser) {
    List<?> counts =
        (List<?>)
            browser.run(
                """
                const panes = [...document.querySelectorAll('.leaflet-place-pane canvas')];
                return panes.map((c) => {
                  // Read from a copy: reading the page's own canvas changes how it is drawn.
                  const copy = new OffscreenCanvas(c.width, c.height);
                  const pen = copy.getContext('2d', {willReadFrequently: true});
                  pen.drawImage(c, 0, 0);
                  const d = pen.getImageData(0, 0, c.width, c.height).data;
                  let n = 0;
                  for (let i = 3; i < d.length; i += 4) n += d[i] > 0;
                  return n;
                });
                """);
    return counts.stream().mapToLong(n -> ((Number) n).longValue()).sum();
  }
}
