package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Islands;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is lost when one facility closes, for every facility in one pass (N-1, as power grids are
 * judged): whoever has it as nearest goes to the second nearest, or has none within the cut-off.
 * The figures equal the difference of two full runs exactly.
 *
 * <p>Facilities on small islands are run again without it, one by one: closing one can change which
 * islands points join ({@link Snapper}).
 */
public final class ClosureLoss {
  private final ReachSpec reach;
  private final NearestFacility.Groups groups;
  private final Network network;
  private final PointSet facilities;
  private final DemandPoints demand;
  private final CancelToken cancel;
  private final Snapper.Joined joined;
  private final NearestSeveral.Result nearest;

  /**
   * @param facility index of the facility
   * @param lost demand points that it alone covers, ascending
   * @param lostPeople their people
   * @param reroutedCommunities demand points that go to another facility within the cut-off
   * @param reroutedPeople their people
   * @param addedPersonSeconds people times the seconds that their way gets longer, of the rerouted
   */
  public record Loss(
      int facility,
      int[] lost,
      long lostPeople,
      int reroutedCommunities,
      long reroutedPeople,
      BigInteger addedPersonSeconds) {}

  /**
   * Two facilities that stand in for each other.
   *
   * @param first index of a facility
   * @param second index of another, larger
   * @param onlyTogether people who lose reach when both close but not when one does
   * @param lostPeople people who lose reach when both close
   */
  public record Pair(int first, int second, long onlyTogether, long lostPeople) {}

  /**
   * @param joined where facilities and demand stand on the network
   * @param losses one a facility, in their order
   * @param pairs those that lose more together than one by one, the most people first, equal ones
   *     by their indices; empty unless asked for
   */
  public record Result(Snapper.Joined joined, List<Loss> losses, List<Pair> pairs) {}

  private ClosureLoss(
      ReachSpec reach,
      NearestFacility.Groups groups,
      boolean pairs,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    this.reach = reach;
    this.groups = groups;
    this.network = network;
    this.facilities = facilities;
    this.demand = demand;
    this.cancel = cancel;
    this.joined =
        new Snapper(network, reach.crossing()).join(facilities, demand.points(), reach.maxSnapMm());
    this.nearest =
        NearestSeveral.run(
            network, joined, reach.direction(), groups, pairs ? 3 : 2, progress, cancel);
  }

  /**
   * @param groups who may serve whom, or null when neighbours may serve each other
   * @param pairs whether pairs are asked for, too; those with a facility on a small island are left
   *     out
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static Result run(
      ReachSpec reach,
      NearestFacility.Groups groups,
      boolean pairs,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    ClosureLoss run =
        new ClosureLoss(reach, groups, pairs, network, facilities, demand, progress, cancel);
    List<Loss> losses = run.losses(progress);
    return new Result(run.joined, losses, pairs ? run.pairs(losses) : List.of());
  }

  private List<Loss> losses(ProgressListener progress) {
    List<Tally> tallies = new ArrayList<>();
    for (int f = 0; f < facilities.size(); f++) {
      tallies.add(new Tally(f));
    }
    for (int d = 0; d < demand.size(); d++) {
      if (covered(d, 0)) {
        int next = covered(d, 1) ? nearest.costMm(d, 1) : Lengths.NO_WAY_MM;
        tallies.get(nearest.facility(d, 0)).add(d, nearest.costMm(d, 0), next);
      }
    }
    List<Loss> losses = new ArrayList<>();
    for (int f = 0; f < facilities.size(); f++) {
      progress.onProgress("closures", f, facilities.size());
      losses.add(onSmallIsland(f) ? byFullRun(f) : tallies.get(f).loss());
    }
    return losses;
  }

  private boolean covered(int d, int rank) {
    return nearest.costMm(d, rank) <= reach.cutoffMm();
  }

  private boolean onSmallIsland(int f) {
    Islands islands = network.islands();
    return joined.facilities().joined(f)
        && islands
            .small()[islands.island()[network.streets().from()[joined.facilities().edge()[f]]]];
  }

  /** The people of one facility when it closes. */
  private final class Tally {
    private final int facility;
    private final List<Integer> lost = new ArrayList<>();
    private long lostPeople;
    private int reroutedCommunities;
    private long reroutedPeople;
    private BigInteger addedPersonSeconds = BigInteger.ZERO;

    Tally(int facility) {
      this.facility = facility;
    }

    /**
     * @param afterMm the way when the facility is closed, {@link Lengths#NO_WAY_MM} when it is
     *     beyond the cut-off
     */
    void add(int d, int beforeMm, int afterMm) {
      long people = demand.weight()[d];
      if (afterMm >= Lengths.NO_WAY_MM) {
        lost.add(d);
        lostPeople = Math.addExact(lostPeople, people);
        return;
      }
      reroutedCommunities++;
      reroutedPeople = Math.addExact(reroutedPeople, people);
      long added = reach.speed().secondsFor(afterMm) - reach.speed().secondsFor(beforeMm);
      addedPersonSeconds =
          addedPersonSeconds.add(BigInteger.valueOf(people).multiply(BigInteger.valueOf(added)));
    }

    Loss loss() {
      int[] ids = lost.stream().mapToInt(Integer::intValue).toArray();
      return new Loss(
          facility, ids, lostPeople, reroutedCommunities, reroutedPeople, addedPersonSeconds);
    }
  }

  private Loss byFullRun(int closed) {
    cancel.check();
    int[] kept = IntStream.range(0, facilities.size()).filter(f -> f != closed).toArray();
    PointSet others = Points.pick(facilities, kept);
    NearestFacility.Groups own =
        groups == null
            ? null
            : new NearestFacility.Groups(
                IntStream.of(kept).map(f -> groups.facility()[f]).toArray(),
                groups.demand(),
                groups.count());
    Snapper.Joined without =
        new Snapper(network, reach.crossing()).join(others, demand.points(), reach.maxSnapMm());
    int[] costMm =
        NearestFacility.run(network, without, reach.direction(), own, ProgressListener.NONE, cancel)
            .costMm();
    Tally tally = new Tally(closed);
    for (int d = 0; d < demand.size(); d++) {
      boolean still = costMm[d] <= reach.cutoffMm();
      if (covered(d, 0) && (!still || nearest.facility(d, 0) == closed)) {
        tally.add(d, nearest.costMm(d, 0), still ? costMm[d] : Lengths.NO_WAY_MM);
      }
    }
    return tally.loss();
  }

  private List<Pair> pairs(List<Loss> losses) {
    Map<Long, Long> onlyTogether = new TreeMap<>();
    for (int d = 0; d < demand.size(); d++) {
      if (covered(d, 1) && !covered(d, 2) && demand.weight()[d] > 0) {
        int a = Math.min(nearest.facility(d, 0), nearest.facility(d, 1));
        int b = Math.max(nearest.facility(d, 0), nearest.facility(d, 1));
        if (!onSmallIsland(a) && !onSmallIsland(b)) {
          onlyTogether.merge((long) a << 32 | b, demand.weight()[d], Math::addExact);
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    onlyTogether.forEach(
        (key, people) -> {
          int a = (int) (key >>> 32);
          int b = (int) (long) key;
          long apart = Math.addExact(losses.get(a).lostPeople(), losses.get(b).lostPeople());
          pairs.add(new Pair(a, b, people, Math.addExact(apart, people)));
        });
    pairs.sort(
        Comparator.comparingLong(Pair::lostPeople)
            .reversed()
            .thenComparingInt(Pair::first)
            .thenComparingInt(Pair::second));
    return pairs;
  }
}
