package io.carecircle.kernel.allocation;

import java.util.Arrays;

/**
 * The facilities that a path has met, by length and then by number: a binary heap in which a length
 * can still shrink. Emptied at the cost of what was met.
 */
final class FacilityQueue {
  static final long FAR = Long.MAX_VALUE;

  private final long[] key;
  private final int[] heap;
  private final int[] placeOf;
  private final int[] met;
  private int size;
  private int metCount;

  FacilityQueue(int facilities) {
    key = new long[facilities];
    heap = new int[facilities];
    placeOf = new int[facilities];
    met = new int[facilities];
    Arrays.fill(key, FAR);
  }

  /** The length to a facility, {@link #FAR} when it was not met. */
  long key(int f) {
    return key[f];
  }

  int metCount() {
    return metCount;
  }

  int met(int k) {
    return met[k];
  }

  /** Adds a facility, or shortens the length to one that is waiting. */
  void offer(int f, long length) {
    if (key[f] == FAR) {
      met[metCount++] = f;
      placeOf[f] = size++;
    }
    key[f] = length;
    up(f, placeOf[f]);
  }

  int remove() {
    int first = heap[0];
    int last = heap[--size];
    if (size > 0) {
      down(last);
    }
    return first;
  }

  void clear() {
    for (int k = 0; k < metCount; k++) {
      key[met[k]] = FAR;
    }
    metCount = 0;
    size = 0;
  }

  private boolean before(int f, int g) {
    return key[f] < key[g] || key[f] == key[g] && f < g;
  }

  private void up(int f, int from) {
    int at = from;
    while (at > 0 && before(f, heap[(at - 1) / 2])) {
      put(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    put(f, at);
  }

  private void down(int f) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], f)) {
        break;
      }
      put(heap[child], at);
      at = child;
    }
    put(f, at);
  }

  private void put(int f, int at) {
    heap[at] = f;
    placeOf[f] = at;
  }
}
