package io.carecircle.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the map tells by colour, everyone can tell: the palettes as the drawing modules have them. */
@WithChromium
class ColoursTest {
  /** Of CIEDE2000: two swatches that far apart are not taken for each other. */
  private static final double TOLD_APART = 10;

  /** Pairs 1, 2, 7, 9, 17, 20, 26 and 34 of the table of Sharma, Wu and Dalal (2005). */
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615",
    "50, 0, 0, 50, -1, 2, 2.3669",
    "50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "50, 2.5, 0, 58, 24, 15, 19.4535",
    "63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630",
    "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
  })
  void theDifferenceIsThatOfThePublishedPairs(
      double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
    double[] one = {l1, a1, b1};
    double[] other = {l2, a2, b2};
    assertEquals(expected, ColourVision.ciede2000(one, other), 5e-5);
    assertEquals(expected, ColourVision.ciede2000(other, one), 5e-5);
  }

  @ParameterizedTest
  @EnumSource
  void neighbouringClassesAndWhatLiesOnThemAreToldApart(
      ColourVision vision, OpenServer server, Browser browser) {
    JsonNode palette = palette(browser, server);
    List<String> alike = new ArrayList<>();
    for (String name : List.of("DENSITY", "HEAT", "SCORE")) {
      List<double[]> classes = colours(palette.get(name));
      for (int i = 1; i < classes.size(); i++) {
        compare(vision, name + " " + i, classes.get(i - 1), classes.get(i), alike);
      }
    }
    double[] land = colour(palette.at("/COLOURS/land"));
    double strength = palette.get("DENSITY_STRENGTH").doubleValue();
    double[] before = null;
    for (double[] pure : colours(palette.get("DENSITY"))) {
      double[] ground = over(pure, strength, land);
      double[] gap = over(palette.at("/COLOURS/gapFar"), ground);
      double[] circle = over(palette.at("/COLOURS/circleLine"), ground);
      if (before != null) {
        compare(vision, "classes as drawn over the land", before, ground, alike);
      }
      compare(vision, "hatch of a gap on its class", gap, ground, alike);
      compare(vision, "line of a circle on a class", circle, ground, alike);
      compare(vision, "hatch of a gap and line of a circle", gap, circle, alike);
      before = ground;
    }
    double[] gap = colour(palette.at("/COLOURS/gap"));
    compare(vision, "gap and circle", gap, colour(palette.at("/COLOURS/accent")), alike);
    compare(vision, "gap and unknown", gap, colour(palette.at("/COLOURS/unknown")), alike);
    JsonNode change = palette.get("CHANGE");
    compare(vision, "better, worse", colour(change.get("better")), colour(change.get("worse")), alike);
    compare(vision, "better, same", colour(change.get("better")), colour(change.get("same")), alike);
    compare(vision, "worse, same", colour(change.get("worse")), colour(change.get("same")), alike);
    assertEquals(List.of(), alike);
  }

  /** Fifteen kinds have six colours: those of one colour differ by their sign. */
  @ParameterizedTest
  @EnumSource
  void kindsOfFacilitiesDifferByColourOrBySign(
      ColourVision vision, OpenServer server, Browser browser) {
    List<JsonNode> kinds = list(palette(browser, server).get("KIND_SIGNS"));
    assertEquals(15, kinds.size());
    List<String> alike = new ArrayList<>();
    for (JsonNode one : kinds) {
      for (JsonNode other : kinds.subList(kinds.indexOf(one) + 1, kinds.size())) {
        if (one.get("colour").equals(other.get("colour"))) {
          assertNotEquals(one.get("sign"), other.get("sign"));
        } else {
          compare(
              vision,
              one + " " + other,
              colour(one.get("colour")),
              colour(other.get("colour")),
              alike);
        }
      }
    }
    assertEquals(List.of(), alike);
  }

  @Test
  void redAndGreenOfOneLightnessWouldBeFound() {
    double[] red = {0.80, 0.36, 0.20};
    double[] green = {0.53, 0.53, 0.16};
    assertTrue(ColourVision.FULL.difference(red, green) > TOLD_APART);
    assertTrue(ColourVision.DEUTERANOPIA.difference(red, green) < TOLD_APART);
  }

  private static void compare(
      ColourVision vision, String what, double[] a, double[] b, List<String> alike) {
    double difference = vision.difference(a, b);
    if (difference <= TOLD_APART) {
      alike.add("%s: %.1f".formatted(what, difference));
    }
  }

  private static JsonNode palette(Browser browser, OpenServer server) {
    browser.openPage(server, Browser.OFFICE, "l=regions");
    Object found =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0];"
                    + " import('/map/colours.js').then((m) => done(JSON.stringify({...m})))");
    return Json.parse(((String) found).getBytes(), "the palette");
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).toList();
  }

  private static List<double[]> colours(JsonNode nodes) {
    return list(nodes).stream().map(ColoursTest::colour).toList();
  }

  /** Of #RRGGBB. */
  private static double[] colour(JsonNode node) {
    int rgb = Integer.parseInt(node.stringValue().substring(1), 16);
    return new double[] {(rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0};
  }

  private static double[] over(double[] colour, double alpha, double[] ground) {
    double[] mixed = new double[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = alpha * colour[i] + (1 - alpha) * ground[i];
    }
    return mixed;
  }

  /** Of rgba(R, G, B, A), on what lies below. */
  private static double[] over(JsonNode rgba, double[] ground) {
    double[] parts =
        Stream.of(rgba.stringValue().replaceAll("[rgba() ]", "").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] colour = {parts[0] / 255, parts[1] / 255, parts[2] / 255};
    return over(colour, parts[3], ground);
  }
}
