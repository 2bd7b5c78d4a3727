package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Graph;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * For every node the nearest of many facilities and the way to it, in one sweep over the network.
 *
 * <p>A label is {@code millimetres << 32 | facility}: comparing labels compares the distance first
 * and the facility's number second, so the nearest wins and equal distances go to the lowest id,
 * whatever the order of the scan. The buckets are those of {@link ReachSearch}, on a ring wide
 * enough for the longest arc.
 */
public final class NearestSearch {
  private static final long UNREACHED = (long) Lengths.NO_WAY_MM << 32;

  /** Bits of a bucket's width: 33 m, a few street blocks. */
  private static final int SHIFT = 15;

  private static final int LARGEST_RING = 1 << 14;
  private static final int CANCEL_EVERY = 1 << 12;
  private static final int INITIAL_LOG = 1024;
  private static final int NONE = -1;

  private final Graph graph;
  private final int[] rows;
  private final int[] arcs;
  private final int maxCostMm;
  private final long[] label;
  private long end;
  private int shift;
  private int mask;

  /** Every improvement of a label, one after the other: {@code millimetres << 32 | node}. */
  private long[] log = new long[INITIAL_LOG];

  /** The entry of the log that was in the same bucket before this one, or NONE. */
  private int[] next = new int[INITIAL_LOG];

  private int logSize;
  private int scanned;

  /** The latest entry of each bucket of the ring, or NONE. */
  private int[] top = new int[0];

  public NearestSearch(Graph graph) {
    this.graph = graph;
    this.rows = graph.rows();
    this.arcs = graph.arcs();
    this.maxCostMm = graph.maxCostMm();
    this.label = new long[graph.nodeCount()];
  }

  /**
   * Sweeps from all facilities at once.
   *
   * @param starts where each facility's search enters the network; facility f is entry f
   * @param member which facilities take part, or null for all
   * @param cutoffMm nodes farther than this are not reached; up to {@link Lengths#NO_WAY_MM} - 1
   */
  public void run(EndCosts starts, boolean[] member, int cutoffMm, CancelToken cancel) {
    Arrays.fill(label, UNREACHED);
    end = (long) (cutoffMm + 1) << 32;
    makeRing(starts);
    for (int f = 0; f < starts.size(); f++) {
      if (member == null || member[f]) {
        addStart(starts.fromNode()[f], starts.fromCostMm()[f], f);
        addStart(starts.toNode()[f], starts.toCostMm()[f], f);
      }
    }
    for (int b = 0; scanned < logSize; b++) {
      if ((b & (CANCEL_EVERY - 1)) == 0) {
        cancel.check();
      }
      while (top[b & mask] != NONE) {
        scan(b & mask);
      }
    }
  }

  private void makeRing(EndCosts starts) {
    int farthest = maxCostMm;
    for (int f = 0; f < starts.size(); f++) {
      for (int cost : new int[] {starts.fromCostMm()[f], starts.toCostMm()[f]}) {
        farthest = cost < Lengths.NO_WAY_MM ? Math.max(farthest, cost) : farthest;
      }
    }
    shift = SHIFT;
    while ((farthest >>> shift) + 2 > LARGEST_RING) {
      shift++;
    }
    int ring = Integer.highestOneBit((farthest >>> shift) + 1) * 2;
    mask = ring - 1;
    if (top.length < ring) {
      top = new int[ring];
    }
    // A sweep that was cancelled leaves its buckets half full.
    Arrays.fill(top, NONE);
    logSize = 0;
    scanned = 0;
  }

  private void addStart(int at, int costMm, int facility) {
    long candidate = (long) costMm << 32 | facility;
    if (costMm < Lengths.NO_WAY_MM && candidate < end && candidate < label[at]) {
      label[at] = candidate;
      makeRoom(logSize + 1);
      int to = (costMm >>> shift) & mask;
      log[logSize] = (long) costMm << 32 | at;
      next[logSize] = top[to];
      top[to] = logSize++;
    }
  }

  private void makeRoom(int entries) {
    if (log.length < entries) {
      log = Arrays.copyOf(log, 2 * entries);
      next = Arrays.copyOf(next, log.length);
    }
  }

  /** The hot loop: see {@link ReachSearch} for why it stores first and asks afterwards. */
  private void scan(int b) {
    final Graph graph = this.graph;
    final int[] rows = this.rows;
    final int[] arcs = this.arcs;
    final long[] label = this.label;
    final int[] top = this.top;
    final long end = this.end;
    final int shift = 32 + this.shift;
    final int mask = this.mask;
    long[] log = this.log;
    int[] next = this.next;
    int size = logSize;
    int done = 0;
    int i = top[b];
    top[b] = NONE;
    for (; i != NONE; i = next[i]) {
      done++;
      long entry = log[i];
      int tail = (int) entry;
      long from = label[tail];
      int row = rows[tail];
      int first = 2 * row;
      // An entry that was overtaken by a shorter way has no arcs: one branch less to guess. One
      // whose facility was overtaken at the same distance goes on with the better facility.
      int last = from >>> 32 == entry >>> 32 ? 2 * rows[tail + 1] : first;
      if (row < 0 && first < last) {
        last = graph.endOneWay(first, last);
        first = graph.beginOneWay(first);
      }
      if (log.length - size < last - first) {
        makeRoom(size + (last - first));
        log = this.log;
        next = this.next;
      }
      for (int a = first; a < last; a += 2) {
        int head = arcs[a];
        long candidate = from + ((long) arcs[a + 1] << 32);
        long old = label[head];
        int to = (int) (candidate >>> shift) & mask;
        // The sign bit: better than the old label and within the cut-off.
        long better = ((candidate - old) & (candidate - end)) >>> 63;
        int before = top[to];
        log[size] = (candidate >>> 32) << 32 | head;
        next[size] = before;
        top[to] = before + (size - before & -(int) better);
        size += (int) better;
        label[head] = old + (candidate - old & -better);
      }
    }
    logSize = size;
    scanned += done;
  }

  /** Whether any facility reaches the node within the cut-off. */
  public boolean reached(int n) {
    return label[n] < UNREACHED;
  }

  /** Distance and facility of a node as one number, see the class comment; larger is farther. */
  public long label(int n) {
    return label[n];
  }

  /**
   * The way between a node and its nearest facility, {@link Lengths#NO_WAY_MM} when there is none.
   */
  public int costMm(int n) {
    return (int) (label[n] >>> 32);
  }

  /** The nearest facility of a node, or -1. */
  public int facility(int n) {
    return reached(n) ? (int) label[n] : -1;
  }
}
