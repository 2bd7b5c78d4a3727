package io.carecircle.formats.street;

import io.carecircle.formats.osm.FootRules;
import io.carecircle.kernel.layer.FeatureOrder;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One line of the layer before it is joined with others.
 *
 * @param name or null
 * @param lon degrees, two or more
 * @param lat degrees, as many
 */
record SourceLine(
    String id, String name, FootRules.Walk walk, Level level, double[] lon, double[] lat) {

  /** By id, then geometry, then all else: equal only when the lines are alike in everything. */
  static final Comparator<SourceLine> CANONICAL =
      Comparator.comparing(SourceLine::id, FeatureOrder.BY_ID)
          .thenComparing(SourceLine::lon, Arrays::compare)
          .thenComparing(SourceLine::lat, Arrays::compare)
          .thenComparing(SourceLine::level)
          .thenComparing(line -> line.walk().streetClass())
          .thenComparing(line -> line.walk().forward())
          .thenComparing(line -> line.walk().backward())
          .thenComparing(SourceLine::name, Comparator.nullsFirst(FeatureOrder.BY_ID));

  SourceLine withId(String newId) {
    return new SourceLine(newId, name, walk, level, lon, lat);
  }
}
