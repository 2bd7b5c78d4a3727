package io.carecircle.formats.datum;

import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Brings the geometries of a whole table to WGS84. Swapped axes and a zone prefix too many or too
 * few are put right when every vertex of every row shows the same certain layout; where rows
 * differ, those that are not as declared are refused, because one of the two kinds must be wrong.
 */
public final class DatumConversion {
  /** Geometries that the reported median looks at, spread evenly over the table. */
  private static final int SAMPLE = 1000;

  private final FeatureTable source;
  private final Datum datum;

  private DatumConversion(FeatureTable source, Datum datum) {
    this.source = source;
    this.datum = datum;
  }

  /** Converts all geometries of the table from the given system. */
  public static ConvertedTable convert(FeatureTable source, Datum datum) {
    return new DatumConversion(source, datum).run();
  }

  private ConvertedTable run() {
    AxisLayout layout = commonLayout();
    FeatureTable.Builder table = FeatureTable.builder();
    List<String> columns = source.columnNames();
    columns.forEach(table::column);
    List<RowError> errors = new ArrayList<>();
    for (int row = 0; row < source.size(); row++) {
      try {
        Geometry placed = datum.toWgs84(source.geometry(row), layout);
        table.add(source.id(row), placed, source.sourceRow(row), values(row, columns));
      } catch (OutsideDatumException e) {
        errors.add(new RowError(source.sourceRow(row), "geometry", source.id(row), e.getMessage()));
      }
    }
    List<String> warnings =
        layout == AxisLayout.AS_DECLARED
            ? List.of()
            : List.of(
                "all coordinates are %s %s; this was put right"
                    .formatted(datum.code(), layout.describe()));
    return new ConvertedTable(table.build(), errors, warnings, medianShift(layout));
  }

  private Map<String, Object> values(int row, List<String> columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, source.value(row, column)));
    return values;
  }

  /** The one layout that all rows show, or the declared one when they differ. */
  private AxisLayout commonLayout() {
    Map<AxisLayout, Integer> seen = new EnumMap<>(AxisLayout.class);
    for (int row = 0; row < source.size(); row++) {
      Geometry geometry = source.geometry(row);
      if (geometry != null) {
        geometry.apply(new LayoutCount(datum, seen));
      }
    }
    return seen.size() == 1 ? seen.keySet().iterator().next() : AxisLayout.AS_DECLARED;
  }

  private OptionalDouble medianShift(AxisLayout layout) {
    if (datum.isProjected()) {
      return OptionalDouble.empty();
    }
    int step = Math.max(1, source.size() / SAMPLE);
    double[] shifts = new double[source.size() / step + 1];
    int count = 0;
    for (int row = 0; row < source.size(); row += step) {
      Geometry geometry = source.geometry(row);
      Coordinate first = geometry == null ? null : geometry.getCoordinate();
      if (first != null && datum.layoutOf(first.x, first.y) == layout) {
        shifts[count++] =
            (layout.isSwapped()
                    ? datum.shiftMetres(first.y, first.x)
                    : datum.shiftMetres(first.x, first.y))
                .orElseThrow();
      }
    }
    Arrays.sort(shifts, 0, count);
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(shifts[count / 2]);
  }

  /** Counts the layouts of a geometry's vertices; a vertex of no layout is left to the refusal. */
  private record LayoutCount(Datum datum, Map<AxisLayout, Integer> seen)
      implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence sequence, int i) {
      AxisLayout layout = datum.layoutOf(sequence.getX(i), sequence.getY(i));
      if (layout != null) {
        seen.merge(layout, 1, Integer::sum);
      }
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
