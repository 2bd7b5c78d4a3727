package io.carecircle.kernel.search;

import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.util.Objects;

/**
 * What "within reach" means in an analysis.
 *
 * @param speed of walking
 * @param cutoffSeconds a way that takes exactly this long is within reach; 0 is allowed and reaches
 *     only what lies at the door
 * @param direction which way is timed; a round trip must fit into the cut-off as a whole
 * @param maxSnapMm the longest straight walk between a point and the network
 * @param crossing where arterial roads may be crossed
 */
public record ReachSpec(
    Speed speed, int cutoffSeconds, Direction direction, int maxSnapMm, ArterialCrossing crossing) {
  public ReachSpec {
    Objects.requireNonNull(speed);
    Objects.requireNonNull(direction);
    Objects.requireNonNull(crossing);
    if (cutoffSeconds < 0 || speed.millimetresWithin(cutoffSeconds) >= Lengths.NO_WAY_MM) {
      throw new IllegalArgumentException(
          "a cut-off of "
              + cutoffSeconds
              + " s at "
              + speed.millimetresPerSecond()
              + " mm/s is out of range");
    }
    if (maxSnapMm < 0 || maxSnapMm >= Lengths.NO_WAY_MM) {
      throw new IllegalArgumentException("snap limit out of range: " + maxSnapMm + " mm");
    }
  }

  /** Roads may be crossed at any place. */
  public ReachSpec(Speed speed, int cutoffSeconds, Direction direction, int maxSnapMm) {
    this(speed, cutoffSeconds, direction, maxSnapMm, ArterialCrossing.ANYWHERE);
  }

  /** The longest way within reach. */
  public int cutoffMm() {
    return (int) speed.millimetresWithin(cutoffSeconds);
  }
}
