package io.carecircle.app.selection;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Features that an analysis works on.
 *
 * @param features in id order, every one with an id
 * @param points where each stands, in the same order; null when the question needs no places (see
 *     {@link Selections#anywhere})
 */
public record Selection(FeatureTable features, PointSet points) {
  public int size() {
    return features.size();
  }

  public String id(int row) {
    return features.id(row);
  }

  /** All ids, ascending. */
  public List<String> ids() {
    return IntStream.range(0, size()).mapToObj(features::id).toList();
  }

  /** A property as text, or null. */
  public String text(int row, String property) {
    Object value = features.value(row, property);
    return value == null ? null : value.toString();
  }
}
