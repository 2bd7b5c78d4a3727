package io.carecircle.app.estate;

import io.carecircle.kernel.geo.LocalScale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * Whether two plots are adjacent: areas whose boundaries come within a few metres of each other and
 * which do not overlap by more than that tolerance can explain (a strip of its width along the
 * shorter boundary). Points, lines and what is missing leave it unknown. A street between two plots
 * so keeps them apart.
 */
final class Adjacency {
  private Adjacency() {}

  /**
   * @param metres how far apart the boundaries may be
   */
  static Verdict of(Geometry a, Geometry b, double metres) {
    if (!isArea(a) || !isArea(b)) {
      return Verdict.UNKNOWN;
    }
    Coordinate origin = a.getEnvelopeInternal().centre();
    Geometry first = inMetres(a, origin);
    Geometry second = inMetres(b, origin);
    if (new DistanceOp(first, second).distance() > metres) {
      return Verdict.FAIL;
    }
    double strip = metres * Math.min(first.getLength(), second.getLength());
    return first.intersection(second).getArea() > strip ? Verdict.FAIL : Verdict.PASS;
  }

  private static boolean isArea(Geometry geometry) {
    return geometry != null
        && !geometry.isEmpty()
        && geometry.getDimension() == 2
        && geometry.isValid();
  }

  private static Geometry inMetres(Geometry geometry, Coordinate origin) {
    LocalScale scale = LocalScale.at(origin.y);
    return new AffineTransformation(
            scale.metresPerDegreeLon(),
            0,
            -origin.x * scale.metresPerDegreeLon(),
            0,
            scale.metresPerDegreeLat(),
            -origin.y * scale.metresPerDegreeLat())
        .transform(geometry);
  }
}
