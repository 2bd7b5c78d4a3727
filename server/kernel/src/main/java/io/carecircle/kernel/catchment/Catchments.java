package io.carecircle.kernel.catchment;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.Arrays;

/**
 * Nearest catchments: every demand point within the cut-off belongs to its nearest facility, equal
 * ways to the lowest id. Capacity is not looked at. {@code assigned} over all facilities + {@code
 * outOfReach} + {@code unknown} is the whole demand.
 */
public final class Catchments {
  private Catchments() {}

  /**
   * @param joined where facilities and demand stand on the network
   * @param facility of each demand point the facility it belongs to, or -1
   * @param costMm of each demand point the way to its nearest facility, within the cut-off or not;
   *     {@link io.carecircle.kernel.unit.Lengths#NO_WAY_MM} for none
   * @param assigned people of each facility's catchment
   * @param points demand points of each facility's catchment
   * @param farthestMm longest way in each catchment, -1 when it is empty
   * @param outOfReach people with no facility within the cut-off
   * @param unknown people who could not be joined to the network
   */
  public record Result(
      Snapper.Joined joined,
      int[] facility,
      int[] costMm,
      long[] assigned,
      int[] points,
      int[] farthestMm,
      long outOfReach,
      long unknown) {}

  /**
   * @param ownOnly who may serve whom, or null when neighbours may serve each other
   */
  public static Result run(
      ReachSpec reach,
      NearestFacility.Groups ownOnly,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    Snapper.Joined joined =
        new Snapper(network).join(facilities, demand.points(), reach.maxSnapMm());
    cancel.check();
    NearestFacility.Result nearest =
        NearestFacility.run(network, joined, reach.direction(), ownOnly, progress, cancel);
    int[] facility = new int[demand.size()];
    long[] assigned = new long[facilities.size()];
    int[] points = new int[facilities.size()];
    int[] farthestMm = new int[facilities.size()];
    Arrays.fill(farthestMm, -1);
    long outOfReach = 0;
    long unknown = 0;
    for (int d = 0; d < demand.size(); d++) {
      boolean within = nearest.costMm()[d] <= reach.cutoffMm();
      int f = within ? nearest.facility()[d] : -1;
      facility[d] = f;
      long people = demand.weight()[d];
      if (f >= 0) {
        assigned[f] = Math.addExact(assigned[f], people);
        points[f]++;
        farthestMm[f] = Math.max(farthestMm[f], nearest.costMm()[d]);
      } else if (joined.demand().joined(d)) {
        outOfReach = Math.addExact(outOfReach, people);
      } else {
        unknown = Math.addExact(unknown, people);
      }
    }
    return new Result(
        joined, facility, nearest.costMm(), assigned, points, farthestMm, outOfReach, unknown);
  }
}
