package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Graph;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * Everything within a cut-off of a few starting nodes: the inner loop of service circles, gains of
 * a new site and cost matrices.
 *
 * <p>Label correcting over coarse buckets (E. V. Denardo, B. L. Fox, "Shortest-route methods: 1.
 * Reaching, pruning, and buckets", Operations Research 27(1), 1979; with buckets wider than the
 * shortest arc, so a node may be scanned more than once but no queue is ever sorted). What makes it
 * fast: flat arrays; labels that carry the number of the search, so that nothing is cleared in
 * between and the cost depends on the nodes reached alone; stores without branches.
 *
 * <p>A label is {@code base + millimetres}. Each search takes a base so far below the one before
 * that every older label looks like "not reached".
 */
public final class ReachSearch {
  /** Buckets for a cut-off of a few minutes lie between this and its double. */
  private static final int FEWEST_BUCKETS = 24;

  /** Bits of the widest bucket, 33 m: a few street blocks, whatever the cut-off. */
  private static final int WIDEST_SHIFT = 15;

  private static final int MOST_BUCKETS = 4096;

  private static final int INITIAL_BUCKET = 64;

  private final int[] firstOut;
  private final int[] arcs;
  private final int[] label;
  private int base = Integer.MAX_VALUE - Lengths.NO_WAY_MM;
  private int limit;
  private int shift;
  private int lastBucket;
  private long[][] bucket = new long[0][];
  private int[] bucketSize = new int[0];
  private int[] reached = new int[INITIAL_BUCKET];
  private int reachedCount;

  public ReachSearch(Graph graph) {
    this.firstOut = graph.firstOut();
    this.arcs = graph.arcs();
    this.label = new int[graph.nodeCount()];
    Arrays.fill(label, Integer.MAX_VALUE);
  }

  /**
   * Begins a search; add starts, then {@link #run}.
   *
   * @param cutoffMm 0 up to {@link Lengths#NO_WAY_MM} - 1; nodes at exactly the cut-off are reached
   */
  public void begin(int cutoffMm) {
    if (cutoffMm < 0 || cutoffMm >= Lengths.NO_WAY_MM) {
      throw new IllegalArgumentException("cut-off out of range: " + cutoffMm + " mm");
    }
    if (base <= cutoffMm) {
      // The bases are used up: once in a thousand searches or more, all labels are cleared.
      Arrays.fill(label, Integer.MAX_VALUE);
      base = Integer.MAX_VALUE - Lengths.NO_WAY_MM;
    }
    base -= cutoffMm + 1;
    limit = base + cutoffMm + 1;
    shift = shiftFor(cutoffMm);
    lastBucket = cutoffMm >>> shift;
    if (bucket.length < lastBucket + 2) {
      bucket = Arrays.copyOf(bucket, lastBucket + 2);
      for (int b = 0; b < bucket.length; b++) {
        bucket[b] = bucket[b] == null ? new long[INITIAL_BUCKET] : bucket[b];
      }
      bucketSize = Arrays.copyOf(bucketSize, bucket.length);
    }
    // A search that was begun and given up leaves its starts in the buckets.
    Arrays.fill(bucketSize, 0, lastBucket + 2, 0);
    reachedCount = 0;
  }

  private static int shiftFor(int cutoffMm) {
    int narrow = 31 - Integer.numberOfLeadingZeros(Math.max(1, cutoffMm / FEWEST_BUCKETS));
    int shift = Math.min(WIDEST_SHIFT, narrow);
    while (cutoffMm >>> shift >= MOST_BUCKETS) {
      shift++;
    }
    return shift;
  }

  /**
   * A node where the search may start, at a cost already spent. Beyond the cut-off it is ignored.
   */
  public void addStart(int node, int costMm) {
    if (costMm >= limit - base || base + costMm >= label[node]) {
      return;
    }
    if (label[node] >= limit) {
      addReached(node);
    }
    label[node] = base + costMm;
    int b = costMm >>> shift;
    makeRoom(b);
    bucket[b][bucketSize[b]++] = (long) costMm << 32 | node;
  }

  /** Adds both ends of a point's edge as starts. */
  public void addStarts(EndCosts costs, int point) {
    if (costs.fromCostMm()[point] < Lengths.NO_WAY_MM) {
      addStart(costs.fromNode()[point], costs.fromCostMm()[point]);
    }
    if (costs.toCostMm()[point] < Lengths.NO_WAY_MM) {
      addStart(costs.toNode()[point], costs.toCostMm()[point]);
    }
  }

  /** Settles every node within the cut-off. */
  public void run() {
    for (int b = 0; b <= lastBucket; b++) {
      scan(b);
      bucketSize[b] = 0;
    }
    bucketSize[lastBucket + 1] = 0;
  }

  /**
   * The hot loop, kept in one piece: the arrays must stay in registers. Every relaxation stores,
   * and only the write positions depend on the outcome; a taken branch here costs more than a
   * store.
   */
  private void scan(int b) {
    final int[] firstOut = this.firstOut;
    final int[] arcs = this.arcs;
    final int[] label = this.label;
    final int base = this.base;
    final int limit = this.limit;
    final int shift = this.shift;
    final int beyond = lastBucket + 1;
    final int[] bucketSize = this.bucketSize;
    int count = reachedCount;
    for (int i = 0; i < bucketSize[b]; i++) {
      long entry = bucket[b][i];
      int node = (int) entry;
      int cost = (int) (entry >>> 32);
      if (label[node] - base < cost) {
        continue; // a shorter way was found since
      }
      int end = 2 * firstOut[node + 1];
      int begin = 2 * firstOut[node];
      if (count + (end - begin) / 2 > reached.length) {
        reached = Arrays.copyOf(reached, 2 * reached.length + (end - begin) / 2);
      }
      for (int a = begin; a < end; a += 2) {
        int head = arcs[a];
        int reach = cost + arcs[a + 1];
        int candidate = base + reach;
        int old = label[head];
        int to = Math.min(reach >>> shift, beyond);
        int at = bucketSize[to];
        long[] queue = bucket[to];
        if (at == queue.length) {
          makeRoom(to);
          queue = bucket[to];
        }
        int better = candidate < Math.min(old, limit) ? 1 : 0;
        queue[at] = (long) reach << 32 | head;
        bucketSize[to] = at + better;
        reached[count] = head;
        count += better & (old >= limit ? 1 : 0);
        label[head] = better != 0 ? candidate : old;
      }
    }
    reachedCount = count;
  }

  private void addReached(int node) {
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, 2 * reached.length);
    }
    reached[reachedCount++] = node;
  }

  private void makeRoom(int b) {
    if (bucketSize[b] == bucket[b].length) {
      bucket[b] = Arrays.copyOf(bucket[b], 2 * bucket[b].length);
    }
  }

  /** Nodes within the cut-off, in the order in which they were first seen. */
  public int reachedCount() {
    return reachedCount;
  }

  public int reachedNode(int i) {
    return reached[i];
  }

  /** Millimetres to a node, or {@link Lengths#NO_WAY_MM} beyond the cut-off. */
  public int costMm(int node) {
    int l = label[node];
    return l < limit ? l - base : Lengths.NO_WAY_MM;
  }
}
