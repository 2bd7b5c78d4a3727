package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.fixture.TwoSidedRoads;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.unit.Speed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

/** T25 on the ground: circles where arterial roads are crossed at junctions only. */
class RoadSidesTest {
  private static final int LIMIT_MM = 900_000;

  private static ServiceAreasSpec spec(
      ArterialCrossing crossing, AreaShape shape, Direction direction, int... seconds) {
    return new ServiceAreasSpec(
        new Speed(1000), seconds, direction, 300_000, crossing, shape, null);
  }

  private static List<ServiceArea> areas(
      ServiceAreasSpec spec, Network network, PointSet facilities, DemandPoints demand) {
    SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
    return ServiceAreas.run(
            spec, raster, facilities, demand, ProgressListener.NONE, CancelToken.NONE)
        .areas();
  }

  private static boolean holds(MultiPolygon polygon, double east, double north) {
    Coordinate at = new Coordinate(Sketch.lon(east), Sketch.lat(north));
    return polygon.covers(new GeometryFactory().createPoint(at));
  }

  /**
   * A road of 900 m without a junction, a facility 50 m south of its middle, 300 s. Along its own
   * side that is 250 m either way; the other side is 450 m to an end and as far back: not in. When
   * the road can be crossed anywhere both sides are in.
   */
  @Test
  void theOtherSideOfTheRoadIsNotInTheCircle() {
    Network network = new Sketch().node(1, 0, 0).node(2, 900, 0).arterial("road", 1, 2).network();
    PointSet facility = Sketch.points(450, -50);
    DemandPoints homes = Sketch.onePersonAt(350, 45, 350, -45);
    for (AreaShape shape : AreaShape.values()) {
      ServiceArea kept =
          areas(
                  spec(ArterialCrossing.JUNCTIONS, shape, Direction.TO_FACILITY, 300),
                  network,
                  facility,
                  homes)
              .get(0);
      assertTrue(holds(kept.polygon(), 350, -45) && holds(kept.polygon(), 550, -45));
      assertFalse(holds(kept.polygon(), 350, 45) || holds(kept.polygon(), 550, 45));
      assertEquals(0, kept.wronglyInside() + kept.wronglyOutside(), "one home in, one out");
      ServiceArea anywhere =
          areas(
                  spec(ArterialCrossing.ANYWHERE, shape, Direction.TO_FACILITY, 300),
                  network,
                  facility,
                  homes)
              .get(0);
      assertTrue(holds(anywhere.polygon(), 350, 45) && holds(anywhere.polygon(), 350, -45));
      assertTrue(kept.areaSquareMetres() < 0.7 * anywhere.areaSquareMetres());
    }
  }

  /** A side street at 400 m makes a junction there: 50 + 50 + 50 m to the north-western home. */
  @Test
  void aJunctionLetsThroughToTheOtherSide() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(3, 400, 0)
            .node(2, 900, 0)
            .node(4, 400, 300)
            .arterial("road", 1, 3, 2)
            .street("side", 3, 4)
            .network();
    ServiceArea area =
        areas(
                spec(ArterialCrossing.JUNCTIONS, AreaShape.EACH, Direction.TO_FACILITY, 300),
                network,
                Sketch.points(450, -50),
                null)
            .get(0);
    assertTrue(holds(area.polygon(), 350, 45) && holds(area.polygon(), 350, -45));
    // Beside the facility, across the road: 50 m to the junction, 50 m back.
    assertTrue(holds(area.polygon(), 450, 45));
  }

  /**
   * Every vertex of the raster is a home that stands where the raster says, on the side of the road
   * on which it lies: its time is the way of the two-sided roads, to the millimetre.
   */
  @Test
  void timesAreThoseOfTwoSidedRoads() {
    int compared = 0;
    int across = 0;
    for (long seed = 0; seed < 120; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network =
          Sketch.build(TwoSidedRoads.arterials(city.lines(8, 5, 120.6, 28, 0.003), city.random()));
      if (network.edgeCount() == 0) {
        continue;
      }
      Direction direction = Direction.values()[(int) (seed % 2)];
      PointSet facilities = city.points(2, 120.6, 28, 0.003);
      Snapper snapper = new Snapper(network, ArterialCrossing.JUNCTIONS);
      Snapped snapped = snapper.join(facilities, 300_000);
      SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
      Snapped vertices = vertices(raster, network);
      long[][] ways = TwoSidedRoads.ways(network, snapped, vertices, direction);
      TimeField field =
          new TimeField(raster, snapped, facilities.lon(), facilities.lat(), direction);
      for (int f = 0; f < 2; f++) {
        if (!snapped.joined(f)) {
          continue;
        }
        field.search(f, LIMIT_MM);
        for (int i = 0; i < vertices.size(); i++) {
          int timeMm = field.timeAt(i);
          String message = "seed " + seed + " facility " + f + " vertex " + i;
          if (ways[i][f] <= LIMIT_MM && vertices.joined(i)) {
            assertEquals(ways[i][f], timeMm, message);
            compared++;
            across += vertices.side()[i] * snapped.side()[f] < 0 ? 1 : 0;
          } else if (vertices.joined(i)) {
            assertTrue(timeMm > LIMIT_MM, message);
          }
        }
      }
    }
    assertTrue(compared > 20_000 && across > 5_000, compared + " vertices, " + across + " across");
  }

  /** Where the raster puts its vertices; the sides are those of points that join there. */
  private static Snapped vertices(SnapRaster raster, Network network) {
    int n = raster.vertexCount();
    double[] lon = new double[n];
    double[] lat = new double[n];
    int[] edge = new int[n];
    int[] offset = new int[n];
    int[] leg = new int[n];
    byte[] side = new byte[n];
    for (int i = 0; i < n; i++) {
      int[] v = raster.vertices();
      int key = v[SnapRaster.VERTEX * i + SnapRaster.KEY];
      Lattice lattice = raster.lattice();
      lon[i] = lattice.unitX(lattice.column(key)) / 1e7;
      lat[i] = lattice.unitY(lattice.row(key)) / 1e7;
      edge[i] = v[SnapRaster.VERTEX * i + SnapRaster.ON_EDGE];
      offset[i] = v[SnapRaster.VERTEX * i + SnapRaster.OFFSET_MM];
      leg[i] = v[SnapRaster.VERTEX * i + SnapRaster.LEG_MM];
    }
    Snapped asPoints =
        new Snapper(network, ArterialCrossing.JUNCTIONS)
            .joinNearest(new PointSet(Sketch.ids(n), lon, lat), 300_000);
    for (int i = 0; i < n; i++) {
      // Left out: two edges equally near, of which the raster may name the other one; and the ends
      // of
      // one-way streets, which are junctions for a point and the street's last bit for the ground.
      int e = edge[i];
      boolean atEnd = offset[i] == 0 || offset[i] == network.streets().lengthMm()[e];
      boolean bothWays = network.streets().forward(e) && network.streets().backward(e);
      edge[i] = asPoints.edge()[i] == e && (bothWays || !atEnd) ? e : -1;
      side[i] = asPoints.side()[i];
    }
    return new Snapped(edge, offset, leg, lon, lat, side);
  }
}
