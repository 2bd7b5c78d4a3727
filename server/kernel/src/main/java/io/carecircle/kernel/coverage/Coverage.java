package io.carecircle.kernel.coverage;

import io.carecircle.kernel.allocation.Allocation;
import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.allocation.Entrances;
import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who has a facility within reach, by region and in sum. */
public final class Coverage {
  private Coverage() {}

  /**
   * @throws IllegalArgumentException when the spec does not give each demand point a region
   * @throws io.carecircle.kernel.allocation.TooManyPairsException with limited places, when too
   *     many facilities lie within reach of too many demand points
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static CoverageResult run(
      CoverageSpec spec,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    ReachSpec reach = spec.reach();
    progress.onProgress("join to the network", 0, demand.size());
    Snapper.Joined joined =
        new Snapper(network, reach.crossing()).join(facilities, demand.points(), reach.maxSnapMm());
    return run(spec, network, joined, demand.weight(), progress, cancel);
  }

  /**
   * As above, of places that have been joined to the network already.
   *
   * @param joined by a {@link Snapper} as {@code spec.reach()} says
   * @param people of each demand point
   */
  public static CoverageResult run(
      CoverageSpec spec,
      Network network,
      Snapper.Joined joined,
      long[] people,
      ProgressListener progress,
      CancelToken cancel) {
    if (spec.region().length != people.length || joined.demand().size() != people.length) {
      throw new IllegalArgumentException(
          spec.region().length + " regions are given for " + people.length + " demand points");
    }
    ReachSpec reach = spec.reach();
    cancel.check();
    NearestFacility.Result nearest =
        NearestFacility.run(network, joined, reach.direction(), spec.ownOnly(), progress, cancel);
    long[] weight = people;
    int[] chosen = null;
    if (spec.entrances()) {
      chosen = Entrances.nearest(spec.community(), joined.demand(), nearest);
      weight = Entrances.gathered(spec.community(), chosen, weight);
    }
    Allocation allocation = null;
    if (spec.capacity() != null) {
      ReachablePairs pairs =
          ReachablePairs.find(network, joined, reach, spec.ownOnly(), progress, cancel);
      if (spec.entrances()) {
        pairs = Entrances.gathered(spec.community(), chosen, pairs);
      }
      allocation =
          Allocation.run(AllocationRule.OPTIMAL, pairs, weight, spec.capacity(), progress, cancel);
    }
    return count(spec, weight, chosen, joined, nearest, allocation);
  }

  /**
   * Covered people of each demand point alone (of entrances at the first of each community): what
   * another rule of who may serve whom would give. Looks no farther than the cut-off, so it costs a
   * small part of {@link #run}.
   *
   * @param joined as a run has found it
   * @throws io.carecircle.kernel.allocation.TooManyPairsException when too many facilities lie
   *     within reach of too many demand points
   */
  public static long[] covered(
      CoverageSpec spec,
      Network network,
      Snapper.Joined joined,
      long[] people,
      ProgressListener progress,
      CancelToken cancel) {
    ReachablePairs pairs =
        ReachablePairs.find(network, joined, spec.reach(), spec.ownOnly(), progress, cancel);
    long[] weight = people;
    if (spec.entrances()) {
      int[] first = Entrances.first(spec.community());
      weight = Entrances.gathered(spec.community(), first, people);
      pairs = Entrances.gathered(spec.community(), first, pairs);
    }
    if (spec.capacity() != null) {
      return Allocation.run(
              AllocationRule.OPTIMAL, pairs, weight, spec.capacity(), progress, cancel)
          .served();
    }
    long[] covered = new long[weight.length];
    for (int d = 0; d < covered.length; d++) {
      covered[d] = pairs.first()[d] < pairs.first()[d + 1] ? weight[d] : 0;
    }
    return covered;
  }

  private static CoverageResult count(
      CoverageSpec spec,
      long[] weight,
      int[] chosen,
      Snapper.Joined joined,
      NearestFacility.Result nearest,
      Allocation allocation) {
    int n = weight.length;
    int[] seconds = new int[n];
    long[] served = new long[n];
    DemandClass[] classes = new DemandClass[n];
    for (int d = 0; d < n; d++) {
      int costMm = nearest.costMm()[d];
      boolean within = costMm <= spec.reach().cutoffMm();
      seconds[d] = costMm < Lengths.NO_WAY_MM ? spec.reach().speed().secondsFor(costMm) : -1;
      served[d] = within ? weight[d] : 0;
      if (allocation != null) {
        served[d] = allocation.served()[d];
      }
      classes[d] = classify(joined.demand().joined(d), within, served[d] == weight[d]);
    }
    CoverageCounter counter =
        new CoverageCounter(
            weight, served, seconds, classes, spec.community(), spec.coveredShare());
    // Of several entrances only the chosen one is counted.
    int[] counted = chosen == null ? IntStream.range(0, n).toArray() : chosen;
    List<CoverageCounts> regions = new ArrayList<>();
    for (int[] members : membersByRegion(spec, counted)) {
      regions.add(counter.count(members));
    }
    return new CoverageResult(
        joined,
        weight,
        nearest.facility(),
        nearest.costMm(),
        seconds,
        classes,
        counter.count(counted),
        regions,
        allocation);
  }

  private static DemandClass classify(boolean joined, boolean within, boolean allServed) {
    if (!joined) {
      return DemandClass.UNKNOWN;
    }
    if (!within) {
      return DemandClass.OUT_OF_REACH;
    }
    return allServed ? DemandClass.COVERED : DemandClass.OVER_CAPACITY;
  }

  private static int[][] membersByRegion(CoverageSpec spec, int[] counted) {
    int[] size = new int[spec.regions()];
    for (int d : counted) {
      size[spec.region()[d]]++;
    }
    int[][] members = new int[spec.regions()][];
    for (int r = 0; r < members.length; r++) {
      members[r] = new int[size[r]];
    }
    for (int k = counted.length - 1; k >= 0; k--) {
      int r = spec.region()[counted[k]];
      members[r][--size[r]] = counted[k];
    }
    return members;
  }
}
