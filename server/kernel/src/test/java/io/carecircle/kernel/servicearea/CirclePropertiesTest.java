package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** T5 and T26 on small cities full of one-way streets, loops, islands and doubled lines. */
class CirclePropertiesTest {
  private static final int[] BANDS = {60, 300, 301, 600, 900};

  /** A city and facilities in and around it. */
  private record Case(String name, Network network, PointSet facilities, Direction direction) {}

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int seed = 0; seed < 24; seed++) {
      RandomCity city = new RandomCity(seed);
      double south = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 28 : 60;
      double extent = seed % 2 == 0 ? 0.01 : 0.02;
      Network network = Sketch.build(city.lines(40, 30, 120.5, south, extent));
      PointSet facilities = city.points(6, 120.5, south, extent);
      cases.add(new Case("seed " + seed, network, facilities, Direction.values()[seed / 2 % 3]));
    }
    return cases;
  }

  private static List<ServiceArea> run(Case c, AreaShape shape, int... bands) {
    return ServiceAreasTest.run(
        ServiceAreasTest.spec(shape, c.direction(), bands), c.network(), c.facilities(), null);
  }

  @Test
  void everyPolygonIsValidNestedAndHoldsItsFacility() {
    int drawn = 0;
    for (Case c : cases()) {
      Snapped snapped = new Snapper(c.network()).join(c.facilities(), 300_000);
      for (AreaShape shape : AreaShape.values()) {
        MultiPolygon before = null;
        for (ServiceArea area : run(c, shape, BANDS)) {
          String message = c.name() + " " + shape + " " + area.facility() + " " + area.band();
          MultiPolygon polygon = area.polygon();
          if (polygon == null) {
            assertTrue(!snapped.joined(area.facility()), message);
            continue;
          }
          drawn++;
          assertTrue(polygon.isValid(), message);
          assertOnTheUnits(polygon, message);
          if (area.band() > 0) {
            assertTrue(
                before.isEmpty() || polygon.covers(before), message + " covers the band before");
          }
          before = polygon;
          if (shape == AreaShape.EACH) {
            assertHoldsFacility(c, snapped, area, message);
          }
        }
      }
    }
    assertTrue(drawn > 500, "only " + drawn + " polygons were drawn");
  }

  private static void assertHoldsFacility(
      Case c, Snapped snapped, ServiceArea area, String message) {
    GeometryFactory geometries = new GeometryFactory();
    int f = area.facility();
    Coordinate facility = new Coordinate(c.facilities().lon()[f], c.facilities().lat()[f]);
    assertTrue(area.polygon().covers(geometries.createPoint(facility)), message);
    int legs = c.direction() == Direction.ROUND_TRIP ? 2 : 1;
    if (snapped.legMm()[f] * legs <= BANDS[area.band()] * 1000) {
      Coordinate street = new Coordinate(snapped.lon()[f], snapped.lat()[f]);
      assertTrue(area.polygon().covers(geometries.createPoint(street)), message);
    }
  }

  private static void assertOnTheUnits(MultiPolygon polygon, String message) {
    for (Coordinate c : polygon.getCoordinates()) {
      assertEquals(Math.round(c.x * 1e7) / 1e7, c.x, message);
      assertEquals(Math.round(c.y * 1e7) / 1e7, c.y, message);
    }
  }

  /** A band is the same whatever bands are asked for beside it. */
  @Test
  void aBandDoesNotDependOnTheOthers() {
    for (Case c : cases()) {
      for (AreaShape shape : AreaShape.values()) {
        List<ServiceArea> all = run(c, shape, BANDS);
        List<ServiceArea> alone = run(c, shape, BANDS[1]);
        for (int i = 0; i < alone.size(); i++) {
          ServiceArea area = all.get(i * BANDS.length + 1);
          String message = c.name() + " " + shape + " " + i;
          if (area.polygon() == null) {
            assertEquals(null, alone.get(i).polygon(), message);
          } else {
            assertTrue(area.polygon().equalsExact(alone.get(i).polygon()), message);
          }
        }
      }
    }
  }

  /** T26: nothing is counted twice, and nothing of a single circle is lost in the whole. */
  @Test
  void theDissolvedAreaIsThatOfAllCirclesTogether() {
    for (Case c : cases()) {
      Geometry union = new GeometryFactory().createPolygon();
      double sumOfNearest = 0;
      List<ServiceArea> nearest = run(c, AreaShape.NEAREST, 600);
      Geometry dissolved = run(c, AreaShape.DISSOLVED, 600).get(0).polygon();
      for (ServiceArea area : run(c, AreaShape.EACH, 600)) {
        if (area.polygon() != null) {
          union = OverlayNGRobust.overlay(union, area.polygon(), 2);
        }
      }
      // Between a vertex of one facility and a vertex of another each circle ends on its own side,
      // and the whole does not: it closes the gap, less than a cell's diagonal. It never ends
      // farther in.
      assertTrue(union.difference(dissolved).getArea() <= 1e-9 * union.getArea(), c.name());
      Geometry around = union.buffer(1.5 * cellDegrees(dissolved));
      assertTrue(dissolved.difference(around).isEmpty(), c.name());
      for (int i = 0; i < nearest.size(); i++) {
        if (nearest.get(i).polygon() == null) {
          continue;
        }
        sumOfNearest += nearest.get(i).polygon().getArea();
        assertTrue(
            nearest.get(i).polygon().difference(dissolved).getArea() <= 1e-9 * dissolved.getArea(),
            c.name() + " nearest " + i + " beyond the whole");
        for (int j = 0; j < i; j++) {
          if (nearest.get(j).polygon() != null) {
            assertTrue(
                nearest.get(i).polygon().intersection(nearest.get(j).polygon()).getArea()
                    <= 1e-9 * dissolved.getArea(),
                c.name() + " nearest " + j + " and " + i + " overlap");
          }
        }
      }
      assertTrue(sumOfNearest <= dissolved.getArea() * (1 + 1e-9), c.name());
      assertTrue(sumOfNearest >= dissolved.getArea() * 0.9, c.name());
    }
  }

  private static double cellDegrees(Geometry at) {
    double lat = at.isEmpty() ? 0 : at.getEnvelopeInternal().getMaxY();
    return SnapRaster.CELL_METRES / LocalScale.at(lat).metresPerDegreeLon();
  }

  @Test
  void areasAreThoseOfTheEllipsoid() {
    for (Case c : cases()) {
      for (ServiceArea area : run(c, AreaShape.DISSOLVED, 300, 900)) {
        double expected = 0;
        for (int p = 0; p < area.polygon().getNumGeometries(); p++) {
          Polygon polygon = (Polygon) area.polygon().getGeometryN(p);
          expected += area(polygon.getExteriorRing());
          for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
            expected += area(polygon.getInteriorRingN(h));
          }
        }
        assertEquals(expected, area.areaSquareMetres(), 1e-6 * Math.abs(expected), c.name());
      }
    }
  }

  /** Karney's geodesic polygon: positive counter-clockwise, so holes come out negative. */
  private static double area(LinearRing ring) {
    PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
    Coordinate[] positions = ring.getCoordinates();
    for (int i = 0; i + 1 < positions.length; i++) {
      area.AddPoint(positions[i].y, positions[i].x);
    }
    return area.Compute(false, true).area;
  }

  /** The rasters of a network built from lines in another order are the same to the last bit. */
  @Test
  void theSameStreetsGiveTheSameCircle() {
    RandomCity city = new RandomCity(5);
    var lines = new ArrayList<>(city.lines(60, 40, 120.5, 28, 0.01));
    PointSet facilities = city.points(3, 120.5, 28, 0.01);
    ServiceAreasSpec spec = ServiceAreasTest.spec(AreaShape.NEAREST, Direction.TO_FACILITY, BANDS);
    var first = ServiceAreasTest.run(spec, Sketch.build(lines), facilities, null);
    java.util.Collections.reverse(lines);
    var second = ServiceAreasTest.run(spec, Sketch.build(lines), facilities, null);
    for (int i = 0; i < first.size(); i++) {
      assertTrue(first.get(i).polygon().equalsExact(second.get(i).polygon()));
      assertEquals(first.get(i).areaSquareMetres(), second.get(i).areaSquareMetres());
    }
  }

  /** The nearest street of every vertex, against measuring all of them. */
  @Test
  void theRasterFindsTheNearestStreet() {
    for (int seed = 0; seed < 3; seed++) {
      Network network = Sketch.build(new RandomCity(seed).lines(40, 20, 120.5, 28, 0.006));
      SnapRaster raster =
          SnapRaster.build(network, 25, 60, ProgressListener.NONE, CancelToken.NONE);
      double[][] distance = new PlainRaster(raster, network).distances();
      int near = 0;
      boolean[] small = network.islands().small();
      for (double[] d : distance) {
        near += d[0] <= 60 || d[1] <= 60 ? 1 : 0;
      }
      assertEquals(near, raster.vertexCount(), "seed " + seed);
      for (int e = 0; e < network.edgeCount(); e++) {
        int at = SnapRaster.EDGE * e;
        int island = network.islands().island()[network.streets().from()[e]];
        Set<Integer> keys = new HashSet<>();
        int end = raster.edges()[at + SnapRaster.EDGE + SnapRaster.FIRST_VERTEX];
        for (int i = raster.edges()[at + SnapRaster.FIRST_VERTEX]; i < end; i++) {
          int v = SnapRaster.VERTEX * i;
          int key = raster.vertices()[v + SnapRaster.KEY];
          double legMetres = raster.vertices()[v + SnapRaster.LEG_MM] / 1000.0;
          double[] d = distance[key];
          double nearest = d[0] <= 60 ? d[0] : d[1];
          assertEquals(d[0] > 60, small[island], "seed " + seed);
          assertEquals(Math.max(0, nearest - 25), legMetres, 0.001, "seed " + seed);
          assertTrue(keys.add(key), "seed " + seed);
        }
        assertEquals(keys, keysOfPieces(raster, at), "seed " + seed);
      }
    }
  }

  private static Set<Integer> keysOfPieces(SnapRaster raster, int at) {
    Set<Integer> keys = new HashSet<>();
    int end = raster.edges()[at + SnapRaster.EDGE + SnapRaster.FIRST_PIECE];
    for (int p = raster.edges()[at + SnapRaster.FIRST_PIECE]; p < end; p++) {
      long word = raster.pieces()[SnapRaster.PIECE * p];
      for (int bit = 0; bit < 64; bit++) {
        if ((raster.pieces()[SnapRaster.PIECE * p + 1] >>> bit & 1) == 1) {
          keys.add((int) (word << Lattice.WORD_SHIFT) + bit);
        }
      }
    }
    return keys;
  }
}
