package io.carecircle.kernel.allocation;

import java.util.Arrays;

/** The smallest of some longs: a binary heap without boxes, because there are thousands of them. */
final class LongHeap {
  private long[] items = new long[4];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  long peek() {
    return items[0];
  }

  void push(long item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    int at = size++;
    while (at > 0 && items[(at - 1) / 2] > item) {
      items[at] = items[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    items[at] = item;
  }

  void pop() {
    long last = items[--size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && items[child + 1] < items[child]) {
        child++;
      }
      if (items[child] >= last) {
        break;
      }
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
  }
}
