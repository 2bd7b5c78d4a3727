package io.carecircle.app.ingest;

import io.carecircle.formats.RowError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with the rows of one file. Keeps only as many errors as are reported. */
final class Findings {
  private static final int SHOWN = 80;

  private final List<RowError> errors = new ArrayList<>();
  private final Set<Integer> refusedRows = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private final int listed;
  private Map<String, String> columnLetters = Map.of();
  private int skipped;

  Findings() {
    this(ImportReport.MAX_ERRORS);
  }

  /**
   * @param listed how many errors are kept to be told; all are counted
   */
  Findings(int listed) {
    this.listed = listed;
  }

  /** Where the columns of a spreadsheet stand: a person looks for cell F12, not for a name. */
  void columnLetters(Map<String, String> letters) {
    columnLetters = letters;
  }

  void refuse(int row, String column, Object value, String reason) {
    String letter = column == null ? null : columnLetters.get(column);
    refuse(
        new RowError(
            row,
            column,
            value == null ? null : shown(value.toString()),
            letter == null ? reason : "%s (cell %s%d)".formatted(reason, letter, row)));
  }

  /** Rows that are no features and were left out. */
  void skip(int rows) {
    skipped += rows;
  }

  int skipped() {
    return skipped;
  }

  void refuse(RowError error) {
    refusedRows.add(error.row());
    errors.add(error);
    // A file of a million bad rows must not become a list of a million errors.
    if (errors.size() >= 4 * listed) {
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
    return errors.stream().sorted(Comparator.comparingInt(RowError::row)).limit(listed).toList();
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
