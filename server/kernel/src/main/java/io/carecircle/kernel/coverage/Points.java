package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.PointSet;
import java.util.Arrays;

/** Parts of a set of points. */
final class Points {
  private Points() {}

  /**
   * @param indices ascending
   */
  static PointSet pick(PointSet points, int[] indices) {
    return new PointSet(
        Arrays.stream(indices).mapToObj(points.ids()::get).toList(),
        Arrays.stream(indices).mapToDouble(i -> points.lon()[i]).toArray(),
        Arrays.stream(indices).mapToDouble(i -> points.lat()[i]).toArray());
  }
}
