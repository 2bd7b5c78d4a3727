package io.carecircle.app.timeline;

import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.CommonInputs;
import io.carecircle.app.selection.InputReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a time line is asked for.
 *
 * @param kinds of facilities that the circle is drawn around
 * @param delays in years by project
 * @param includeProposed whether projects that are only planned (谋划) open too
 * @param status of facilities that count
 * @param bedsPer10000 beds wanted for 10,000 resident elders
 */
record TimelineInputs(
    int from,
    int to,
    List<String> kinds,
    Map<String, Integer> delays,
    boolean includeProposed,
    List<String> status,
    BigDecimal bedsPer10000) {
  private static final int FIRST = 1990;
  private static final int LAST = 2100;
  private static final int LONGEST_DELAY = 50;
  private static final int MOST_YEARS = 60;
  private static final List<String> STATES =
      List.of("operating", "construction", "planned", "dormant", "closed");

  static final ProcessInput REGION =
      ProcessInput.optional(
          "region",
          "Code or name of a region; without it all that the layers hold.",
          """
          {"type": "string", "example": "330300"}""");

  /** Inputs that time line and early warning share. */
  static final List<ProcessInput> SHARED =
      List.of(
          REGION,
          ProcessInput.optional("from", "First year.", year(2020)),
          ProcessInput.optional("to", "Last year.", year(2030)),
          ProcessInput.optional(
              "delays",
              "Years by which projects are late, by project id.",
              """
              {"type": "object", "additionalProperties":
                {"type": "integer", "minimum": 0, "maximum": 50}}"""),
          ProcessInput.optional(
              "includeProposed",
              "Whether projects that are only planned (谋划) open too.",
              """
              {"type": "boolean", "default": false}"""),
          ProcessInput.optional(
              "status",
              "States of facilities that count from their opening date on.",
              """
              {"type": "array", "items": {"type": "string"}, "default": ["operating"]}"""),
          ProcessInput.optional(
              "bedsPer10000",
              "Institution beds wanted for 10,000 resident elders.",
              """
              {"type": "number", "minimum": 0, "maximum": 10000, "default": 300}"""));

  static final ProcessInput KINDS =
      ProcessInput.optional(
          "kinds",
          "Kinds of facilities that the circle is drawn around; beds are always those of nursing"
              + " homes.",
          """
          {"type": "array", "items": {"type": "string"},
           "default": ["community_care", "township_care"]}""");

  static final ProcessInput REACH = CommonInputs.REACH;

  private static String year(int absent) {
    return "{\"type\": \"integer\", \"minimum\": %d, \"maximum\": %d, \"default\": %d}"
        .formatted(FIRST, LAST, absent);
  }

  static TimelineInputs read(InputReader in, Run run) {
    int from = in.count("from", 2020, FIRST, LAST);
    int to = in.count("to", Math.max(from, 2030), FIRST, LAST);
    if (to < from || to - from >= MOST_YEARS) {
      throw in.refusedMember(
          "to", "is " + to + "; it must be " + from + " or up to " + (MOST_YEARS - 1) + " later");
    }
    List<String> kinds =
        words(in, "kinds", List.of("community_care", "township_care"), LayerSchemas.FACILITY_KINDS);
    List<String> status = words(in, "status", List.of("operating"), STATES);
    boolean proposed = in.flag("includeProposed", false);
    BigDecimal beds =
        in.decimal(
            "bedsPer10000", new BigDecimal(300), BigDecimal.ZERO, BigDecimal.valueOf(10_000));
    Map<String, Integer> delays = delays(in);
    run.parameter("from", Json.MAPPER.valueToTree(from));
    run.parameter("to", Json.MAPPER.valueToTree(to));
    run.parameter("delays", Json.MAPPER.valueToTree(delays));
    run.parameter("includeProposed", Json.MAPPER.valueToTree(proposed));
    run.parameter("status", Json.MAPPER.valueToTree(status));
    run.parameter("bedsPer10000", Json.MAPPER.valueToTree(beds));
    return new TimelineInputs(from, to, kinds, delays, proposed, status, beds);
  }

  private static List<String> words(
      InputReader in, String name, List<String> absent, List<String> allowed) {
    if (!in.has(name)) {
      return absent;
    }
    List<String> words = in.texts(name).orElseThrow();
    for (String word : words) {
      if (!allowed.contains(word)) {
        throw in.refusedMember(
            name, "has \"" + word + "\"; allowed: " + String.join(", ", allowed));
      }
    }
    return words.stream().distinct().sorted().toList();
  }

  private static Map<String, Integer> delays(InputReader in) {
    Map<String, Integer> delays = new TreeMap<>();
    JsonNode node = in.find("delays").orElse(null);
    if (node == null) {
      return delays;
    }
    if (!(node instanceof ObjectNode byProject)) {
      throw in.refusedMember("delays", "must be an object of years by project id");
    }
    InputReader years =
        InputReader.of(byProject, "inputs.delays", List.copyOf(byProject.propertyNames()));
    byProject.propertyNames().forEach(id -> delays.put(id, years.count(id, 0, 0, LONGEST_DELAY)));
    return delays;
  }
}
