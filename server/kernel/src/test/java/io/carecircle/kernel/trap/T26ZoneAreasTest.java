package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import io.carecircle.kernel.servicearea.SnapRaster;
import io.carecircle.kernel.servicearea.ZoneAreas;
import io.carecircle.kernel.servicearea.ZoneAreas.ZoneArea;
import io.carecircle.kernel.unit.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** T26: area(zone) = area(covered) + area(gap), and no slivers. */
class T26ZoneAreasTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
  }

  private static MultiPolygon multi(Geometry... polygons) {
    Polygon[] parts = new Polygon[polygons.length];
    System.arraycopy(polygons, 0, parts, 0, parts.length);
    return GEOMETRIES.createMultiPolygon(parts);
  }

  private static List<ZoneArea> run(MultiPolygon covered, Geometry... zones) {
    return ZoneAreas.run(covered, List.of(zones), ProgressListener.NONE, CancelToken.NONE);
  }

  /** Karney's geodesic polygon, an engine of its own; on steps of a metre both lines agree. */
  private static double karney(Geometry zones) {
    double sum = 0;
    Geometry geometry = Densifier.densify(zones, 1e-5);
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) geometry.getGeometryN(i);
      sum += ring(polygon.getExteriorRing());
      for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
        sum -= ring(polygon.getInteriorRingN(h));
      }
    }
    return sum;
  }

  private static double ring(LinearRing ring) {
    PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
    for (int i = 0; i + 1 < ring.getNumPoints(); i++) {
      area.AddPoint(ring.getCoordinateN(i).y, ring.getCoordinateN(i).x);
    }
    return Math.abs(area.Compute().area);
  }

  /**
   * On the equator: a zone of 400 x 300 m, its eastern quarter covered: 120,000 = 30,000 + 90,000.
   */
  @Test
  void aQuarterIsCovered() {
    Geometry zone = box(0, 0, Sketch.lon(400), Sketch.lat(300));
    MultiPolygon covered = multi(box(Sketch.lon(300), Sketch.lat(-50), Sketch.lon(900), 1));
    ZoneArea area = run(covered, zone).get(0);
    assertEquals(120_000, area.areaSquareMetres(), 0.01);
    assertEquals(30_000, area.coveredSquareMetres(), 0.02);
    assertEquals(90_000, area.gapSquareMetres(), 0.02);
    assertTrue(area.slivers().isEmpty());
  }

  /** 0.2 mm wide and 300 m long beside the zone's border: 0.06 m2, which is no gap. */
  @Test
  void sliversAreTakenOutAndListed() {
    Geometry zone = box(0, 0, Sketch.lon(400), Sketch.lat(300));
    MultiPolygon covered =
        multi(box(0, -1, Sketch.lon(200), 1), box(Sketch.lon(300), -1, Sketch.lon(399.9998), 1));
    ZoneArea area = run(covered, zone).get(0);
    assertEquals(1, area.slivers().size());
    assertEquals(0.06, area.slivers().get(0).areaSquareMetres(), 0.03);
    assertTrue(area.slivers().get(0).lon() > Sketch.lon(399.9));
    assertEquals(1, area.gap().getNumGeometries());
    assertEquals(30_000, area.gapSquareMetres(), 0.1);
    // A border of 300 m on a grid of 0.1 mm.
    assertEquals(120_000, area.coveredSquareMetres() + area.gapSquareMetres(), 0.05);
  }

  @Test
  void nothingAndAllAreCovered() {
    Geometry zone = box(120, 28, 120.01, 28.01);
    ZoneArea none = run(multi(), zone).get(0);
    assertEquals(0, none.coveredSquareMetres());
    assertEquals(none.areaSquareMetres(), none.gapSquareMetres(), 1e-6);
    ZoneArea all = run(multi(box(119, 27, 121, 29)), zone).get(0);
    assertEquals(0, all.gapSquareMetres());
    assertTrue(all.gap().isEmpty());
    assertEquals(all.areaSquareMetres(), all.coveredSquareMetres(), 1e-6);
    // 0.01 degrees squared at 28 degrees north are some 984 x 1109 m.
    assertEquals(karney(zone), all.areaSquareMetres(), 1e-6 * all.areaSquareMetres());
  }

  /**
   * Real circles of random cities over zones with slanted, ragged borders: areas add up to 1e-6 and
   * agree with Karney's; the gap is valid, lies in the zone, and holds a sampled place of the zone
   * exactly when no circle does.
   */
  @Test
  void zonesAreCoveredGroundAndGap() {
    int gaps = 0;
    int slivers = 0;
    for (long seed = 0; seed < 40; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(60, 60, 120.6, 28, 0.01));
      PointSet facilities = city.points(4, 120.6, 28, 0.01);
      MultiPolygon covered = circles(network, facilities);
      List<Geometry> zones = new ArrayList<>();
      for (int z = 0; z < 4; z++) {
        zones.add(ragged(random));
      }
      List<ZoneArea> areas = ZoneAreas.run(covered, zones, ProgressListener.NONE, CancelToken.NONE);
      for (int z = 0; z < 4; z++) {
        ZoneArea area = areas.get(z);
        String message = "seed " + seed + " zone " + z;
        double whole = area.areaSquareMetres();
        assertEquals(
            whole, area.coveredSquareMetres() + area.gapSquareMetres(), 1e-6 * whole, message);
        assertEquals(karney(zones.get(z)), whole, 1e-6 * whole, message);
        assertEquals(karney(area.gap()), area.gapSquareMetres(), 1e-6 * whole, message);
        double both = karney(zones.get(z).intersection(covered));
        assertEquals(both, area.coveredSquareMetres(), 2e-6 * whole, message);
        assertTrue(area.gap().isValid(), message);
        assertSampled(area, zones.get(z), covered, random, message);
        gaps += area.gap().getNumGeometries();
        slivers += area.slivers().size();
      }
    }
    assertTrue(gaps > 150, gaps + " gaps, " + slivers + " slivers");
  }

  private static void assertSampled(
      ZoneArea area, Geometry zone, Geometry covered, SplittableRandom random, String message) {
    Envelope around = zone.getEnvelopeInternal();
    for (int i = 0; i < 100; i++) {
      Point place =
          GEOMETRIES.createPoint(
              new Coordinate(
                  around.getMinX() + random.nextDouble() * around.getWidth(),
                  around.getMinY() + random.nextDouble() * around.getHeight()));
      // Within a millimetre of a border the grid may decide otherwise.
      boolean clear = area.gap().getBoundary().distance(place) > 1e-8;
      boolean free = zone.covers(place) && !covered.covers(place);
      assertTrue(!clear || free == area.gap().covers(place), message + " " + place);
    }
  }

  private static MultiPolygon circles(Network network, PointSet facilities) {
    ServiceAreasSpec spec =
        new ServiceAreasSpec(
            new Speed(1000), new int[] {300}, Direction.TO_FACILITY, 300_000, AreaShape.DISSOLVED);
    SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
    return ServiceAreas.run(spec, raster, facilities, null, ProgressListener.NONE, CancelToken.NONE)
        .areas()
        .get(0)
        .polygon();
  }

  /** A star around a place of the city. */
  private static Geometry ragged(SplittableRandom random) {
    double lon = 120.6 + 0.01 * random.nextDouble();
    double lat = 28 + 0.01 * random.nextDouble();
    int corners = 3 + random.nextInt(30);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = 0.001 + 0.004 * random.nextDouble();
      ring[i] = new Coordinate(lon + radius * Math.cos(angle), lat + radius * Math.sin(angle));
    }
    ring[corners] = ring[0].copy();
    return GEOMETRIES.createPolygon(ring);
  }

  @Test
  void stopsWhenNobodyWaits() {
    assertThrows(
        CancelledException.class,
        () -> ZoneAreas.run(multi(), List.of(box(0, 0, 1, 1)), ProgressListener.NONE, () -> true));
  }
}
