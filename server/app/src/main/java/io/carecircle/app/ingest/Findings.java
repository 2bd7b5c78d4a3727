package io.carecircle.app.ingest;

import io.carecircle.formats.RowError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the rows of one file. Keeps only as many errors as are reported. */
final class Findings {
  private static final int SHOWN = 80;

  private final List<RowError> errors = new ArrayList<>();
  private final Set<Integer> refusedRows = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();

  void refuse(int row, String column, Object value, String reason) {
    refuse(new RowError(row, column, value == null ? null : shown(value.toString()), reason));
  }

  void refuse(RowError error) {
    refusedRows.add(error.row());
    errors.add(error);
    // A file of a million bad rows must not become a list of a million errors.
    if (errors.size() >= 4 * ImportReport.MAX_ERRORS) {
      List<RowError> first = listErrors();
      errors.clear();
      errors.addAll(first);
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  boolean isRefused(int row) {
    return refusedRows.contains(row);
  }

  int refused() {
    return refusedRows.size();
  }

  /** The first errors by row; those of one row in the order in which they were found. */
  List<RowError> listErrors() {
    return errors.stream()
        .sorted(Comparator.comparingInt(RowError::row))
        .limit(ImportReport.MAX_ERRORS)
        .toList();
  }

  List<String> listWarnings() {
    return warnings;
  }

  private static String shown(String value) {
    if (value.length() <= SHOWN) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return value.substring(0, end) + "…";
  }
}
