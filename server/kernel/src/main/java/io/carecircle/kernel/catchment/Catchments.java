package io.carecircle.kernel.catchment;

import io.carecircle.kernel.allocation.Allocation;
import io.carecircle.kernel.allocation.Entrances;
import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.catchment.CatchmentsResult.Pair;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Catchments: which people belong to which facility. Places ignored, every demand point within the
 * cut-off belongs to its nearest facility, equal ways to the lowest id. Places limited, nobody is
 * given to a full facility, nobody beyond the cut-off, and a demand point may be shared by several.
 */
public final class Catchments {
  private Catchments() {}

  /**
   * @throws io.carecircle.kernel.allocation.TooManyPairsException with limited places, when too
   *     many facilities lie within reach of too many demand points
   */
  public static CatchmentsResult run(
      CatchmentSpec spec,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    Snapper.Joined joined =
        new Snapper(network, spec.reach().crossing())
            .join(facilities, demand.points(), spec.reach().maxSnapMm());
    cancel.check();
    NearestFacility.Result nearest =
        NearestFacility.run(
            network, joined, spec.reach().direction(), spec.ownOnly(), progress, cancel);
    long[] weight = demand.weight();
    int[] chosen = null;
    if (spec.entranceOf() != null) {
      chosen = Entrances.nearest(spec.entranceOf(), joined.demand(), nearest);
      weight = Entrances.gathered(spec.entranceOf(), chosen, weight);
    }
    List<Pair> served;
    if (spec.capacity() == null) {
      served = toNearest(spec, nearest, weight, chosen);
    } else {
      ReachablePairs pairs =
          ReachablePairs.find(network, joined, spec.reach(), spec.ownOnly(), progress, cancel);
      if (chosen != null) {
        pairs = Entrances.gathered(spec.entranceOf(), chosen, pairs);
      }
      served =
          listed(Allocation.run(spec.rule(), pairs, weight, spec.capacity(), progress, cancel));
    }
    return count(spec, joined, nearest, served, facilities.size(), weight);
  }

  private static List<Pair> toNearest(
      CatchmentSpec spec, NearestFacility.Result nearest, long[] weight, int[] chosen) {
    List<Pair> served = new ArrayList<>();
    for (int d = 0; d < weight.length; d++) {
      boolean counts = chosen == null || chosen[spec.entranceOf()[d]] == d;
      if (counts && nearest.costMm()[d] <= spec.reach().cutoffMm()) {
        served.add(new Pair(d, nearest.facility()[d], nearest.costMm()[d], weight[d]));
      }
    }
    return served;
  }

  private static List<Pair> listed(Allocation allocation) {
    List<Pair> served = new ArrayList<>();
    ReachablePairs pairs = allocation.pairs();
    int[] demand = pairs.demand();
    for (int i = 0; i < pairs.size(); i++) {
      if (allocation.people()[i] > 0) {
        served.add(
            new Pair(demand[i], pairs.facility()[i], pairs.costMm()[i], allocation.people()[i]));
      }
    }
    return served;
  }

  private static CatchmentsResult count(
      CatchmentSpec spec,
      Snapper.Joined joined,
      NearestFacility.Result nearest,
      List<Pair> served,
      int facilities,
      long[] weight) {
    long[] assigned = new long[facilities];
    int[] farthestMm = new int[facilities];
    Arrays.fill(farthestMm, -1);
    long[] waiting = weight.clone();
    for (Pair pair : served) {
      int f = pair.facility();
      assigned[f] = Math.addExact(assigned[f], pair.people());
      farthestMm[f] = Math.max(farthestMm[f], pair.costMm());
      waiting[pair.demand()] -= pair.people();
    }
    long overCapacity = 0;
    long outOfReach = 0;
    long unknown = 0;
    for (int d = 0; d < weight.length; d++) {
      if (!joined.demand().joined(d)) {
        unknown = Math.addExact(unknown, waiting[d]);
      } else if (nearest.costMm()[d] <= spec.reach().cutoffMm()) {
        overCapacity = Math.addExact(overCapacity, waiting[d]);
      } else {
        outOfReach = Math.addExact(outOfReach, waiting[d]);
      }
    }
    return new CatchmentsResult(
        joined,
        nearest.facility(),
        nearest.costMm(),
        weight,
        served,
        assigned,
        farthestMm,
        overCapacity,
        outOfReach,
        unknown);
  }
}
