package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.carecircle.app.OpenServer;
import io.carecircle.app.platform.BaseMapSettings;
import io.carecircle.app.platform.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base map is asked for only when it is configured, and only where it is configured. */
@WithChromium
class BaseMapTest {
  @TempDir Path folder;

  @Test
  void onlyTheConfiguredHostIsAskedAndItsFailureIsTold(Browser browser) throws IOException {
    ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer tiles =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tiles.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(429, -1); // the quota is used up
          exchange.close();
        });
    tiles.start();
    String host = "127.0.0.1:" + tiles.getAddress().getPort();
    try (OpenServer server =
        new OpenServer(
            folder,
            "carecircle.basemap.url=http://" + host + "/base/{z}/{x}/{y}.png",
            "carecircle.basemap.attribution=<b>图</b>",
            "carecircle.basemap.approval=GS(2026)1号")) {
      String policy = server.get("/").headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.contains("img-src 'self' data: http://" + host + ";"), policy);
      server.importText(
          "streets",
          "s.geojson",
          HostileNamesTest.collection(
              HostileNamesTest.feature("s", "LineString", "[[0,0],[0.02,0]]", "{}")));
      server.importText("communities", "c.csv", "id,lon,lat,elders60\nc1,0.01,0,5\n");
      server.importText("facilities", "f.csv", "id,lon,lat,kind\nf1,0,0,community_care\n");
      browser.openMap(server, "v=0.01,0,14");
      browser.await("document.querySelector('[data-layer=streets] .legend .notice')");
      assertTrue(browser.text("[data-layer=streets] .legend .notice").contains("底图无法显示"));
      assertEquals("<b>图</b> · GS(2026)1号", browser.text("#base-credit"));
      assertTrue(asked.peek().matches("/base/14/\\d+/\\d+\\.png"), asked.peek());
      Set<String> hosts = new TreeSet<>();
      browser.requests().stream().map(URI::getAuthority).forEach(hosts::add);
      assertEquals(new TreeSet<>(Set.of(host, URI.create(server.root()).getAuthority())), hosts);
      // The console tells of the tiles that did not come, and of nothing else.
      List<String> complaints = browser.complaints();
      assertFalse(complaints.isEmpty());
      for (String complaint : complaints) {
        assertTrue(complaint.contains(host + "/base/") && complaint.contains("429"), complaint);
      }
    } finally {
      tiles.stop(0);
    }
  }

  @Test
  void tiandituIsATokenAndNothingElseGetsIntoThePolicy() {
    BaseMapSettings none = settings("", "", "", "");
    assertFalse(none.isPresent());
    assertEquals(Set.of(), none.origins());
    BaseMapSettings tianditu = settings("", "", "", "0123456789abcdef");
    assertEquals(2, tianditu.templates().size());
    assertEquals(8, tianditu.origins().size());
    assertTrue(tianditu.origins().contains("https://t0.tianditu.gov.cn"));
    assertFalse(tianditu.toString().contains("0123456789abcdef"), "a token stays out of logs");
    assertEquals(
        Set.of("https://a.tile.example", "https://b.tile.example"),
        settings("https://{s}.tile.example/{z}/{x}/{y}.png", "", "a,b", "").origins());
    for (String url :
        List.of(
            "javascript:alert(1)//{z}{x}{y}",
            "https://x.example; script-src *//{z}/{x}/{y}",
            "https://x.example 'unsafe-inline'/{z}/{x}/{y}",
            "https://*.example/{z}/{x}/{y}",
            "https://x.example/{z}/{x}",
            "https://{s}.example/{z}/{x}/{y}",
            "//x.example/{z}/{x}/{y}")) {
      assertThrows(RefusedException.class, () -> settings(url, "", "", ""), url);
    }
    assertThrows(RefusedException.class, () -> settings("", "", "", "key&evil=1"));
    assertThrows(
        RefusedException.class, () -> settings("", "https://x.example/{z}/{x}/{y}", "", ""));
  }

  private static BaseMapSettings settings(
      String url, String labels, String subdomains, String token) {
    return new BaseMapSettings(url, labels, subdomains, token, "", "", 18);
  }
}
