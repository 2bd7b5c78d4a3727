package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.RandomCity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IslandsTest {
  @Test
  void areWhatFloydWarshallCannotLeave() {
    for (long seed = 0; seed < 400; seed++) {
      RandomCity city = new RandomCity(seed);
      int n = 1 + city.random().nextInt(14);
      Streets oneWay = city.streets(n, city.random().nextInt(18), 1_000_000);
      byte[] both = new byte[oneWay.edgeCount()];
      Arrays.fill(both, (byte) 3);
      Streets streets = RandomCity.plain(n, oneWay.from(), oneWay.to(), oneWay.lengthMm(), both);
      long[][] ways = new BruteForce(streets).floydWarshall();
      Islands islands = Network.of(oneWay).islands();
      int seen = 0;
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          boolean connected = ways[a][b] < BruteForce.NO_WAY;
          boolean same = islands.island()[a] == islands.island()[b];
          assertEquals(connected, same, "seed " + seed + " nodes " + a + ", " + b);
        }
        if (islands.island()[a] == seen) {
          seen++;
        }
        assertEquals(true, islands.island()[a] < seen, "seed " + seed + ": numbered as met");
      }
      assertEquals(seen, islands.count(), "seed " + seed);
      checkSums(islands, oneWay, seed);
    }
  }

  private static void checkSums(Islands islands, Streets streets, long seed) {
    long[] length = new long[islands.count()];
    int[] nodes = new int[islands.count()];
    for (int island : islands.island()) {
      nodes[island]++;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      length[islands.island()[streets.to()[e]]] += streets.lengthMm()[e];
    }
    assertArrayEquals(length, islands.lengthMm(), "seed " + seed);
    assertArrayEquals(nodes, islands.nodes(), "seed " + seed);
    int largest = Arrays.stream(nodes).max().orElse(0);
    assertEquals((double) largest / streets.nodeCount(), islands.largestShare(), "seed " + seed);
    assertEquals(Arrays.stream(length).max().orElse(0), islands.longestMm(), "seed " + seed);
  }

  /** Small: below 2 km and below a fifth of the longest part; both limits themselves are large. */
  @Test
  void smallNeedsBothLimits() {
    assertArrayEquals(new boolean[] {false, true}, small(20_000_000, 1_999_999));
    assertArrayEquals(new boolean[] {false, false}, small(20_000_000, 2_000_000));
    assertArrayEquals(new boolean[] {false, false}, small(5_000_000, 1_000_000));
    assertArrayEquals(new boolean[] {false, true}, small(5_000_000, 999_999));
    assertArrayEquals(new boolean[] {true, false}, small(100_000, 600_000));
    assertArrayEquals(new boolean[] {false, false}, small(100_000, 100_000));
  }

  private static boolean[] small(int first, int second) {
    Streets two =
        RandomCity.plain(
            4, new int[] {0, 2}, new int[] {1, 3}, new int[] {first, second}, new byte[] {1, 3});
    return Network.of(two).islands().small();
  }

  @Test
  void anEmptyNetworkHasNone() {
    Streets none = RandomCity.plain(0, new int[0], new int[0], new int[0], new byte[0]);
    Islands islands = Network.of(none).islands();
    assertEquals(0, islands.count());
    assertEquals(0, islands.longestMm());
    assertEquals(0, islands.largestShare());
  }
}
