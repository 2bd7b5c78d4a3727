package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The list of layers: shown or not, counts, origin, strength, legend. */
@WithChromium
class LayersTest {
  private static final List<String> LAYERS =
      List.of("regions", "density", "communities", "facilities", "circles", "streets");

  @Test
  void everyLayerIsSwitchedDimmedCountedAndSaysWhereItComesFrom(
      OpenServer server, Browser browser) {
    browser.openMap(server, "");
    for (String layer : LAYERS) {
      String origin = browser.text("[data-layer=" + layer + "] .origin");
      assertTrue(origin.startsWith("演示数据（程序合成） · "), origin);
      assertTrue(origin.matches(".* · (\\d{4}-\\d\\d-\\d\\d|日期未注明)"), origin);
      String shown = tiles(browser);
      browser.click("#layer-" + layer);
      browser.await("!document.querySelector('#layer-" + layer + "').checked");
      assertFalse(tiles(browser).equals(shown), layer + " leaves the map");
      assertFalse(
          List.of(browser.hash().replaceFirst(".*[#&]l=([^&]*).*", "$1").split(","))
              .contains(layer));
      browser.click("#layer-" + layer);
      assertEquals(shown, tiles(browser), layer + " is back where it was");
    }
    JsonNode collections = server.json("/api/collections").get("collections");
    for (JsonNode collection : collections) {
      String id = collection.get("id").stringValue();
      if (LAYERS.contains(id)) {
        assertEquals(
            "%,d".formatted(collection.get("itemCount").longValue()),
            browser.text("[data-layer=" + id + "] .layer-head .figure"));
      }
    }
    browser.click("[data-layer=density] .more summary");
    browser.run(
        "const o = document.querySelector('[data-key=opacity-density]'); o.value = 40;"
            + " o.dispatchEvent(new Event('input'))");
    assertEquals(
        "0.4", browser.evaluate("document.querySelector('.leaflet-density-pane').style.opacity"));
    browser.run("document.querySelector('.leaflet-control-zoom-in').click()");
    String near = browser.hash();
    browser.click("[data-layer=density] .more .link");
    browser.await("location.hash !== '" + near + "'");
    browser.assertQuiet(server);
  }

  private static String tiles(Browser browser) {
    return browser.evaluate(
        "['density','water','streets','circles','lines','names','communities','facilities'].map((p) =>"
            + " document.querySelectorAll('.leaflet-' + p + '-pane .leaflet-layer').length).join()");
  }

  /** Each step is seen in the list, on the map and in the address; another reader sees the same. */
  @Test
  void layersArePutInAnotherOrder(OpenServer server, Browser browser) {
    browser.openMap(server, "");
    List<String> bottomFirst =
        List.of("density", "streets", "circles", "areas", "lines", "communities", "facilities");
    assertEquals(bottomFirst, panes(browser));
    assertEquals(
        "higher-facilities,lower-density",
        browser.evaluate(
            "[...document.querySelectorAll('.move:disabled')].map((b) => b.dataset.key).join()"));
    for (int step = 0; step < 5; step++) {
      browser.click("[data-key=higher-density]");
    }
    List<String> order =
        List.of("density", "facilities", "communities", "regions", "circles", "streets");
    browser.await("location.hash.includes('u=" + String.join(",", order) + "')");
    assertEquals(order, layers(browser));
    List<String> densityOnTop =
        List.of("streets", "circles", "lines", "areas", "communities", "facilities", "density");
    assertEquals(densityOnTop, panes(browser));
    String hash = browser.hash();
    browser.openMap(server, hash.substring(1));
    assertEquals(densityOnTop, panes(browser));
    browser.openMap(server, "u=density,density,facilities,communities,regions,circles");
    assertEquals(bottomFirst, panes(browser), "an address that leaves a layer out says nothing");
    browser.assertQuiet(server);
  }

  private static List<String> layers(Browser browser) {
    return List.of(
        browser
            .evaluate("[...document.querySelectorAll('.layer')].map((l) => l.dataset.layer).join()")
            .split(","));
  }

  private static List<String> panes(Browser browser) {
    return List.of(
        browser
            .evaluate(
                "['areas','density','streets','circles','lines','communities','facilities']"
                    + ".map((p) => [p, Number(getComputedStyle(document.querySelector("
                    + "'.leaflet-' + p + '-pane')).zIndex)])"
                    + ".sort((a, b) => a[1] - b[1]).map(([p]) => p).join()")
            .split(","));
  }

  /** The legend's classes are recomputed here from the API's features by the documented rule. */
  @Test
  void theLegendTellsTheBreaksThatAreDrawn(OpenServer server, Browser browser) {
    browser.openMap(server, "l=density,regions");
    assertEquals(breaks(browser), legend(browser), "by communities");
    assertEquals(
        "5",
        browser.evaluate("document.querySelectorAll('[data-layer=density] .edge[fill]').length"));
    List<Long> areas = legend(browser);
    browser.click("input[name=surface][value=grid]");
    browser.await(
        "document.querySelector('[data-layer=density] .legend').textContent.includes('1 公里网格')");
    assertEquals(breaks(browser), legend(browser), "on the grid");
    assertFalse(areas.equals(legend(browser)));
    assertTrue(browser.hash().contains("d=grid"));
    browser.run(
        "const s = document.getElementById('weight'); s.value = 'population';"
            + " s.dispatchEvent(new Event('change'))");
    assertEquals(breaks(browser), legend(browser), "of all people");
    browser.assertQuiet(server);
  }

  /** Lower bounds as the legend writes them: "95 – 230", the last "≥ 1,000". */
  private static List<Long> legend(Browser browser) {
    List<Long> bounds = new ArrayList<>();
    for (String text : browser.texts("[data-layer=density] .legend-item span")) {
      if (text.matches("(≥ )?[\\d,]+( – [\\d,]+)?")) {
        bounds.add(Long.parseLong(text.replaceAll("≥ | – .*|,", "")));
      }
    }
    return bounds;
  }

  /** What the drawing uses, asked of the module that draws. */
  private static List<Long> breaks(Browser browser) {
    Object found =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                Promise.all([import('/api/city.js'), import('/app/city.js'),
                    import('/map/density.js'), import('/state/hash.js'), import('/app/analysis.js')])
                  .then(async ([api, {createCity}, {densityOf}, {readHash}, {readLayers}]) => {
                    const city = createCity(await api.readOverview(), await readLayers());
                    const state = readHash(location.hash);
                    done(densityOf(city.communities, state.weight, state.surface).breaks);
                  });
                """);
    return ((List<?>) found).stream().map(n -> ((Number) n).longValue()).toList();
  }

  @Test
  void theClassesHoldEquallyManyCommunities(OpenServer server, Browser browser) {
    browser.openMap(server, "l=regions");
    Object shares =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                import('/map/density.js').then(({breaksOf, classOf}) => {
                  // 1 to 100: fifths begin at 21, 41, 61, 81; the highest class has no end.
                  const values = Array.from({length: 100}, (_, i) => i + 1);
                  const breaks = breaksOf(values);
                  done([breaks.join(), classOf(breaks, 20), classOf(breaks, 21),
                    classOf(breaks, 1e9), classOf(breaks, 0), classOf(breaks, null)].join(' '));
                });
                """);
    assertEquals("0,21,41,61,81 0 1 4 0 -1", shares);
  }

  @Test
  void kindsOfFacilitiesAreShownByThemselves(OpenServer server, Browser browser) {
    browser.openMap(server, "l=facilities&v=120.66,28.0,14");
    assertEquals(
        "true",
        browser.evaluate("document.querySelector('[data-key=shown-community_care]').checked"));
    String before = pixels(browser);
    browser.click("[data-key=other-kinds]");
    browser.click("[data-key=shown-medical]");
    browser.await("location.hash.includes('medical')");
    assertFalse(before.equals(pixels(browser)), "hospitals appear");
    assertTrue(browser.text("#kinds .told").contains("居家养老服务照料中心"));
    assertFalse(browser.text("#kinds .told").contains("医疗机构"), "what is shown is not what counts");
    browser.assertQuiet(server);
  }

  private static String pixels(Browser browser) {
    return browser.evaluate(
        "[...document.querySelectorAll('.leaflet-facilities-pane canvas')].map((c) => c.toDataURL()).join()");
  }
}
