package io.carecircle.app.selection;

import io.carecircle.app.result.Run;
import io.carecircle.kernel.allocation.Allocation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people each facility has places for: its property {@code capacity}. A facility that does
 * not give it takes everybody, because a limit that nobody set would turn people away; the run says
 * how many those are.
 *
 * @param places of each facility, null when it is not known
 */
public record Capacities(List<BigDecimal> places) {
  private static final BigDecimal MOST = new BigDecimal("1e11");

  /**
   * @throws io.carecircle.app.platform.RefusedException when a capacity is no number of people
   */
  public static Capacities of(Selection facilities) {
    List<BigDecimal> places = new ArrayList<>();
    for (int f = 0; f < facilities.size(); f++) {
      Object value = facilities.features().value(f, "capacity");
      BigDecimal number = null;
      if (value instanceof Long whole) {
        number = BigDecimal.valueOf(whole);
      } else if (value instanceof BigDecimal decimal) {
        number = decimal;
      } else if (value != null) {
        throw refused(facilities, f, "is no number: " + value);
      }
      if (number != null && (number.signum() < 0 || number.compareTo(MOST) > 0)) {
        throw refused(facilities, f, "is no number of people: " + value);
      }
      places.add(number);
    }
    return new Capacities(places);
  }

  private static RuntimeException refused(Selection facilities, int f, String reason) {
    return InputReader.refused(
        "facilities", "feature " + facilities.id(f) + ": capacity " + reason);
  }

  /** In the unit of the demand; what is not known is no limit, and the run says so. */
  public long[] limits(Selection facilities, Weights weights, Run run) {
    long[] limits = new long[places.size()];
    List<String> unknown = new ArrayList<>();
    for (int f = 0; f < limits.length; f++) {
      if (places.get(f) == null) {
        unknown.add(facilities.id(f));
        limits[f] = Allocation.UNLIMITED;
      } else {
        limits[f] =
            places
                .get(f)
                .setScale(weights.decimals(), RoundingMode.FLOOR)
                .unscaledValue()
                .longValueExact();
      }
    }
    if (!unknown.isEmpty()) {
      run.warn(
          unknown.size() + " 处设施没有容量，按不限计：" + Weights.firstOf(unknown),
          unknown.size()
              + " facilities give no capacity and take everybody: "
              + Weights.firstOf(unknown));
    }
    return limits;
  }
}
