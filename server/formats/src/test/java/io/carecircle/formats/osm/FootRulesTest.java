package io.carecircle.formats.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.StreetClass;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootRulesTest {
  private final FootRules rules = new FootRules();

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new HashMap<>();
    for (String pair : text.split(" ")) {
      String[] parts = pair.split("=", 2);
      tags.put(parts[0], parts[1].replace('+', ' '));
    }
    return tags;
  }

  private String walk(String text) {
    return rules
        .findWalk(tags(text))
        .map(w -> w.streetClass() + " " + (w.forward() ? ">" : "-") + (w.backward() ? "<" : "-"))
        .orElse("none");
  }

  /** The bullet of the contract, phrase by phrase. */
  @ParameterizedTest
  @CsvSource({
    "highway=footway, FOOTWAY ><",
    "highway=path, PATH ><",
    "highway=steps, STEPS ><",
    "highway=pedestrian, PEDESTRIAN ><",
    "highway=living_street, LIVING_STREET ><",
    "highway=track, TRACK ><",
    "highway=residential, RESIDENTIAL ><",
    "highway=service, SERVICE ><",
    "highway=platform, PLATFORM ><",
    "railway=platform, PLATFORM ><",
    "highway=unclassified, UNCLASSIFIED ><",
    "highway=road, UNCLASSIFIED ><",
    "highway=bridleway, BRIDLEWAY ><",
    "highway=cycleway, CYCLEWAY ><",
    "highway=cycleway foot=no, CYCLEWAY --",
    "highway=tertiary, TERTIARY ><",
    "highway=tertiary_link, TERTIARY ><",
    "highway=secondary, SECONDARY ><",
    "highway=secondary_link, SECONDARY ><",
    "highway=primary, PRIMARY ><",
    "highway=primary_link, PRIMARY ><",
    "highway=trunk, TRUNK ><",
    "highway=trunk_link, TRUNK ><",
    "highway=trunk motorroad=yes, TRUNK --",
    "highway=trunk motorroad=yes foot=yes, TRUNK ><",
    "highway=tertiary foot=no, TERTIARY --",
    "highway=motorway, MOTORWAY --",
    "highway=motorway_link, MOTORWAY --",
    "highway=motorway foot=yes, MOTORWAY ><",
    "highway=motorway sidewalk=right, MOTORWAY ><",
    "highway=residential access=no, RESIDENTIAL --",
    "highway=residential access=private, RESIDENTIAL --",
    "highway=residential access=private foot=yes, RESIDENTIAL ><",
    "highway=residential access=no foot=designated, RESIDENTIAL ><",
    "highway=residential access=no foot=permissive, RESIDENTIAL ><",
    "highway=residential access=destination, RESIDENTIAL ><",
    "highway=residential foot=private, RESIDENTIAL --",
    "highway=corridor, OTHER --",
    "highway=corridor foot=yes, OTHER ><",
    "highway=elevator foot=yes, OTHER ><",
    "highway=via_ferrata foot=yes, OTHER --",
    "man_made=pier, OTHER ><",
    "man_made=pier access=private, OTHER --",
    "railway=platform foot=no, PLATFORM --",
    "waterway=river, none",
    "route=hiking, none",
    "route=shuttle_train, none"
  })
  void whoMayWalk(String tags, String expected) {
    assertEquals(expected, walk(tags));
  }

  @ParameterizedTest
  @CsvSource({
    // A ferry waits and sails; that is no walk, whatever else is said of it.
    "route=ferry, FERRY --",
    "route=ferry foot=yes, FERRY --",
    "route=ferry highway=service, FERRY --",
    "route=ferry ferry=no highway=footway, FOOTWAY ><",
    // Not there yet, or no more.
    "highway=construction, OTHER --",
    "highway=construction construction=footway foot=yes, OTHER --",
    "highway=proposed sidewalk=both, OTHER --",
    "highway=razed foot=yes, OTHER --",
    // Escalators and moving walkways.
    "highway=steps conveying=yes, ESCALATOR ><",
    "highway=steps conveying=reversible, ESCALATOR ><",
    "highway=steps conveying=forward, ESCALATOR >-",
    "highway=steps conveying=backward, ESCALATOR -<",
    "highway=footway conveying=forward, ESCALATOR >-",
    "highway=footway conveying=yes oneway=yes, ESCALATOR >-",
    "highway=footway conveying=yes oneway=-1, ESCALATOR -<",
    "highway=steps conveying=yes oneway=yes, ESCALATOR >-",
    "highway=steps conveying=forward access=no, ESCALATOR --",
    "highway=steps conveying=no, STEPS ><",
    "highway=residential conveying=yes, RESIDENTIAL ><"
  })
  void whatIsDecidedHere(String tags, String expected) {
    assertEquals(expected, walk(tags));
  }

  @ParameterizedTest
  @CsvSource({
    "highway=residential oneway=yes, RESIDENTIAL ><",
    "highway=residential oneway=-1, RESIDENTIAL ><",
    "highway=footway oneway=yes, FOOTWAY ><",
    "highway=residential oneway:foot=yes, RESIDENTIAL >-",
    "highway=residential oneway:foot=-1, RESIDENTIAL -<",
    "highway=residential oneway=yes oneway:foot=no, RESIDENTIAL ><",
    "highway=residential foot:backward=no, RESIDENTIAL >-",
    "highway=residential foot:forward=no, RESIDENTIAL -<",
    "highway=residential foot:backward=yes, RESIDENTIAL -<",
    "highway=residential foot:forward=yes, RESIDENTIAL >-",
    "highway=residential foot:forward=yes foot:backward=yes, RESIDENTIAL ><",
    "highway=residential foot:forward=designated foot:backward=no, RESIDENTIAL >-",
    "highway=residential foot:forward=no foot:backward=no, RESIDENTIAL --",
    "highway=steps oneway=yes, STEPS >-",
    "highway=steps oneway=-1, STEPS -<",
    "highway=steps oneway=yes oneway:foot=-1, STEPS -<",
    "highway=steps oneway=no, STEPS ><"
  })
  void directions(String tags, String expected) {
    assertEquals(expected, walk(tags));
  }

  @ParameterizedTest
  @CsvSource({
    // Open at times counts as open: the analysis knows no clock.
    "highway=path access=no access:conditional=yes+@+(08:00-18:00), PATH ><",
    "highway=path access=no access:conditional=yes+@+(May+1-Oct+1), PATH ><",
    "highway=path foot=no foot:conditional=designated+@+(06:00-22:00), PATH ><",
    "highway=path access=no access:conditional=delivery+@+(08:00-18:00), PATH --",
    // Closed at times counts as open too.
    "highway=path access:conditional=no+@+(22:00-06:00), PATH ><"
  })
  void conditions(String tags, String expected) {
    assertEquals(expected, walk(tags));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "barrier=fence",
        "barrier=gate access=no",
        "barrier=gate access=private",
        "barrier=gate foot=no access=yes",
        "barrier=gate locked=yes",
        "ford=yes access=no"
      })
  void barriersThatStopPeople(String tags) {
    assertTrue(rules.stops(tags(tags)), tags);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "barrier=gate",
        "barrier=bollard",
        "barrier=wall",
        "barrier=stile",
        "barrier=fence foot=yes",
        "barrier=gate access=private foot=yes",
        "barrier=gate locked=yes foot=yes",
        "ford=yes",
        "access=no",
        "highway=crossing foot=no"
      })
  void nodesThatLetPeoplePass(String tags) {
    assertFalse(rules.stops(tags(tags)), tags);
  }

  @Test
  void everyLinkIsOfTheClassItLinksTo() {
    for (String name : new String[] {"motorway", "trunk", "primary", "secondary", "tertiary"}) {
      assertEquals(FootRules.classOf(name), FootRules.classOf(name + "_link"));
      assertEquals(
          StreetClass.valueOf(name.toUpperCase(java.util.Locale.ROOT)), FootRules.classOf(name));
    }
  }

  /** Values from outside go through the library's own parsing of conditions: it must bear them. */
  @Test
  void anyTextIsBorne() {
    String alphabet = "yesno@();:-,./0123456789 MayOctSuPH[]\u8def\n";
    Random random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      Map<String, String> tags = new HashMap<>();
      tags.put("highway", "path");
      tags.put(random.nextBoolean() ? "access" : "foot", "no");
      StringBuilder text = new StringBuilder("yes @ ".substring(0, random.nextInt(7)));
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      tags.put("access:conditional", text.toString());
      tags.put("foot:conditional", text.reverse().toString());
      assertEquals(StreetClass.PATH, rules.findWalk(tags).orElseThrow().streetClass());
    }
  }
}
