package io.carecircle.formats.excel;

/** Cells shown as one; only the first holds a value. Rows from 1, columns from 0, ends included. */
record MergedArea(int firstRow, int firstColumn, int lastRow, int lastColumn) {
  /** Reads "A1:C2"; null when it is no area. */
  static MergedArea parse(String reference) {
    String[] corners = reference.split(":");
    CellAddress first = corners.length == 2 ? CellAddress.parse(corners[0]) : null;
    CellAddress last = corners.length == 2 ? CellAddress.parse(corners[1]) : null;
    return first == null || last == null
        ? null
        : new MergedArea(first.row(), first.column(), last.row(), last.column());
  }

  boolean covers(int row, int column) {
    return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
  }

  boolean isWide() {
    return lastColumn > firstColumn;
  }
}
