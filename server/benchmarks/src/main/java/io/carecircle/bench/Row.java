package io.carecircle.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a results table.
 *
 * @param work what was done
 * @param engine who did it
 * @param timing of one round
 * @param calls units of work in a round
 * @param nodes nodes settled in a round, or 0 when they are not the measure
 * @param timesOurs the engine's processor time over the kernel's
 */
record Row(
    String work, String engine, Rounds.Timing timing, long calls, long nodes, double timesOurs) {
  static final String OURS = "kernel";

  /** One row for each engine; the kernel is among them. */
  static List<Row> of(String work, Map<String, Rounds.Timing> timings, long calls, long nodes) {
    List<Row> rows = new ArrayList<>();
    double ours = timings.get(OURS).cpu();
    timings.forEach(
        (engine, timing) ->
            rows.add(new Row(work, engine, timing, calls, nodes, timing.cpu() / ours)));
    return rows;
  }

  static String header() {
    return """
        | work | engine | per unit | quartiles | by the wall clock | ns per node | kernel is faster by |
        | --- | --- | --- | --- | --- | --- | --- |
        """;
  }

  String markdown() {
    return "| %s | %s | %s | %s - %s | %s | %s | %s |%n"
        .formatted(
            work,
            engine,
            time(timing.cpu() / calls),
            time(timing.cpuLow() / calls),
            time(timing.cpuHigh() / calls),
            time(timing.wall() / calls),
            nodes == 0 ? "" : String.format(Locale.ROOT, "%.1f", timing.cpu() / nodes),
            engine.equals(OURS) ? "" : String.format(Locale.ROOT, "**%.1f**", timesOurs));
  }

  static String time(double ns) {
    if (ns < 1e4) {
      return String.format(Locale.ROOT, ns < 100 ? "%.1f ns" : "%.0f ns", ns);
    }
    return ns < 1e7
        ? String.format(Locale.ROOT, "%.1f us", ns / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", ns / 1e6);
  }
}
