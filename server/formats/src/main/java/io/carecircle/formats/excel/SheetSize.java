package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;

/** Refuses a sheet when a cell stands beyond what is taken. */
final class SheetSize {
  private SheetSize() {}

  /**
   * @param row from 1
   * @param column from 0
   */
  static void check(int row, int column, ExcelLimits limits) {
    if (row > limits.rows() || column >= limits.columns()) {
      throw new UnreadableFileException(
          "the sheet reaches to cell %s; at most %d rows and %d columns are taken: split it"
              .formatted(new CellAddress(row, column), limits.rows(), limits.columns()));
    }
  }
}
