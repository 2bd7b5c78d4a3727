package io.carecircle.kernel.coverage;

import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSearch;
import io.carecircle.kernel.search.ReachSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one more site at any street node would add, for all nodes in one pass: every uncovered
 * demand point searches the nodes that it could walk to and leaves its people there. The work grows
 * with the uncovered demand and its neighbourhood, not with nodes times demand.
 */
public final class MarginalGain {
  /** The gain of a node on a small island: no site is put there, see {@link Snapper}. */
  public static final long NO_SITE = -1;

  private static final int NOT_ASKED = Integer.MIN_VALUE;

  private final Network network;
  private final ReachSpec reach;
  private final DemandPoints demand;
  private final Own own;
  private final Snapped homes;
  private final long[] gainedPeople;
  private final int[] gainedCommunities;
  private final double[] lon;
  private final double[] lat;

  /** The group of each node, {@link #NOT_ASKED} where nobody has looked yet. */
  private final int[] group;

  /** The group that a site at a place would belong to. */
  public interface PlaceGroups {
    /**
     * @param lon degrees
     * @param lat degrees
     * @return -1 for none: nobody may use a site there
     */
    int of(double lon, double lat);
  }

  /**
   * Facilities serve their own group only.
   *
   * @param groups of facilities and demand
   * @param ofPlace of a site at a node; asked once for each node that somebody uncovered reaches
   */
  public record Own(NearestFacility.Groups groups, PlaceGroups ofPlace) {}

  /**
   * @param joined where facilities and demand stand on the network
   * @param gainedPeople of each node the people whom a site there would newly cover, or {@link
   *     #NO_SITE}
   * @param gainedCommunities of each node their demand points, or {@link #NO_SITE}
   * @param lon of each node, degrees
   * @param lat of each node, degrees
   */
  public record Result(
      Snapper.Joined joined,
      long[] gainedPeople,
      int[] gainedCommunities,
      double[] lon,
      double[] lat) {

    /**
     * The best nodes that stand apart: the best of all, then the best at least so far from it, and
     * so on; equal ones by their number. Each gain is that of the site alone, so gains of sites
     * whose circles overlap do not add up.
     *
     * @param most how many at most
     * @param spacingMetres the least straight distance between any two, 0 for none
     */
    public int[] best(int most, double spacingMetres) {
      int[] ranked =
          IntStream.range(0, gainedPeople.length)
              .filter(n -> gainedPeople[n] > 0)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingLong(n -> gainedPeople[n])
                      .reversed()
                      .thenComparingInt(n -> n))
              .mapToInt(Integer::intValue)
              .toArray();
      List<Integer> chosen = new ArrayList<>();
      for (int i = 0; i < ranked.length && chosen.size() < most; i++) {
        int node = ranked[i];
        if (chosen.stream().allMatch(other -> apart(node, other, spacingMetres))) {
          chosen.add(node);
        }
      }
      return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean apart(int a, int b, double spacingMetres) {
      // No degree of latitude is shorter than 110,574 m, so most pairs need no geodesic.
      return Math.abs(lat[a] - lat[b]) * 110_570 >= spacingMetres
          || Geodesic.metres(lon[a], lat[a], lon[b], lat[b]) >= spacingMetres;
    }
  }

  private MarginalGain(
      Network network, ReachSpec reach, DemandPoints demand, Own own, Snapped homes) {
    this.network = network;
    this.reach = reach;
    this.demand = demand;
    this.own = own;
    this.homes = homes;
    this.gainedPeople = new long[network.nodeCount()];
    this.gainedCommunities = new int[network.nodeCount()];
    this.lon = new double[network.nodeCount()];
    this.lat = new double[network.nodeCount()];
    this.group = new int[own == null ? 0 : network.nodeCount()];
    Arrays.fill(group, NOT_ASKED);
  }

  /** Neighbours may serve each other. */
  public static Result run(
      ReachSpec reach,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    return run(reach, network, facilities, demand, null, progress, cancel);
  }

  /**
   * @param own who may serve whom, or null when neighbours may serve each other
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static Result run(
      ReachSpec reach,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      Own own,
      ProgressListener progress,
      CancelToken cancel) {
    NearestFacility.Groups groups = own == null ? null : own.groups();
    Snapper.Joined joined =
        new Snapper(network, reach.crossing()).join(facilities, demand.points(), reach.maxSnapMm());
    int[] costMm =
        NearestFacility.run(network, joined, reach.direction(), groups, progress, cancel).costMm();
    int[] uncovered =
        IntStream.range(0, demand.size())
            .filter(d -> joined.demand().joined(d) && costMm[d] > reach.cutoffMm())
            .toArray();
    MarginalGain gain = new MarginalGain(network, reach, demand, own, joined.demand());
    gain.placeNodes();
    gain.spread(uncovered, progress, cancel);
    gain.leaveOutSmallIslands();
    return new Result(joined, gain.gainedPeople, gain.gainedCommunities, gain.lon, gain.lat);
  }

  private void spread(int[] uncovered, ProgressListener progress, CancelToken cancel) {
    Streets streets = network.streets();
    ReachSearch there = new ReachSearch(network.forward());
    ReachSearch back = new ReachSearch(network.reverse());
    EndCosts leaving = EndCosts.leaving(streets, homes);
    EndCosts arriving = EndCosts.arriving(streets, homes);
    for (int i = 0; i < uncovered.length; i++) {
      cancel.check();
      if (i % 256 == 0) {
        progress.onProgress("marginal gain", i, uncovered.length);
      }
      int d = uncovered[i];
      switch (reach.direction()) {
        case TO_FACILITY -> addTo(search(there, leaving, d), null, d);
        case FROM_FACILITY -> addTo(search(back, arriving, d), null, d);
        case ROUND_TRIP -> addTo(search(there, leaving, d), search(back, arriving, d), d);
      }
    }
  }

  private ReachSearch search(ReachSearch search, EndCosts ends, int d) {
    search.begin(reach.cutoffMm());
    search.addStarts(ends, d);
    search.run();
    return search;
  }

  /**
   * @param back the way back of a round trip, or null
   */
  private void addTo(ReachSearch there, ReachSearch back, int d) {
    for (int k = 0; k < there.reachedCount(); k++) {
      int node = there.reachedNode(k);
      long costMm = there.reachedCostMm(k) + (back == null ? 0L : back.costMm(node));
      if (costMm <= reach.cutoffMm() && mayServe(node, d)) {
        gainedPeople[node] = Math.addExact(gainedPeople[node], demand.weight()[d]);
        gainedCommunities[node]++;
      }
    }
  }

  private boolean mayServe(int node, int d) {
    if (own == null) {
      return true;
    }
    if (group[node] == NOT_ASKED) {
      group[node] = own.ofPlace().of(lon[node], lat[node]);
    }
    return group[node] >= 0 && group[node] == own.groups().demand()[d];
  }

  private void leaveOutSmallIslands() {
    boolean[] small = network.islands().small();
    int[] island = network.islands().island();
    for (int n = 0; n < gainedPeople.length; n++) {
      if (small[island[n]]) {
        gainedPeople[n] = NO_SITE;
        gainedCommunities[n] = (int) NO_SITE;
      }
    }
  }

  private void placeNodes() {
    Streets streets = network.streets();
    Arrays.fill(lon, Double.NaN);
    for (int e = 0; e < streets.edgeCount(); e++) {
      int first = streets.shapeStart()[e];
      int last = streets.shapeStart()[e + 1] - 1;
      lon[streets.from()[e]] = streets.shape().lon(first);
      lat[streets.from()[e]] = streets.shape().lat(first);
      lon[streets.to()[e]] = streets.shape().lon(last);
      lat[streets.to()[e]] = streets.shape().lat(last);
    }
  }
}
