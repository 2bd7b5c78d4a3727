package io.carecircle.kernel.coverage;

import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.unit.Lengths;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Straight distances to a set of points, nearest first; no street is asked. */
final class StraightWays {
  /** No degree of latitude is shorter than 110,574 m on WGS84. */
  private static final double LEAST_MM_PER_DEGREE = 110_570_000.0;

  private final PointSet points;
  private final int[] byLat;

  /** The nearest point and the way to it; -1 and {@link Lengths#NO_WAY_MM} when there is none. */
  record Nearest(int point, int straightMm) {}

  StraightWays(PointSet points) {
    this.points = points;
    this.byLat =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> points.lat()[i]).thenComparing(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * @param counts which points count
   * @return of several at the same millimetre the lowest index
   */
  Nearest nearest(double lon, double lat, IntPredicate counts) {
    Nearest best = new Nearest(-1, Lengths.NO_WAY_MM);
    int north = firstAtOrAbove(lat);
    int south = north - 1;
    while (north < byLat.length || south >= 0) {
      boolean goNorth =
          south < 0
              || north < byLat.length
                  && points.lat()[byLat[north]] - lat <= lat - points.lat()[byLat[south]];
      int point = byLat[goNorth ? north++ : south--];
      if (leastMm(lat, point) > best.straightMm()) {
        return best;
      }
      if (counts.test(point)) {
        int mm = straightMm(lon, lat, point);
        boolean closer = mm < best.straightMm();
        if (closer || mm == best.straightMm() && mm < Lengths.NO_WAY_MM && point < best.point()) {
          best = new Nearest(point, mm);
        }
      }
    }
    return best;
  }

  /** Whether any of the points that count lies within a straight distance. */
  boolean anyWithin(double lon, double lat, int limitMm, IntPredicate counts) {
    for (int i = firstAtOrAbove(lat); i < byLat.length; i++) {
      if (leastMm(lat, byLat[i]) > limitMm) {
        break;
      }
      if (counts.test(byLat[i]) && straightMm(lon, lat, byLat[i]) <= limitMm) {
        return true;
      }
    }
    for (int i = firstAtOrAbove(lat) - 1; i >= 0; i--) {
      if (leastMm(lat, byLat[i]) > limitMm) {
        break;
      }
      if (counts.test(byLat[i]) && straightMm(lon, lat, byLat[i]) <= limitMm) {
        return true;
      }
    }
    return false;
  }

  private double leastMm(double lat, int point) {
    // Less a millimetre, because lengths are rounded.
    return Math.abs(points.lat()[point] - lat) * LEAST_MM_PER_DEGREE - 1;
  }

  private int straightMm(double lon, double lat, int point) {
    double metres = Geodesic.metres(lon, lat, points.lon()[point], points.lat()[point]);
    return metres < Lengths.LIMIT_METRES ? Lengths.millimetres(metres) : Lengths.NO_WAY_MM;
  }

  private int firstAtOrAbove(double lat) {
    int low = 0;
    int high = byLat.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (points.lat()[byLat[middle]] < lat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
