package io.carecircle.datagen.region;

import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.Land;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.settle.Settlement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Divides the land among the communities: to each what is nearer to it than to any other on the
 * same part of the land (a Voronoi diagram). All borders are brought to one grid together and the
 * areas are built from these lines, so that neighbours share every vertex and nothing lies between
 * them; townships and counties are unions of such areas and fit as well.
 */
public final class Partition {
  private final Plane plane;
  private final Land land;
  private final GeometryFactory factory = Plane.wgs84();
  private final Map<LandPart, List<Settlement>> byPart = new HashMap<>();
  private final List<LineString> borders = new ArrayList<>();

  private Partition(Plane plane, Land land, List<Settlement> settlements) {
    this.plane = plane;
    this.land = land;
    for (Settlement settlement : settlements) {
      byPart.computeIfAbsent(settlement.part(), part -> new ArrayList<>()).add(settlement);
    }
  }

  /**
   * @param settlements at least one on each part of the land
   * @return the area of each community by code, lon/lat degrees
   */
  public static Map<String, Geometry> areas(Plane plane, Land land, List<Settlement> settlements) {
    Partition partition = new Partition(plane, land, settlements);
    for (LandPart part : land.parts()) {
      partition.addBorders(part);
    }
    return partition.areas();
  }

  /** One area of many that fit together. */
  public static Geometry union(Collection<Geometry> areas) {
    GeometryFactory factory = Plane.wgs84();
    return inOrder(CoverageUnion.union(factory.buildGeometry(areas)));
  }

  /** The same on every run, and outer rings counter-clockwise as GeoJSON wants them. */
  private static Geometry inOrder(Geometry area) {
    return area.norm().reverse();
  }

  private void addBorders(LandPart part) {
    List<Settlement> here = byPart.getOrDefault(part, List.of());
    if (here.isEmpty()) {
      throw new IllegalStateException("nobody lives on " + part.name());
    }
    if (here.size() == 1) {
      addBorder(part.area());
      return;
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(here.stream().map(s -> s.centre().coordinate()).sorted().toList());
    builder.setClipEnvelope(part.area().getEnvelopeInternal());
    Geometry cells = builder.getDiagram(new GeometryFactory());
    PreparedGeometry whole = PreparedGeometryFactory.prepare(part.area());
    for (int c = 0; c < cells.getNumGeometries(); c++) {
      Geometry cell = cells.getGeometryN(c);
      addBorder(
          whole.containsProperly(cell)
              ? cell
              : OverlayNGRobust.overlay(cell, part.area(), OverlayNG.INTERSECTION));
    }
  }

  private void addBorder(Geometry cell) {
    for (Object ring : LinearComponentExtracter.getLines(cell)) {
      List<Coordinate> line = new ArrayList<>();
      for (Coordinate at : ((LineString) ring).getCoordinates()) {
        Coordinate degrees = plane.degrees(at);
        if (line.isEmpty() || !line.get(line.size() - 1).equals2D(degrees)) {
          line.add(degrees);
        }
      }
      if (line.size() > 1) {
        borders.add(factory.createLineString(line.toArray(Coordinate[]::new)));
      }
    }
  }

  private Map<String, Geometry> areas() {
    Polygonizer polygonizer = new Polygonizer();
    polygonizer.add(
        UnaryUnionNG.union(
            factory.buildGeometry(borders), new PrecisionModel(Plane.STEPS_PER_DEGREE)));
    Map<String, List<Geometry>> faces = new HashMap<>();
    for (Object face : polygonizer.getPolygons()) {
      Settlement owner = owner((Polygon) face);
      faces.computeIfAbsent(owner.code(), code -> new ArrayList<>()).add((Polygon) face);
    }
    Map<String, Geometry> areas = new HashMap<>();
    faces.forEach(
        (code, own) -> areas.put(code, own.size() == 1 ? inOrder(own.get(0)) : union(own)));
    return areas;
  }

  private Settlement owner(Polygon face) {
    Coordinate inside = face.getInteriorPoint().getCoordinate();
    Spot at = plane.spot(inside.x, inside.y);
    LandPart part =
        land.findPart(at)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "an area without land at " + inside.x + ", " + inside.y));
    Settlement nearest = null;
    double best = Double.POSITIVE_INFINITY;
    for (Settlement settlement : byPart.get(part)) {
      double metres = settlement.centre().metresTo(at);
      if (metres < best) {
        best = metres;
        nearest = settlement;
      }
    }
    return nearest;
  }
}
