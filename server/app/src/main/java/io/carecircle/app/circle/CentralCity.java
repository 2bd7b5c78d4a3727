package io.carecircle.app.circle;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The area of the central city, as it was given: no document prints its outline. */
final class CentralCity {
  private final List<PreparedGeometry> areas = new ArrayList<>();

  /**
   * @param features those that are areas count
   */
  CentralCity(FeatureTable features) {
    for (int row = 0; row < features.size(); row++) {
      Geometry area = features.geometry(row);
      if (area != null && !area.isEmpty() && area.getDimension() == 2) {
        areas.add(PreparedGeometryFactory.prepare(area));
      }
    }
  }

  boolean isEmpty() {
    return areas.isEmpty();
  }

  /** Whether a community's place lies in it, its edge included. */
  boolean holds(Geometry community) {
    return community != null
        && !community.isEmpty()
        && areas.stream().anyMatch(area -> area.covers(community.getInteriorPoint()));
  }
}
