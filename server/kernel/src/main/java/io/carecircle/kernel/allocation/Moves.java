package io.carecircle.kernel.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The ways out of one full facility: for each other place that some of its people can reach, who
 * would move there at the least extra walk.
 */
final class Moves {
  private final Map<Integer, Integer> slotOf = new HashMap<>();
  private int[] target = new int[4];
  private LongHeap[] heap = new LongHeap[4];

  /** The first entry of each heap, {@link #NOBODY} of an empty one; its people may have left. */
  private long[] top = new long[4];

  private int count;

  static final long NOBODY = Long.MAX_VALUE;

  /**
   * @param extra millimetres, within the range of an int; less than 0 for a shorter walk
   * @param pair whose people would move: their number grows with the demand, so it settles ties
   */
  void add(int to, long extra, int pair) {
    Integer slot = slotOf.get(to);
    if (slot == null) {
      if (count == target.length) {
        target = Arrays.copyOf(target, 2 * count);
        heap = Arrays.copyOf(heap, 2 * count);
        top = Arrays.copyOf(top, 2 * count);
      }
      slot = count++;
      slotOf.put(to, slot);
      target[slot] = to;
      heap[slot] = new LongHeap();
    }
    heap[slot].push(extra << 32 | pair);
    top[slot] = heap[slot].peek();
  }

  int count() {
    return count;
  }

  /** Of each slot; not to be written to. */
  int[] targets() {
    return target;
  }

  /**
   * Of each slot an entry that costs no more extra than the best of those who are still here; not
   * to be written to.
   */
  long[] atLeast() {
    return top;
  }

  /**
   * The best entry whose people are still here, or {@link #NOBODY}; entries of those who left are
   * dropped.
   */
  long best(int slot, long[] people) {
    LongHeap entries = heap[slot];
    while (!entries.isEmpty() && people[(int) entries.peek()] == 0) {
      entries.pop();
    }
    top[slot] = entries.isEmpty() ? NOBODY : entries.peek();
    return top[slot];
  }
}
