package io.carecircle.kernel.coverage;

import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The nearest facility of every node while facilities and streets change. Each label knows the edge
 * that it came over, so the labels are a forest rooted at the facilities. What gets nearer spreads
 * from where it changed; what loses its way takes the branch above it along, and the branch is
 * labelled anew from its rim (after G. Ramalingam, T. Reps, "On the computational complexity of
 * dynamic graph problems", Theoretical Computer Science 158, 1996). The labels are those of a
 * search from nothing, because the least of {@code millimetres << 32 | facility} is one number.
 */
final class NearestLabels {
  static final long NONE = (long) Lengths.NO_WAY_MM << 32;
  private static final int ROOT = -1;

  private final EditedStreets streets;
  private final boolean toFacility;
  private final long end;
  private final LabelHeap heap = new LabelHeap();
  private final BitSet touched = new BitSet();
  private long[] label;

  /** The edge over which each label came, or {@link #ROOT}. */
  private int[] over;

  /** Gives the places where facilities enter the streets: node and label. */
  @FunctionalInterface
  interface Roots {
    void each(RootVisitor visitor);
  }

  /** Sees one place where a facility enters the streets. */
  @FunctionalInterface
  interface RootVisitor {
    void at(int node, long label);
  }

  /**
   * @param toFacility whether people walk to the facility: labels then spread against their way
   * @param cutoffMm nodes farther than this get no label
   */
  NearestLabels(EditedStreets streets, boolean toFacility, int cutoffMm) {
    this.streets = streets;
    this.toFacility = toFacility;
    this.end = (cutoffMm + 1L) << 32;
    this.label = new long[streets.nodeCount()];
    this.over = new int[label.length];
    Arrays.fill(label, NONE);
  }

  NearestLabels copy(EditedStreets streets) {
    NearestLabels copy = new NearestLabels(streets, toFacility, (int) (end >>> 32) - 1);
    copy.label = label.clone();
    copy.over = over.clone();
    copy.touched.or(touched);
    return copy;
  }

  long label(int node) {
    return label[node];
  }

  /** Takes the nodes whose label has changed since the last call. */
  BitSet takeTouched() {
    BitSet taken = (BitSet) touched.clone();
    touched.clear();
    return taken;
  }

  /** The nodes whose label has changed; not to be written to. */
  BitSet touched() {
    return touched;
  }

  /** Takes all labels away that were set since the labels were made or cleared. */
  void clear() {
    for (int n = touched.nextSetBit(0); n >= 0; n = touched.nextSetBit(n + 1)) {
      label[n] = NONE;
    }
    touched.clear();
  }

  /** Lets facilities in at some places. */
  void enter(Roots roots) {
    roots.each(
        (node, candidate) -> {
          if (candidate < end && candidate < label[node]) {
            set(node, candidate, ROOT);
          }
        });
    spread();
  }

  /**
   * Takes facilities out.
   *
   * @param gone the places where they entered
   * @param left the places where all others enter
   */
  void leave(Roots gone, Roots left) {
    List<Integer> lost = new ArrayList<>();
    gone.each(
        (node, entered) -> {
          if (label[node] == entered && over[node] == ROOT) {
            lost.add(node);
          }
        });
    relabel(lost, left);
  }

  /** Spreads over edges that were opened. */
  void opened(List<Integer> edges) {
    if (label.length < streets.nodeCount()) {
      int before = label.length;
      label = Arrays.copyOf(label, streets.nodeCount());
      over = Arrays.copyOf(over, label.length);
      Arrays.fill(label, before, label.length, NONE);
    }
    for (int edge : edges) {
      relax(streets.from(edge), edge);
      relax(streets.to(edge), edge);
    }
    spread();
  }

  /** Forgets ways over edges that were closed. */
  void closed(List<Integer> edges, Roots all) {
    List<Integer> lost = new ArrayList<>();
    for (int edge : edges) {
      for (int node : new int[] {streets.from(edge), streets.to(edge)}) {
        if (label[node] < NONE && over[node] == edge) {
          lost.add(node);
        }
      }
    }
    relabel(lost, all);
  }

  private void relabel(List<Integer> roots, Roots all) {
    BitSet lost = new BitSet();
    int[] branch = new int[Math.max(16, 2 * roots.size())];
    int size = 0;
    for (int node : roots) {
      if (!lost.get(node)) {
        lost.set(node);
        branch[size++] = node;
      }
    }
    for (int i = 0; i < size; i++) {
      int node = branch[i];
      for (int k = 0; k < streets.degree(node); k++) {
        int edge = streets.edge(node, k);
        int head = streets.otherEnd(edge, node);
        if (label[head] < NONE && over[head] == edge && !lost.get(head)) {
          lost.set(head);
          branch = size == branch.length ? Arrays.copyOf(branch, 2 * size) : branch;
          branch[size++] = head;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      label[branch[i]] = NONE;
      touched.set(branch[i]);
    }
    for (int i = 0; i < size; i++) {
      fromRim(branch[i], lost);
    }
    all.each(
        (node, candidate) -> {
          if (lost.get(node) && candidate < end && candidate < label[node]) {
            set(node, candidate, ROOT);
          }
        });
    spread();
  }

  private void fromRim(int node, BitSet lost) {
    for (int k = 0; k < streets.degree(node); k++) {
      int edge = streets.edge(node, k);
      int rim = streets.otherEnd(edge, node);
      if (!lost.get(rim)) {
        relax(rim, edge);
      }
    }
  }

  private void spread() {
    while (!heap.isEmpty()) {
      long from = heap.topLabel();
      int node = heap.topNode();
      heap.pop();
      for (int k = 0; label[node] == from && k < streets.degree(node); k++) {
        relax(node, streets.edge(node, k));
      }
    }
  }

  private void relax(int tail, int edge) {
    if (label[tail] >= NONE) {
      return;
    }
    int head = streets.otherEnd(edge, tail);
    int costMm = streets.costMm(edge, toFacility ? head : tail);
    long candidate = label[tail] + ((long) costMm << 32);
    if (candidate < end && candidate < label[head]) {
      set(head, candidate, edge);
    }
  }

  private void set(int node, long candidate, int edge) {
    label[node] = candidate;
    over[node] = edge;
    touched.set(node);
    heap.push(candidate, node);
  }

  /** Gives every facility another number; the order of the numbers must stay. */
  void renumber(LongUnaryOperator renumbered) {
    for (int n = 0; n < label.length; n++) {
      label[n] = label[n] < NONE ? renumbered.applyAsLong(label[n]) : NONE;
    }
  }
}
