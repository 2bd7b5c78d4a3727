package io.carecircle.formats.osm;

import java.util.Arrays;

/** A list of longs without boxing. */
final class GrowingLongs {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.addExact(size, size / 2 + 16));
    }
    values[size++] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  long[] copyOfRange(int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }
}
