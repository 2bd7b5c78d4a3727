package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input {@code reach}. Defaults: on foot, 1.0 m/s, 15 minutes, from home to facility, 300 m.
 */
public final class ReachInput {
  /** Members of the input. */
  private static final List<String> NAMES =
      List.of("mode", "speed", "minutes", "direction", "maxSnapMetres", "slope", "crossArterials");

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "to-facility", Direction.TO_FACILITY,
          "from-facility", Direction.FROM_FACILITY,
          "round-trip", Direction.ROUND_TRIP);

  private static final Map<String, ArterialCrossing> CROSSINGS =
      Map.of("anywhere", ArterialCrossing.ANYWHERE, "junctions", ArterialCrossing.JUNCTIONS);

  private static final BigDecimal DEFAULT_SPEED = new BigDecimal("1.0");
  private static final BigDecimal SLOWEST = new BigDecimal("0.05");
  private static final BigDecimal FASTEST = new BigDecimal("50");
  private static final BigDecimal DEFAULT_MINUTES = new BigDecimal("15");
  private static final BigDecimal MOST_MINUTES = new BigDecimal("300");
  private static final int MOST_BANDS = 12;
  private static final BigDecimal DEFAULT_SNAP = new BigDecimal("300");
  private static final BigDecimal FARTHEST_SNAP = new BigDecimal("5000");
  private static final BigDecimal THOUSAND = new BigDecimal(1000);
  private static final BigDecimal SIXTY = new BigDecimal(60);

  private ReachInput() {}

  /**
   * Several cut-offs of one way of walking.
   *
   * @param minutes as asked for, ascending and distinct
   * @param cutoffSeconds of each, ascending and distinct
   * @param widest the reach of the longest cut-off
   */
  public record Bands(List<BigDecimal> minutes, int[] cutoffSeconds, ReachSpec widest) {}

  /**
   * @param node the input, or null for the defaults
   */
  public static ReachSpec read(JsonNode node, Run run) {
    InputReader in = reader(node);
    BigDecimal minutes = in.decimal("minutes", DEFAULT_MINUTES, BigDecimal.ZERO, MOST_MINUTES);
    return read(in, run, seconds(minutes), Json.MAPPER.valueToTree(minutes));
  }

  /**
   * As {@link #read}, for an analysis that draws one band for each of several {@code minutes}.
   *
   * @param node the input, or null for the defaults
   */
  public static Bands readBands(JsonNode node, Run run) {
    InputReader in = reader(node);
    boolean list = in.find("minutes").map(JsonNode::isArray).orElse(false);
    TreeSet<BigDecimal> minutes = new TreeSet<>();
    if (list) {
      minutes.addAll(in.decimals("minutes", BigDecimal.ZERO, MOST_MINUTES));
    } else {
      minutes.add(in.decimal("minutes", DEFAULT_MINUTES, BigDecimal.ZERO, MOST_MINUTES));
    }
    if (minutes.isEmpty() || minutes.size() > MOST_BANDS) {
      throw in.refusedMember("minutes", "must list 1 to " + MOST_BANDS + " different numbers");
    }
    int[] seconds = minutes.stream().mapToInt(ReachInput::seconds).toArray();
    for (int i = 1; i < seconds.length; i++) {
      if (seconds[i] == seconds[i - 1]) {
        throw in.refusedMember(
            "minutes", "lists two numbers that are both " + seconds[i] + " whole seconds");
      }
    }
    JsonNode resolved = Json.MAPPER.valueToTree(list ? minutes : minutes.first());
    ReachSpec widest = read(in, run, seconds[seconds.length - 1], resolved);
    return new Bands(List.copyOf(minutes), seconds, widest);
  }

  private static InputReader reader(JsonNode node) {
    return InputReader.of(node == null ? Json.MAPPER.createObjectNode() : node, "reach", NAMES);
  }

  private static int seconds(BigDecimal minutes) {
    return minutes.multiply(SIXTY).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  private static ReachSpec read(
      InputReader in, Run run, int cutoffSeconds, JsonNode resolvedMinutes) {
    in.choice("mode", "walk", List.of("walk"));
    if (in.flag("slope", false)) {
      throw in.refusedMember("slope", "is true, but this version knows no heights");
    }
    BigDecimal asked = in.decimal("speed", DEFAULT_SPEED, SLOWEST, FASTEST);
    BigDecimal millimetres = asked.multiply(THOUSAND).setScale(0, RoundingMode.HALF_UP);
    BigDecimal speed = millimetres.divide(THOUSAND);
    if (speed.compareTo(asked) != 0) {
      run.warn("the speed was rounded to whole millimetres per second: " + speed + " m/s");
    }
    String direction =
        in.choice("direction", "to-facility", DIRECTIONS.keySet().stream().sorted().toList());
    BigDecimal snap = in.decimal("maxSnapMetres", DEFAULT_SNAP, BigDecimal.ZERO, FARTHEST_SNAP);
    String crossing =
        in.choice("crossArterials", "anywhere", CROSSINGS.keySet().stream().sorted().toList());
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    resolved.put("mode", "walk").put("speed", speed).set("minutes", resolvedMinutes);
    resolved.put("direction", direction).put("maxSnapMetres", snap).put("slope", false);
    resolved.put("crossArterials", crossing);
    run.parameter("reach", resolved);
    return new ReachSpec(
        new Speed(millimetres.intValueExact()),
        cutoffSeconds,
        DIRECTIONS.get(direction),
        snap.multiply(THOUSAND).setScale(0, RoundingMode.HALF_UP).intValueExact(),
        CROSSINGS.get(crossing));
  }
}
