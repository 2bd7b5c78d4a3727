package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Coverage as a function of walking speed. The way to the nearest facility is known to the
 * millimetre and no speed changes which one is nearest, so one search answers for all speeds, and
 * each answer is that of a full run.
 */
public final class SpeedCurve {
  /** No whole speed that a {@link Speed} can hold is fast enough, or nothing is known. */
  public static final int NEVER = -1;

  private SpeedCurve() {}

  /**
   * @param joined where facilities and demand stand on the network
   * @param counts of each speed, in the order asked for
   * @param neededMmPerSecond of each demand point the slowest whole speed at which it is covered,
   *     {@link #NEVER} when it is at none
   */
  public record Result(
      Snapper.Joined joined, List<CoverageCounts> counts, int[] neededMmPerSecond) {}

  /**
   * @param reach its own speed is not used
   * @param groups who may serve whom, or null when neighbours may serve each other
   * @param speeds each gives one count
   * @throws IllegalArgumentException when a speed puts the cut-off out of range
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static Result run(
      ReachSpec reach,
      NearestFacility.Groups groups,
      List<Speed> speeds,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    Snapper.Joined joined =
        new Snapper(network, reach.crossing()).join(facilities, demand.points(), reach.maxSnapMm());
    int[] costMm =
        NearestFacility.run(network, joined, reach.direction(), groups, progress, cancel).costMm();
    List<CoverageCounts> counts = new ArrayList<>();
    for (Speed speed : speeds) {
      cancel.check();
      ReachSpec at =
          new ReachSpec(speed, reach.cutoffSeconds(), reach.direction(), reach.maxSnapMm());
      counts.add(count(at, joined, costMm, demand));
    }
    int[] needed = Arrays.stream(costMm).map(c -> needed(c, reach.cutoffSeconds())).toArray();
    return new Result(joined, counts, needed);
  }

  private static CoverageCounts count(
      ReachSpec reach, Snapper.Joined joined, int[] costMm, DemandPoints demand) {
    int n = demand.size();
    int[] seconds = new int[n];
    DemandClass[] classes = new DemandClass[n];
    for (int d = 0; d < n; d++) {
      seconds[d] = costMm[d] < Lengths.NO_WAY_MM ? reach.speed().secondsFor(costMm[d]) : -1;
      boolean within = costMm[d] <= reach.cutoffMm();
      classes[d] = within ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
      if (!joined.demand().joined(d)) {
        classes[d] = DemandClass.UNKNOWN;
      }
    }
    return CoverageCounter.ofPoints(demand.weight(), seconds, classes)
        .count(IntStream.range(0, n).toArray());
  }

  private static int needed(int costMm, int cutoffSeconds) {
    if (costMm >= Lengths.NO_WAY_MM || cutoffSeconds == 0 && costMm > 0) {
      return NEVER;
    }
    int needed = costMm == 0 ? 1 : (costMm + cutoffSeconds - 1) / cutoffSeconds;
    return needed <= Speed.MAX_MILLIMETRES_PER_SECOND ? needed : NEVER;
  }
}
