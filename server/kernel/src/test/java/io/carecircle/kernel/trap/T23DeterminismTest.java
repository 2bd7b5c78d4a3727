package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.CostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T23: answers that depend on threads, on the order of the input, or on who came first. */
class T23DeterminismTest {
  private static final double EXTENT = 0.012;

  @Test
  void theOrderOfTheStreetsChangesNoAnswer() {
    for (long seed = 0; seed < 60; seed++) {
      RandomCity city = new RandomCity(seed);
      List<StreetLine> lines = city.lines(70, 60, 120.6, 28, EXTENT);
      PointSet facilities = city.points(6, 120.6, 28, EXTENT);
      DemandPoints demand = demand(city.points(50, 120.6, 28, EXTENT));
      CoverageResult first = Analyses.coverage(Sketch.build(lines), facilities, demand);
      List<StreetLine> shuffled = new ArrayList<>(lines);
      Collections.shuffle(shuffled, new Random(seed));
      CoverageResult second = Analyses.coverage(Sketch.build(shuffled), facilities, demand);
      String message = "seed " + seed;
      assertArrayEquals(first.costMm(), second.costMm(), message);
      assertArrayEquals(first.facility(), second.facility(), message);
      assertArrayEquals(first.joined().demand().edge(), second.joined().demand().edge(), message);
      assertArrayEquals(first.joined().demand().lon(), second.joined().demand().lon(), message);
      assertEquals(first.total(), second.total(), message);
    }
  }

  private static DemandPoints demand(PointSet points) {
    long[] weight = new long[points.size()];
    Arrays.setAll(weight, i -> i % 7);
    return new DemandPoints(points, weight);
  }

  /** Points in another order are the same points: each keeps its way, ties keep the lowest. */
  @Test
  void theOrderOfThePointsChangesNoWay() {
    for (long seed = 0; seed < 60; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(70, 60, 120.6, 28, EXTENT));
      PointSet facilities = city.points(8, 120.6, 28, EXTENT);
      PointSet homes = city.points(50, 120.6, 28, EXTENT);
      int[] f = permutation(8, seed);
      int[] h = permutation(50, seed + 1);
      CoverageResult plain = Analyses.coverage(network, facilities, demand(homes));
      CoverageResult mixed =
          Analyses.coverage(network, permuted(facilities, f), demand(permuted(homes, h)));
      for (int d = 0; d < 50; d++) {
        String message = "seed " + seed + " home " + h[d];
        assertEquals(plain.costMm()[h[d]], mixed.costMm()[d], message);
        int before = plain.facility()[h[d]];
        int after = mixed.facility()[d];
        assertEquals(before < 0, after < 0, message);
        if (before >= 0 && f[after] != before) {
          // Another one only when it is a tie: it must then stand in front in its own order.
          int beforeNow = IntStream.range(0, 8).filter(k -> f[k] == before).findFirst().orElse(-1);
          assertEquals(true, after < beforeNow && before < f[after], message);
        }
      }
    }
  }

  private static int[] permutation(int n, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static PointSet permuted(PointSet points, int[] order) {
    double[] lon = Arrays.stream(order).mapToDouble(i -> points.lon()[i]).toArray();
    double[] lat = Arrays.stream(order).mapToDouble(i -> points.lat()[i]).toArray();
    return new PointSet(points.ids(), lon, lat);
  }

  /** Four facilities around a crossing, all 100 m away: the first wins, whichever it is. */
  @Test
  void tiesGoToTheLowestId() {
    Network network = new GridCity(4, 4, 100).network();
    double[][] around = {{100, 200}, {300, 200}, {200, 100}, {200, 300}};
    for (int first = 0; first < 4; first++) {
      double[] eastNorth = new double[8];
      for (int k = 0; k < 4; k++) {
        System.arraycopy(around[(first + k) % 4], 0, eastNorth, 2 * k, 2);
      }
      CoverageResult result =
          Analyses.coverage(
              network, Sketch.points(eastNorth), Sketch.onePersonAt(200, 200, 150, 200));
      assertEquals(0, result.facility()[0]);
      assertEquals((4 - first) % 4, result.facility()[1], "50 m from the western one");
    }
  }

  /** Eight threads on one network, each with its own search objects, against one thread. */
  @Test
  void threadsShareANetworkAndNothingElse() throws Exception {
    RandomCity city = new RandomCity(5);
    Network network = Sketch.build(city.lines(400, 500, 120.6, 28, 0.03));
    PointSet facilities = city.points(40, 120.6, 28, 0.03);
    DemandPoints demand = demand(city.points(400, 120.6, 28, 0.03));
    Callable<List<int[]>> work = () -> everything(network, facilities, demand);
    List<int[]> expected = work.call();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<int[]>>> many = Collections.nCopies(32, work);
      for (Future<List<int[]>> answer : threads.invokeAll(many)) {
        List<int[]> actual = answer.get();
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
          assertArrayEquals(expected.get(i), actual.get(i), "part " + i);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<int[]> everything(Network network, PointSet facilities, DemandPoints demand) {
    CoverageResult coverage = Analyses.coverage(network, facilities, demand);
    List<int[]> all = new ArrayList<>();
    all.add(coverage.costMm());
    all.add(coverage.facility());
    Snapper.Joined joined = coverage.joined();
    CostMatrix matrix = new CostMatrix(network, joined.facilities(), joined.demand(), true);
    for (int f = 0; f < facilities.size(); f++) {
      matrix.row(f, 1_200_000);
      all.add(IntStream.range(0, demand.size()).map(matrix::costMm).toArray());
    }
    return all;
  }
}
