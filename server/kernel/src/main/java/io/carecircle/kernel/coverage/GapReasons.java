package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;

/** Why demand is uncovered: one reason for each point, and what removing each obstacle gives. */
public final class GapReasons {
  private final ReachSpec reach;
  private final NearestFacility.Groups groups;
  private final Network network;
  private final Snapper.Joined joined;
  private final DemandPoints demand;
  private final StraightWays straight;
  private final NearestFacility.Result notOpen;
  private final int trips;

  /**
   * @param points facilities of the asked kinds that are not open
   * @param group of each, see {@link NearestFacility.Groups}; not read when neighbours may serve
   *     each other
   */
  public record NotOpen(PointSet points, int[] group) {}

  /**
   * @param reason the one reason; null when nothing is known because the place is not joined
   * @param straightFacility nearest facility in a straight line, -1 when there is none
   * @param straightMm the way to it if walls and waters were none (there and back on a round trip),
   *     {@link Lengths#NO_WAY_MM} for none
   * @param notOpenFacility nearest of the facilities that are not open, by the streets, or -1
   * @param notOpenMm the way to it, {@link Lengths#NO_WAY_MM} for none
   */
  public record Why(
      GapReason reason, int straightFacility, int straightMm, int notOpenFacility, int notOpenMm) {}

  /**
   * @param reach what within reach means
   * @param groups who may serve whom, or null when neighbours may serve each other
   * @param facilities those that count
   * @param notOpen those that would count if they were open
   * @param demand all demand
   * @param joined where facilities and demand stand; those that are not open are joined as places
   *     that stand alone
   */
  public GapReasons(
      ReachSpec reach,
      NearestFacility.Groups groups,
      Network network,
      PointSet facilities,
      NotOpen notOpen,
      DemandPoints demand,
      Snapper.Joined joined,
      ProgressListener progress,
      CancelToken cancel) {
    this.reach = reach;
    this.groups = groups;
    this.network = network;
    this.joined = joined;
    this.demand = demand;
    this.straight = new StraightWays(facilities);
    this.trips = reach.direction() == Direction.ROUND_TRIP ? 2 : 1;
    Snapped places =
        new Snapper(network, reach.crossing()).join(notOpen.points(), reach.maxSnapMm());
    NearestFacility.Groups own =
        groups == null
            ? null
            : new NearestFacility.Groups(notOpen.group(), groups.demand(), groups.count());
    this.notOpen =
        NearestFacility.run(
            network,
            new Snapper.Joined(places, joined.demand()),
            reach.direction(),
            own,
            progress,
            cancel);
  }

  /**
   * @param d a demand point that is joined to the streets and not covered
   * @param full whether it is within reach of a facility that has no place left
   */
  public Why why(int d, boolean full) {
    StraightWays.Nearest nearest = straightFrom(d);
    int mm = straightMm(nearest);
    return new Why(
        reason(d, full, mm), nearest.point(), mm, notOpen.facility()[d], notOpen.costMm()[d]);
  }

  /**
   * What is known of a demand point that could not be joined to the streets: only the straight way.
   */
  public Why unjoined(int d) {
    StraightWays.Nearest nearest = straightFrom(d);
    return new Why(null, nearest.point(), straightMm(nearest), -1, Lengths.NO_WAY_MM);
  }

  private StraightWays.Nearest straightFrom(int d) {
    return straight.nearest(demand.points().lon()[d], demand.points().lat()[d], f -> serves(f, d));
  }

  private int straightMm(StraightWays.Nearest nearest) {
    return (int) Math.min(Lengths.NO_WAY_MM, (long) trips * nearest.straightMm());
  }

  private boolean serves(int f, int d) {
    return groups == null || groups.facility()[f] == groups.demand()[d];
  }

  private GapReason reason(int d, boolean full, int straightMm) {
    if (full) {
      return GapReason.FULL;
    }
    if (notOpen.costMm()[d] <= reach.cutoffMm()) {
      return GapReason.NOT_OPEN;
    }
    if (straightMm > reach.cutoffMm()) {
      return GapReason.TOO_FAR;
    }
    boolean connected =
        straight.anyWithin(
            demand.points().lon()[d],
            demand.points().lat()[d],
            reach.cutoffMm() / trips,
            f -> serves(f, d) && sameIsland(d, f));
    return connected ? GapReason.DETOUR : GapReason.ISLAND;
  }

  private boolean sameIsland(int d, int f) {
    return joined.facilities().joined(f)
        && islandOf(joined.facilities().edge()[f]) == islandOf(joined.demand().edge()[d]);
  }

  private int islandOf(int edge) {
    return network.islands().island()[network.streets().from()[edge]];
  }
}
