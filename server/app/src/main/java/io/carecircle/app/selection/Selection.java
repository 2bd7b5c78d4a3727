package io.carecircle.app.selection;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;

/**
 * Features that an analysis works on.
 *
 * @param features in id order, every one with an id
 * @param points where each stands, in the same order; null when the question needs no places (see
 *     {@link Selections#anywhere})
 * @param kept whether every request that chooses the same gets this very object, so that what is
 *     made of it may be kept as well ({@link DerivedCache})
 */
public record Selection(FeatureTable features, PointSet points, boolean kept) {
  /** Features of one request. */
  public Selection(FeatureTable features, PointSet points) {
    this(features, points, false);
  }

  /** What it costs in memory, as {@link DerivedCache} counts: rows, and the areas they hold. */
  long units() {
    long units = 0;
    for (int row = 0; row < size(); row++) {
      Geometry geometry = features.geometry(row);
      units +=
          features.columnNames().size() + 8L + (geometry == null ? 0 : geometry.getNumPoints());
    }
    return units;
  }

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
