package io.carecircle.kernel.coverage;

import java.util.Arrays;

/**
 * A binary heap of labels at nodes, smallest label first. Entries that were overtaken stay in it;
 * who takes them out looks whether they still hold.
 */
final class LabelHeap {
  private static final int INITIAL = 256;

  private long[] labels = new long[INITIAL];
  private int[] nodes = new int[INITIAL];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  void push(long label, int node) {
    if (size == labels.length) {
      labels = Arrays.copyOf(labels, 2 * size);
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    int at = size++;
    while (at > 0 && labels[(at - 1) / 2] > label) {
      labels[at] = labels[(at - 1) / 2];
      nodes[at] = nodes[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    labels[at] = label;
    nodes[at] = node;
  }

  long topLabel() {
    return labels[0];
  }

  int topNode() {
    return nodes[0];
  }

  void pop() {
    size--;
    long label = labels[size];
    int node = nodes[size];
    int at = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && labels[child + 1] < labels[child]) {
        child++;
      }
      if (labels[child] >= label) {
        break;
      }
      labels[at] = labels[child];
      nodes[at] = nodes[child];
      at = child;
      child = 2 * at + 1;
    }
    labels[at] = label;
    nodes[at] = node;
  }
}
