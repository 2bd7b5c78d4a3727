package io.carecircle.formats;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;

/**
 * What a reader found.
 *
 * @param table the rows that could be read, in the order of the source
 * @param read rows seen, refused ones included
 * @param errors refused rows
 * @param warnings what the sender should know though nothing was refused
 * @param declaredCrs the coordinate system that the file itself names ("EPSG:4549"), or null
 * @param repaired geometries that were invalid and have been mended; the warnings name the first
 */
public record ReadResult(
    FeatureTable table,
    int read,
    List<RowError> errors,
    List<String> warnings,
    String declaredCrs,
    int repaired) {
  public ReadResult {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
