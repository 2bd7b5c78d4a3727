package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Figures that somebody entered, each with its source and day. */
record Actuals(List<Actual> list) {
  private static final List<String> MEMBERS =
      List.of("indicator", "year", "value", "source", "date", "region");
  private static final int MOST = 5_000;

  static final String SCHEMA =
      """
      {"type": "array", "maxItems": 5000, "items": {"type": "object",
        "required": ["indicator", "year", "value", "source", "date"],
        "additionalProperties": false, "properties": {
          "indicator": {"type": "string"}, "year": {"type": "integer"},
          "value": {"type": "number"}, "source": {"type": "string"},
          "date": {"type": "string", "format": "date"},
          "region": {"type": "string", "description": "Code; without it the board's region."}}}}""";

  /**
   * @param region code, or null for the board's region
   */
  record Actual(
      String indicator, int year, BigDecimal value, String source, LocalDate date, String region) {}

  static Actuals read(InputReader in, Run run) {
    List<Actual> all = new ArrayList<>();
    JsonNode node = in.find("actuals").orElse(null);
    if (node != null && (!node.isArray() || node.size() > MOST)) {
      throw in.refusedMember("actuals", "must be a list of at most " + MOST);
    }
    for (int i = 0; node != null && i < node.size(); i++) {
      String path = "inputs.actuals[" + i + "]";
      InputReader one = InputReader.of(node.get(i), path, MEMBERS);
      for (String member : MEMBERS.subList(0, 5)) {
        if (!one.has(member)) {
          throw one.refusedMember(member, "is missing: an actual says what, when, from where");
        }
      }
      all.add(
          new Actual(
              one.text("indicator").orElseThrow(),
              one.count("year", 0, 1990, 2100),
              one.decimal("value").orElseThrow(),
              one.text("source").orElseThrow(),
              one.date("date").orElseThrow(),
              one.text("region").orElse(null)));
      if (all.get(i).source.isBlank()) {
        throw one.refusedMember("source", "is blank: say where the figure comes from");
      }
    }
    run.parameter("actuals", node == null ? Json.MAPPER.createArrayNode() : node);
    return new Actuals(all);
  }

  /** Those of an indicator and an area up to a year, by year; of two of a year the later entry. */
  List<Actual> of(String indicator, String region, boolean whole, int year) {
    return list.stream()
        .filter(a -> a.indicator.equals(indicator) && a.year <= year)
        .filter(a -> a.region == null ? whole : Objects.equals(a.region, region))
        .sorted(Comparator.comparingInt(Actual::year).thenComparing(Actual::date))
        .toList();
  }

  /** The latest. */
  static Optional<Actual> last(List<Actual> actuals) {
    return actuals.isEmpty() ? Optional.empty() : Optional.of(actuals.get(actuals.size() - 1));
  }
}
