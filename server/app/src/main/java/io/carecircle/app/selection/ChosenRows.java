package io.carecircle.app.selection;

import io.carecircle.app.result.Warnings;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Rows of a table made a selection.
 *
 * @param ids those to choose from, or null for all
 * @param placed whether every feature must stand somewhere
 * @param input its name, for refusals and warnings
 * @param kept see {@link Selection}
 */
record ChosenRows(FeatureTable table, Set<String> ids, boolean placed, String input, boolean kept) {

  /** All rows that were chosen. */
  Selection all(boolean atPoints, Warnings run) {
    return select(this::isChosen, atPoints ? run : null);
  }

  /**
   * @param named whether the caller named the facilities, by their ids or by bringing them along
   */
  Selections.Facilities facilities(FacilityFilter filter, boolean named, Warnings run) {
    Selection all = select(row -> isChosen(row) && filter.accepts(table, row, input), run);
    if (all.size() == 0 && table.size() > 0) {
      run.warn(
          "没有选中任何设施；现有：" + kindsInWords(table),
          "no facility is selected; there are: " + kindsInWords(table));
    }
    int left = (ids == null ? table.size() : ids.size()) - all.size();
    if (named && left > 0) {
      run.warn(
          InputNames.chinese(input) + "中有 " + left + " 个不计入：类型不符，或在 " + filter.asOf() + " 未开放",
          left
              + " of "
              + input
              + " do not count: not of the kinds, or not open on "
              + filter.asOf());
    }
    Selection notOpen =
        select(
            row ->
                isChosen(row)
                    && table.geometry(row) instanceof Point
                    && filter.acceptsIfOpen(table, row, input),
            run);
    return new Selections.Facilities(all, notOpen);
  }

  private boolean isChosen(int row) {
    return ids == null || ids.contains(table.id(row));
  }

  /** How many of each kind and state there are, for one who asked for others. */
  private static String kindsInWords(FeatureTable table) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int row = 0; row < table.size(); row++) {
      counts.merge(table.value(row, "kind") + " " + table.value(row, "status"), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * @param run told of areas that stand at one point, or null when they need not
   */
  private Selection select(IntPredicate accepted, Warnings run) {
    int[] rows =
        IntStream.range(0, table.size())
            .filter(accepted)
            .boxed()
            .sorted(Comparator.comparing(table::id, FeatureOrder.BY_ID))
            .mapToInt(Integer::intValue)
            .toArray();
    FeatureTable.Builder features = FeatureTable.builder();
    table.columnNames().forEach(features::column);
    List<String> points = new ArrayList<>();
    double[] lon = new double[rows.length];
    double[] lat = new double[rows.length];
    int inside = 0;
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      Geometry geometry = table.geometry(row);
      if (placed) {
        Coordinate at = pointOf(geometry, table.id(row), input);
        inside += geometry instanceof Point ? 0 : 1;
        lon[i] = at.x;
        lat[i] = at.y;
      }
      points.add(table.id(row));
      features.add(table.id(row), geometry, table.sourceRow(row), table.values(row));
    }
    if (inside > 0 && run != null) {
      run.warn(
          InputNames.chinese(input) + "中有 " + inside + " 个是面，各以其内部一点代表",
          inside + " of " + input + " are areas and stand at one point inside each");
    }
    return new Selection(features.build(), placed ? new PointSet(points, lon, lat) : null, kept);
  }

  private static Coordinate pointOf(Geometry geometry, String id, String input) {
    if (geometry == null || geometry.isEmpty()) {
      throw InputReader.refused(input, "feature " + id + " has no geometry");
    }
    if (geometry.getDimension() == 1
        || geometry.getNumGeometries() > 1 && geometry.getDimension() == 0) {
      throw InputReader.refused(
          input,
          "feature " + id + " is a " + geometry.getGeometryType() + "; points or areas count");
    }
    // Inside the area also where the centroid is not: a horseshoe, a ring around a lake.
    return geometry.getInteriorPoint().getCoordinate();
  }
}
