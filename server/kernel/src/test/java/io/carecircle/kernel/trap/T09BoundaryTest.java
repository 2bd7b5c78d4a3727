package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** T9: minutes that were rounded, and answers that depend on where edges are cut. */
class T09BoundaryTest {
  private static final int PIECES = 7;

  @Test
  void nineHundredSecondsAreInAndOneMillimetreMoreIsOut() {
    Network network = new GridCity(12, 1, 100).network();
    CoverageResult result =
        Analyses.coverage(
            network,
            Sketch.points(0, 0),
            Sketch.onePersonAt(899.999, 0, 900, 0, 900.001, 0, 901, 0, 850, -50, 850, -50.001));
    assertArrayEquals(new int[] {900, 900, 901, 901, 900, 901}, result.seconds());
    DemandClass in = DemandClass.COVERED;
    DemandClass out = DemandClass.OUT_OF_REACH;
    assertArrayEquals(new DemandClass[] {in, in, out, out, in, out}, result.demandClass());
  }

  /** At 0.7 m/s 900 s are 630 m; 630.001 m would be 900.0014 s. At 1.3 m/s they are 1,170 m. */
  @Test
  void theBoundaryHoldsAtSpeedsThatDivideBadly() {
    Network network = new GridCity(12, 1, 100).network();
    for (int[] c : new int[][] {{700, 630}, {1300, 1170}, {833, 749}}) {
      ReachSpec reach = new ReachSpec(new Speed(c[0]), 900, Direction.TO_FACILITY, 0);
      long lastMm = 900L * c[0];
      CoverageResult result =
          Analyses.coverage(
              network,
              Sketch.points(0, 0),
              Sketch.onePersonAt(lastMm / 1000.0, 0, (lastMm + 1) / 1000.0, 0),
              reach);
      assertEquals(c[1], lastMm / 1000);
      assertArrayEquals(new int[] {900, 901}, result.seconds(), c[0] + " mm/s");
      assertEquals(1, result.total().covered());
    }
  }

  /** A round trip must fit in as a whole: 450 m away is 900 s, one millimetre more is 901 s. */
  @Test
  void aRoundTripIsRoundedOnce() {
    Network network = new GridCity(12, 1, 100).network();
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.ROUND_TRIP, 0);
    CoverageResult result =
        Analyses.coverage(
            network, Sketch.points(0, 0), Sketch.onePersonAt(450, 0, 450.001, 0, 0.001, 0), reach);
    // 0.001 m there and 0.001 m back are 2 mm: one second, not two.
    assertArrayEquals(new int[] {900, 901, 1}, result.seconds());
  }

  @Test
  void cuttingEveryEdgeInSevenChangesNothing() {
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      Streets whole = openTheShortest(city.streets(20, 45, seed % 2 == 0 ? 30 : 600_000));
      Snapped facilities = city.positions(whole, 5, 50_000);
      Snapped demand = city.positions(whole, 25, 50_000);
      int[][] cuts = cuts(city.random(), whole);
      Network network = Network.of(whole);
      Network cut = Network.of(cut(whole, cuts));
      Snapper.Joined joined = new Snapper.Joined(facilities, demand);
      Snapper.Joined moved = new Snapper.Joined(moved(facilities, cuts), moved(demand, cuts));
      for (Direction direction : Direction.values()) {
        NearestFacility.Result before = run(network, joined, direction);
        NearestFacility.Result after = run(cut, moved, direction);
        String message = "seed " + seed + " " + direction;
        assertArrayEquals(before.costMm(), after.costMm(), message);
        assertArrayEquals(before.facility(), after.facility(), message);
      }
    }
  }

  /**
   * An edge of a millimetre has no place inside to cut it at: its pieces without length would stand
   * between its end and the junction. Such edges are two-way here, and T27 has the others.
   */
  private static Streets openTheShortest(Streets streets) {
    byte[] passable = streets.passable().clone();
    for (int e = 0; e < passable.length; e++) {
      passable[e] = streets.lengthMm()[e] < 2 ? 3 : passable[e];
    }
    return RandomCity.plain(
        streets.nodeCount(), streets.from(), streets.to(), streets.lengthMm(), passable);
  }

  private static NearestFacility.Result run(
      Network network, Snapper.Joined joined, Direction direction) {
    return NearestFacility.run(
        network, joined, direction, null, ProgressListener.NONE, CancelToken.NONE);
  }

  /** Of each edge where its pieces begin and end: 0, six whole millimetres inside, its length. */
  private static int[][] cuts(SplittableRandom random, Streets whole) {
    int[][] cuts = new int[whole.edgeCount()][PIECES + 1];
    for (int e = 0; e < cuts.length; e++) {
      int length = whole.lengthMm()[e];
      for (int k = 1; k < PIECES; k++) {
        cuts[e][k] = length < 2 ? 0 : 1 + random.nextInt(length - 1);
      }
      cuts[e][PIECES] = length;
      Arrays.sort(cuts[e]);
    }
    return cuts;
  }

  private static Streets cut(Streets whole, int[][] cuts) {
    int edges = whole.edgeCount() * PIECES;
    int[] from = new int[edges];
    int[] to = new int[edges];
    int[] length = new int[edges];
    byte[] passable = new byte[edges];
    int nodes = whole.nodeCount();
    for (int e = 0; e < whole.edgeCount(); e++) {
      int at = whole.from()[e];
      for (int k = 0; k < PIECES; k++) {
        int piece = e * PIECES + k;
        from[piece] = at;
        to[piece] = k == PIECES - 1 ? whole.to()[e] : nodes++;
        at = to[piece];
        length[piece] = cuts[e][k + 1] - cuts[e][k];
        passable[piece] = whole.passable()[e];
      }
    }
    return RandomCity.plain(nodes, from, to, length, passable);
  }

  private static Snapped moved(Snapped points, int[][] cuts) {
    int[] edge = points.edge().clone();
    int[] offset = points.offsetMm().clone();
    for (int i = 0; i < edge.length; i++) {
      if (edge[i] >= 0) {
        int[] at = cuts[edge[i]];
        int k = 0;
        while (offset[i] > at[k + 1]) {
          k++;
        }
        edge[i] = edge[i] * PIECES + k;
        offset[i] -= at[k];
      }
    }
    return new Snapped(edge, offset, points.legMm(), points.lon(), points.lat());
  }

  /** The same with real coordinates: every block of a grid drawn in seven pieces. */
  @Test
  void cuttingADrawnGridInSevenChangesNoSecond() {
    SplittableRandom random = new SplittableRandom(9);
    Network whole = new GridCity(8, 8, 100).network();
    Network cut = cutGrid(random, 8, 100).network();
    assertEquals(PIECES * whole.edgeCount(), cut.edgeCount());
    double[] homes = new double[2 * 400];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = random.nextInt(800_000) / 1000.0;
    }
    DemandPoints demand = Sketch.onePersonAt(homes);
    PointSet facilities = Sketch.points(123.456, 300, 700, 650.5, 20, 710);
    CoverageResult before = Analyses.coverage(whole, facilities, demand);
    CoverageResult after = Analyses.coverage(cut, facilities, demand);
    assertArrayEquals(before.costMm(), after.costMm());
    assertArrayEquals(before.facility(), after.facility());
    assertArrayEquals(before.seconds(), after.seconds());
  }

  /** Blocks of so many metres, each side cut at six whole millimetres. */
  private static Sketch cutGrid(SplittableRandom random, int blocks, int blockMetres) {
    Sketch sketch = new Sketch();
    for (int line = 0; line <= blocks; line++) {
      for (int block = 0; block < blocks; block++) {
        for (boolean east : new boolean[] {true, false}) {
          int[] cuts = random.ints(PIECES - 1, 1, blockMetres * 1000).sorted().toArray();
          addCutSide(sketch, east, line, block, cuts, blockMetres);
        }
      }
    }
    return sketch;
  }

  private static void addCutSide(
      Sketch sketch, boolean east, int line, int block, int[] cuts, int blockMetres) {
    long side = (east ? 1_000_000 : 2_000_000) + 10_000L * line + 100L * block;
    long before = -1;
    for (int k = 0; k <= PIECES; k++) {
      double along =
          block * blockMetres + (k == 0 ? 0 : k == PIECES ? blockMetres : cuts[k - 1] / 1000.0);
      double across = (double) line * blockMetres;
      int corner = block + k / PIECES;
      boolean isCorner = k % PIECES == 0;
      long key = isCorner ? (east ? 100L * line + corner : 100L * corner + line) : side + k;
      sketch.node(key, east ? along : across, east ? across : along);
      if (k > 0) {
        sketch.street("s" + (side + k), before, key);
      }
      before = key;
    }
  }
}
