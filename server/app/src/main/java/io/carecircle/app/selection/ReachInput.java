package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input {@code reach}. Defaults: on foot, 1.0 m/s, 15 minutes, from home to facility, 300 m.
 */
public final class ReachInput {
  /** Members of the input. */
  private static final List<String> NAMES =
      List.of("mode", "speed", "minutes", "direction", "maxSnapMetres", "slope");

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "to-facility", Direction.TO_FACILITY,
          "from-facility", Direction.FROM_FACILITY,
          "round-trip", Direction.ROUND_TRIP);

  private static final BigDecimal DEFAULT_SPEED = new BigDecimal("1.0");
  private static final BigDecimal SLOWEST = new BigDecimal("0.05");
  private static final BigDecimal FASTEST = new BigDecimal("50");
  private static final BigDecimal DEFAULT_MINUTES = new BigDecimal("15");
  private static final BigDecimal MOST_MINUTES = new BigDecimal("300");
  private static final BigDecimal DEFAULT_SNAP = new BigDecimal("300");
  private static final BigDecimal FARTHEST_SNAP = new BigDecimal("5000");
  private static final BigDecimal THOUSAND = new BigDecimal(1000);
  private static final BigDecimal SIXTY = new BigDecimal(60);

  private ReachInput() {}

  /**
   * @param node the input, or null for the defaults
   */
  public static ReachSpec read(JsonNode node, Run run) {
    JsonNode given = node == null ? Json.MAPPER.createObjectNode() : node;
    InputReader in = InputReader.of(given, "reach", NAMES);
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
    BigDecimal minutes = in.decimal("minutes", DEFAULT_MINUTES, BigDecimal.ZERO, MOST_MINUTES);
    String direction =
        in.choice("direction", "to-facility", DIRECTIONS.keySet().stream().sorted().toList());
    BigDecimal snap = in.decimal("maxSnapMetres", DEFAULT_SNAP, BigDecimal.ZERO, FARTHEST_SNAP);
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    resolved.put("mode", "walk").put("speed", speed).put("minutes", minutes);
    resolved.put("direction", direction).put("maxSnapMetres", snap).put("slope", false);
    run.parameter("reach", resolved);
    return new ReachSpec(
        new Speed(millimetres.intValueExact()),
        minutes.multiply(SIXTY).setScale(0, RoundingMode.HALF_UP).intValueExact(),
        DIRECTIONS.get(direction),
        snap.multiply(THOUSAND).setScale(0, RoundingMode.HALF_UP).intValueExact());
  }
}
