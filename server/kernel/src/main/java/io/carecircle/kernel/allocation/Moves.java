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
  private int count;

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
      }
      slot = count++;
      slotOf.put(to, slot);
      target[slot] = to;
      heap[slot] = new LongHeap();
    }
    heap[slot].push(extra << 32 | pair);
  }

  int count() {
    return count;
  }

  int target(int slot) {
    return target[slot];
  }

  /** The best entry whose people are still here, or null; entries of those who left are dropped. */
  LongHeap best(int slot, long[] people) {
    LongHeap entries = heap[slot];
    while (!entries.isEmpty() && people[(int) entries.peek()] == 0) {
      entries.pop();
    }
    return entries.isEmpty() ? null : entries;
  }
}
