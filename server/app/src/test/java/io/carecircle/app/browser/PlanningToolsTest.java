package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Catchments, referrals, the density grid and what-if: each shows what the API answers. */
@WithChromium
class PlanningToolsTest {
  private static final String SERVICE =
      """
      "facilities": {"kinds": ["community_care", "township_care"]},
      "demand": {"layer": "communities", "weight": "elders60"},
      "reach": {"mode": "walk", "speed": 1, "minutes": 15}""";

  private static JsonNode ask(OpenServer server, String process, String inputs) {
    return OpenServer.json(server.execute(process, "{" + inputs + "}"));
  }

  private static String people(JsonNode number) {
    return "%,d".formatted(number.longValue());
  }

  private static String signed(long people) {
    return people < 0 ? "−%,d".formatted(-people) : people > 0 ? "+%,d".formatted(people) : "0";
  }

  private static void open(Browser browser, OpenServer server, String tool, String further) {
    browser.openMap(server, "l=regions&t=" + tool + further);
    browser.await("!document.querySelector('#tool-" + tool + " .work progress')");
  }

  @Test
  void catchmentsTellLoadAndPlacesAndShareOutLimitedOnes(OpenServer server, Browser browser) {
    JsonNode free = ask(server, "catchments", SERVICE + ", \"polygons\": false");
    open(browser, server, "catchments", "");
    browser.await("document.querySelector('#catchments-list li')");
    assertEquals(people(free.at("/total/assigned")), browser.text("#catchments-assigned"));
    assertEquals("0", browser.text("#catchments-over"));
    List<JsonNode> facilities = new ArrayList<>();
    free.get("features").forEach(f -> facilities.add(f.get("properties")));
    facilities.sort(
        Comparator.comparing((JsonNode p) -> -p.get("assigned").longValue())
            .thenComparing(p -> p.get("facilityId").stringValue()));
    JsonNode first = facilities.get(0);
    String row = browser.text("#catchments-list li");
    assertTrue(row.contains(first.get("name").stringValue()), row);
    assertTrue(row.contains(people(first.get("assigned")) + " 人"), row);
    browser.click("#catchments-list li .row-button");
    browser.await("document.querySelector('#catchments-list .sub-list li')");
    assertEquals(
        first.get("communities").longValue(), browser.count("#catchments-list .sub-list li"));
    assertTrue(browser.text("#catchments-list .sub-list p").contains("平方公里"));

    browser.choose("#catchments-capacity", "limit");
    JsonNode limited =
        ask(server, "catchments", SERVICE + ", \"polygons\": false, \"capacity\": \"limit\"");
    assertTrue(limited.at("/total/overCapacity").longValue() > 0, "a city that is short of places");
    browser.await(
        "document.querySelector('#catchments-over')?.textContent === '"
            + people(limited.at("/total/overCapacity"))
            + "'");
    browser.assertQuiet(server);
  }

  @Test
  void gapsNameFullFacilitiesWhenPlacesCount(OpenServer server, Browser browser) {
    JsonNode gaps = ask(server, "gaps", SERVICE + ", \"useCapacity\": true");
    JsonNode full = null;
    for (JsonNode reason : gaps.get("reasons")) {
      full = reason.get("reason").stringValue().equals("full") ? reason : full;
    }
    browser.openMap(server, "l=regions&t=gaps");
    assertEquals(0, browser.count("[data-key=reason-full]"));
    browser.click("#gaps-places");
    browser.await("document.querySelector('[data-key=reason-full]')");
    assertEquals(
        "设施已满 %s 个 · %s 人".formatted(people(full.get("communities")), people(full.get("elders"))),
        browser.text("[data-key=reason-full]"));
    browser.click("[data-key=reason-full]");
    assertEquals(List.of("设施已满"), browser.texts("#gap-list .reason").stream().distinct().toList());
    browser.picture("tool-gaps-full");
    browser.assertQuiet(server);
  }

  @Test
  void referralsPairEachCentreAndNameThoseWithoutASite(OpenServer server, Browser browser) {
    String homes = "\"from\": {\"kinds\": [\"nursing_home\"]}";
    open(browser, server, "referrals", "");
    browser.await("document.querySelector('#referrals-list li')");
    browser.choose("#referrals-kind", "nursing_home");
    browser.choose("#referrals-cutoff", "5");
    JsonNode near = ask(server, "referrals", homes + ", \"cutoffSeconds\": 300");
    browser.await(
        "document.querySelectorAll('#referrals-unpaired li').length === "
            + Math.min(50, near.get("unpaired").size()));
    assertTrue(
        browser
            .text("#tool-referrals .headline")
            .contains(
                "%,d / %,d 家"
                    .formatted(
                        near.at("/total/paired").intValue(),
                        near.at("/total/facilities").intValue())));
    JsonNode farthest = near.at("/pairs/0");
    for (JsonNode pair : near.get("pairs")) {
      farthest =
          pair.get("seconds").intValue() > farthest.get("seconds").intValue() ? pair : farthest;
    }
    String row = browser.text("#referrals-list li");
    assertTrue(row.contains(farthest.get("medicalName").stringValue()), row);
    browser.click("#referrals-list li button");
    browser.await("document.querySelector('.leaflet-popup .card')");
    browser.assertQuiet(server);
  }

  @Test
  void theDensityGridMarksTheCellsAboveTheThreshold(OpenServer server, Browser browser) {
    String demand = "\"demand\": {\"layer\": \"communities\", \"weight\": \"elders60\"}";
    JsonNode squares = ask(server, "density", demand);
    open(browser, server, "density", "");
    browser.await("document.querySelector('#density-list li')");
    assertEquals(people(squares.at("/total/cellsAbove")), browser.text("#density-above"));
    assertEquals(people(squares.at("/total/eldersAbove")), browser.text("#density-elders"));
    browser.choose("#density-cell", "hexagon");
    browser.choose("#density-threshold", "2000");
    JsonNode hexagons =
        ask(server, "density", demand + ", \"cell\": \"hexagon\", \"threshold\": 2000");
    browser.await(
        "document.querySelector('#density-above')?.textContent === '"
            + people(hexagons.at("/total/cellsAbove"))
            + "'");
    assertEquals(people(hexagons.at("/total/eldersAbove")), browser.text("#density-elders"));
    browser.assertQuiet(server);
  }

  /** Three processes must agree: what-if, the gain of a site and the loss of a closure. */
  @Test
  void aSiteAddedGainsWhatTheSiteToolSaysAndAClosureLosesWhatTheClosureToolSays(
      OpenServer server, Browser browser) {
    JsonNode best =
        ask(server, "marginal-gain", SERVICE + ", \"most\": 1, \"spacingMetres\": 0")
            .at("/ranked/0");
    String pin = "&p=%s,%s".formatted(best.at("/at/0"), best.at("/at/1"));
    open(browser, server, "whatif", pin);
    browser.click("[data-key=whatif-add]");
    browser.await("document.querySelector('#whatif-gain')");
    assertEquals(signed(best.get("gainedElders").longValue()), browser.text("#whatif-gain"));
    assertEquals(1, browser.count("#whatif-edits li"));
    String address = browser.hash();
    assertTrue(address.contains("&e=a!new-site-1!"), address);
    browser.click("[data-key=undo-0]");
    browser.await("!document.querySelector('#whatif-gain')");
    // The address alone brings the changes back; one that makes no sense brings none.
    browser.openMap(server, address.substring(1));
    browser.await("document.querySelector('#whatif-gain')");
    assertEquals(signed(best.get("gainedElders").longValue()), browser.text("#whatif-gain"));
    browser.openMap(server, "t=whatif&e=a!x!120.6,28.0~q!%253Cimg%253E");
    assertEquals(0, browser.count("#whatif-edits li"));

    JsonNode worst = ask(server, "closure-loss", SERVICE).at("/facilities/0");
    JsonNode at =
        server
            .json("/api/collections/facilities/items/" + worst.get("id").stringValue())
            .at("/geometry/coordinates");
    open(browser, server, "whatif", "&p=%s,%s".formatted(at.get(0), at.get(1)));
    assertTrue(
        browser.text("#tool-whatif").contains(worst.get("name").stringValue()),
        "the facility at the pin");
    browser.click("[data-key=whatif-remove]");
    browser.await("document.querySelector('#whatif-gain')");
    assertEquals(signed(-worst.get("lostElders").longValue()), browser.text("#whatif-gain"));
    // Closing the street at the pin as well comes on top, and both are listed.
    browser.click("[data-key=whatif-close]");
    browser.await("document.querySelectorAll('#whatif-edits li').length === 2");
    browser.await("document.querySelector('#whatif-table')");
    browser.click("[data-key=whatif-clear]");
    browser.await("document.querySelector('#tool-whatif .hint')");
    browser.assertQuiet(server);
  }

  @Test
  void aPlanIsComparedWithOthersAndSentToWhatIf(OpenServer server, Browser browser) {
    open(browser, server, "siting", "");
    browser.await("!document.querySelector('[data-key=siting-solve]').disabled");
    browser.run(
        "const set = (id, value) => { const n = document.getElementById(id);"
            + " if (n.type === 'checkbox') { n.checked = value; } else { n.value = value; }"
            + " n.dispatchEvent(new Event('change')); };"
            + " set('siting-others', 2); set('siting-slower', true); set('siting-frontier', true);");
    browser.await("!document.querySelector('[data-key=siting-solve]').disabled");
    browser.click("[data-key=siting-solve]");
    browser.await("document.querySelector('#siting-status')");
    browser.await("document.querySelectorAll('#siting-others li').length === 2");
    String address = browser.evaluate("document.querySelector('#siting-certificate').href");
    JsonNode plan = server.json(address.substring(server.root().length()));
    assertEquals(4, browser.count("#siting-slow li"));
    assertEquals(
        people(plan.at("/explain/sensitivity/0/covered")), browser.text("#siting-slow li b"));
    assertEquals(plan.at("/explain/frontier").size(), browser.count("#siting-fair li"));
    browser.click("#siting-others li button");
    assertEquals("true", browser.find("#siting-others li button").getAttribute("aria-pressed"));
    browser.click("#siting-others li button");
    assertEquals("false", browser.find("#siting-others li button").getAttribute("aria-pressed"));
    browser.picture("tool-siting-readings");
    browser.click("[data-key=siting-send]");
    browser.await("document.querySelector('#whatif-gain')");
    assertEquals(plan.get("open").size(), browser.count("#whatif-edits li"));
    // The plan counted those out of reach, so it gains just what it covers.
    assertEquals(signed(plan.get("objective").longValue()), browser.text("#whatif-gain"));
    browser.assertQuiet(server);
  }

  @Test
  void aGridIsCandidateEnoughAndSitesOpenYearByYear(OpenServer server, Browser browser) {
    open(browser, server, "siting", "&r=330322");
    browser.await("document.querySelector('#siting-form')");
    browser.choose("#siting-source", "grid");
    browser.run(
        "const set = (id, value) => { const n = document.getElementById(id); n.value = value;"
            + " n.dispatchEvent(new Event('change')); };"
            + " set('siting-spacing', 2000); set('siting-per-year', 2);");
    browser.await("!document.querySelector('[data-key=siting-solve]').disabled");
    browser.click("[data-key=siting-solve]");
    browser.await("document.querySelector('#siting-phases')");
    String address = browser.evaluate("document.querySelector('#siting-certificate').href");
    JsonNode plan = server.json(address.substring(server.root().length()));
    assertEquals(plan.get("phases").size(), browser.count("#siting-phases tbody tr"));
    assertEquals(people(plan.at("/phases/0/served")), browser.text("#siting-phases tbody b"));
    assertEquals(plan.at("/places/features").size(), browser.count("#siting-sites li"));
    assertTrue(browser.text("#siting-schedule").contains("已证明"), browser.text("#siting-schedule"));
    browser.run(
        "const n = document.getElementById('siting-spacing'); n.value = 5000;"
            + " n.dispatchEvent(new Event('change'));");
    browser.choose("#siting-best-for", "all-years");
    browser.await("!document.querySelector('#siting-phases')");
    browser.await("document.querySelector('#siting-years').value === '3'");
    browser.click("[data-key=siting-solve]");
    browser.await("document.querySelector('#siting-phases')");
    String sum = browser.evaluate("document.querySelector('#siting-certificate').href");
    JsonNode years = server.json(sum.substring(server.root().length()));
    assertEquals("all-years", years.at("/run/parameters/phases/objective").stringValue());
    long served =
        years.get("phases").valueStream().mapToLong(y -> y.get("served").longValue()).sum();
    assertEquals(served, years.get("objective").longValue());
    String proof = browser.text("#siting-status");
    assertTrue(proof.contains(people(years.get("objective")) + " 人年"), proof);
    browser.click("#siting-phases tbody button");
    assertEquals("true", browser.find("#siting-phases tbody button").getAttribute("aria-pressed"));
    browser.picture("tool-siting-years");
    browser.assertQuiet(server);
  }
}
