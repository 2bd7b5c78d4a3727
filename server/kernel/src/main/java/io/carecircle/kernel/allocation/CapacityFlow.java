package io.carecircle.kernel.allocation;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.Arrays;

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
  /** Moves looked at between two looks at the token: a few milliseconds. */
  private static final int CANCEL_EVERY = 1 << 20;

  /** Demand points between two looks where there is nothing to move. */
  private static final int PER_DEMAND = 64;

  private static final int SOURCE = -1;

  private final ReachablePairs pairs;
  private final int[] demandOf;
  private final long[] weight;
  private final long[] free;
  private final long[] people;
  private final long[] price;

  /** The number that stands for "unserved" among the facilities. */
  private final int unserved;

  private final Moves[] movesFrom;

  /** Of the path at hand, by facility and for "unserved" at the end. */
  private final FacilityQueue queue;

  private final boolean[] settled;

  /** The facility before, or the source. */
  private final int[] before;

  /** The pair at the facility before whose people move to this one. */
  private final int[] mover;

  /** Moves looked at since the last count. */
  private int looked;

  private int untilLook;

  /** The length to the nearest free place met so far: longer paths are not looked at. */
  private long nearestEnd;

  CapacityFlow(ReachablePairs pairs, long[] weight, long[] capacity) {
    this.pairs = pairs;
    this.demandOf = pairs.demand();
    this.weight = weight;
    this.free = capacity.clone();
    this.people = new long[pairs.size()];
    this.unserved = capacity.length;
    long longest = Arrays.stream(pairs.costMm()).max().orElse(0);
    this.price = new long[unserved + 1];
    // Being unserved has a fixed price: its place is never full.
    this.price[unserved] = (capacity.length + 1L) * (longest + 1);
    this.queue = new FacilityQueue(unserved + 1);
    this.settled = new boolean[unserved + 1];
    this.before = new int[unserved + 1];
    this.mover = new int[unserved + 1];
    this.movesFrom = new Moves[unserved];
    Arrays.setAll(movesFrom, f -> new Moves());
  }

  /** People of each pair. */
  long[] run(ProgressListener progress, CancelToken cancel) {
    for (int d = 0; d < weight.length; d++) {
      look(d, CANCEL_EVERY / PER_DEMAND, progress, cancel);
      long waiting = pairs.first()[d] < pairs.first()[d + 1] ? weight[d] : 0;
      while (waiting > 0) {
        int end = shortestPath(d);
        raisePrices(queue.key(end));
        waiting -= send(d, end, waiting);
        forget();
        look(d, looked, progress, cancel);
        looked = 0;
      }
    }
    return people;
  }

  /** Counts moves, and looks at the token after so many of them. */
  private void look(int d, int moves, ProgressListener progress, CancelToken cancel) {
    untilLook -= moves;
    if (untilLook <= 0) {
      untilLook = CANCEL_EVERY;
      cancel.check();
      progress.onProgress("share out the places", d, weight.length);
    }
  }

  /** From a demand point to the first facility with a free place, or to "unserved". */
  private int shortestPath(int d) {
    nearestEnd = FacilityQueue.FAR;
    offer(unserved, price[unserved], SOURCE, SOURCE);
    for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
      int f = pairs.facility()[i];
      offer(f, pairs.costMm()[i] + price[f], SOURCE, SOURCE);
    }
    while (true) {
      int f = queue.remove();
      settled[f] = true;
      if (isEnd(f)) {
        return f;
      }
      moveOn(f);
    }
  }

  /** Offers all places that somebody of a full facility could move to. */
  private void moveOn(int f) {
    Moves moves = movesFrom[f];
    int[] target = moves.targets();
    long[] atLeast = moves.atLeast();
    long away = queue.key(f) - price[f];
    int count = moves.count();
    looked += count;
    for (int slot = 0; slot < count; slot++) {
      int g = target[slot];
      long least = away + (atLeast[slot] >> 32) + price[g];
      // Most moves help nobody, which the bound tells without a look at those who would move.
      if (least < queue.key(g) && least <= nearestEnd && !settled[g]) {
        long best = moves.best(slot, people);
        if (best != Moves.NOBODY) {
          offer(g, away + (best >> 32) + price[g], f, (int) best);
        }
      }
    }
  }

  private boolean isEnd(int f) {
    return f == unserved || free[f] > 0;
  }

  private void offer(int f, long length, int from, int pair) {
    if (length > nearestEnd || length >= queue.key(f)) {
      return;
    }
    if (isEnd(f)) {
      nearestEnd = length;
    }
    before[f] = from;
    mover[f] = pair;
    queue.offer(f, length);
  }

  /** Keeps the invariant: what lies nearer than the path's end becomes as dear as it. */
  private void raisePrices(long end) {
    for (int k = 0; k < queue.metCount(); k++) {
      int f = queue.met(k);
      if (settled[f] && queue.key(f) < end) {
        price[f] += end - queue.key(f);
      }
    }
  }

  /** Moves as many people along the path as every step of it allows. */
  private long send(int d, int end, long waiting) {
    long now = end == unserved ? waiting : Math.min(waiting, free[end]);
    int entry = end;
    for (; before[entry] != SOURCE; entry = before[entry]) {
      now = Math.min(now, people[mover[entry]]);
    }
    for (int f = end; before[f] != SOURCE; f = before[f]) {
      people[mover[f]] -= now;
      give(demandOf[mover[f]], f, now);
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
      addMoves(d, f, pair);
    }
  }

  private void addMoves(int d, int f, int pair) {
    int costMm = pairs.costMm()[pair];
    for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
      if (i != pair) {
        movesFrom[f].add(pairs.facility()[i], (long) pairs.costMm()[i] - costMm, pair);
      }
    }
    movesFrom[f].add(unserved, -(long) costMm, pair);
  }

  private void forget() {
    for (int k = 0; k < queue.metCount(); k++) {
      settled[queue.met(k)] = false;
    }
    queue.clear();
  }
}
