package io.carecircle.kernel.allocation;

import java.util.Arrays;

/**
 * The textbook answer: one person after the other along the shortest path of an explicit residual
 * network, by Bellman and Ford. Shares nothing with {@link CapacityFlow} but the pairs.
 */
public final class PlainFlow {
  private static final long FAR = Long.MAX_VALUE / 4;

  private PlainFlow() {}

  /**
   * @return people served, millimetres walked by them in sum
   */
  public static long[] solve(ReachablePairs pairs, long[] weight, long[] capacity) {
    int demand = weight.length;
    int nodes = demand + capacity.length + 2;
    int source = nodes - 2;
    int sink = nodes - 1;
    long[][] room = new long[nodes][nodes];
    long[][] cost = new long[nodes][nodes];
    for (int d = 0; d < demand; d++) {
      room[source][d] = weight[d];
      for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
        int f = demand + pairs.facility()[i];
        room[d][f] = Long.MAX_VALUE / 2;
        cost[d][f] = pairs.costMm()[i];
        cost[f][d] = -pairs.costMm()[i];
      }
    }
    for (int f = 0; f < capacity.length; f++) {
      room[demand + f][sink] = Math.min(capacity[f], Long.MAX_VALUE / 2);
    }
    long served = 0;
    long walked = 0;
    while (true) {
      int[] before = new int[nodes];
      long length = bellmanFord(room, cost, source, sink, before);
      if (length >= FAR) {
        return new long[] {served, walked};
      }
      for (int v = sink; v != source; v = before[v]) {
        room[before[v]][v]--;
        room[v][before[v]]++;
      }
      served++;
      walked += length;
    }
  }

  private static long bellmanFord(
      long[][] room, long[][] cost, int source, int sink, int[] before) {
    int nodes = room.length;
    long[] length = new long[nodes];
    Arrays.fill(length, FAR);
    length[source] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int u = 0; u < nodes; u++) {
        for (int v = 0; v < nodes && length[u] < FAR; v++) {
          if (room[u][v] > 0 && length[u] + cost[u][v] < length[v]) {
            length[v] = length[u] + cost[u][v];
            before[v] = u;
            changed = true;
          }
        }
      }
    }
    return length[sink];
  }

  /** Every way to place every single person, for a handful of people. */
  static long[] enumerate(ReachablePairs pairs, long[] weight, long[] capacity) {
    int people = (int) Arrays.stream(weight).sum();
    int[] home = new int[people];
    int n = 0;
    for (int d = 0; d < weight.length; d++) {
      for (long w = 0; w < weight[d]; w++) {
        home[n++] = d;
      }
    }
    long[] best = {-1, 0};
    place(pairs, home, 0, capacity.clone(), 0, 0, best);
    return best;
  }

  private static void place(
      ReachablePairs pairs,
      int[] home,
      int person,
      long[] free,
      long served,
      long walked,
      long[] best) {
    if (person == home.length) {
      if (served > best[0] || served == best[0] && walked < best[1]) {
        best[0] = served;
        best[1] = walked;
      }
      return;
    }
    place(pairs, home, person + 1, free, served, walked, best);
    int d = home[person];
    for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
      int f = pairs.facility()[i];
      if (free[f] > 0) {
        free[f]--;
        place(pairs, home, person + 1, free, served + 1, walked + pairs.costMm()[i], best);
        free[f]++;
      }
    }
  }
}
