package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.geo.Geodesic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EdgeDistancesTest {
  /** Bit for bit the sum from the edge's start, whichever position is asked for first. */
  @Test
  void isTheSumOfTheGeodesicsFromTheStart() {
    for (long seed = 0; seed < 20; seed++) {
      Streets streets = streets(seed);
      EdgeDistances distances = new EdgeDistances(streets);
      assertAllRight(streets, distances, new Random(seed));
    }
  }

  /** Eight threads ask for everything at once, each in an order of its own. */
  @Test
  void threadsThatMeasureTheSameEdgeAgree() throws Exception {
    Streets streets = streets(77);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        EdgeDistances shared = new EdgeDistances(streets);
        List<Callable<Object>> work = new ArrayList<>();
        for (long t = 0; t < 8; t++) {
          Random random = new Random(t);
          work.add(
              () -> {
                assertAllRight(streets, shared, random);
                return null;
              });
        }
        for (Future<Object> done : threads.invokeAll(work)) {
          done.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Streets streets(long seed) {
    return Sketch.build(new RandomCity(seed).lines(60, 80, 120.6, 28, 0.02)).streets();
  }

  private static void assertAllRight(Streets streets, EdgeDistances distances, Random random) {
    for (int k = 0; k < 2 * streets.shape().size(); k++) {
      int edge = random.nextInt(streets.edgeCount());
      int first = streets.shapeStart()[edge];
      int position = first + random.nextInt(streets.shapeStart()[edge + 1] - first);
      double sum = 0;
      for (int s = first; s < position; s++) {
        Coordinates shape = streets.shape();
        sum += Geodesic.metres(shape.lon(s), shape.lat(s), shape.lon(s + 1), shape.lat(s + 1));
      }
      assertEquals(sum, distances.metresTo(edge, position), 0.0, "edge " + edge);
    }
  }
}
