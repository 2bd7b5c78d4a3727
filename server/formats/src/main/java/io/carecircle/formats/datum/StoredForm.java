package io.carecircle.formats.datum;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * The one form in which a WGS84 geometry is stored, hashed and written: degrees of nine decimals,
 * no height, shells counter-clockwise and holes clockwise (RFC 7946). Applying it twice changes
 * nothing.
 */
public final class StoredForm {
  private StoredForm() {}

  /** A new geometry in stored form; null stays null. */
  public static Geometry of(Geometry wgs84) {
    return wgs84 == null ? null : rightHanded(mapped(wgs84, StoredForm::rounded));
  }

  /** A new geometry with rings turned to the right-hand rule; each keeps its first vertex. */
  public static Geometry rightHanded(Geometry geometry) {
    return new GeometryEditor(geometry.getFactory())
        .edit(geometry, (part, factory) -> part instanceof Polygon p ? turned(p, factory) : part);
  }

  private static Coordinate rounded(double x, double y) {
    return new Coordinate(Degrees.round(x), Degrees.round(y));
  }

  private static Polygon turned(Polygon polygon, GeometryFactory factory) {
    if (polygon.isEmpty()) {
      return polygon;
    }
    LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = turned(polygon.getInteriorRingN(i), false);
    }
    return factory.createPolygon(turned(polygon.getExteriorRing(), true), holes);
  }

  private static LinearRing turned(LinearRing ring, boolean counterClockwise) {
    boolean fits = Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise;
    return fits ? ring : ring.reverse();
  }

  /** A new geometry with every vertex mapped; heights are dropped. */
  static Geometry mapped(Geometry geometry, PointMap map) {
    return new GeometryEditor(geometry.getFactory())
        .edit(
            geometry,
            new GeometryEditor.CoordinateOperation() {
              @Override
              public Coordinate[] edit(Coordinate[] vertices, Geometry part) {
                Coordinate[] moved = new Coordinate[vertices.length];
                for (int i = 0; i < moved.length; i++) {
                  moved[i] = map.at(vertices[i].x, vertices[i].y);
                }
                return moved;
              }
            });
  }

  /** Gives a coordinate for a coordinate. */
  @FunctionalInterface
  interface PointMap {
    Coordinate at(double x, double y);
  }
}
