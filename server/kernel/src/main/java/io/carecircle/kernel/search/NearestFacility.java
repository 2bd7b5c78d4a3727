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
  private final Direction direction;
  private final CancelToken cancel;

  /** {@code millimetres << 32 | facility} of each demand point, as in {@link NearestSearch}. */
  private final long[] best;

  /**
   * Parallel arrays, one entry a demand point.
   *
   * @param facility index of the nearest facility, or -1 when none can be reached
   * @param costMm the whole way, legs included; {@link Lengths#NO_WAY_MM} when there is none
   */
  public record Result(int[] facility, int[] costMm) {}

  private NearestFacility(
      Network network, Snapper.Joined joined, Direction direction, CancelToken cancel) {
    this.network = network;
    this.facilities = joined.facilities();
    this.demand = joined.demand();
    this.direction = direction;
    this.cancel = cancel;
    this.best = new long[demand.size()];
    Arrays.fill(best, (long) Lengths.NO_WAY_MM << 32);
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
    NearestFacility nearest = new NearestFacility(network, joined, direction, cancel);
    if (direction == Direction.ROUND_TRIP && !network.symmetric()) {
      nearest.roundTrips(groups, progress);
    } else if (groups == null) {
      nearest.oneWay(null, null, progress);
    } else {
      for (int g = 0; g < groups.count(); g++) {
        progress.onProgress("nearest facility", g, groups.count());
        nearest.oneWay(groups, g, ProgressListener.NONE);
      }
    }
    return nearest.result();
  }

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

  private void oneWay(Groups groups, Integer group, ProgressListener progress) {
    boolean[] member = null;
    if (groups != null) {
      member = new boolean[facilities.size()];
      for (int f = 0; f < member.length; f++) {
        member[f] = groups.facility()[f] == group;
      }
    }
    boolean toFacility = direction != Direction.FROM_FACILITY;
    NearestSearch search = new NearestSearch(toFacility ? network.reverse() : network.forward());
    progress.onProgress("nearest facility", 0, demand.size());
    EndCosts starts =
        toFacility
            ? EndCosts.arriving(network.streets(), facilities)
            : EndCosts.leaving(network.streets(), facilities);
    search.run(starts, member, Lengths.NO_WAY_MM - 1, cancel);
    EndCosts ends =
        toFacility
            ? EndCosts.leaving(network.streets(), demand)
            : EndCosts.arriving(network.streets(), demand);
    EdgePositions sameEdge = new EdgePositions(facilities);
    for (int d = 0; d < demand.size(); d++) {
      if (demand.joined(d) && (groups == null || groups.demand()[d] == group)) {
        offer(d, search, ends);
        offerSameEdge(d, sameEdge, member, toFacility);
      }
    }
    progress.onProgress("nearest facility", demand.size(), demand.size());
  }

  private void offer(int d, NearestSearch search, EndCosts ends) {
    offerVia(d, search, ends.fromNode()[d], ends.fromCostMm()[d]);
    offerVia(d, search, ends.toNode()[d], ends.toCostMm()[d]);
  }

  private void offerVia(int d, NearestSearch search, int node, int costMm) {
    // "No way" twice would overflow the label, so it is never added.
    if (costMm < Lengths.NO_WAY_MM && search.reached(node)) {
      best[d] = Math.min(best[d], search.label(node) + ((long) costMm << 32));
    }
  }

  private void offerSameEdge(int d, EdgePositions sameEdge, boolean[] member, boolean toFacility) {
    int edge = demand.edge()[d];
    for (int k = sameEdge.first(edge); sameEdge.isOn(k, edge); k++) {
      int f = sameEdge.point(k);
      if (member == null || member[f]) {
        long costMm =
            toFacility
                ? EndCosts.alongOneEdgeMm(network.streets(), demand, d, facilities, f)
                : EndCosts.alongOneEdgeMm(network.streets(), facilities, f, demand, d);
        best[d] = Math.min(best[d], costMm << 32 | f);
      }
    }
  }

  /** There and back differ: each facility is asked on its own, and both ways are added. */
  private void roundTrips(Groups groups, ProgressListener progress) {
    CostMatrix there = new CostMatrix(network, facilities, demand, true);
    CostMatrix back = new CostMatrix(network, facilities, demand, false);
    for (int f = 0; f < facilities.size(); f++) {
      cancel.check();
      progress.onProgress("round trips", f, facilities.size());
      there.row(f, Lengths.NO_WAY_MM - 1);
      back.row(f, Lengths.NO_WAY_MM - 1);
      for (int k = 0; k < there.foundCount(); k++) {
        int d = there.found(k);
        long costMm = (long) there.costMm(d) + back.costMm(d);
        boolean served = groups == null || groups.serves(f, d);
        if (served && back.costMm(d) < Lengths.NO_WAY_MM && costMm < Lengths.NO_WAY_MM) {
          best[d] = Math.min(best[d], costMm << 32 | f);
        }
      }
    }
  }

  private Result result() {
    int[] facility = new int[best.length];
    int[] costMm = new int[best.length];
    boolean doubled = direction == Direction.ROUND_TRIP && network.symmetric();
    for (int d = 0; d < best.length; d++) {
      long cost = (best[d] >>> 32) * (doubled ? 2 : 1);
      boolean reached = cost < Lengths.NO_WAY_MM;
      facility[d] = reached ? (int) best[d] : -1;
      costMm[d] = reached ? (int) cost : Lengths.NO_WAY_MM;
    }
    return new Result(facility, costMm);
  }
}
