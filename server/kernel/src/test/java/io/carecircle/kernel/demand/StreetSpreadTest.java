package io.carecircle.kernel.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class StreetSpreadTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRIES.toGeometry(
        new Envelope(Sketch.lon(west), Sketch.lon(east), Sketch.lat(south), Sketch.lat(north)));
  }

  private static StreetSpread.Result run(Network network, DemandPoints demand, Geometry... areas) {
    return StreetSpread.run(
        network, demand, Arrays.asList(areas), ProgressListener.NONE, CancelToken.NONE);
  }

  private static DemandPoints demand(long[] weight, double... eastNorth) {
    return new DemandPoints(Sketch.points(eastNorth), weight);
  }

  /**
   * One street of 1000 m in pieces of 25 m; the area holds its first 500 m, so the middles at 12.5,
   * 37.5 ... 487.5 m: 20 pieces, and 40 people are two on each.
   */
  @Test
  void peopleStandEvenlyAlongTheStreetsInside() {
    Sketch sketch = new Sketch().node(0, 0, 0).node(1, 1000, 0);
    Network network = sketch.street("s", 0, 1).network();
    StreetSpread.Result result =
        run(network, demand(new long[] {40}, 250, 0), box(-10, -10, 500, 10));
    assertEquals(20, result.points().size());
    for (int i = 0; i < 20; i++) {
      assertEquals(2, result.points().weight()[i]);
      assertEquals(Sketch.lon(12.5 + 25 * i), result.points().points().lon()[i], 2e-9);
      assertEquals(0, result.points().points().lat()[i], 1e-12);
    }
    assertTrue(result.spread()[0]);
  }

  @Test
  void whoHasNoStreetInsideKeepsHisPoint() {
    Network network = new GridCity(2, 2, 100).network();
    DemandPoints demand = demand(new long[] {7, 8, 9, 0}, 50, 50, 0, 0, 100, 50, 100, 100);
    StreetSpread.Result result =
        run(network, demand, box(40, 40, 60, 60), null, box(90, 30, 110, 70), box(0, 0, 200, 200));
    assertArrayEquals(new boolean[] {false, false, true, false}, result.spread());
    assertArrayEquals(
        new int[] {0, 1, 3}, Arrays.stream(result.feature()).filter(f -> f != 2).toArray());
    assertEquals(Sketch.lon(50), result.points().points().lon()[0]);
    assertEquals(7, result.points().weight()[0]);
  }

  /** T21: streets around a lake in the middle of a ring: nobody stands in the lake. */
  @Test
  void nobodyStandsInTheLakeOfAHorseshoe() {
    Network network = new GridCity(4, 4, 100).network();
    Geometry horseshoe = box(-1, -1, 401, 401).difference(box(101, 101, 299, 401));
    StreetSpread.Result result = run(network, demand(new long[] {500}, 50, 50), horseshoe);
    assertEquals(500, Arrays.stream(result.points().weight()).sum());
    for (int i = 0; i < result.points().size(); i++) {
      double lon = result.points().points().lon()[i];
      double lat = result.points().points().lat()[i];
      assertTrue(horseshoe.covers(GEOMETRIES.createPoint(new Coordinate(lon, lat))));
    }
  }

  /** T11: every area keeps its people, whatever the streets and however areas overlap. */
  @Test
  void peopleAreKeptToTheLast() {
    int spread = 0;
    for (long seed = 0; seed < 100; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(60, 50, 120.6, 28, 0.02));
      PointSet points = city.points(25, 120.6, 28, 0.02);
      DemandPoints demand = new DemandPoints(points, random.longs(25, 0, 300).toArray());
      List<Geometry> areas = new ArrayList<>();
      for (int d = 0; d < 25; d++) {
        double r = 0.004 * random.nextDouble();
        double lon = points.lon()[d];
        double lat = points.lat()[d];
        Envelope box = new Envelope(lon - r, lon + r, lat - r, lat + r);
        areas.add(random.nextInt(5) == 0 ? null : GEOMETRIES.toGeometry(box));
      }
      StreetSpread.Result result = run(network, demand, areas.toArray(Geometry[]::new));
      long[] people = new long[25];
      for (int i = 0; i < result.points().size(); i++) {
        people[result.feature()[i]] += result.points().weight()[i];
      }
      assertArrayEquals(demand.weight(), people, "seed " + seed);
      for (boolean s : result.spread()) {
        spread += s ? 1 : 0;
      }
    }
    assertTrue(spread > 500, "areas must meet streets: " + spread);
  }

  @Test
  void refusesAreasThatAreNotThoseOfTheDemandAndStopsWhenCancelled() {
    Network network = new GridCity(1, 1, 100).network();
    DemandPoints demand = demand(new long[] {1}, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> run(network, demand, null, null));
    assertThrows(
        CancelledException.class,
        () ->
            StreetSpread.run(
                network,
                demand,
                List.of(box(-1, -1, 101, 101)),
                ProgressListener.NONE,
                () -> true));
  }
}
