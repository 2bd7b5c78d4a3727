package io.carecircle.formats.street;

import io.carecircle.formats.osm.FootRules;
import io.carecircle.kernel.layer.StreetClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may walk a line, from its properties: OpenStreetMap tags when there is {@code highway}, else
 * its {@code class}, else everybody.
 */
final class StreetTags {
  /** The properties that are looked at. */
  static final Set<String> KEYS = withClass();

  /** {@code highway} values that are not the name of a class in small letters. */
  private static final Set<String> OTHER_VALUES =
      Set.of(
          "motorway_link",
          "trunk_link",
          "primary_link",
          "secondary_link",
          "tertiary_link",
          "road",
          "construction",
          "proposed",
          "corridor",
          "elevator");

  private final FootRules rules = new FootRules();

  FootRules.Walk walk(Map<String, String> properties) {
    Map<String, String> tags = new HashMap<>(properties);
    String given = tags.getOrDefault("class", "").toLowerCase(Locale.ROOT);
    if (tags.containsKey("highway") || "ferry".equals(tags.get("route"))) {
      return rules.findWalk(tags).orElseThrow();
    }
    // Without a highway these would change what the line is.
    tags.keySet().removeAll(Set.of("railway", "man_made", "route"));
    if (given.equals("ferry")) {
      tags.put("route", "ferry");
      tags.remove("ferry");
    } else if (given.equals("escalator")) {
      tags.put("highway", "steps");
      tags.putIfAbsent("conveying", "yes");
    } else if (isHighway(given)) {
      tags.put("highway", given);
    } else {
      tags.put("highway", "footway");
      tags.remove("conveying");
      FootRules.Walk walk = rules.findWalk(tags).orElseThrow();
      return new FootRules.Walk(StreetClass.OTHER, walk.forward(), walk.backward());
    }
    return rules.findWalk(tags).orElseThrow();
  }

  private static boolean isHighway(String value) {
    return OTHER_VALUES.contains(value) || FootRules.classOf(value) != StreetClass.OTHER;
  }

  private static Set<String> withClass() {
    Set<String> keys = new HashSet<>(FootRules.WAY_KEYS);
    keys.add("class");
    return Set.copyOf(keys);
  }
}
