package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * The nearest facility of every demand point, at any distance, legs and partial edges included;
 * equal ways go to the facility with the lowest id.
 */
public final class NearestFacility {
  private final Network network;
  private final Snapped facilities;
  private final Snapped demand;
  private final Groups groups;
  private final ProgressListener progress;
  private final CancelToken cancel;

  /**
   * Parallel arrays, one entry a demand point.
   *
   * @param facility index of the nearest facility, or -1 when none can be reached
   * @param costMm the whole way, legs included; {@link Lengths#NO_WAY_MM} when there is none
   */
  public record Result(int[] facility, int[] costMm) {}

  /**
   * Who may serve whom: a facility serves the demand of its own group only.
   *
   * @param facility group of each facility, -1 for none
   * @param demand group of each demand point, -1 for none
   * @param count groups are 0 to count - 1
   */
  public record Groups(int[] facility, int[] demand, int count) {
    boolean serves(int f, int d) {
      return facility[f] >= 0 && facility[f] == demand[d];
    }
  }

  private NearestFacility(
      Network network,
      Snapper.Joined joined,
      Groups groups,
      ProgressListener progress,
      CancelToken cancel) {
    this.network = network;
    this.facilities = joined.facilities();
    this.demand = joined.demand();
    this.groups = groups;
    this.progress = progress;
    this.cancel = cancel;
  }

  /**
   * @param groups which facilities may serve which demand, or null when all may serve all
   */
  public static Result run(
      Network network,
      Snapper.Joined joined,
      Direction direction,
      Groups groups,
      ProgressListener progress,
      CancelToken cancel) {
    NearestFacility nearest = new NearestFacility(network, joined, groups, progress, cancel);
    long[] best = nearest.oneWay(direction != Direction.FROM_FACILITY);
    boolean roundTrip = direction == Direction.ROUND_TRIP;
    if (roundTrip && !network.symmetric()) {
      long[] back = nearest.oneWay(false);
      return result(new RoundTrips(network, joined, groups).run(best, back, progress, cancel), 1);
    }
    return result(best, roundTrip ? 2 : 1);
  }

  /** {@code millimetres << 32 | facility} of each demand point, as in {@link NearestSearch}. */
  private long[] oneWay(boolean toFacility) {
    long[] best = new long[demand.size()];
    Arrays.fill(best, (long) Lengths.NO_WAY_MM << 32);
    int rounds = groups == null ? 1 : groups.count();
    for (int g = 0; g < rounds; g++) {
      progress.onProgress("nearest facility", g, rounds);
      sweep(g, toFacility, best);
    }
    progress.onProgress("nearest facility", rounds, rounds);
    return best;
  }

  private void sweep(int group, boolean toFacility, long[] best) {
    boolean[] member = members(group);
    NearestSearch search = new NearestSearch(toFacility ? network.reverse() : network.forward());
    search.run(ends(facilities, !toFacility), member, Lengths.NO_WAY_MM - 1, cancel);
    EndCosts ends = ends(demand, toFacility);
    EdgePositions byEdge = new EdgePositions(facilities);
    for (int d = 0; d < demand.size(); d++) {
      if (demand.joined(d) && (groups == null || groups.demand()[d] == group)) {
        long viaFrom = via(search, ends.fromNode()[d], ends.fromCostMm()[d]);
        long viaTo = via(search, ends.toNode()[d], ends.toCostMm()[d]);
        best[d] = Math.min(best[d], Math.min(viaFrom, viaTo));
        best[d] = Math.min(best[d], onSameEdge(d, byEdge, member, toFacility));
      }
    }
  }

  private boolean[] members(int group) {
    if (groups == null) {
      return null;
    }
    boolean[] member = new boolean[facilities.size()];
    for (int f = 0; f < member.length; f++) {
      member[f] = groups.facility()[f] == group;
    }
    return member;
  }

  private EndCosts ends(Snapped points, boolean leaving) {
    return leaving
        ? EndCosts.leaving(network.streets(), points)
        : EndCosts.arriving(network.streets(), points);
  }

  private static long via(NearestSearch search, int node, int costMm) {
    // "No way" twice would overflow the label, so it is never added.
    return costMm < Lengths.NO_WAY_MM && search.reached(node)
        ? search.label(node) + ((long) costMm << 32)
        : Long.MAX_VALUE;
  }

  private long onSameEdge(int d, EdgePositions byEdge, boolean[] member, boolean toFacility) {
    long best = Long.MAX_VALUE;
    int edge = demand.edge()[d];
    for (int entry = byEdge.first(edge); byEdge.isOn(entry, edge); entry++) {
      int f = byEdge.point(entry);
      if (member == null || member[f]) {
        long costMm =
            toFacility
                ? EndCosts.alongOneEdgeMm(network.streets(), demand, d, facilities, f)
                : EndCosts.alongOneEdgeMm(network.streets(), facilities, f, demand, d);
        best = Math.min(best, costMm << 32 | f);
      }
    }
    return best;
  }

  private static Result result(long[] best, int times) {
    int[] facility = new int[best.length];
    int[] costMm = new int[best.length];
    for (int d = 0; d < best.length; d++) {
      long cost = (best[d] >>> 32) * times;
      boolean reached = cost < Lengths.NO_WAY_MM;
      facility[d] = reached ? (int) best[d] : -1;
      costMm[d] = reached ? (int) cost : Lengths.NO_WAY_MM;
    }
    return new Result(facility, costMm);
  }
}
