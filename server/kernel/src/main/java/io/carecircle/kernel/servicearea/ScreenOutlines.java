package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Circles with fewer vertices, for a screen that could not show the others. Vertices are taken out
 * and none is moved (M. Visvalingam, J. D. Whyatt, "Line generalisation by repeated elimination of
 * points", The Cartographic Journal 30(1), 1993). The rings between the bands are simplified
 * together as one coverage, so that common borders stay common: bands stay nested, circles that
 * share the ground do not overlap. Whatever would not be so, or would leave a facility outside its
 * circle, keeps all its vertices. Nothing is ever counted on these outlines.
 */
public final class ScreenOutlines {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final double metres;
  private final double perLon;
  private final double perLat;

  private ScreenOutlines(double metres, double lat) {
    LocalScale scale = LocalScale.at(lat);
    this.metres = metres;
    this.perLon = Math.max(1, scale.metresPerDegreeLon());
    this.perLat = scale.metresPerDegreeLat();
  }

  /**
   * The same areas with simpler polygons; their square metres and people stay those of the exact
   * ones.
   *
   * @param metres see below; 0 gives the result as it is
   */
  public static ServiceAreasResult simplify(
      ServiceAreasResult result, PointSet facilities, AreaShape shape, double metres) {
    if (metres <= 0) {
      return result;
    }
    Map<Integer, List<MultiPolygon>> bands = new TreeMap<>();
    for (ServiceArea area : result.areas()) {
      bands.computeIfAbsent(area.facility(), f -> new ArrayList<>()).add(area.polygon());
    }
    List<List<MultiPolygon>> circles = new ArrayList<>(bands.values());
    List<Coordinate> inside = new ArrayList<>();
    for (int f : bands.keySet()) {
      inside.add(
          f == ServiceArea.ALL ? null : new Coordinate(facilities.lon()[f], facilities.lat()[f]));
    }
    List<MultiPolygon> simple = new ArrayList<>();
    if (shape == AreaShape.NEAREST) {
      simplify(circles, inside, metres).forEach(simple::addAll);
    } else {
      for (int i = 0; i < circles.size(); i++) {
        simplify(
                Collections.singletonList(circles.get(i)),
                Collections.singletonList(inside.get(i)),
                metres)
            .forEach(simple::addAll);
      }
    }
    List<ServiceArea> areas = new ArrayList<>();
    for (int i = 0; i < simple.size(); i++) {
      ServiceArea exact = result.areas().get(i);
      areas.add(
          new ServiceArea(
              exact.facility(),
              exact.band(),
              simple.get(i),
              exact.areaSquareMetres(),
              exact.wronglyInside(),
              exact.wronglyOutside()));
    }
    return new ServiceAreasResult(result.facilities(), result.demand(), areas);
  }

  /**
   * @param circles of each facility its bands, ascending; null where there is none. Either one
   *     facility, or several whose circles do not overlap
   * @param inside of each facility a place that must stay inside the bands that hold it, or null
   * @param metres about the size of the bends that go: the square root of the area of a corner
   * @return in the same order
   */
  public static List<List<MultiPolygon>> simplify(
      List<List<MultiPolygon>> circles, List<Coordinate> inside, double metres) {
    Envelope box = new Envelope();
    circles.forEach(bands -> bands.forEach(band -> expand(box, band)));
    if (box.isNull() || metres <= 0) {
      return circles;
    }
    return new ScreenOutlines(metres, box.centre().y).all(circles, inside);
  }

  private static void expand(Envelope box, MultiPolygon band) {
    if (band != null) {
      box.expandToInclude(band.getEnvelopeInternal());
    }
  }

  private List<List<MultiPolygon>> all(List<List<MultiPolygon>> circles, List<Coordinate> inside) {
    List<Geometry> rings = new ArrayList<>();
    List<int[]> spans = new ArrayList<>();
    for (List<MultiPolygon> bands : circles) {
      int[] last = new int[bands.size() + 1];
      last[0] = rings.size();
      Geometry before = GEOMETRIES.createPolygon();
      for (int k = 0; k < bands.size(); k++) {
        if (bands.get(k) != null) {
          Geometry ring = bands.get(k).difference(before);
          before = bands.get(k);
          if (!ring.isEmpty()) {
            rings.add(scaled(ring, perLon, perLat));
          }
        }
        last[k + 1] = rings.size();
      }
      spans.add(last);
    }
    Geometry[] simple = CoverageSimplifier.simplify(rings.toArray(Geometry[]::new), metres);
    if (!CoverageValidator.isValid(simple)) {
      return circles;
    }
    List<List<MultiPolygon>> outlines = new ArrayList<>();
    for (int i = 0; i < circles.size(); i++) {
      outlines.add(outline(circles.get(i), spans.get(i), simple, inside.get(i)));
    }
    return outlines;
  }

  private List<MultiPolygon> outline(
      List<MultiPolygon> bands, int[] span, Geometry[] simple, Coordinate inside) {
    List<MultiPolygon> outline = new ArrayList<>();
    for (int k = 0; k < bands.size(); k++) {
      MultiPolygon band = bands.get(k);
      if (band == null || span[k + 1] == span[0]) {
        outline.add(band);
        continue;
      }
      Geometry[] parts = Arrays.copyOfRange(simple, span[0], span[k + 1]);
      MultiPolygon simpler = multi(units(CoverageUnion.union(parts)));
      if (!simpler.isValid() || lost(inside, band, simpler)) {
        return bands;
      }
      outline.add(simpler);
    }
    for (int k = 1; k < outline.size(); k++) {
      boolean both = outline.get(k) != null && outline.get(k - 1) != null;
      if (both && !outline.get(k - 1).isEmpty() && !outline.get(k).covers(outline.get(k - 1))) {
        return bands;
      }
    }
    return outline;
  }

  private static boolean lost(Coordinate inside, MultiPolygon band, MultiPolygon simpler) {
    if (inside == null) {
      return false;
    }
    Point point = GEOMETRIES.createPoint(inside);
    return band.covers(point) && !simpler.covers(point);
  }

  /** To metres on the plane, where tolerances mean something. */
  private static Geometry scaled(Geometry geometry, double x, double y) {
    return changed(
        geometry,
        (positions, i) -> {
          positions.setOrdinate(i, 0, positions.getX(i) * x);
          positions.setOrdinate(i, 1, positions.getY(i) * y);
        });
  }

  /** Back to degrees: no vertex was moved, so the nearest whole unit is the vertex that it was. */
  private Geometry units(Geometry geometry) {
    return changed(
        geometry,
        (positions, i) -> {
          positions.setOrdinate(i, 0, unit(positions.getX(i) / perLon));
          positions.setOrdinate(i, 1, unit(positions.getY(i) / perLat));
        });
  }

  private static double unit(double degrees) {
    return Math.rint(degrees * Lattice.UNITS_PER_DEGREE) / Lattice.UNITS_PER_DEGREE;
  }

  /** Changes one position of a sequence. */
  @FunctionalInterface
  private interface Change {
    void at(CoordinateSequence positions, int i);
  }

  private static Geometry changed(Geometry geometry, Change change) {
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence positions, int i) {
            change.at(positions, i);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }

  private static MultiPolygon multi(Geometry geometry) {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }
}
