package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {
  /** Both directions against the edges themselves: loops, multi-edges, all kinds of one-ways. */
  @Test
  void holdsTheArcsOfEachNodeInBothDirections() {
    int oneWays = 0;
    for (long seed = 0; seed < 500; seed++) {
      Streets streets = new RandomCity(seed).streets(1 + (int) (seed % 12), 20, 1000);
      Network network = Network.of(streets);
      int arcs = 0;
      int longest = 0;
      for (int n = 0; n < streets.nodeCount(); n++) {
        String message = "seed " + seed + " node " + n;
        List<Long> there = expected(streets, n, true);
        assertEquals(there, actual(network.forward(), n), message);
        assertEquals(expected(streets, n, false), actual(network.reverse(), n), message);
        arcs += there.size();
        longest = there.stream().mapToInt(Long::intValue).reduce(longest, Math::max);
      }
      assertEquals(arcs, network.forward().arcCount());
      assertEquals(arcs, network.reverse().arcCount());
      assertEquals(longest, network.forward().maxCostMm());
      oneWays += network.symmetric() ? 0 : 1;
    }
    assertTrue(oneWays > 200, "cities with one-way streets: " + oneWays);
  }

  /** {@code head << 32 | cost}, sorted. */
  private static List<Long> expected(Streets streets, int node, boolean forward) {
    List<Long> arcs = new ArrayList<>();
    for (int e = 0; e < streets.edgeCount(); e++) {
      int from = streets.from()[e];
      int to = streets.to()[e];
      boolean along = forward ? streets.forward(e) : streets.backward(e);
      boolean against = forward ? streets.backward(e) : streets.forward(e);
      if (from != to && from == node && along) {
        arcs.add((long) to << 32 | streets.lengthMm()[e]);
      }
      if (from != to && to == node && against) {
        arcs.add((long) from << 32 | streets.lengthMm()[e]);
      }
    }
    arcs.sort(null);
    return arcs;
  }

  private static List<Long> actual(Graph graph, int node) {
    List<Long> arcs = new ArrayList<>();
    for (int a = graph.begin(node); a < graph.end(node); a += 2) {
      arcs.add((long) graph.arcs()[a] << 32 | graph.arcs()[a + 1]);
    }
    arcs.sort(null);
    return arcs;
  }

  /**
   * A chain of four nodes has 6 arcs: 4 x 5 bytes of rows and 8 x 6 of arcs. With its last street
   * one-way, that street's two ends each hold it and two counts: 8 bytes more each, and no second
   * copy of anything.
   */
  @Test
  void aOneWayStreetCostsTheCountsOfItsTwoEnds() {
    Network plain = chain().street("c", 3, 4).network();
    assertSame(plain.forward(), plain.reverse());
    assertEquals(4 * 5 + 8 * 6, plain.forward().bytes());
    Network oneWay = chain().oneWay("c", 3, 4).network();
    assertEquals(4 * 5 + 8 * 6 + 2 * 8, oneWay.forward().bytes());
    assertSame(oneWay.forward().arcs(), oneWay.reverse().arcs());
    assertSame(oneWay.forward().rows(), oneWay.reverse().rows());
  }

  private static Sketch chain() {
    return new Sketch()
        .node(1, 0, 0)
        .node(2, 100, 0)
        .node(3, 200, 0)
        .node(4, 300, 0)
        .street("a", 1, 2)
        .street("b", 2, 3);
  }
}
