package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.search.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A circle drawn from bits against the same circle drawn from all times: dissolving the area of a
 * single facility is that area, and goes the other way through the code.
 */
class CircleTimesTest {
  private static final int[] BANDS = {0, 45, 120, 300, 301, 600, 900};

  @Test
  void drawsWhatAllTimesDraw() {
    int drawn = 0;
    for (int seed = 0; seed < 60; seed++) {
      RandomCity city = new RandomCity(1000 + seed);
      double south = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 28 : 60;
      double extent = seed % 2 == 0 ? 0.008 : 0.025;
      Network network = Sketch.build(city.lines(50, 45, 120.5, south, extent));
      // In a little more than the city's extent: legs of up to 300 m count, too.
      PointSet facilities = city.points(5, 120.5, south, extent * 1.1);
      for (Direction direction : Direction.values()) {
        drawn += compare(network, facilities, direction, "seed " + seed + " " + direction);
      }
    }
    assertTrue(drawn > 2000, "circles compared: " + drawn);
  }

  private static int compare(
      Network network, PointSet facilities, Direction direction, String message) {
    List<ServiceArea> each = run(network, facilities, AreaShape.EACH, direction);
    int drawn = 0;
    for (int f = 0; f < facilities.size(); f++) {
      PointSet one =
          new PointSet(
              List.of(facilities.ids().get(f)),
              new double[] {facilities.lon()[f]},
              new double[] {facilities.lat()[f]});
      List<ServiceArea> dissolved = run(network, one, AreaShape.DISSOLVED, direction);
      for (int band = 0; band < BANDS.length; band++) {
        ServiceArea area = each.get(f * BANDS.length + band);
        MultiPolygon polygon = area.polygon();
        if (polygon != null) {
          String at = message + " facility " + f + " band " + band;
          assertEquals(dissolved.get(band).polygon().toText(), polygon.toText(), at);
          // Bit for bit: sums start at the same place of the ring, however it was found.
          assertEquals(dissolved.get(band).areaSquareMetres(), area.areaSquareMetres(), 0.0, at);
          drawn++;
        }
      }
    }
    return drawn;
  }

  private static List<ServiceArea> run(
      Network network, PointSet facilities, AreaShape shape, Direction direction) {
    return ServiceAreasTest.run(
        ServiceAreasTest.spec(shape, direction, BANDS), network, facilities, null);
  }
}
