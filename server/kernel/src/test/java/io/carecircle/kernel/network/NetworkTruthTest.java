package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.BruteForce;
import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The built network against the lines it was built from, node by node, with Karney's lengths. */
class NetworkTruthTest {
  private static final double EXTENT = 0.03;

  @Test
  void distancesAreThoseOfTheLines() {
    int compared = 0;
    for (long seed = 0; seed < 60; seed++) {
      List<StreetLine> lines = new RandomCity(seed).lines(35, 25, 120.6, 28, EXTENT);
      Network network = Sketch.build(lines);
      Map<Long, Integer> nodeOfKey = nodesByPlace(network, lines);
      double[][] expected = vertexWays(lines);
      long[][] actual = new BruteForce(network.streets()).floydWarshall();
      for (long a : nodeOfKey.keySet()) {
        for (long b : nodeOfKey.keySet()) {
          double metres = expected[(int) a][(int) b];
          long mm = actual[nodeOfKey.get(a)][nodeOfKey.get(b)];
          String message = "seed " + seed + " from " + a + " to " + b;
          assertEquals(metres < 1e9, mm < BruteForce.NO_WAY, message);
          // Every edge was rounded once: half a millimetre for each of at most so many.
          double allowed = 0.000_5 * network.edgeCount() + 1e-6;
          assertEquals(metres < 1e9 ? metres : 0, metres < 1e9 ? mm / 1000.0 : 0, allowed, message);
          compared++;
        }
      }
    }
    assertTrue(compared > 5000, "junction pairs compared: " + compared);
  }

  /** Floyd-Warshall over every node that the lines name, junction or not. */
  private static double[][] vertexWays(List<StreetLine> lines) {
    int n = 35;
    double[][] d = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(d[i], 1e12);
      d[i][i] = 0;
    }
    for (StreetLine line : lines) {
      for (int i = 1; i < line.nodes().length; i++) {
        int a = (int) line.nodes()[i - 1];
        int b = (int) line.nodes()[i];
        double metres =
            Karney.metres(line.lon()[i - 1], line.lat()[i - 1], line.lon()[i], line.lat()[i]);
        d[a][b] = line.forward() ? Math.min(d[a][b], metres) : d[a][b];
        d[b][a] = line.backward() ? Math.min(d[b][a], metres) : d[b][a];
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
        }
      }
    }
    return d;
  }

  /** Keys of which exactly one lies at a place, and whose place is a junction of the network. */
  private static Map<Long, Integer> nodesByPlace(Network network, List<StreetLine> lines) {
    Map<String, Set<Long>> keysAt = new HashMap<>();
    for (StreetLine line : lines) {
      for (int i = 0; i < line.nodes().length; i++) {
        String place = place(line.lon()[i], line.lat()[i]);
        keysAt.computeIfAbsent(place, p -> new HashSet<>()).add(line.nodes()[i]);
      }
    }
    Map<Long, Integer> nodeOfKey = new HashMap<>();
    Streets s = network.streets();
    for (int e = 0; e < s.edgeCount(); e++) {
      put(nodeOfKey, keysAt, s, s.shapeStart()[e], s.from()[e]);
      put(nodeOfKey, keysAt, s, s.shapeStart()[e + 1] - 1, s.to()[e]);
    }
    return nodeOfKey;
  }

  private static void put(
      Map<Long, Integer> nodeOfKey, Map<String, Set<Long>> keysAt, Streets s, int at, int node) {
    Set<Long> keys = keysAt.get(place(s.shape().lon(at), s.shape().lat(at)));
    if (keys.size() == 1) {
      Integer before = nodeOfKey.put(keys.iterator().next(), node);
      assertTrue(before == null || before == node, "one key became two nodes");
    }
  }

  /** To a nanodegree, which is what the network stores. */
  private static String place(double lon, double lat) {
    return Math.round(lon * 1e9) + " " + Math.round(lat * 1e9);
  }

  @Test
  void everyNodeIsUsedAndEveryEdgeIsAPieceOfALine() {
    for (long seed = 100; seed < 200; seed++) {
      List<StreetLine> lines = new RandomCity(seed).lines(50, 40, 120.6, 28, EXTENT);
      Streets s = Sketch.build(lines).streets();
      boolean[] used = new boolean[s.nodeCount()];
      for (int e = 0; e < s.edgeCount(); e++) {
        used[s.from()[e]] = true;
        used[s.to()[e]] = true;
      }
      String message = "seed " + seed;
      for (boolean u : used) {
        assertTrue(u, message + ": node numbers are no permutation");
      }
      assertEquals(naivePieces(lines), s.edgeCount(), message);
    }
  }

  /** Counts the pieces between places named more than once, line by line. */
  private static int naivePieces(List<StreetLine> lines) {
    Map<Long, Integer> passages = new HashMap<>();
    List<List<Long>> paths = new ArrayList<>();
    for (StreetLine line : lines) {
      List<Long> path = new ArrayList<>();
      for (long key : line.nodes()) {
        if (path.isEmpty() || path.get(path.size() - 1) != key) {
          path.add(key);
        }
      }
      if ((line.forward() || line.backward()) && path.size() > 1) {
        paths.add(path);
        path.forEach(key -> passages.merge(key, 1, Integer::sum));
        passages.merge(path.get(0), 1, Integer::sum);
        passages.merge(path.get(path.size() - 1), 1, Integer::sum);
      }
    }
    int pieces = 0;
    for (List<Long> path : paths) {
      pieces += (int) path.stream().skip(1).filter(key -> passages.get(key) > 1).count();
    }
    return pieces;
  }
}
