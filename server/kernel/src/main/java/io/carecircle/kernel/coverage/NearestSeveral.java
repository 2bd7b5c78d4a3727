package io.carecircle.kernel.coverage;

import io.carecircle.kernel.network.Graph;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.EdgePositions;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * The first few nearest facilities of every demand point at any distance, in one sweep: Dijkstra's
 * method with as many labels at each node as facilities are asked for, each of another facility.
 * Whoever is among the nearest of a node is among the nearest of the node before it on the way, so
 * no more labels are needed. Labels are {@code millimetres << 32 | facility} as in {@link
 * io.carecircle.kernel.search.NearestSearch}: equal ways go to the lowest id.
 */
final class NearestSeveral {
  private static final long NONE = (long) Lengths.NO_WAY_MM << 32;
  private static final int CANCEL_EVERY = 1 << 14;

  private final Network network;
  private final Snapped facilities;
  private final Snapped demand;
  private final int count;
  private final CancelToken cancel;

  /** Of demand point d the entries {@code d * count} to {@code d * count + count - 1}. */
  private final long[] best;

  /**
   * @param count facilities asked for
   * @param label of demand point d entry {@code d * count + i} is its nearest but i
   */
  record Result(int count, long[] label) {
    /** The nearest facility but so many, or -1 when there are fewer within any distance. */
    int facility(int d, int rank) {
      long entry = label[d * count + rank];
      return entry < NONE ? (int) entry : -1;
    }

    /** The way to it, {@link Lengths#NO_WAY_MM} for none. */
    int costMm(int d, int rank) {
      return (int) (label[d * count + rank] >>> 32);
    }
  }

  private NearestSeveral(Network network, Snapper.Joined joined, int count, CancelToken cancel) {
    this.network = network;
    this.facilities = joined.facilities();
    this.demand = joined.demand();
    this.count = count;
    this.cancel = cancel;
    this.best = new long[demand.size() * count];
    Arrays.fill(best, NONE);
  }

  /**
   * @param groups who may serve whom, or null when all may serve all
   * @param count 1 or more
   */
  static Result run(
      Network network,
      Snapper.Joined joined,
      Direction direction,
      NearestFacility.Groups groups,
      int count,
      ProgressListener progress,
      CancelToken cancel) {
    NearestSeveral nearest = new NearestSeveral(network, joined, count, cancel);
    if (direction == Direction.ROUND_TRIP && !network.symmetric()) {
      nearest.roundTrips(groups, progress);
    } else {
      int sweeps = groups == null ? 1 : groups.count();
      for (int g = 0; g < sweeps; g++) {
        progress.onProgress("nearest facilities", g, sweeps);
        nearest.sweep(groups, g, direction != Direction.FROM_FACILITY);
      }
      if (direction == Direction.ROUND_TRIP) {
        nearest.doubleAll();
      }
    }
    return new Result(count, nearest.best);
  }

  private void sweep(NearestFacility.Groups groups, int group, boolean toFacility) {
    boolean[] member = new boolean[facilities.size()];
    for (int f = 0; f < member.length; f++) {
      member[f] = groups == null || groups.facility()[f] == group;
    }
    long[] atNode = labels(member, toFacility);
    EndCosts ends =
        toFacility
            ? EndCosts.leaving(network.streets(), demand)
            : EndCosts.arriving(network.streets(), demand);
    EdgePositions sameEdge = new EdgePositions(facilities);
    for (int d = 0; d < demand.size(); d++) {
      if (demand.joined(d) && (groups == null || groups.demand()[d] == group)) {
        offerVia(d, atNode, ends.fromNode()[d], ends.fromCostMm()[d]);
        offerVia(d, atNode, ends.toNode()[d], ends.toCostMm()[d]);
        offerSameEdge(d, sameEdge, member, toFacility);
      }
    }
  }

  /** The labels of all nodes, {@code node * count} onwards, ascending. */
  private long[] labels(boolean[] member, boolean toFacility) {
    Graph graph = toFacility ? network.reverse() : network.forward();
    EndCosts starts =
        toFacility
            ? EndCosts.arriving(network.streets(), facilities)
            : EndCosts.leaving(network.streets(), facilities);
    LabelHeap heap = new LabelHeap();
    for (int f = 0; f < member.length; f++) {
      if (member[f]) {
        push(heap, starts.fromNode()[f], starts.fromCostMm()[f], f);
        push(heap, starts.toNode()[f], starts.toCostMm()[f], f);
      }
    }
    long[] labels = new long[graph.nodeCount() * count];
    Arrays.fill(labels, NONE);
    int[] settled = new int[graph.nodeCount()];
    for (int step = 0; !heap.isEmpty(); step++) {
      if (step % CANCEL_EVERY == 0) {
        cancel.check();
      }
      long label = heap.topLabel();
      int node = heap.topNode();
      heap.pop();
      if (settled[node] < count && isNew(labels, node * count, settled[node], (int) label)) {
        labels[node * count + settled[node]++] = label;
        for (int a = graph.begin(node); a < graph.end(node); a += 2) {
          int head = graph.arcs()[a];
          long costMm = (label >>> 32) + graph.arcs()[a + 1];
          if (settled[head] < count && costMm < Lengths.NO_WAY_MM) {
            heap.push(costMm << 32 | (int) label, head);
          }
        }
      }
    }
    return labels;
  }

  private static void push(LabelHeap heap, int node, int costMm, int facility) {
    if (costMm < Lengths.NO_WAY_MM) {
      heap.push((long) costMm << 32 | facility, node);
    }
  }

  private static boolean isNew(long[] labels, int first, int size, int facility) {
    for (int i = first; i < first + size; i++) {
      if ((int) labels[i] == facility) {
        return false;
      }
    }
    return true;
  }

  private void offerVia(int d, long[] atNode, int node, int costMm) {
    for (int i = node * count; costMm < Lengths.NO_WAY_MM && i < (node + 1) * count; i++) {
      if (atNode[i] < NONE) {
        offer(d, (int) atNode[i], (atNode[i] >>> 32) + costMm);
      }
    }
  }

  private void offerSameEdge(int d, EdgePositions sameEdge, boolean[] member, boolean toFacility) {
    int edge = demand.edge()[d];
    for (int k = sameEdge.first(edge); sameEdge.isOn(k, edge); k++) {
      int f = sameEdge.point(k);
      if (member[f]) {
        offer(
            d,
            f,
            toFacility
                ? EndCosts.alongOneEdgeMm(network.streets(), demand, d, facilities, f)
                : EndCosts.alongOneEdgeMm(network.streets(), facilities, f, demand, d));
      }
    }
  }

  /** Keeps the best ways, each facility once, in order. */
  private void offer(int d, int facility, long costMm) {
    if (costMm >= Lengths.NO_WAY_MM) {
      return;
    }
    long entry = costMm << 32 | facility;
    int first = d * count;
    int last = first + count - 1;
    int at = first;
    while (at < last && best[at] != NONE && (int) best[at] != facility) {
      at++;
    }
    if (entry >= best[at]) {
      return;
    }
    for (; at > first && best[at - 1] > entry; at--) {
      best[at] = best[at - 1];
    }
    best[at] = entry;
  }

  private void roundTrips(NearestFacility.Groups groups, ProgressListener progress) {
    CostMatrix there = new CostMatrix(network, facilities, demand, true);
    CostMatrix back = new CostMatrix(network, facilities, demand, false);
    for (int f = 0; f < facilities.size(); f++) {
      cancel.check();
      progress.onProgress("round trips", f, facilities.size());
      there.row(f, Lengths.NO_WAY_MM - 1);
      back.row(f, Lengths.NO_WAY_MM - 1);
      for (int k = 0; k < there.foundCount(); k++) {
        int d = there.found(k);
        int group = groups == null ? 0 : groups.facility()[f];
        if (groups == null || group >= 0 && group == groups.demand()[d]) {
          offer(d, f, (long) there.costMm(d) + back.costMm(d));
        }
      }
    }
  }

  private void doubleAll() {
    for (int i = 0; i < best.length; i++) {
      long costMm = 2 * (best[i] >>> 32);
      best[i] = costMm < Lengths.NO_WAY_MM ? costMm << 32 | (int) best[i] : NONE;
    }
  }
}
