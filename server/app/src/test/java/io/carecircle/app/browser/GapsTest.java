package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** The ranked gaps: what is missing, and where it is. */
@WithChromium
class GapsTest {
  @Test
  void aRowFliesToItsCommunityAndTellsTheNearestFacilityAndTheMinutesMissing(
      OpenServer server, Browser browser) {
    JsonNode gaps = OpenServer.json(server.execute("gaps", "{}")).get("communities");
    browser.openMap(server, "t=gaps&l=regions,communities");
    JsonNode first = gaps.get(0);
    String row = browser.text("#gap-list li");
    assertTrue(row.contains(first.get("name").stringValue()), row);
    assertTrue(row.contains("%,d 人".formatted(first.get("elders").longValue())), row);
    assertTrue(browser.text("#tool-gaps").contains("共 %,d 个社区".formatted(gaps.size())));
    // Rounded up to a tenth of a minute: what is missing is never told as less.
    String missing =
        "超出 %.1f 分钟".formatted(Math.ceil(first.get("excessSeconds").intValue() / 6.0) / 10);
    String nearest =
        server
            .json(
                "/api/collections/facilities/items/" + first.get("nearestFacilityId").stringValue())
            .at("/properties/name")
            .stringValue();
    assertTrue(row.contains(missing) && row.contains(nearest), row);
    browser.click("#gap-list li button");
    browser.await("document.querySelector('.leaflet-popup .card')");
    String card = browser.text(".leaflet-popup .card");
    assertTrue(card.contains(missing) && card.contains(nearest), card);
    String[] view = browser.hash().replaceFirst(".*v=([^&]*).*", "$1").split(",");
    JsonNode at =
        server
            .json("/api/collections/communities/items/" + first.get("id").stringValue())
            .at("/geometry/coordinates");
    assertEquals(at.get(0).doubleValue(), Double.parseDouble(view[0]), 0.05);
    assertEquals(at.get(1).doubleValue(), Double.parseDouble(view[1]), 0.05);
    // From the card, the community becomes the chosen place.
    browser.click(".leaflet-popup .card .link");
    browser.await("document.querySelector('#tool-site:not([hidden]) #gained-people')");

    browser.run("document.getElementById('tab-site').focus()");
    browser.press(Keys.ARROW_RIGHT);
    assertEquals("tab-gaps", browser.focused().getAttribute("id"));
    browser.run(
        "const s = document.querySelector('[data-key=rank]'); s.value = 'elders-excess';"
            + " s.dispatchEvent(new Event('change'))");
    JsonNode ranked =
        OpenServer.json(server.execute("gaps", "{\"rankBy\":\"elders-excess\"}"))
            .get("communities");
    browser.await(
        "document.querySelector('#gap-list .name').textContent === '"
            + ranked.get(0).get("name").stringValue()
            + "'");
    long shown = browser.count("#gap-list li");
    browser.click("[data-key=more]");
    assertEquals(2 * shown, browser.count("#gap-list li"));
    browser.assertQuiet(server);
  }

  @Test
  void aTownshipWithoutGapsSaysSo(OpenServer server, Browser browser) {
    String covered = null;
    for (JsonNode row :
        OpenServer.json(server.execute("coverage", "{\"groupBy\":\"township\"}")).get("regions")) {
      if (row.get("outOfReach").longValue() == 0 && row.get("unknown").longValue() == 0) {
        covered = row.get("code").stringValue();
      }
    }
    browser.openMap(server, "t=gaps&l=regions&r=" + covered);
    browser.await("document.querySelector('#tool-gaps .hint')");
    assertEquals("本区没有服务圈外的社区。", browser.text("#tool-gaps .hint"));
    browser.assertQuiet(server);
  }
}
