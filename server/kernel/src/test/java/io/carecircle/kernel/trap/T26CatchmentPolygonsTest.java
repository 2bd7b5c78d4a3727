package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.ServiceArea;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import io.carecircle.kernel.servicearea.SnapRaster;
import io.carecircle.kernel.unit.Speed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * T5 and T26 on the ground that catchments share out: valid, nested, never twice, nothing added.
 */
class T26CatchmentPolygonsTest {
  private static List<ServiceArea> areas(
      SnapRaster raster, PointSet facilities, AreaShape shape, int... cutoffs) {
    ServiceAreasSpec spec =
        new ServiceAreasSpec(new Speed(1000), cutoffs, Direction.TO_FACILITY, 300_000, shape);
    return ServiceAreas.run(spec, raster, facilities, null, ProgressListener.NONE, CancelToken.NONE)
        .areas();
  }

  @Test
  void theGroundIsSharedOutOnce() {
    int drawn = 0;
    for (long seed = 0; seed < 25; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(60, 60, 120.6, 28, 0.01));
      PointSet facilities = city.points(5, 120.6, 28, 0.01);
      SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
      List<ServiceArea> nearest = areas(raster, facilities, AreaShape.NEAREST, 600);
      ServiceArea all = areas(raster, facilities, AreaShape.DISSOLVED, 600).get(0);
      double sum = 0;
      for (ServiceArea a : nearest) {
        if (a.polygon() == null) {
          continue;
        }
        assertTrue(a.polygon().isValid(), "seed " + seed);
        sum += a.areaSquareMetres();
        drawn += a.polygon().isEmpty() ? 0 : 1;
        for (ServiceArea b : nearest) {
          if (b.polygon() != null && b.facility() > a.facility()) {
            double twice = a.polygon().intersection(b.polygon()).getArea();
            assertEquals(0, twice, 1e-18, "seed " + seed);
          }
        }
      }
      assertTrue(sum <= all.areaSquareMetres() * (1 + 1e-9), "seed " + seed);
    }
    assertTrue(drawn > 60, "catchments must be drawn: " + drawn);
  }

  @Test
  void aLongerCutoffHoldsTheShorterOne() {
    for (long seed = 0; seed < 25; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(60, 60, 120.6, 28, 0.01));
      PointSet facilities = city.points(4, 120.6, 28, 0.01);
      SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
      List<ServiceArea> bands = areas(raster, facilities, AreaShape.NEAREST, 200, 500, 900);
      for (int i = 1; i < bands.size(); i++) {
        MultiPolygon inner = bands.get(i - 1).polygon();
        MultiPolygon outer = bands.get(i).polygon();
        if (bands.get(i).band() > 0 && inner != null) {
          assertEquals(0, inner.difference(outer).getArea(), 0, "seed " + seed);
        }
      }
    }
  }
}
