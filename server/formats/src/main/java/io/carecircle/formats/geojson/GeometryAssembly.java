package io.carecircle.formats.geojson;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Builds a geometry from what its tokens gave, or says which rule of RFC 7946 it breaks. */
final class GeometryAssembly {
  private static final int RING_POSITIONS = 4;

  private final GeometryFactory factory = new GeometryFactory();

  /** The geometry; null stays null. */
  Geometry build(RawGeometry raw) throws FeatureProblem {
    if (raw == null) {
      return null;
    }
    if (raw.type() == null) {
      throw problem("the geometry has no type", null);
    }
    return switch (raw.type()) {
      case "Point" -> factory.createPoint(position(raw.coordinates()));
      case "MultiPoint" -> factory.createMultiPointFromCoords(positions(raw.coordinates()));
      case "LineString" -> line(raw.coordinates());
      case "MultiLineString" -> lines(list(raw.coordinates()));
      case "Polygon" -> polygon(raw.coordinates());
      case "MultiPolygon" -> polygons(list(raw.coordinates()));
      case "GeometryCollection" -> collection(raw.geometries());
      default -> throw problem("unknown geometry type", raw.type());
    };
  }

  private Geometry lines(List<?> parts) throws FeatureProblem {
    LineString[] lines = new LineString[parts.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(parts.get(i));
    }
    return factory.createMultiLineString(lines);
  }

  private Geometry polygons(List<?> parts) throws FeatureProblem {
    Polygon[] polygons = new Polygon[parts.size()];
    for (int i = 0; i < polygons.length; i++) {
      polygons[i] = polygon(parts.get(i));
    }
    return factory.createMultiPolygon(polygons);
  }

  private Geometry collection(List<RawGeometry> parts) throws FeatureProblem {
    if (parts == null || parts.isEmpty()) {
      throw problem("the GeometryCollection is empty", null);
    }
    Geometry[] geometries = new Geometry[parts.size()];
    for (int i = 0; i < geometries.length; i++) {
      geometries[i] = build(parts.get(i));
    }
    return factory.createGeometryCollection(geometries);
  }

  private LineString line(Object coordinates) throws FeatureProblem {
    Coordinate[] positions = positions(coordinates);
    if (positions.length < 2) {
      throw problem("a line needs two positions or more", null);
    }
    return factory.createLineString(positions);
  }

  private Polygon polygon(Object coordinates) throws FeatureProblem {
    List<?> rings = list(coordinates);
    LinearRing shell = ring(rings.get(0), 1);
    LinearRing[] holes = new LinearRing[rings.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(rings.get(i + 1), i + 2);
    }
    return factory.createPolygon(shell, holes);
  }

  private LinearRing ring(Object coordinates, int number) throws FeatureProblem {
    Coordinate[] positions = positions(coordinates);
    if (positions.length < RING_POSITIONS) {
      throw problem(
          "ring %d has %d positions; a ring needs four or more, the last equal to the first"
              .formatted(number, positions.length),
          null);
    }
    if (!positions[0].equals2D(positions[positions.length - 1])) {
      throw problem(
          "ring %d is not closed: its last position must equal its first".formatted(number), null);
    }
    return factory.createLinearRing(positions);
  }

  private static Coordinate position(Object coordinates) throws FeatureProblem {
    if (coordinates instanceof Coordinate position) {
      return position;
    }
    throw shape(coordinates);
  }

  private static Coordinate[] positions(Object coordinates) throws FeatureProblem {
    List<?> parts = list(coordinates);
    Coordinate[] positions = new Coordinate[parts.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = position(parts.get(i));
    }
    return positions;
  }

  private static List<?> list(Object coordinates) throws FeatureProblem {
    if (coordinates instanceof List<?> list && !list.isEmpty()) {
      return list;
    }
    throw shape(coordinates);
  }

  private static FeatureProblem shape(Object coordinates) {
    if (coordinates == null) {
      return problem("the geometry has no coordinates", null);
    }
    return coordinates instanceof List<?> list && list.isEmpty()
        ? problem("empty coordinates", null)
        : problem("the lists of the coordinates are not nested as the type needs it", null);
  }

  private static FeatureProblem problem(String reason, String value) {
    return new FeatureProblem("geometry", value, reason);
  }
}
