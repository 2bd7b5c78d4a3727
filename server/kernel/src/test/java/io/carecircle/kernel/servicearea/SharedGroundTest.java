package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

/**
 * The shapes dissolved and nearest against the nearest facility of places along the streets, by
 * Dijkstra's method on the streets themselves. Blocks are 200 m, so that the raster can tell
 * streets apart; places within a cell's diagonal of a border (28 m, hence 28 s) may fall on either
 * side of it.
 */
class SharedGroundTest {
  private static final int[] BANDS = {200, 500};
  private static final long NEAR_MM = 29_000;

  private record City(Network network, PointSet facilities, PointSet places, long[][] ways) {}

  private static City city(long seed, Direction direction) {
    SplittableRandom random = new SplittableRandom(seed);
    GridCity grid = new GridCity(8, 8, 200);
    // Some diagonals make ways that no grid has; one-way ones make directions differ.
    for (int i = 0; i < 4; i++) {
      int column = random.nextInt(7);
      int row = random.nextInt(7);
      grid.sketch()
          .line("d" + i, true, i % 2 == 0, grid.key(column, row), grid.key(column + 1, row + 1));
    }
    Network network = grid.network();
    PointSet facilities = alongStreets(random, 5);
    PointSet places = alongStreets(random, 150);
    Snapper.Joined joined = new Snapper(network).join(facilities, places, 300_000);
    return new City(
        network,
        facilities,
        places,
        Analyses.ways(network, joined.facilities(), joined.demand(), direction));
  }

  private static PointSet alongStreets(SplittableRandom random, int count) {
    double[] eastNorth = new double[2 * count];
    for (int i = 0; i < count; i++) {
      int across = random.nextInt(2);
      eastNorth[2 * i + across] = 200 * random.nextInt(9);
      eastNorth[2 * i + 1 - across] = random.nextInt(1601);
    }
    return Sketch.points(eastNorth);
  }

  private static List<ServiceArea> run(City city, AreaShape shape, Direction direction) {
    return ServiceAreasTest.run(
        ServiceAreasTest.spec(shape, direction, BANDS), city.network(), city.facilities(), null);
  }

  private static Point point(City city, int place) {
    return new GeometryFactory()
        .createPoint(new Coordinate(city.places().lon()[place], city.places().lat()[place]));
  }

  @Test
  void theDissolvedShapeHoldsWhatIsWithinReachOfAnyFacility() {
    int in = 0;
    int out = 0;
    for (long seed = 0; seed < 30; seed++) {
      Direction direction = Direction.values()[(int) (seed % 3)];
      City city = city(seed, direction);
      List<ServiceArea> areas = run(city, AreaShape.DISSOLVED, direction);
      for (int band = 0; band < BANDS.length; band++) {
        MultiPolygon polygon = areas.get(band).polygon();
        long cutoffMm = BANDS[band] * 1000L;
        for (int p = 0; p < city.places().size(); p++) {
          long way = Arrays.stream(city.ways()[p]).min().orElseThrow();
          String message = "seed " + seed + " band " + band + " place " + p + " at " + way;
          if (besideAnother(city, p)) {
            continue;
          }
          if (way + 2 * NEAR_MM <= cutoffMm) {
            assertTrue(polygon.covers(point(city, p)), message);
            in++;
          } else if (way - 2 * NEAR_MM > cutoffMm) {
            assertFalse(polygon.covers(point(city, p)), message);
            out++;
          }
        }
      }
    }
    assertTrue(in > 500 && out > 1000, in + " in, " + out + " out");
  }

  @Test
  void theNearestShapeGivesEachPlaceToItsNearestFacility() {
    int given = 0;
    for (long seed = 0; seed < 30; seed++) {
      Direction direction = Direction.values()[(int) (seed % 3)];
      City city = city(seed, direction);
      List<ServiceArea> areas = run(city, AreaShape.NEAREST, direction);
      for (int p = 0; p < city.places().size(); p++) {
        long[] ways = city.ways()[p];
        long[] sorted = Arrays.stream(ways).sorted().toArray();
        boolean clear = sorted[1] - sorted[0] > 4 * NEAR_MM;
        if (!clear || sorted[0] + 2 * NEAR_MM > BANDS[1] * 1000L || besideAnother(city, p)) {
          continue;
        }
        for (int f = 0; f < ways.length; f++) {
          boolean holds = areas.get(f * BANDS.length + 1).polygon().covers(point(city, p));
          String message = "seed " + seed + " place " + p + " facility " + f;
          assertTrue(holds == (ways[f] == sorted[0]), message);
        }
        given++;
      }
    }
    assertTrue(given > 400, "given: " + given);
  }

  /** Near a crossing or a diagonal a place lies within a cell of another street, too. */
  private static boolean besideAnother(City city, int place) {
    double east = city.places().lon()[place] / Sketch.lon(1);
    double north = city.places().lat()[place] / Sketch.lat(1);
    double fromColumn = Math.abs(east - 200 * Math.rint(east / 200));
    double fromRow = Math.abs(north - 200 * Math.rint(north / 200));
    return Math.max(fromColumn, fromRow) < 60;
  }
}
