package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.geo.EllipsoidArea;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.unit.Speed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

/** T12 on the ground: each place belongs to the nearest facility of the region it lies in. */
class OwnGroundTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double SOUTH = 28;
  private static final double WEST = 120.6;
  private static final double EXTENT = 0.01;
  private static final int[] CUTOFFS = {300, 700};

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
  }

  private static Geometry metres(double west, double south, double east, double north) {
    return box(Sketch.lon(west), Sketch.lat(south), Sketch.lon(east), Sketch.lat(north));
  }

  private static List<ServiceArea> run(
      Network network, PointSet facilities, DemandPoints demand, OwnGround own, int... cutoffs) {
    ServiceAreasSpec spec =
        new ServiceAreasSpec(
            new Speed(1000),
            cutoffs,
            Direction.TO_FACILITY,
            300_000,
            ArterialCrossing.ANYWHERE,
            AreaShape.NEAREST,
            own);
    SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
    return ServiceAreas.run(
            spec, raster, facilities, demand, ProgressListener.NONE, CancelToken.NONE)
        .areas();
  }

  private static Point place(double lon, double lat) {
    return GEOMETRIES.createPoint(new Coordinate(lon, lat));
  }

  /**
   * A street of 1,200 m, the border of two counties at 500 m. Facility a of the western county
   * stands at 100 m, b of the eastern one at 520 m, 20 m beyond the border. With neighbours allowed
   * b would take the ground from 310 m on; on its own it takes none west of 500 m.
   */
  @Test
  void theBorderIsNotCrossed() {
    Network network = new Sketch().node(1, 0, 0).node(2, 1200, 0).street("s", 1, 2).network();
    PointSet facilities = Sketch.points(100, 0, 520, 0, 900, 0, 900, 10);
    List<Geometry> counties =
        Arrays.asList(metres(-300, -300, 500, 300), metres(500, -300, 1500, 300), null);
    DemandPoints homes = Sketch.onePersonAt(450, 0, 700, 0);
    NearestFacility.Groups groups =
        new NearestFacility.Groups(new int[] {0, 1, 2, -1}, new int[] {0, 1}, 3);
    OwnGround own = new OwnGround(groups, new int[] {0, 1, 2, -1}, counties);
    List<ServiceArea> areas = run(network, facilities, homes, own, 600);
    MultiPolygon a = areas.get(0).polygon();
    MultiPolygon b = areas.get(1).polygon();
    assertTrue(a.covers(place(Sketch.lon(499), 0)) && !a.covers(place(Sketch.lon(501), 0)));
    assertTrue(b.covers(place(Sketch.lon(501), 0)) && !b.covers(place(Sketch.lon(499), 0)));
    assertTrue(b.covers(place(Sketch.lon(1100), 0)), "the other two serve nobody here");
    assertEquals(0, areas.get(0).wronglyInside() + areas.get(0).wronglyOutside());
    assertEquals(0, areas.get(1).wronglyInside() + areas.get(1).wronglyOutside());
    assertNull(areas.get(2).polygon(), "nobody has drawn its county");
    assertTrue(areas.get(3).polygon().isEmpty(), "it belongs to no county");
    for (int f = 0; f < 4; f++) {
      assertEquals(f, areas.get(f).facility());
    }
  }

  /**
   * Two counties and land between that is neither's. A facility's ground is what it would have if
   * the facilities of the other county were not there, as far as its own county goes. So on 60
   * random cities sampled places are compared with running each county alone.
   */
  @Test
  void eachCountyIsSharedOutAmongItsOwn() {
    int inside = 0;
    int onlyAlone = 0;
    for (long seed = 0; seed < 60; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(60, 60, WEST, SOUTH, EXTENT));
      PointSet facilities = city.points(6, WEST, SOUTH, EXTENT);
      List<Geometry> counties = counties();
      int[] regionOf = random.ints(6, -1, 2).toArray();
      OwnGround own = new OwnGround(null, regionOf, counties);
      List<ServiceArea> areas = run(network, facilities, null, own, CUTOFFS);
      List<List<ServiceArea>> alone = new ArrayList<>();
      for (int r = 0; r < 2; r++) {
        alone.add(run(network, of(facilities, regionOf, r), null, null, CUTOFFS));
      }
      double wide = EXTENT * 1.5;
      for (int i = 0; i < 300; i++) {
        Point place =
            place(
                WEST - EXTENT / 4 + wide * random.nextDouble(),
                SOUTH - EXTENT / 4 + wide * random.nextDouble());
        for (int k = 0; k < areas.size(); k++) {
          int f = areas.get(k).facility();
          int band = areas.get(k).band();
          MultiPolygon ground = areas.get(k).polygon();
          boolean holds = ground != null && ground.covers(place);
          MultiPolygon unbounded = unbounded(alone, regionOf, f, band);
          boolean would = unbounded != null && unbounded.covers(place);
          boolean home = regionOf[f] >= 0 && counties.get(regionOf[f]).covers(place);
          assertEquals(would && home, holds, "seed " + seed + " place " + place + " facility " + f);
          inside += holds ? 1 : 0;
          onlyAlone += would && !home ? 1 : 0;
        }
      }
      assertGround(areas, counties, regionOf, seed);
    }
    assertTrue(inside > 1000 && onlyAlone > 1000, inside + " inside, " + onlyAlone + " beyond");
  }

  /** A slanted border, a hole, and land that belongs to nobody. */
  private static List<Geometry> counties() {
    Geometry west = box(WEST - 1, SOUTH - 1, WEST + EXTENT / 3, SOUTH + 1);
    Geometry slanted =
        GEOMETRIES.createPolygon(
            new Coordinate[] {
              new Coordinate(WEST + EXTENT / 2, SOUTH - 0.02),
              new Coordinate(WEST + 0.5, SOUTH),
              new Coordinate(WEST + EXTENT / 3, SOUTH + 0.02),
              new Coordinate(WEST + EXTENT / 2, SOUTH - 0.02)
            });
    Geometry hole =
        box(WEST + EXTENT * 0.6, SOUTH + EXTENT * 0.2, WEST + EXTENT * 0.8, SOUTH + EXTENT * 0.5);
    return List.of(west, slanted.difference(hole));
  }

  private static PointSet of(PointSet facilities, int[] regionOf, int region) {
    int[] members =
        IntStream.range(0, regionOf.length).filter(f -> regionOf[f] == region).toArray();
    return new PointSet(
        Arrays.stream(members).mapToObj(facilities.ids()::get).toList(),
        Arrays.stream(members).mapToDouble(f -> facilities.lon()[f]).toArray(),
        Arrays.stream(members).mapToDouble(f -> facilities.lat()[f]).toArray());
  }

  private static MultiPolygon unbounded(
      List<List<ServiceArea>> alone, int[] regionOf, int f, int band) {
    if (regionOf[f] < 0) {
      return null;
    }
    int number = (int) IntStream.range(0, f).filter(g -> regionOf[g] == regionOf[f]).count();
    return alone.get(regionOf[f]).get(number * CUTOFFS.length + band).polygon();
  }

  /** Valid, nested, within the county, never twice, and the area is that of the polygon. */
  private static void assertGround(
      List<ServiceArea> areas, List<Geometry> counties, int[] regionOf, long seed) {
    for (int k = 0; k < areas.size(); k++) {
      ServiceArea a = areas.get(k);
      if (a.polygon() == null || a.polygon().isEmpty()) {
        continue;
      }
      assertTrue(a.polygon().isValid(), "seed " + seed);
      double metres = EllipsoidArea.squareMetres(a.polygon());
      assertEquals(metres, a.areaSquareMetres(), 1e-6 * metres, "seed " + seed);
      Geometry beyond = a.polygon().difference(counties.get(regionOf[a.facility()]));
      // A grid of 1 cm may put a corner that far over a slanted border.
      assertTrue(EllipsoidArea.squareMetres(beyond) < 10, "seed " + seed);
      if (a.band() > 0) {
        MultiPolygon inner = areas.get(k - 1).polygon();
        assertTrue(EllipsoidArea.squareMetres(inner.difference(a.polygon())) < 10);
      }
      for (ServiceArea b : areas) {
        if (b.facility() > a.facility() && b.band() == a.band() && b.polygon() != null) {
          double twice = EllipsoidArea.squareMetres(a.polygon().intersection(b.polygon()));
          assertTrue(twice < 10, "seed " + seed);
        }
      }
    }
  }

  @Test
  void onlyTheNearestShapeHasGroundOfItsOwn() {
    OwnGround own = new OwnGround(null, new int[0], List.of());
    assertFalse(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new ServiceAreasSpec(
                        new Speed(1000),
                        new int[] {900},
                        Direction.TO_FACILITY,
                        0,
                        ArterialCrossing.ANYWHERE,
                        AreaShape.EACH,
                        own))
            .getMessage()
            .isEmpty());
  }
}
