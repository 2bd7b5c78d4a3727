package io.carecircle.formats.excel;

/**
 * Stands in the place of a value that cannot be taken.
 *
 * @param shown what the cell shows
 * @param reason a sentence for the person who sent the file
 */
record CellFault(String shown, String reason) {
  static CellFault error(String code) {
    return new CellFault(
        code, "the cell shows the error " + code + ": correct the formula or write the value");
  }

  static CellFault notComputed(String formula) {
    return new CellFault(
        "=" + formula,
        "the cell holds a formula without a stored result: open the file in a spreadsheet program,"
            + " save it and import again, or paste the values");
  }
}
