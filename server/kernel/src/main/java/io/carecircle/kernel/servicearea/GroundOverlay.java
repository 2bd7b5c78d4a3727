package io.carecircle.kernel.servicearea;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Cuts polygons with polygons. All corners lie on a grid, so what is valid stays valid when it is
 * written with as many decimals; shells run counter-clockwise, and equal ground has equal bytes.
 */
final class GroundOverlay {
  private final PrecisionModel grid;

  /**
   * @param decimals of a degree: 7 is the grid that circles are drawn on, about 1 cm
   */
  GroundOverlay(int decimals) {
    this.grid = new PrecisionModel(StrictMath.pow(10, decimals));
  }

  /** What lies in both. */
  MultiPolygon shared(Geometry a, Geometry b) {
    return overlay(a, b, OverlayNG.INTERSECTION);
  }

  /** What of the first does not lie in the second. */
  MultiPolygon rest(Geometry a, Geometry b) {
    return overlay(a, b, OverlayNG.DIFFERENCE);
  }

  private MultiPolygon overlay(Geometry a, Geometry b, int operation) {
    OverlayNG overlay = new OverlayNG(a, b, grid, operation);
    // Areas only: where two just touch, a line or a point is no ground.
    overlay.setStrictMode(true);
    return polygons(overlay.getResult());
  }

  /** The polygons of a geometry, in one order and turned one way. */
  static MultiPolygon polygons(Geometry geometry) {
    Geometry ordered = geometry.norm();
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < ordered.getNumGeometries(); i++) {
      if (ordered.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        // The normal form has its shells clockwise.
        polygons.add(polygon.reverse());
      }
    }
    return geometry.getFactory().createMultiPolygon(polygons.toArray(Polygon[]::new));
  }
}
