package io.carecircle.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was asked of the kernel beside GraphHopper, and what a run has measured. */
final class Reached {
  private static final String NODE_TREE = "GraphHopper, one tree from a joined node";
  private static final String EACH = "GraphHopper, a tree for each facility";

  /** How many times faster, of a line of work and an engine. */
  private record Asked(String label, String times, String work, String engine) {}

  private static final List<Asked> ALL =
      List.of(
          new Asked("W1 900 m", "9, dense 12", "W1 900 m", "GraphHopper ShortestPathTree"),
          new Asked("W1 1250 m", "9, dense 12", "W1 1250 m", "GraphHopper ShortestPathTree"),
          new Asked(
              "W1p 25 m, the peer asked for 900 seconds",
              "16, dense 60",
              "W1p 900 m, 25 m cells",
              "GraphHopper, isochrone of 900 seconds"),
          new Asked(
              "W1p 25 m, the peer asked for 900 metres",
              "16, dense 60",
              "W1p 900 m, 25 m cells, every tenth facility",
              "GraphHopper, isochrone of 900 metres"),
          new Asked("W2 bounded, a tree each", "9", "W2 900 m", EACH),
          new Asked("W2 bounded, the best that can be made of it", "", "W2 900 m", NODE_TREE),
          new Asked("W2 unbounded, the best", "", "W2 unbounded", NODE_TREE),
          new Asked("W3, a tree each", "8", "W3 900 m", EACH),
          new Asked("W3, the best", "", "W3 900 m", NODE_TREE),
          new Asked("W4", "8", "W4 900 m, per site", "GraphHopper, a tree for the site"),
          new Asked(
              "W4, search alone", "", "W4 900 m, search alone", "GraphHopper, a tree for the site"),
          new Asked("W5", "5", "W5 900 m, per facility", EACH));

  private final List<String> cities = new ArrayList<>();
  private final Map<String, Double> times = new LinkedHashMap<>();

  void add(String city, List<Row> rows) {
    if (!cities.contains(city)) {
      cities.add(city);
    }
    rows.forEach(row -> times.put(key(city, row.work(), row.engine()), row.timesOurs()));
  }

  private static String key(String city, String work, String engine) {
    return city + "\n" + work + "\n" + engine;
  }

  String markdown() {
    StringBuilder table = new StringBuilder("\n## Asked and reached: times faster\n\n");
    table.append("| item | asked |");
    cities.forEach(city -> table.append(" %s |".formatted(city)));
    table.append("\n| --- | --- |").append(" --- |".repeat(cities.size())).append('\n');
    for (Asked asked : ALL) {
      table.append("| %s | %s |".formatted(asked.label(), asked.times()));
      for (String city : cities) {
        Double reached = times.get(key(city, asked.work(), asked.engine()));
        table.append(reached == null ? " |" : String.format(Locale.ROOT, " %.1f |", reached));
      }
      table.append('\n');
    }
    return table.toString();
  }
}
