package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.util.Objects;

/**
 * @param speed of walking
 * @param cutoffSeconds one circle each; ascending, distinct, at least one
 * @param direction which way is timed
 * @param maxSnapMm the longest straight walk between a point and the network
 * @param crossing where arterial roads may be crossed
 * @param shape how circles share the ground
 * @param own of the nearest shape, who serves which ground, or null when all may serve all
 */
public record ServiceAreasSpec(
    Speed speed,
    int[] cutoffSeconds,
    Direction direction,
    int maxSnapMm,
    ArterialCrossing crossing,
    AreaShape shape,
    OwnGround own) {
  public ServiceAreasSpec {
    Objects.requireNonNull(shape);
    if (own != null && shape != AreaShape.NEAREST) {
      throw new IllegalArgumentException("only the nearest facility has ground of its own");
    }
    if (cutoffSeconds.length == 0) {
      throw new IllegalArgumentException("a circle needs a cut-off");
    }
    for (int i = 0; i < cutoffSeconds.length; i++) {
      // Whatever makes a single reach impossible makes a band impossible.
      new ReachSpec(speed, cutoffSeconds[i], direction, maxSnapMm, crossing);
      if (i > 0 && cutoffSeconds[i] <= cutoffSeconds[i - 1]) {
        throw new IllegalArgumentException(
            "cut-offs must ascend: " + cutoffSeconds[i - 1] + " s before " + cutoffSeconds[i]);
      }
    }
  }

  /** Roads may be crossed at any place. */
  public ServiceAreasSpec(
      Speed speed, int[] cutoffSeconds, Direction direction, int maxSnapMm, AreaShape shape) {
    this(speed, cutoffSeconds, direction, maxSnapMm, ArterialCrossing.ANYWHERE, shape, null);
  }

  int bands() {
    return cutoffSeconds.length;
  }

  /** The longest way of a band, there and back for a round trip. */
  int cutoffMm(int band) {
    return (int) speed.millimetresWithin(cutoffSeconds[band]);
  }

  /** The longest one-way time that is drawn for a band: of a round trip, half of it. */
  int drawnMm(int band) {
    return direction == Direction.ROUND_TRIP ? cutoffMm(band) / 2 : cutoffMm(band);
  }

  int farthestDrawnMm() {
    return drawnMm(bands() - 1);
  }
}
