package io.carecircle.app.browser;

import io.carecircle.app.OpenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How fast the map is; no test, because a machine that is busy would fail it. Run it on a quiet one
 * by {@code ./mvnw -pl server/app -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=MapMeasurement
 * test}; the figures are written to {@code target/map-measurement.md}.
 */
@WithChromium
class MapMeasurement {
  private static final int VIEWS = 5;
  private static final int PINS = 60;

  /** Towns and mountains: what is drawn there differs. */
  private static final List<String> PLACES =
      List.of("120.66,28.0,14", "120.98,28.12,14", "119.72,27.56,12");

  @Test
  void measure(OpenServer server, Browser browser) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| what | runs | median ms | p95 ms | worst ms |");
    lines.add("| --- | --- | --- | --- | --- |");
    browser.openMap(server, ""); // warms the server up, as the first visitor does
    List<Double> figures = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      browser.openPage(server, Browser.OFFICE, "");
      browser.await("document.querySelectorAll('#coverage-table tbody tr').length === 13");
      figures.add(now(browser));
      browser.settle();
      whole.add(now(browser));
    }
    lines.add(row("first view: map, figures and table", figures));
    lines.add(row("first view with the circles of all facilities", whole));
    List<Double> pins = new ArrayList<>();
    List<Double> slides = new ArrayList<>();
    List<Double> frames = new ArrayList<>();
    for (String place : PLACES) {
      browser.openMap(server, "v=" + place);
      pins.addAll(pins(browser));
      slides.addAll(slides(browser));
      frames.addAll(frames(browser));
    }
    lines.add(row("pin to circle, from the mouse button to the drawn circle", pins));
    lines.add(row("slider to circle, from the input to the painted frame", slides));
    lines.add(row("a frame while panning with all layers on", frames));
    Files.write(Path.of("target", "map-measurement.md"), lines);
    lines.forEach(System.err::println);
  }

  private static double now(Browser browser) {
    return ((Number) browser.run("return performance.now()")).doubleValue();
  }

  private static List<Double> pins(Browser browser) {
    Random random = new Random(7);
    List<Double> all = new ArrayList<>();
    browser.run(
        "document.addEventListener('mouseup', () => { window.released = performance.now(); }, true)");
    for (int i = 0; i < PINS / PLACES.size(); i++) {
      browser.run("window.released = null; performance.clearMarks('circle')");
      browser.clickMap(80 + random.nextInt(500), 60 + random.nextInt(340));
      Object taken = null;
      for (int k = 0; k < 100 && taken == null; k++) {
        Browser.pause(20);
        taken =
            browser.run(
                "const m = performance.getEntriesByName('circle').at(-1);"
                    + " return window.released && m?.startTime > window.released"
                    + " ? m.startTime - window.released : null");
      }
      if (taken != null) { // else it hit a sign, or the place is far from any street
        all.add(((Number) taken).doubleValue());
      }
      browser.run("document.querySelector('.leaflet-popup-close-button')?.click()");
      Browser.pause(700); // the circles of the other minutes come meanwhile
    }
    return all;
  }

  private static List<Double> slides(Browser browser) {
    browser.await("document.querySelector('.pin')");
    Browser.pause(2500);
    Object found =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                const slider = document.getElementById('minutes-slider');
                const times = [];
                let minutes = 1;
                const next = () => {
                  if (minutes > 30) { done(times); return; }
                  slider.value = minutes++;
                  const begun = performance.now();
                  slider.dispatchEvent(new Event('input'));
                  requestAnimationFrame(() => setTimeout(() => {
                    times.push(performance.now() - begun);
                    setTimeout(next, 30);
                  }));
                };
                next();
                """);
    return numbers(found);
  }

  private static List<Double> frames(Browser browser) {
    browser.settle();
    browser.run(
        """
        window.frames_ = [];
        let last = performance.now();
        window.recording = true;
        const tick = (at) => {
          window.frames_.push(at - last);
          last = at;
          if (window.recording) requestAnimationFrame(tick);
        };
        requestAnimationFrame((at) => { last = at; requestAnimationFrame(tick); });
        """);
    for (int way : new int[] {-1, 1}) {
      drag(browser, way);
    }
    Object found = browser.run("window.recording = false; return window.frames_");
    return numbers(found);
  }

  private static void drag(Browser browser, int way) {
    int x = 640 - way * 150;
    mouse(browser, "mousePressed", x, 300);
    for (int step = 1; step <= 60; step++) {
      mouse(browser, "mouseMoved", x + way * 5 * step, 300 + step);
    }
    mouse(browser, "mouseReleased", x + way * 300, 360);
  }

  private static void mouse(Browser browser, String type, int x, int y) {
    browser.devtools(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
  }

  private static List<Double> numbers(Object found) {
    return ((List<?>) found).stream().map(n -> ((Number) n).doubleValue()).toList();
  }

  private static String row(String what, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    int last = sorted.size() - 1;
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.0f |",
        what,
        sorted.size(),
        sorted.get(last / 2),
        sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1),
        sorted.get(last));
  }
}
