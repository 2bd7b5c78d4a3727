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

  private static final int INITIAL_LOG = 1024;

  private static final int NONE = -1;

  private final Graph graph;
  private final int[] rows;
  private final int[] arcs;
  private final int[] label;
  private int base = Integer.MAX_VALUE - Lengths.NO_WAY_MM;
  private int limit;
  private int shift;
  private int lastBucket;

  /** Every improvement of a label, one after the other: {@code label << 32 | node}. */
  private long[] log = new long[INITIAL_LOG];

  /** The entry of the log that was in the same bucket before this one, or NONE. */
  private int[] next = new int[INITIAL_LOG];

  private int logSize;

  /** The latest entry of each bucket, or NONE; one bucket more for what lies beyond the cut-off. */
  private int[] top = new int[0];

  public ReachSearch(Graph graph) {
    this.graph = graph;
    this.rows = graph.rows();
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
    if (top.length < lastBucket + 2) {
      top = new int[lastBucket + 2];
    }
    // A search that was begun and given up leaves its starts in the buckets.
    Arrays.fill(top, 0, lastBucket + 2, NONE);
    logSize = 0;
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
    makeRoom(logSize + 1);
    label[node] = base + costMm;
    log[logSize] = (long) label[node] << 32 | node;
    next[logSize] = top[costMm >>> shift];
    top[costMm >>> shift] = logSize++;
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
      while (top[b] != NONE) {
        scan(b);
      }
    }
    keepFinal();
  }

  /**
   * The hot loop, kept in one piece: the arrays must stay in registers. Every relaxation stores,
   * and only what is kept of it depends on the outcome: a branch that is taken now and then costs
   * more than the stores. A label beyond the cut-off may be stored too, for it counts as "not
   * reached" in this search and in all later ones.
   */
  private void scan(int b) {
    final Graph graph = this.graph;
    final int[] rows = this.rows;
    final int[] arcs = this.arcs;
    final int[] label = this.label;
    final int[] top = this.top;
    final int base = this.base;
    final int limit = this.limit;
    final int shift = this.shift;
    final int beyond = lastBucket + 1;
    long[] log = this.log;
    int[] next = this.next;
    int size = logSize;
    int i = top[b];
    top[b] = NONE;
    for (; i != NONE; i = next[i]) {
      long entry = log[i];
      int node = (int) entry;
      int from = (int) (entry >> 32);
      int row = rows[node];
      int begin = 2 * row;
      // An entry that was overtaken by a shorter way has no arcs: one branch less to guess.
      int end = label[node] == from ? 2 * rows[node + 1] : begin;
      if (row < 0 && begin < end) {
        end = graph.endOneWay(begin, end);
        begin = graph.beginOneWay(begin);
      }
      if (log.length - size < end - begin) {
        makeRoom(size + (end - begin));
        log = this.log;
        next = this.next;
      }
      for (int a = begin; a < end; a += 2) {
        int head = arcs[a];
        int candidate = from + arcs[a + 1];
        int old = label[head];
        int to = Math.min((candidate - base) >>> shift, beyond);
        // The sign bit: shorter than the old label and within the cut-off.
        int better = ((candidate - old) & (candidate - limit)) >>> 31;
        int before = top[to];
        log[size] = (long) candidate << 32 | head;
        next[size] = before;
        top[to] = before + (size - before & -better);
        size += better;
        label[head] = Math.min(candidate, old);
      }
    }
    logSize = size;
  }

  /** Leaves in the log what no later entry overtook: each reached node once, with its label. */
  private void keepFinal() {
    int kept = 0;
    for (int i = 0; i < logSize; i++) {
      long entry = log[i];
      log[kept] = entry;
      kept += label[(int) entry] == (int) (entry >> 32) ? 1 : 0;
    }
    logSize = kept;
  }

  private void makeRoom(int entries) {
    if (log.length < entries) {
      log = Arrays.copyOf(log, 2 * entries);
      next = Arrays.copyOf(next, log.length);
    }
  }

  /** Nodes within the cut-off, each once, in no particular order. */
  public int reachedCount() {
    return logSize;
  }

  public int reachedNode(int i) {
    return (int) log[i];
  }

  /** Millimetres to {@link #reachedNode}. */
  public int reachedCostMm(int i) {
    return (int) (log[i] >> 32) - base;
  }

  /** Millimetres to a node, or {@link Lengths#NO_WAY_MM} beyond the cut-off. */
  public int costMm(int node) {
    int l = label[node];
    return l < limit ? l - base : Lengths.NO_WAY_MM;
  }
}
