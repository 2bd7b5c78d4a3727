package io.carecircle.formats.datum;

import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table after its datum step.
 *
 * @param table the rows that could be placed, in stored form (see the package)
 * @param errors rows whose coordinates are not of the declared system
 * @param warnings what was put right in all rows alike
 * @param medianShiftMetres by how far the geometries moved, median over a sample; empty for
 *     projected systems and tables without geometry
 */
public record ConvertedTable(
    FeatureTable table,
    List<RowError> errors,
    List<String> warnings,
    OptionalDouble medianShiftMetres) {
  public ConvertedTable {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
