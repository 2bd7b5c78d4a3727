package io.carecircle.app.estate;

import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import java.util.BitSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Circles drawn by the authorities: which of them hold a place, their edges included. */
final class CircleMap {
  private final GeometryFactory geometries = new GeometryFactory();
  private final PreparedGeometry[] circles;

  CircleMap(FeatureTable table) {
    circles = new PreparedGeometry[table.size()];
    for (int c = 0; c < circles.length; c++) {
      Geometry area = table.geometry(c);
      if (area == null || area.getDimension() != 2 || !area.isValid()) {
        throw InputReader.refused("circles", "feature " + table.id(c) + " is no valid area");
      }
      circles[c] = PreparedGeometryFactory.prepare(area);
    }
  }

  BitSet holding(Coordinate at) {
    Geometry point = geometries.createPoint(at);
    BitSet holding = new BitSet();
    for (int c = 0; c < circles.length; c++) {
      if (circles[c].covers(point)) {
        holding.set(c);
      }
    }
    return holding;
  }

  BitSet[] holding(PointSet points) {
    BitSet[] holding = new BitSet[points.size()];
    for (int i = 0; i < holding.length; i++) {
      holding[i] = holding(new Coordinate(points.lon()[i], points.lat()[i]));
    }
    return holding;
  }
}
