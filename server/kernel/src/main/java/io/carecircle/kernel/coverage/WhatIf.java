package io.carecircle.kernel.coverage;

import io.carecircle.kernel.allocation.Allocation;
import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.coverage.OpenFacilities.Facility;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Coverage that follows changes: a facility comes, moves or goes, a street is closed, a gate or
 * path is opened. Only what a change touches is computed again, and every answer equals that of a
 * full run on the changed place.
 *
 * <p>Two cases are computed from nothing: a facility that stands on no street but a small island's
 * (or on none) comes or goes, since islands then change for everybody ({@link Snapper}); and round
 * trips where some street is one-way. Changes of streets do not change which street a home or
 * facility stands on.
 *
 * <p>Not safe for use by several threads at once; {@link #copy} is cheap beside a full run.
 */
public final class WhatIf {
  private static final long NONE = NearestLabels.NONE;

  private final ReachSpec reach;
  private final Network network;
  private final DemandPoints demand;
  private final CancelToken cancel;
  private final boolean toFacility;
  private final boolean byRoundTrips;
  private final EditedStreets streets;
  private final OpenFacilities facilities;
  private EditedWalks walks;
  private NearestLabels labels;

  /** {@code millimetres << 32 | number of the facility}, one way also of round trips. */
  private long[] best;

  private final BitSet dirty;
  private boolean stale;

  /**
   * One entry a demand point.
   *
   * @param facilityId the nearest facility, or null when there is none at any distance
   * @param costMm the whole way to it, {@link Lengths#NO_WAY_MM} for none
   * @param seconds the same in seconds, -1 for none
   * @param demandClass of each; over capacity only when places are counted
   * @param served people who have a place, or null when places are ignored
   */
  public record Result(
      String[] facilityId, int[] costMm, int[] seconds, DemandClass[] demandClass, long[] served) {}

  /**
   * @param reach what within reach means; neighbours may serve each other
   */
  public WhatIf(
      ReachSpec reach,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      CancelToken cancel) {
    this.reach = reach;
    this.network = network;
    this.demand = demand;
    this.cancel = cancel;
    this.toFacility = reach.direction() != Direction.FROM_FACILITY;
    this.byRoundTrips = reach.direction() == Direction.ROUND_TRIP && !network.symmetric();
    this.streets = new EditedStreets(network.streets());
    this.facilities = new OpenFacilities();
    this.dirty = new BitSet();
    for (int f = 0; f < facilities.size(); f++) {
      int number = OpenFacilities.evenly(f, facilities.size());
      String id = facilities.ids().get(f);
      this.facilities.put(
          new Facility(id, number, facilities.lon()[f], facilities.lat()[f], -1, 0, 0, (byte) 0));
    }
    rebuild();
  }

  private WhatIf(WhatIf other, CancelToken cancel) {
    this.reach = other.reach;
    this.network = other.network;
    this.demand = other.demand;
    this.cancel = cancel;
    this.toFacility = other.toFacility;
    this.byRoundTrips = other.byRoundTrips;
    this.streets = other.streets.copy();
    this.facilities = other.facilities.copy();
    this.walks = other.walks.on(streets);
    this.labels = other.labels.copy(streets);
    this.best = other.best.clone();
    this.dirty = (BitSet) other.dirty.clone();
    this.stale = other.stale;
  }

  /** The same state, to be changed on its own. */
  public WhatIf copy(CancelToken cancel) {
    return new WhatIf(this, cancel);
  }

  public boolean hasFacility(String id) {
    return facilities.find(id).isPresent();
  }

  /** Facilities that could not be joined to the streets, as far as answers have been asked for. */
  public List<String> notJoined() {
    return facilities.all().stream().filter(f -> f.edge() < 0).map(Facility::id).toList();
  }

  /** Where the demand stands on the streets. */
  public Snapped demandAt() {
    return walks.homes();
  }

  /**
   * Puts a facility somewhere, whether it is new or was elsewhere before.
   *
   * @return whether it joins a main street; near a small island the next answer tells
   */
  public boolean place(String id, double lon, double lat) {
    if (hasFacility(id)) {
      remove(id);
    }
    PointSet point = new PointSet(List.of(id), new double[] {lon}, new double[] {lat});
    Snapper snapper = snapper();
    Snapped at = snapper.snapToMain(point, reach.maxSnapMm());
    int number = facilities.numberFor(id);
    if (number < 0) {
      renumber();
      number = facilities.numberFor(id);
    }
    Facility facility = new Facility(id, number, lon, lat, -1, 0, 0, (byte) 0).standing(at, 0);
    facilities.put(facility);
    if (!at.joined(0)) {
      // Only a small island near it can become real by it.
      stale |= snapper.joinNearest(point, reach.maxSnapMm()).joined(0);
      return false;
    }
    markHomesOn(facility.edge());
    labels.enter(visitor -> roots(facility, visitor));
    return true;
  }

  /**
   * @throws IllegalArgumentException when there is none of this id
   */
  public void remove(String id) {
    Facility gone =
        facilities
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no facility " + id));
    stale |= gone.edge() < 0 || onSmallIsland(gone.edge());
    facilities.remove(id);
    if (gone.edge() >= 0) {
      markHomesOn(gone.edge());
      labels.leave(visitor -> roots(gone, visitor), this::allRoots);
    }
  }

  /** Nobody walks through the edge any more; whoever stands on it still leaves along it. */
  public void closeStreet(int edge) {
    labels.closed(streets.close(edge), this::allRoots);
  }

  /** Undoes {@link #closeStreet}. */
  public void reopenStreet(int edge) {
    labels.opened(streets.reopen(edge));
  }

  /**
   * Opens a gate or path between two positions, walked both ways. Where it meets an arterial road
   * is a junction, as where any path meets it: the road is crossed there.
   *
   * @param ends two positions that are joined
   * @param lengthMm from the one point to the other; the legs of the ends come on top
   */
  public void openLink(Snapped ends, int lengthMm) {
    long costMm = (long) lengthMm + ends.legMm()[0] + ends.legMm()[1];
    List<Integer> added =
        streets.link(
            ends.edge()[0],
            ends.offsetMm()[0],
            ends.edge()[1],
            ends.offsetMm()[1],
            (int) Math.min(Lengths.NO_WAY_MM, costMm));
    markHomesOn(ends.edge()[0]);
    markHomesOn(ends.edge()[1]);
    labels.opened(added);
    labels.enter(
        visitor -> {
          for (int end = 0; end < 2; end++) {
            facilities.on(ends.edge()[end]).forEach(f -> roots(f, visitor));
          }
        });
  }

  /** The answer after all changes so far. */
  public Result result() {
    if (stale) {
      rebuild();
    } else if (byRoundTrips) {
      evaluateRoundTrips();
    } else {
      walks.eachHomeAt(labels.takeTouched(), dirty::set);
      for (int d = dirty.nextSetBit(0); d >= 0; d = dirty.nextSetBit(d + 1)) {
        best[d] = walks.best(d, labels, toFacility, facilities::on);
      }
    }
    dirty.clear();
    int n = demand.size();
    Result result = new Result(new String[n], new int[n], new int[n], new DemandClass[n], null);
    int trips = reach.direction() == Direction.ROUND_TRIP && !byRoundTrips ? 2 : 1;
    for (int d = 0; d < n; d++) {
      long costMm = Math.min(Lengths.NO_WAY_MM, trips * (best[d] >>> 32));
      boolean known = costMm < Lengths.NO_WAY_MM;
      result.costMm()[d] = (int) costMm;
      result.facilityId()[d] = known ? facilities.numbered((int) best[d]).id() : null;
      result.seconds()[d] = known ? reach.speed().secondsFor(costMm) : -1;
      boolean covered = costMm <= reach.cutoffMm();
      result.demandClass()[d] =
          !walks.homes().joined(d)
              ? DemandClass.UNKNOWN
              : covered ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
    }
    return result;
  }

  /**
   * The answer after all changes so far when places are counted. Which facilities are within reach
   * of whom is found anew, and the places are shared out anew as a whole: moving one place can move
   * people through the whole city.
   *
   * @param capacity places by the id of the facility, in the unit of the demand; one that is not
   *     named takes everybody
   * @throws io.carecircle.kernel.allocation.TooManyPairsException when too many facilities lie
   *     within reach of too many demand points
   */
  public Result result(Map<String, Long> capacity) {
    Result all = result();
    long[] places =
        facilities.all().stream()
            .mapToLong(f -> capacity.getOrDefault(f.id(), Allocation.UNLIMITED))
            .toArray();
    ReachablePairs pairs = pairs();
    long[] served =
        Allocation.run(
                AllocationRule.OPTIMAL,
                pairs,
                demand.weight(),
                places,
                ProgressListener.NONE,
                cancel)
            .served();
    for (int d = 0; d < served.length; d++) {
      if (all.demandClass()[d] == DemandClass.COVERED && served[d] < demand.weight()[d]) {
        all.demandClass()[d] = DemandClass.OVER_CAPACITY;
      }
    }
    return new Result(all.facilityId(), all.costMm(), all.seconds(), all.demandClass(), served);
  }

  /** Every facility within the cut-off of every demand point; facilities in the order of ids. */
  ReachablePairs pairs() {
    if (stale) {
      rebuild();
    }
    return new EditedPairs(reach, streets, walks, byRoundTrips).find(facilities.all(), cancel);
  }

  /**
   * Counts some demand points of a result.
   *
   * @param members their indices
   */
  public CoverageCounts count(Result result, int[] members) {
    return new CoverageCounter(
            demand.weight(),
            result.served() == null ? demand.weight() : result.served(),
            result.seconds(),
            result.demandClass(),
            null,
            BigDecimal.ONE)
        .count(members);
  }

  private void rebuild() {
    PointSet points = facilities.points();
    Snapper.Joined joined = snapper().join(points, demand.points(), reach.maxSnapMm());
    cancel.check();
    Snapped at = joined.facilities();
    int f = 0;
    for (Facility old : List.copyOf(facilities.all())) {
      facilities.put(old.standing(at, f++));
    }
    walks = new EditedWalks(network, streets, joined.demand());
    labels = new NearestLabels(streets, toFacility, Lengths.NO_WAY_MM - 1);
    labels.enter(this::allRoots);
    labels.takeTouched();
    best = new long[demand.size()];
    if (byRoundTrips) {
      evaluateRoundTrips();
    } else {
      Arrays.setAll(best, d -> walks.best(d, labels, toFacility, facilities::on));
    }
    stale = false;
  }

  private Snapper snapper() {
    return new Snapper(network, reach.crossing());
  }

  private boolean onSmallIsland(int edge) {
    int island = network.islands().island()[network.streets().from()[edge]];
    return network.islands().small()[island];
  }

  private void renumber() {
    Map<Integer, Integer> renumbered = facilities.renumber();
    labels.renumber(label -> renumbered(label, renumbered));
    for (int d = 0; d < best.length; d++) {
      best[d] = best[d] < NONE ? renumbered(best[d], renumbered) : NONE;
    }
  }

  /** A label of a facility that has gone since is about to be computed again anyway. */
  private static long renumbered(long label, Map<Integer, Integer> numbers) {
    return label >>> 32 << 32 | numbers.getOrDefault((int) label, Integer.MAX_VALUE);
  }

  private void allRoots(NearestLabels.RootVisitor visitor) {
    facilities.all().forEach(f -> roots(f, visitor));
  }

  private void roots(Facility f, NearestLabels.RootVisitor visitor) {
    walks.roots(f, toFacility, visitor);
  }

  private void markHomesOn(int edge) {
    walks.eachHomeOn(edge, dirty::set);
  }

  /** There and back differ: each facility is asked on its own, and both ways are added. */
  private void evaluateRoundTrips() {
    Arrays.fill(best, NONE);
    for (Facility f : facilities.all()) {
      cancel.check();
      if (f.edge() < 0) {
        continue;
      }
      NearestLabels there = alone(f, true);
      NearestLabels back = alone(f, false);
      EditedWalks.OnEdge near = edge -> edge == f.edge() ? List.of(f) : List.of();
      for (int d = 0; d < best.length; d++) {
        long to = walks.best(d, there, true, near);
        long from = walks.best(d, back, false, near);
        long costMm = (to >>> 32) + (from >>> 32);
        if (costMm < Lengths.NO_WAY_MM) {
          best[d] = Math.min(best[d], costMm << 32 | f.number());
        }
      }
    }
  }

  private NearestLabels alone(Facility f, boolean toFacility) {
    NearestLabels alone = new NearestLabels(streets, toFacility, Lengths.NO_WAY_MM - 1);
    alone.enter(visitor -> walks.roots(f, toFacility, visitor));
    return alone;
  }
}
