package io.carecircle.app.selection;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;

/**
 * Features that an analysis works on.
 *
 * @param features in id order, every one with an id
 * @param points where each stands, in the same order
 */
public record Selection(FeatureTable features, PointSet points) {
  public int size() {
    return points.size();
  }

  public String id(int row) {
    return points.ids().get(row);
  }

  /** A property as text, or null. */
  public String text(int row, String property) {
    Object value = features.value(row, property);
    return value == null ? null : value.toString();
  }
}
