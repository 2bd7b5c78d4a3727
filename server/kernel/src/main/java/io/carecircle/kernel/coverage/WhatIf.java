package io.carecircle.kernel.coverage;

import io.carecircle.kernel.coverage.OpenFacilities.Facility;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.EdgePositions;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
  private Homes homes;
  private NearestLabels labels;

  /** {@code millimetres << 32 | number of the facility}, one way also of round trips. */
  private long[] best;

  private final BitSet dirty;
  private boolean stale;

  /** Where the demand stands and who lives at a node or on an edge. */
  private record Homes(Snapped at, int[] firstAt, int[] homeAt, EdgePositions onEdge) {
    static Homes of(Network network, Snapped at) {
      int[] from = network.streets().from();
      int[] to = network.streets().to();
      int[] firstAt = new int[network.nodeCount() + 1];
      int[] joined = IntStream.range(0, at.size()).filter(at::joined).toArray();
      for (int d : joined) {
        firstAt[from[at.edge()[d]] + 1]++;
        firstAt[to[at.edge()[d]] + 1]++;
      }
      for (int n = 0; n < network.nodeCount(); n++) {
        firstAt[n + 1] += firstAt[n];
      }
      int[] next = firstAt.clone();
      int[] homeAt = new int[2 * joined.length];
      for (int d : joined) {
        homeAt[next[from[at.edge()[d]]]++] = d;
        homeAt[next[to[at.edge()[d]]]++] = d;
      }
      return new Homes(at, firstAt, homeAt, new EdgePositions(at));
    }
  }

  /**
   * One entry a demand point.
   *
   * @param facilityId the nearest facility, or null when there is none at any distance
   * @param costMm the whole way to it, {@link Lengths#NO_WAY_MM} for none
   * @param seconds the same in seconds, -1 for none
   * @param demandClass covered, out of reach or unknown
   */
  public record Result(
      String[] facilityId, int[] costMm, int[] seconds, DemandClass[] demandClass) {}

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
          new Facility(id, number, facilities.lon()[f], facilities.lat()[f], -1, 0, 0));
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
    this.homes = other.homes;
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
    return homes.at();
  }

  /** Puts a facility somewhere, whether it is new or was elsewhere before; whether it is joined. */
  public boolean place(String id, double lon, double lat) {
    if (hasFacility(id)) {
      remove(id);
    }
    PointSet point = new PointSet(List.of(id), new double[] {lon}, new double[] {lat});
    Snapped at = new Snapper(network).snapToMain(point, reach.maxSnapMm());
    int number = facilities.numberFor(id);
    if (number < 0) {
      renumber();
      number = facilities.numberFor(id);
    }
    Facility facility =
        new Facility(id, number, lon, lat, at.edge()[0], at.offsetMm()[0], at.legMm()[0]);
    facilities.put(facility);
    if (!at.joined(0)) {
      stale = true;
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
   * Opens a gate or path between two positions, walked both ways.
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
      markTouched();
      for (int d = dirty.nextSetBit(0); d >= 0; d = dirty.nextSetBit(d + 1)) {
        best[d] = bestOf(d, labels, toFacility, facilities::on);
      }
    }
    dirty.clear();
    int n = demand.size();
    Result result = new Result(new String[n], new int[n], new int[n], new DemandClass[n]);
    int trips = reach.direction() == Direction.ROUND_TRIP && !byRoundTrips ? 2 : 1;
    for (int d = 0; d < n; d++) {
      long costMm = Math.min(Lengths.NO_WAY_MM, trips * (best[d] >>> 32));
      boolean known = costMm < Lengths.NO_WAY_MM;
      result.costMm()[d] = (int) costMm;
      result.facilityId()[d] = known ? facilities.numbered((int) best[d]).id() : null;
      result.seconds()[d] = known ? reach.speed().secondsFor(costMm) : -1;
      boolean covered = costMm <= reach.cutoffMm();
      result.demandClass()[d] =
          !homes.at().joined(d)
              ? DemandClass.UNKNOWN
              : covered ? DemandClass.COVERED : DemandClass.OUT_OF_REACH;
    }
    return result;
  }

  /**
   * Counts some demand points of a result.
   *
   * @param members their indices
   */
  public CoverageCounts count(Result result, int[] members) {
    return CoverageCounter.ofPoints(demand.weight(), result.seconds(), result.demandClass())
        .count(members);
  }

  private void rebuild() {
    PointSet points = facilities.points();
    Snapper.Joined joined = new Snapper(network).join(points, demand.points(), reach.maxSnapMm());
    cancel.check();
    Snapped at = joined.facilities();
    int f = 0;
    for (Facility old : List.copyOf(facilities.all())) {
      facilities.put(
          new Facility(
              old.id(),
              old.number(),
              old.lon(),
              old.lat(),
              at.edge()[f],
              at.offsetMm()[f],
              at.legMm()[f]));
      f++;
    }
    homes = Homes.of(network, joined.demand());
    labels = new NearestLabels(streets, toFacility);
    labels.enter(this::allRoots);
    labels.takeTouched();
    best = new long[demand.size()];
    if (byRoundTrips) {
      evaluateRoundTrips();
    } else {
      Arrays.setAll(best, d -> bestOf(d, labels, toFacility, facilities::on));
    }
    stale = false;
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
    roots(f, toFacility, visitor);
  }

  private void roots(Facility f, boolean toFacility, NearestLabels.RootVisitor visitor) {
    int edge = f.edge();
    if (edge < 0) {
      return;
    }
    root(f, streets.from(edge), 0, toFacility, visitor);
    root(f, streets.to(edge), streets.lengthMm(edge), toFacility, visitor);
    for (EditedStreets.Exit exit : streets.exits(edge)) {
      root(f, exit.node(), exit.offsetMm(), toFacility, visitor);
    }
  }

  private void root(
      Facility f, int node, int atMm, boolean toFacility, NearestLabels.RootVisitor visitor) {
    long costMm = (long) f.legMm() + walkMm(f.edge(), atMm, f.offsetMm(), toFacility);
    if (costMm < Lengths.NO_WAY_MM) {
      visitor.at(node, costMm << 32 | f.number());
    }
  }

  /** Along an edge between a home's side and a facility's side, in the direction of the walk. */
  private int walkMm(int edge, int homeMm, int facilityMm, boolean toFacility) {
    return toFacility
        ? streets.alongMm(edge, homeMm, facilityMm)
        : streets.alongMm(edge, facilityMm, homeMm);
  }

  private void markHomesOn(int edge) {
    EdgePositions onEdge = homes.onEdge();
    for (int k = onEdge.first(edge); edge >= 0 && onEdge.isOn(k, edge); k++) {
      dirty.set(onEdge.point(k));
    }
  }

  private void markTouched() {
    BitSet touched = labels.takeTouched();
    for (int n = touched.nextSetBit(0);
        n >= 0 && n < network.nodeCount();
        n = touched.nextSetBit(n + 1)) {
      for (int k = homes.firstAt()[n]; k < homes.firstAt()[n + 1]; k++) {
        dirty.set(homes.homeAt()[k]);
      }
    }
    streets.eachExit(
        (edge, exit) -> {
          if (touched.get(exit.node())) {
            markHomesOn(edge);
          }
        });
  }

  /** Facilities that stand on an edge. */
  @FunctionalInterface
  private interface OnEdge {
    Iterable<Facility> on(int edge);
  }

  private long bestOf(int d, NearestLabels labels, boolean toFacility, OnEdge near) {
    if (!homes.at().joined(d)) {
      return NONE;
    }
    int edge = homes.at().edge()[d];
    int offset = homes.at().offsetMm()[d];
    long leg = homes.at().legMm()[d];
    long found = via(labels, streets.from(edge), leg + walkMm(edge, offset, 0, toFacility));
    int length = streets.lengthMm(edge);
    found =
        Math.min(
            found, via(labels, streets.to(edge), leg + walkMm(edge, offset, length, toFacility)));
    for (EditedStreets.Exit exit : streets.exits(edge)) {
      long toExit = leg + walkMm(edge, offset, exit.offsetMm(), toFacility);
      found = Math.min(found, via(labels, exit.node(), toExit));
    }
    for (Facility f : near.on(edge)) {
      long costMm = leg + f.legMm() + walkMm(edge, offset, f.offsetMm(), toFacility);
      if (costMm < Lengths.NO_WAY_MM) {
        found = Math.min(found, costMm << 32 | f.number());
      }
    }
    return found;
  }

  private static long via(NearestLabels labels, int node, long costMm) {
    if (costMm >= Lengths.NO_WAY_MM || labels.label(node) >= NONE) {
      return NONE;
    }
    return Math.min(NONE, labels.label(node) + (costMm << 32));
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
      OnEdge near = edge -> edge == f.edge() ? List.of(f) : List.of();
      for (int d = 0; d < best.length; d++) {
        long to = bestOf(d, there, true, near);
        long from = bestOf(d, back, false, near);
        long costMm = (to >>> 32) + (from >>> 32);
        if (costMm < Lengths.NO_WAY_MM) {
          best[d] = Math.min(best[d], costMm << 32 | f.number());
        }
      }
    }
  }

  private NearestLabels alone(Facility f, boolean toFacility) {
    NearestLabels alone = new NearestLabels(streets, toFacility);
    alone.enter(visitor -> roots(f, toFacility, visitor));
    return alone;
  }
}
