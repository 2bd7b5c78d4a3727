package io.carecircle.kernel.allocation;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * As many people as possible are served, none beyond a facility's places, and among all ways to do
 * so they walk least in sum: a transportation problem, solved as minimum cost flow by successive
 * shortest paths with prices (R. K. Ahuja, T. L. Magnanti, J. B. Orlin, "Network flows", Prentice
 * Hall 1993, section 9.7; prices instead of negative arcs after J. Edmonds, R. M. Karp, Journal of
 * the ACM 19(2), 1972).
 *
 * <p>Staying unserved is one more place without limit, so dear that one person more served
 * outweighs any walk: no cycle of exchanges passes more than all facilities once, so a cost beyond
 * (facilities x longest way) does.
 *
 * <p>The residual network is never built over the demand. Seen from a full facility f, what counts
 * is how cheaply somebody there can move to facility g: the least {@code way(d, g) - way(d, f)}
 * over all d served at f. A heap for each (f, g) keeps that, so a shortest path runs over
 * facilities alone. Its entries outlive the people they speak of and are dropped when they come up.
 *
 * <p>Invariant: with {@code price[f] >= 0}, and 0 while f has a free place, everybody is where
 * {@code way + price} is least for him; that is the condition of optimality (theorem 9.3 there).
 *
 * <p>Demand is taken in the order of its ids, and equal paths end at the lowest facility: of
 * several equally good allocations that one is found, whatever the order of the input.
 */
final class CapacityFlow {
  private static final int CANCEL_EVERY = 64;
  private static final int SOURCE = -1;
  private static final int NOT_MET = -2;
  private static final long FAR = Long.MAX_VALUE;

  private final ReachablePairs pairs;
  private final long[] weight;
  private final long[] free;
  private final long[] people;
  private final long[] price;

  /** The number that stands for "unserved" among the facilities. */
  private final int unserved;

  private final long unservedCost;
  private final List<Moves> movesFrom = new ArrayList<>();

  /** Of the path at hand, by facility and for "unserved" at the end. */
  private final long[] key;

  private final int[] before;

  /** Who moves from the facility before to this one. */
  private final int[] mover;

  private final boolean[] settled;
  private int[] met = new int[16];
  private int metCount;
  private final PriorityQueue<Label> queue =
      new PriorityQueue<>(
          (a, b) ->
              a.key != b.key
                  ? Long.compare(a.key, b.key)
                  : Integer.compare(a.facility, b.facility));

  private record Label(long key, int facility) {}

  /** The ways out of one facility: to each other one that some of its people can reach. */
  private static final class Moves {
    private final Map<Integer, LongHeap> heapTo = new HashMap<>();
    private final List<Integer> targets = new ArrayList<>();
    private final List<LongHeap> heaps = new ArrayList<>();

    void add(int target, long extra, int d) {
      LongHeap heap = heapTo.get(target);
      if (heap == null) {
        heap = new LongHeap();
        heapTo.put(target, heap);
        targets.add(target);
        heaps.add(heap);
      }
      // Both differ by less than an int's range: the extra way decides, then the lowest demand.
      heap.push(extra << 32 | d);
    }
  }

  CapacityFlow(ReachablePairs pairs, long[] weight, long[] capacity) {
    this.pairs = pairs;
    this.weight = weight;
    this.free = capacity.clone();
    this.people = new long[pairs.size()];
    this.unserved = capacity.length;
    long longest = Arrays.stream(pairs.costMm()).max().orElse(0);
    this.unservedCost = (capacity.length + 1L) * (longest + 1);
    this.price = new long[unserved + 1];
    this.key = new long[unserved + 1];
    this.before = new int[unserved + 1];
    this.mover = new int[unserved + 1];
    this.settled = new boolean[unserved + 1];
    Arrays.fill(before, NOT_MET);
    Arrays.fill(key, FAR);
    for (int f = 0; f < unserved; f++) {
      movesFrom.add(new Moves());
    }
  }

  /** People of each pair. */
  long[] run(ProgressListener progress, CancelToken cancel) {
    for (int d = 0; d < weight.length; d++) {
      if (d % CANCEL_EVERY == 0) {
        cancel.check();
        progress.onProgress("share out the places", d, weight.length);
      }
      long waiting = pairs.first()[d] < pairs.first()[d + 1] ? weight[d] : 0;
      while (waiting > 0) {
        int end = shortestPath(d);
        raisePrices(key[end]);
        waiting -= send(d, end, waiting);
        forget();
      }
    }
    return people;
  }

  /** From a demand point to the first facility with a free place, or to "unserved". */
  private int shortestPath(int d) {
    for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
      int f = pairs.facility()[i];
      offer(f, pairs.costMm()[i] + price[f], SOURCE, d);
    }
    offer(unserved, unservedCost, SOURCE, d);
    while (true) {
      Label label = queue.remove();
      int f = label.facility;
      if (settled[f]) {
        continue;
      }
      settled[f] = true;
      if (f == unserved || free[f] > 0) {
        return f;
      }
      Moves moves = movesFrom.get(f);
      for (int k = 0; k < moves.heaps.size(); k++) {
        offerMove(f, moves.targets.get(k), moves.heaps.get(k));
      }
    }
  }

  private void offerMove(int f, int target, LongHeap heap) {
    while (!heap.isEmpty() && people[pairs.find((int) heap.peek(), f)] == 0) {
      heap.pop();
    }
    if (!heap.isEmpty() && !settled[target]) {
      long extra = (heap.peek() >> 32) + (target == unserved ? unservedCost : 0);
      offer(target, key[f] + extra + price[target] - price[f], f, (int) heap.peek());
    }
  }

  private void offer(int f, long candidate, int from, int who) {
    if (candidate >= key[f]) {
      return;
    }
    if (before[f] == NOT_MET) {
      if (metCount == met.length) {
        met = Arrays.copyOf(met, 2 * metCount);
      }
      met[metCount++] = f;
    }
    key[f] = candidate;
    before[f] = from;
    mover[f] = who;
    queue.add(new Label(candidate, f));
  }

  /** Keeps the invariant: what lies nearer than the path's end becomes as dear as it. */
  private void raisePrices(long end) {
    for (int k = 0; k < metCount; k++) {
      int f = met[k];
      if (settled[f] && key[f] < end) {
        price[f] += end - key[f];
      }
    }
  }

  /** Moves as many people along the path as every step of it allows. */
  private long send(int d, int end, long waiting) {
    long now = end == unserved ? waiting : Math.min(waiting, free[end]);
    for (int f = end; before[f] != SOURCE; f = before[f]) {
      now = Math.min(now, people[pairs.find(mover[f], before[f])]);
    }
    for (int f = end; before[f] != SOURCE; f = before[f]) {
      people[pairs.find(mover[f], before[f])] -= now;
      give(mover[f], f, now);
    }
    int entry = end;
    while (before[entry] != SOURCE) {
      entry = before[entry];
    }
    give(d, entry, now);
    if (end != unserved && free[end] != Allocation.UNLIMITED) {
      free[end] -= now;
    }
    return now;
  }

  private void give(int d, int f, long now) {
    if (f == unserved) {
      return;
    }
    int pair = pairs.find(d, f);
    boolean arrives = people[pair] == 0;
    people[pair] += now;
    // A facility without a limit never sends anybody on.
    if (arrives && free[f] != Allocation.UNLIMITED) {
      addMoves(d, f, pairs.costMm()[pair]);
    }
  }

  private void addMoves(int d, int f, int costMm) {
    Moves moves = movesFrom.get(f);
    for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
      if (pairs.facility()[i] != f) {
        moves.add(pairs.facility()[i], (long) pairs.costMm()[i] - costMm, d);
      }
    }
    moves.add(unserved, -(long) costMm, d);
  }

  private void forget() {
    for (int k = 0; k < metCount; k++) {
      key[met[k]] = FAR;
      before[met[k]] = NOT_MET;
      settled[met[k]] = false;
    }
    metCount = 0;
    queue.clear();
  }
}
