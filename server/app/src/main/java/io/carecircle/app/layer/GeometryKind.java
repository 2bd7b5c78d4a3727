package io.carecircle.app.layer;

import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** The geometry types of GeoJSON that a layer may hold. */
public enum GeometryKind {
  POINT("Point"),
  MULTI_POINT("MultiPoint"),
  LINE("LineString"),
  MULTI_LINE("MultiLineString"),
  POLYGON("Polygon"),
  MULTI_POLYGON("MultiPolygon");

  private final String geoJsonName;

  GeometryKind(String geoJsonName) {
    this.geoJsonName = geoJsonName;
  }

  /** The name in GeoJSON, also the one that JTS uses. */
  public String geoJsonName() {
    return geoJsonName;
  }

  /** The kind of a geometry; empty for collections and bare rings, which no layer holds. */
  public static Optional<GeometryKind> find(Geometry geometry) {
    for (GeometryKind kind : values()) {
      if (kind.geoJsonName.equals(geometry.getGeometryType())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
