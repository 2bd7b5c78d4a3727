package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkBuilderTest {
  @Test
  void theOrderOfTheLinesChangesNothing() {
    for (long seed = 0; seed < 200; seed++) {
      List<StreetLine> lines = new RandomCity(seed).lines(60, 40, 120.6, 28, 0.03);
      Network first = Sketch.build(lines);
      List<StreetLine> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(seed));
      Network second = Sketch.build(shuffled);
      String message = "seed " + seed;
      assertEquals(first.hash(), second.hash(), message);
      assertArrayEquals(first.streets().from(), second.streets().from(), message);
      assertArrayEquals(first.streets().lengthMm(), second.streets().lengthMm(), message);
      assertArrayEquals(first.forward().arcs(), second.forward().arcs(), message);
      assertArrayEquals(first.forward().rows(), second.forward().rows(), message);
      assertArrayEquals(first.islands().island(), second.islands().island(), message);
    }
  }

  @Test
  void theHashTellsEveryChangeOfTheContent() {
    String base = twoStreets(100, 200, true).hash();
    assertEquals(base, twoStreets(100, 200, true).hash());
    List<String> others =
        List.of(
            twoStreets(100.001, 200, true).hash(),
            twoStreets(100, 200.001, true).hash(),
            twoStreets(100, 200, false).hash());
    assertTrue(others.stream().noneMatch(base::equals));
    assertEquals(64, base.length());
  }

  private static Network twoStreets(double first, double second, boolean backward) {
    return new Sketch()
        .node(1, 0, 0)
        .node(2, first, 0)
        .node(3, second, 5)
        .line("a", true, true, 1, 2)
        .line("b", true, backward, 2, 3)
        .network();
  }

  /** 3 x 2 blocks: 12 crossings and 3 x 3 + 4 x 2 = 17 edges of exactly 100,000 mm. */
  @Test
  void aGridHasItsCrossingsAndExactLengths() {
    Network network = new GridCity(3, 2, 100).network();
    assertEquals(12, network.nodeCount());
    assertEquals(17, network.edgeCount());
    assertEquals(34, network.forward().arcCount());
    assertTrue(Arrays.stream(network.streets().lengthMm()).allMatch(mm -> mm == 100_000));
    assertTrue(network.symmetric());
    assertEquals(1, network.islands().count());
  }

  /** A ring that nothing touches is one edge from its closing node to itself. */
  @Test
  void aClosedRingIsOneLoop() {
    Sketch square = square();
    Network network = square.street("ring", 1, 2, 3, 4, 1).network();
    assertEquals(1, network.nodeCount());
    assertArrayEquals(new int[] {400_000}, network.streets().lengthMm());
    assertEquals(0, network.forward().arcCount(), "a loop leads nowhere new");
    assertEquals(400_000, network.islands().longestMm());
  }

  /** A street that meets the ring at node 3 cuts it at 1 (where it is closed) and at 3. */
  @Test
  void aStreetCutsARing() {
    Network network =
        square().node(5, 200, 100).street("ring", 1, 2, 3, 4, 1).street("s", 3, 5).network();
    assertEquals(3, network.nodeCount());
    int[] lengths = network.streets().lengthMm().clone();
    Arrays.sort(lengths);
    assertArrayEquals(new int[] {100_000, 200_000, 200_000}, lengths);
  }

  private static Sketch square() {
    return new Sketch().node(1, 0, 0).node(2, 100, 0).node(3, 100, 100).node(4, 0, 100);
  }

  /** A lollipop 1-2-3-4-2: node 2 is passed twice, so the stick and the loop are two edges. */
  @Test
  void aLineThatMeetsItselfIsCutThere() {
    Network network = square().street("lollipop", 1, 2, 3, 4, 2).network();
    assertEquals(2, network.nodeCount());
    assertEquals(2, network.edgeCount());
    assertEquals(1, network.forward().arcCount() / 2, "the stick, both ways");
    // 1-2 is 100 m; 2-3, 3-4 and the diagonal 4-2 are 100 + 100 + 141.421 m.
    int[] lengths = network.streets().lengthMm().clone();
    Arrays.sort(lengths);
    assertArrayEquals(new int[] {100_000, 341_421}, lengths);
  }

  /** Crossing in the drawing without naming a node joins nothing. */
  @Test
  void aLineThatCrossesItselfWithoutANodeIsOneEdge() {
    Network network = square().street("bow", 1, 3, 2, 4).network();
    assertEquals(2, network.nodeCount());
    assertEquals(1, network.edgeCount());
  }

  @Test
  void aNodeWrittenTwiceInARowChangesNothing() {
    Network plain = square().street("a", 1, 2, 3).street("b", 3, 4).network();
    Network stutter = square().street("a", 1, 1, 2, 2, 2, 3, 3).street("b", 3, 3, 4).network();
    assertEquals(plain.hash(), stutter.hash());
  }

  @Test
  void linesThatLeadNowhereLeaveNoNode() {
    Network network = square().street("a", 1, 2).street("dot", 3, 3, 3).network();
    assertEquals(2, network.nodeCount());
    assertEquals(0, Sketch.build(List.of()).nodeCount());
    assertEquals(0, square().line("closed", false, false, 1, 2).network().edgeCount());
  }

  @Test
  void duplicateLinesAreParallelEdges() {
    Network network =
        square().street("a", 1, 2, 3).street("b", 1, 2, 3).street("c", 3, 2, 1).network();
    assertEquals(3, network.nodeCount(), "each node is shared by three lines");
    assertEquals(6, network.edgeCount());
    assertEquals(12, network.forward().arcCount());
  }

  @Test
  void distinctNodesAtOnePlaceAreAnEdgeWithoutLength() {
    Network network = square().node(9, 100, 0).street("a", 1, 2, 9).street("b", 9, 3).network();
    assertEquals(3, network.nodeCount());
    Network shared =
        square().node(9, 100, 0).street("a", 1, 2).street("b", 2, 9).street("c", 9, 3).network();
    assertEquals(4, shared.nodeCount());
    assertEquals(0, Arrays.stream(shared.streets().lengthMm()).min().orElseThrow());
  }

  @Test
  void wideExtentsDoNotCrash() {
    Network network =
        Sketch.build(
            List.of(
                lonLat("w", new long[] {1, 2}, -180, -179.99, -17),
                lonLat("e", new long[] {3, 4}, 179.99, 180, -17),
                lonLat("over", new long[] {5, 6}, 179.999, -179.999, -17),
                lonLat("polar", new long[] {7, 8}, 0, 3, 89.9)));
    assertEquals(8, network.nodeCount());
    Snapped at =
        new Snapper(network)
            .join(
                new PointSet(
                    Sketch.ids(2), new double[] {179.995, -179.995}, new double[] {-17, -17}),
                300_000);
    assertEquals(2, at.joinedCount());
  }

  private static StreetLine lonLat(String id, long[] nodes, double lon1, double lon2, double lat) {
    return new StreetLine(
        id,
        null,
        StreetClass.FOOTWAY,
        true,
        true,
        nodes,
        new double[] {lon1, lon2},
        new double[] {lat, lat});
  }

  @Test
  void refusesEdgesLongerThanAnyStreet() {
    List<StreetLine> far = List.of(lonLat("far", new long[] {1, 2}, 0, 20, 0));
    assertThrows(IllegalArgumentException.class, () -> Sketch.build(far));
  }

  @Test
  void stopsWhenCancelled() {
    assertThrows(
        CancelledException.class,
        () ->
            NetworkBuilder.build(
                new GridCity(2, 2, 10).lines(), ProgressListener.NONE, () -> true));
  }
}
