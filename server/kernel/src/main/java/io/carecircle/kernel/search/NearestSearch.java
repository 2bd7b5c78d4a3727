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

  private final int[] firstOut;
  private final int[] arcs;
  private final int maxCostMm;
  private final long[] label;
  private long end;
  private int shift;
  private int mask;
  private int[][] node = new int[0][];
  private long[][] entry = new long[0][];
  private int[] size = new int[0];
  private long pending;

  public NearestSearch(Graph graph) {
    this.firstOut = graph.firstOut();
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
    // A sweep that was cancelled leaves its buckets half full.
    Arrays.fill(size, 0);
    pending = 0;
    makeRing(starts);
    for (int f = 0; f < starts.size(); f++) {
      if (member == null || member[f]) {
        addStart(starts.fromNode()[f], starts.fromCostMm()[f], f);
        addStart(starts.toNode()[f], starts.toCostMm()[f], f);
      }
    }
    for (int b = 0; pending > 0; b++) {
      if ((b & (CANCEL_EVERY - 1)) == 0) {
        cancel.check();
      }
      scan(b & mask);
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
    if (node.length < ring) {
      node = new int[ring][];
      entry = new long[ring][];
      for (int b = 0; b < ring; b++) {
        node[b] = new int[64];
        entry[b] = new long[64];
      }
      size = new int[ring];
    }
  }

  private void addStart(int at, int costMm, int facility) {
    long candidate = (long) costMm << 32 | facility;
    if (costMm < Lengths.NO_WAY_MM && candidate < end && candidate < label[at]) {
      label[at] = candidate;
      push((costMm >>> shift) & mask, at, candidate);
    }
  }

  private void push(int b, int at, long value) {
    if (size[b] == node[b].length) {
      node[b] = Arrays.copyOf(node[b], 2 * size[b]);
      entry[b] = Arrays.copyOf(entry[b], 2 * size[b]);
    }
    node[b][size[b]] = at;
    entry[b][size[b]++] = value;
    pending++;
  }

  /** The hot loop: see {@link ReachSearch} for why it stores first and asks afterwards. */
  private void scan(int b) {
    final int[] firstOut = this.firstOut;
    final int[] arcs = this.arcs;
    final long[] label = this.label;
    final int[] size = this.size;
    final int[][] node = this.node;
    final long[][] entry = this.entry;
    final long end = this.end;
    final int shift = this.shift;
    final int mask = this.mask;
    long pushed = 0;
    int i = 0;
    for (; i < size[b]; i++) {
      int tail = node[b][i];
      long from = entry[b][i];
      if (label[tail] != from) {
        continue; // a nearer facility, or a shorter way, was found since
      }
      int last = 2 * firstOut[tail + 1];
      for (int a = 2 * firstOut[tail]; a < last; a += 2) {
        int head = arcs[a];
        long candidate = from + ((long) arcs[a + 1] << 32);
        long old = label[head];
        int better = candidate < Math.min(old, end) ? 1 : 0;
        int to = (int) (candidate >>> 32 + shift) & mask;
        int at = size[to];
        if (at == node[to].length) {
          node[to] = Arrays.copyOf(node[to], 2 * at);
          entry[to] = Arrays.copyOf(entry[to], 2 * at);
        }
        node[to][at] = head;
        entry[to][at] = candidate;
        size[to] = at + better;
        pushed += better;
        label[head] = better != 0 ? candidate : old;
      }
    }
    pending += pushed - i;
    size[b] = 0;
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
