package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands in a file as a name stays a name. */
@WithChromium
class HostileNamesTest {
  private static final List<String> NAMES =
      List.of(
          "<img src=x onerror=\"window.hurt=1\">",
          "</script><script>window.hurt=2</script>",
          "\"><svg onload=window.hurt=3>",
          "<iframe srcdoc=\"<script>parent.hurt=4</script>\"></iframe>",
          "=HYPERLINK(\"http://evil.example\")",
          "{count} &lt;b&gt; ${7*7}");

  @TempDir Path folder;

  @Test
  void namesAreShownAsTextEverywhere(Browser browser) {
    try (OpenServer server = new OpenServer(folder)) {
      fill(server);
      browser.openMap(server, "t=gaps&v=0.02,0,14");
      assertEquals(NAMES.subList(1, 6), browser.texts("#gap-list .name"), "the gaps");
      assertEquals(NAMES.get(0), browser.text("#coverage-table tbody th"), "the table");
      assertTrue(browser.text("#key-worst").contains(NAMES.get(0)), "the key figures");
      assertTrue(
          browser.texts("#gap-list .small").stream().anyMatch(t -> t.contains(NAMES.get(2))),
          "nearest facility");
      browser.click("#coverage-table tbody .link");
      browser.await("document.querySelectorAll('.path button').length === 2");
      assertEquals(NAMES.get(0), browser.texts(".path button").get(1), "the path");
      browser.click("#coverage-table tbody .link");
      browser.await("document.querySelectorAll('.path button').length === 3");
      assertTrue(browser.texts("#coverage-table tbody th").containsAll(NAMES.subList(1, 6)));
      for (int i = 0; i < NAMES.size(); i++) {
        browser.find("#search").clear();
        browser.type("#search", NAMES.get(i));
        browser.await("document.querySelector('#search-results li span')");
        assertTrue(browser.texts("#search-results li span:first-child").contains(NAMES.get(i)));
        browser.press(Keys.ENTER);
        // The first two are regions, which have no card.
        if (i > 1) {
          browser.await("document.querySelector('.leaflet-popup h3')");
          assertEquals(NAMES.get(i), browser.text(".leaflet-popup h3"), "the card");
        }
      }
      browser.click(".leaflet-popup .card .link");
      browser.await("document.querySelector('#tool-site:not([hidden]) li')");
      assertTrue(NAMES.containsAll(browser.texts("#tool-site li button span:first-child")));
      assertEquals("null", browser.evaluate("window.hurt ?? null"));
      assertEquals(0, browser.count("#map img, iframe, .hurt, #layers img, #table img, h3 *"));
      browser.assertQuiet(server);
    }
  }

  /** One county, one township, a street of five kilometres, five villages and a far facility. */
  private static void fill(OpenServer server) {
    server.importText(
        "streets", "s.geojson", collection(feature("s1", "LineString", "[[0,0],[0.09,0]]", "{}")));
    String square = "[[[-0.1,-0.1],[0.1,-0.1],[0.1,0.1],[-0.1,0.1],[-0.1,-0.1]]]";
    server.importText(
        "regions",
        "r.geojson",
        collection(
            feature(
                "r1",
                "Polygon",
                square,
                "{\"code\":\"330302\",\"level\":\"county\",\"name\":%s}".formatted(quoted(0))),
            feature(
                "r2",
                "Polygon",
                square,
                "{\"code\":\"330302001\",\"level\":\"township\",\"parentCode\":\"330302\",\"name\":%s}"
                    .formatted(quoted(1)))));
    String[] villages = new String[5];
    for (int i = 1; i <= 5; i++) {
      villages[i - 1] =
          feature(
              "c" + i,
              "Point",
              "[%s,0]".formatted(0.01 + 0.002 * i),
              "{\"name\":%s,\"elders60\":%d,\"regionCode\":\"330302001\"}"
                  .formatted(quoted(i), 60 - i));
    }
    server.importText("communities", "c.geojson", collection(villages));
    server.importText(
        "facilities",
        "f.geojson",
        collection(
            feature(
                "f1",
                "Point",
                "[0.08,0]",
                "{\"kind\":\"community_care\",\"name\":%s}".formatted(quoted(2)))));
  }

  private static String quoted(int index) {
    return JsonMapper.shared().writeValueAsString(NAMES.get(index));
  }

  static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  static String feature(String id, String type, String coordinates, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{\"type\":\"%s\",\"coordinates\":%s},\"properties\":%s}"
        .formatted(id, type, coordinates, properties);
  }
}
