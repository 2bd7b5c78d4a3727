package io.carecircle.bench;

import io.carecircle.kernel.layer.PointSet;
import java.util.ArrayList;
import java.util.List;

/** Point sets from bare coordinates; ids ascend with the index. */
final class Points {
  private Points() {}

  static PointSet of(double[] lon, double[] lat) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < lon.length; i++) {
      ids.add("p%06d".formatted(i));
    }
    return new PointSet(ids, lon, lat);
  }
}
