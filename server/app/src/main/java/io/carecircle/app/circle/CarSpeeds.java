package io.carecircle.app.circle;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.layer.StreetClass;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speeds of a car by class of street, kilometres an hour; a class without one is not driven on. The
 * documents name no speed: these are our own reading, written into the run, and may be given.
 */
record CarSpeeds(Map<StreetClass, Integer> kilometresPerHour) {
  private static final int SLOWEST = 5;
  private static final int FASTEST = 130;

  static final String SCHEMA =
      """
      {"type": "object", "additionalProperties": {"type": "integer", "minimum": 5, "maximum": 130},
       "default": {"trunk": 60, "primary": 50, "secondary": 40, "tertiary": 35,
         "unclassified": 30, "residential": 25, "living_street": 15, "service": 15, "track": 10}}""";

  private static final Map<StreetClass, Integer> DEFAULT =
      Map.of(
          StreetClass.TRUNK, 60,
          StreetClass.PRIMARY, 50,
          StreetClass.SECONDARY, 40,
          StreetClass.TERTIARY, 35,
          StreetClass.UNCLASSIFIED, 30,
          StreetClass.RESIDENTIAL, 25,
          StreetClass.LIVING_STREET, 15,
          StreetClass.SERVICE, 15,
          StreetClass.TRACK, 10);

  CarSpeeds {
    kilometresPerHour = Map.copyOf(kilometresPerHour);
  }

  static CarSpeeds read(InputReader in, Run run) {
    JsonNode node = in.find("carSpeeds").orElse(null);
    Map<StreetClass, Integer> speeds = new EnumMap<>(StreetClass.class);
    if (node == null) {
      speeds.putAll(DEFAULT);
    } else {
      List<String> classes = Arrays.stream(StreetClass.values()).map(CarSpeeds::word).toList();
      InputReader each = InputReader.of(node, "inputs.carSpeeds", classes);
      for (StreetClass streetClass : StreetClass.values()) {
        if (each.has(word(streetClass))) {
          speeds.put(streetClass, each.count(word(streetClass), 0, SLOWEST, FASTEST));
        }
      }
    }
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    for (StreetClass streetClass : StreetClass.values()) {
      if (speeds.containsKey(streetClass)) {
        resolved.put(word(streetClass), speeds.get(streetClass));
      }
    }
    run.parameter("carSpeeds", resolved);
    return new CarSpeeds(speeds);
  }

  private static String word(StreetClass streetClass) {
    return streetClass.name().toLowerCase(Locale.ROOT);
  }

  boolean isDriven(StreetClass streetClass) {
    return kilometresPerHour.containsKey(streetClass);
  }

  /**
   * Milliseconds of a way on a class that is driven on, rounded half up: millimetres x 3.6 /
   * (km/h), in whole numbers.
   */
  int milliseconds(int lengthMm, StreetClass streetClass) {
    long tenths = 10L * kilometresPerHour.get(streetClass);
    return Math.toIntExact((2L * 36 * lengthMm + tenths) / (2 * tenths));
  }
}
