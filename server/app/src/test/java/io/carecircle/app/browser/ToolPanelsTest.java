package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The tools of planning beside the circle: each shows what the API answers, linked with the map.
 */
@WithChromium
class ToolPanelsTest {
  private static final String ASKED =
      """
      "facilities": {"kinds": ["community_care", "township_care"]},
      "demand": {"layer": "communities", "weight": "elders60"},
      "reach": {"mode": "walk", "speed": 1, "minutes": 15}""";

  private static JsonNode answer(OpenServer server, String process, String further) {
    return OpenServer.json(server.execute(process, "{" + ASKED + further + "}"));
  }

  private static String people(JsonNode number) {
    return "%,d".formatted(number.longValue());
  }

  private static void openTool(Browser browser, OpenServer server, String tool) {
    browser.openMap(server, "l=regions&t=" + tool);
    browser.await("!document.querySelector('#tool-" + tool + " .work progress')");
  }

  @Test
  void gapsAreFilteredByReasonAndTellWhatEachRemovalGives(OpenServer server, Browser browser) {
    JsonNode gaps = answer(server, "gaps", "");
    openTool(browser, server, "gaps");
    JsonNode detour = null;
    for (JsonNode reason : gaps.get("reasons")) {
      detour = reason.get("reason").stringValue().equals("detour") ? reason : detour;
    }
    String chip = browser.text("[data-key=reason-detour]");
    assertEquals(
        "绕路 %s 个 · %s 人".formatted(people(detour.get("communities")), people(detour.get("elders"))),
        chip);
    browser.click("[data-key=reason-detour]");
    assertEquals("true", browser.find("[data-key=reason-detour]").getAttribute("aria-pressed"));
    assertEquals(List.of("绕路"), browser.texts("#gap-list .reason").stream().distinct().toList());
    JsonNode first = null;
    for (JsonNode gap : gaps.get("communities")) {
      first = first == null && gap.get("reason").stringValue().equals("detour") ? gap : first;
    }
    String row = browser.text("#gap-list li");
    assertTrue(row.contains(first.get("name").stringValue()), row);
    assertEquals(
        first.get("removals").size(),
        (Long)
            browser.run(
                "return document.querySelector('#gap-list li').querySelectorAll('.removal').length"));
    assertTrue(row.contains("修直路到") && row.contains("可覆盖 " + people(first.get("elders"))), row);
    browser.click("[data-key=list-areas]");
    browser.click("[data-key=reason-all]");
    JsonNode area = gaps.at("/areas/features/0/properties");
    assertTrue(browser.text("#gap-list li").contains(people(area.get("elders")) + " 人"));
    assertTrue(
        browser
            .text("[data-key=list-areas]")
            .contains("%,d".formatted(gaps.at("/areas/features").size())));
    browser.assertQuiet(server);
  }

  @Test
  void theBorderLedgerIsTheServersAndItsRowsAndColumnsSum(OpenServer server, Browser browser) {
    JsonNode ledger = answer(server, "coverage", ",\"groupBy\":\"county\"").get("borderLedger");
    openTool(browser, server, "borders");
    browser.await("document.querySelector('#border-matrix')");
    List<String> sums = browser.texts("#border-matrix tbody tr:not(.sums) td.sum");
    assertEquals(ledger.get("homes").size(), sums.size());
    for (int i = 0; i < sums.size(); i++) {
      assertEquals(people(ledger.at("/homes/" + i + "/people")), sums.get(i));
    }
    assertEquals("行合计、列合计与总数一致", browser.text("#border-balance"));
    long across = 0;
    for (JsonNode flow : ledger.get("flows")) {
      boolean isOwn = flow.get("home").equals(flow.get("facilityRegion"));
      across += isOwn ? 0 : flow.get("people").longValue();
    }
    assertEquals("%,d".formatted(across), browser.text("#border-across"));
    String before = browser.hash();
    browser.click("#border-flows button");
    browser.await("location.hash !== '" + before + "'");
    assertEquals("true", browser.find("#border-flows button").getAttribute("aria-pressed"));
    browser.assertQuiet(server);
  }

  @Test
  void aClosureFliesToItsFacilityAndTellsWhoLoses(OpenServer server, Browser browser) {
    JsonNode first = answer(server, "closure-loss", "").at("/facilities/0");
    openTool(browser, server, "closure");
    browser.await("document.querySelector('#closure-list li')");
    String row = browser.text("#closure-list li");
    assertTrue(row.contains(first.get("name").stringValue()), row);
    assertTrue(row.contains("−" + people(first.get("lostElders")) + " 人"), row);
    browser.click("#closure-list li .row-button");
    browser.await("document.querySelector('.leaflet-popup .card')");
    assertEquals(first.get("lost").size(), browser.count("#closure-list .sub-list li"));
    browser.assertQuiet(server);
  }

  @Test
  void aRankedNodePutsThePinWhereTheGainIsTheSame(OpenServer server, Browser browser) {
    JsonNode first = answer(server, "marginal-gain", "").at("/ranked/0");
    openTool(browser, server, "gain");
    browser.await("document.querySelector('#gain-list li')");
    String most = "+" + people(first.get("gainedElders"));
    assertEquals(most, browser.text("#gain-most"));
    browser.click("#gain-list li button");
    browser.await("document.querySelector('.pin')");
    assertTrue(browser.hash().contains("p=%.6f,".formatted(first.at("/at/0").doubleValue())));
    browser.click("#tab-site");
    browser.await("document.querySelector('#gained-people')?.textContent === '" + most + "'");
    JsonNode own =
        answer(server, "marginal-gain", ", \"neighbours\": \"own-only\", \"groupBy\": \"county\"");
    openTool(browser, server, "gain");
    browser.await("document.querySelector('#gain-list li')");
    browser.click("#gain-own");
    browser.await(
        "document.querySelector('#gain-most')?.textContent === '+"
            + people(own.get("mostGainedElders"))
            + "'");
    browser.assertQuiet(server);
  }

  @Test
  void aSitingRunTellsItsProofAndAPreviewThatItIsOne(OpenServer server, Browser browser) {
    openTool(browser, server, "siting");
    browser.await("!document.querySelector('[data-key=siting-solve]').disabled");
    browser.await("/[1-9]/.test(document.querySelector('#siting-form').textContent)");
    browser.click("[data-key=siting-solve]");
    browser.await("document.querySelector('#siting-status')");
    String proof = browser.text("#siting-status");
    assertTrue(proof.contains("已证明最优") && proof.contains("0.0%"), proof);
    assertEquals(5, browser.count("#siting-sites li"));
    // What is kept is the server's own answer, in its own bytes.
    String address = browser.evaluate("document.querySelector('#siting-certificate').href");
    JsonNode kept = server.json(address.substring(server.root().length()));
    assertEquals("optimal", kept.get("status").stringValue());
    assertTrue(proof.contains(people(kept.get("objective")) + " 人"), proof);
    assertEquals(64, kept.at("/certificate/sha256").stringValue().length());
    browser.click("[data-key=siting-greedy]");
    browser.await("document.querySelector('#siting-status .notice')");
    assertTrue(browser.text("#siting-status .notice").contains("未证明最优"));
    browser.assertQuiet(server);
  }

  @Test
  void aRunningSearchIsGivenUp(OpenServer server, Browser browser) {
    openTool(browser, server, "siting");
    // All communities and all that stands: reading and timing them alone takes longer than the
    // page needs to click as soon as there is something to give up.
    browser.run(
        """
        const scope = document.querySelector('#siting-scope');
        scope.value = 'all';
        scope.dispatchEvent(new Event('change'));
        const giveUp = () => document.querySelector('#tool-siting [data-key=work-cancel]');
        const watch = new MutationObserver(() => {
          if (giveUp()) {
            watch.disconnect();
            giveUp().click();
          }
        });
        watch.observe(document.querySelector('#tool-siting'), {childList: true, subtree: true});
        document.querySelector('[data-key=siting-solve]').click();
        """);
    browser.await("document.querySelector('[data-key=work-again]')");
    long end = System.nanoTime() + 10_000_000_000L;
    while (server.json("/api/jobs").toString().contains("\"running\"")) {
      assertTrue(System.nanoTime() < end, "the server goes on searching");
      Browser.pause(200);
    }
    browser.assertQuiet(server);
  }

  @Test
  void accessScoresAreTheServersAndTheMethodCanBeChosen(OpenServer server, Browser browser) {
    openTool(browser, server, "access");
    browser.await("document.querySelector('#tool-access .line-lorenz')");
    assertEquals(13, browser.count("#access-groups tbody tr"));
    assertEquals(20, browser.count("#access-worst li"));
    String gini = browser.text("#tool-access .figure-row b");
    assertTrue(gini.matches("0\\.\\d{3}"), gini);
    browser.run(
        "const s = document.querySelector('#access-method'); s.value = '2sfca';"
            + " s.dispatchEvent(new Event('change'))");
    browser.await(
        "document.querySelector('#tool-access .figure-row b')"
            + " && document.querySelector('#tool-access .figure-row b').textContent !== '"
            + gini
            + "'");
    browser.assertQuiet(server);
  }

  @Test
  void theSpeedCurveMarksTheChosenSpeedWithItsOwnCoverage(OpenServer server, Browser browser) {
    openTool(browser, server, "curve");
    browser.await("document.querySelector('#curve-now')");
    browser.await("document.querySelector('#key-people .key')");
    assertEquals(browser.text("#key-people .key"), browser.text("#curve-now"));
    assertTrue(browser.text("#tool-curve .chart-mark-text").contains("1.00"));
    assertEquals(13, browser.count("#curve-table tbody tr"));
    browser.assertQuiet(server);
  }
}
