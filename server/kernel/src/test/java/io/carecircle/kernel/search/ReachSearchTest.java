package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReachSearchTest {
  private static final int LARGEST = Lengths.NO_WAY_MM - 1;

  /** One object over 10,000 searches: no label of an earlier search may show through. */
  @Test
  void labelsNeverShowThroughFromEarlierSearches() {
    for (long seed = 0; seed < 10; seed++) {
      RandomCity city = new RandomCity(seed);
      Streets streets = city.streets(60, 140, seed % 2 == 0 ? 400_000 : 900_000_000);
      long[][] ways = new BruteForce(streets).floydWarshall();
      ReachSearch search = new ReachSearch(Network.of(streets).forward());
      for (int i = 0; i < 1000; i++) {
        searchOnce(search, ways, city.random(), "seed " + seed + " search " + i);
      }
    }
  }

  private static void searchOnce(
      ReachSearch search, long[][] ways, SplittableRandom random, String message) {
    int cutoff = cutoff(random);
    search.begin(cutoff);
    long[] expected = new long[ways.length];
    Arrays.fill(expected, BruteForce.NO_WAY);
    for (int starts = random.nextInt(4); starts > 0; starts--) {
      int node = random.nextInt(ways.length);
      int cost = random.nextInt(3) == 0 ? 0 : random.nextInt(cutoff / 2 + 50);
      search.addStart(node, cost);
      for (int n = 0; n < expected.length; n++) {
        expected[n] = Math.min(expected[n], cost + ways[node][n]);
      }
    }
    search.run();
    check(search, expected, cutoff, message + " cut-off " + cutoff);
  }

  private static int cutoff(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextInt(100);
      case 2 -> LARGEST - random.nextInt(3);
      case 3 -> random.nextInt(LARGEST);
      default -> random.nextInt(2_000_000);
    };
  }

  private static void check(ReachSearch search, long[] expected, int cutoff, String message) {
    int reachable = 0;
    for (int n = 0; n < expected.length; n++) {
      boolean within = expected[n] <= cutoff;
      assertEquals(within ? expected[n] : Lengths.NO_WAY_MM, search.costMm(n), message);
      reachable += within ? 1 : 0;
    }
    assertEquals(reachable, search.reachedCount(), message);
    boolean[] seen = new boolean[expected.length];
    for (int k = 0; k < search.reachedCount(); k++) {
      int node = search.reachedNode(k);
      assertTrue(!seen[node] && expected[node] <= cutoff, message + ": node listed wrongly");
      seen[node] = true;
    }
  }

  /** City cut-offs use the bases up one by one; about 1,190 searches of 900 m go into one round. */
  @Test
  void survivesTheEndOfTheBases() {
    RandomCity city = new RandomCity(77);
    Streets streets = city.streets(30, 70, 500_000);
    long[][] ways = new BruteForce(streets).floydWarshall();
    ReachSearch search = new ReachSearch(Network.of(streets).forward());
    for (int i = 0; i < 10_000; i++) {
      int node = i % 30;
      search.begin(900_000);
      search.addStart(node, 0);
      search.run();
      check(search, ways[node], 900_000, "seed 77 search " + i);
    }
  }

  @Test
  void ignoresStartsBeyondTheCutoffAndTakesTheBetterOfTwo() {
    ReachSearch search = new ReachSearch(line(100).forward());
    search.begin(250);
    search.addStart(0, 251);
    search.addStart(3, 250);
    search.addStart(1, 90);
    search.addStart(1, 60);
    search.addStart(1, 70);
    search.run();
    assertEquals(160, search.costMm(0));
    assertEquals(60, search.costMm(1));
    assertEquals(160, search.costMm(2));
    assertEquals(250, search.costMm(3), "260 on foot, 250 as a start");
    assertEquals(4, search.reachedCount());
  }

  @Test
  void aCutoffOfZeroReachesOnlyTheDoor() {
    ReachSearch search = new ReachSearch(line(0, 1).forward());
    search.begin(0);
    search.addStart(0, 0);
    search.run();
    assertEquals(0, search.costMm(0));
    assertEquals(0, search.costMm(1), "over the edge without length");
    assertEquals(Lengths.NO_WAY_MM, search.costMm(2));
  }

  @Test
  void aSearchBegunAndGivenUpLeavesNothingBehind() {
    ReachSearch search = new ReachSearch(line(100, 100).forward());
    search.begin(1000);
    search.addStart(0, 0);
    search.begin(1000);
    search.addStart(2, 500);
    search.run();
    assertEquals(500, search.costMm(2));
    assertEquals(700, search.costMm(0));
  }

  @Test
  void refusesCutoffsThatLabelsCannotHold() {
    ReachSearch search = new ReachSearch(line(1).forward());
    assertThrows(IllegalArgumentException.class, () -> search.begin(-1));
    assertThrows(IllegalArgumentException.class, () -> search.begin(Lengths.NO_WAY_MM));
  }

  /** Nodes 0 to n in a row; one length stands for three edges. */
  private static Network line(int... lengths) {
    int[] mm = lengths.length == 1 ? new int[] {lengths[0], lengths[0], lengths[0]} : lengths;
    int[] from = new int[mm.length];
    int[] to = new int[mm.length];
    byte[] both = new byte[mm.length];
    for (int e = 0; e < mm.length; e++) {
      from[e] = e;
      to[e] = e + 1;
      both[e] = 3;
    }
    return Network.of(RandomCity.plain(mm.length + 1, from, to, mm, both));
  }
}
