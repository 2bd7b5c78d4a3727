package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Searches that outgrow their first scratch memory, against a textbook Dijkstra. */
class LargeSearchTest {
  private static final int SIDE = 64;
  private static final int NODES = SIDE * SIDE;

  /** A grid of 64 x 64 nodes with streets of up to 200 m, some of them one-way. */
  private static Streets grid(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int edges = 2 * SIDE * (SIDE - 1);
    int[] from = new int[edges];
    int[] to = new int[edges];
    int[] length = new int[edges];
    byte[] passable = new byte[edges];
    int e = 0;
    for (int n = 0; n < NODES; n++) {
      for (int step : new int[] {1, SIDE}) {
        boolean exists = step == 1 ? n % SIDE < SIDE - 1 : n + SIDE < NODES;
        if (exists) {
          from[e] = n;
          to[e] = n + step;
          length[e] = random.nextInt(200_001);
          passable[e++] = (byte) (random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 3);
        }
      }
    }
    return RandomCity.plain(NODES, from, to, length, passable);
  }

  /** Millimetres << 32 | facility of each node, over all starts. */
  private static long[] dijkstra(Streets streets, long[] starts) {
    long[] label = starts.clone();
    PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    for (int n = 0; n < NODES; n++) {
      queue.add(new long[] {label[n], n});
    }
    int[][] at = new int[NODES][];
    Arrays.fill(at, new int[0]);
    for (int e = 0; e < streets.edgeCount(); e++) {
      for (int n : new int[] {streets.from()[e], streets.to()[e]}) {
        at[n] = Arrays.copyOf(at[n], at[n].length + 1);
        at[n][at[n].length - 1] = e;
      }
    }
    while (!queue.isEmpty()) {
      long[] next = queue.remove();
      int n = (int) next[1];
      if (next[0] > label[n] || next[0] >= (long) Lengths.NO_WAY_MM << 32) {
        continue;
      }
      for (int e : at[n]) {
        boolean along = streets.from()[e] == n;
        if (along ? streets.forward(e) : streets.backward(e)) {
          int head = along ? streets.to()[e] : streets.from()[e];
          long candidate = next[0] + ((long) streets.lengthMm()[e] << 32);
          if (candidate < label[head]) {
            label[head] = candidate;
            queue.add(new long[] {candidate, head});
          }
        }
      }
    }
    return label;
  }

  private static long[] nothing() {
    long[] starts = new long[NODES];
    Arrays.fill(starts, (long) Lengths.NO_WAY_MM << 32);
    return starts;
  }

  @Test
  void aReachOfThousandsOfNodesEqualsDijkstra() {
    Streets streets = grid(1);
    ReachSearch search = new ReachSearch(Network.of(streets).forward());
    int[] cutoffs = {2_000_000, 5_000_000, 300_000_000, 1_000_000_000, Lengths.NO_WAY_MM - 1};
    for (int cutoff : cutoffs) {
      for (int starts : new int[] {1, 1_500}) {
        long[] start = nothing();
        search.begin(cutoff);
        for (int k = 0; k < starts; k++) {
          int node = (2_080 + 7 * k) % NODES;
          int costMm = 900 * (k % 50);
          start[node] = Math.min(start[node], (long) costMm << 32);
          search.addStart(node, costMm);
        }
        search.run();
        checkReach(search, dijkstra(streets, start), cutoff);
      }
    }
  }

  private static void checkReach(ReachSearch search, long[] expected, int cutoff) {
    int reached = 0;
    for (int n = 0; n < NODES; n++) {
      int costMm = (int) (expected[n] >>> 32);
      boolean within = costMm <= cutoff && costMm < Lengths.NO_WAY_MM;
      reached += within ? 1 : 0;
      assertEquals(within ? costMm : Lengths.NO_WAY_MM, search.costMm(n), "node " + n);
    }
    assertTrue(reached > 500, "reached: " + reached);
    assertEquals(reached, search.reachedCount());
    boolean[] seen = new boolean[NODES];
    for (int k = 0; k < reached; k++) {
      assertEquals(expected[search.reachedNode(k)] >>> 32, search.reachedCostMm(k));
      assertEquals(false, seen[search.reachedNode(k)], "twice");
      seen[search.reachedNode(k)] = true;
    }
  }

  /** Facilities at every second node, with legs, some of them longer than all streets. */
  @Test
  void aSweepFromThousandsOfFacilitiesEqualsDijkstra() {
    Streets streets = grid(2);
    NearestSearch search = new NearestSearch(Network.of(streets).forward());
    for (int longestLeg : new int[] {1, 60_000, 700_000_000}) {
      SplittableRandom random = new SplittableRandom(longestLeg);
      int count = 2_000;
      Snapped facilities =
          new Snapped(
              new int[count], new int[count], new int[count], new double[count], new double[count]);
      for (int f = 0; f < count; f++) {
        facilities.edge()[f] = random.nextInt(streets.edgeCount());
        facilities.offsetMm()[f] = random.nextInt(streets.lengthMm()[facilities.edge()[f]] + 1);
        facilities.legMm()[f] = random.nextInt(longestLeg + 1);
      }
      EndCosts starts = EndCosts.leaving(streets, facilities);
      long[] start = nothing();
      for (int f = 0; f < count; f++) {
        offer(start, starts.fromNode()[f], starts.fromCostMm()[f], f);
        offer(start, starts.toNode()[f], starts.toCostMm()[f], f);
      }
      search.run(starts, null, Lengths.NO_WAY_MM - 1, CancelToken.NONE);
      long[] expected = dijkstra(streets, start);
      for (int n = 0; n < NODES; n++) {
        assertEquals(expected[n], search.label(n), "node " + n + " legs " + longestLeg);
      }
    }
  }

  private static void offer(long[] start, int node, int costMm, int facility) {
    if (costMm < Lengths.NO_WAY_MM) {
      start[node] = Math.min(start[node], (long) costMm << 32 | facility);
    }
  }
}
