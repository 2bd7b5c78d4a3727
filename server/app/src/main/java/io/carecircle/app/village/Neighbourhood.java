package io.carecircle.app.village;

import io.carecircle.kernel.geo.LocalScale;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.DistanceOp;

/** Which villages are neighbours, and in which one a place lies. */
final class Neighbourhood {
  private final GeometryFactory geometries = new GeometryFactory();
  private final List<Village> villages;
  private final STRtree index = new STRtree();

  Neighbourhood(List<Village> villages) {
    this.villages = villages;
    for (int v = 0; v < villages.size(); v++) {
      if (villages.get(v).area() != null) {
        index.insert(villages.get(v).area().getEnvelopeInternal(), v);
      }
    }
  }

  /** The first village by id whose area holds a place, its edge included; -1 for none. */
  int holding(double lon, double lat) {
    Geometry point = geometries.createPoint(new Coordinate(lon, lat));
    return near(point.getEnvelopeInternal()).stream()
        .filter(v -> villages.get(v).area().covers(point))
        .findFirst()
        .orElse(-1);
  }

  /**
   * Villages whose areas come within some metres of another's, ascending.
   *
   * @param village with an area
   */
  List<Integer> neighbours(int village, double metres) {
    Geometry area = villages.get(village).area();
    Coordinate origin = area.getEnvelopeInternal().centre();
    LocalScale scale = LocalScale.at(origin.y);
    AffineTransformation plane =
        AffineTransformation.translationInstance(-origin.x, -origin.y)
            .scale(scale.metresPerDegreeLon(), scale.metresPerDegreeLat());
    Geometry here = plane.transform(area);
    Envelope around = new Envelope(area.getEnvelopeInternal());
    // Twice the metres: the scale is that of the middle of the village, not of its edge.
    around.expandBy(
        2 * metres / scale.metresPerDegreeLon(), 2 * metres / scale.metresPerDegreeLat());
    List<Integer> neighbours = new ArrayList<>();
    for (int other : near(around)) {
      if (other != village
          && DistanceOp.isWithinDistance(
              here, plane.transform(villages.get(other).area()), metres)) {
        neighbours.add(other);
      }
    }
    return neighbours;
  }

  private List<Integer> near(Envelope around) {
    List<Integer> found = new ArrayList<>();
    for (Object v : index.query(around)) {
      found.add((Integer) v);
    }
    found.sort(null);
    return found;
  }
}
