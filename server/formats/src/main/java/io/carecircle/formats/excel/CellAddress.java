package io.carecircle.formats.excel;

/**
 * A cell as a person finds it.
 *
 * @param row from 1
 * @param column from 0
 */
record CellAddress(int row, int column) {
  private static final int LETTERS = 26;

  /** More letters than any sheet has columns. */
  private static final int LONGEST_COLUMN = 3;

  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  /** Reads "F12"; null when it is no address. */
  static CellAddress parse(String text) {
    int split = 0;
    int column = 0;
    while (split < text.length() && text.charAt(split) >= 'A' && text.charAt(split) <= 'Z') {
      column = column * LETTERS + text.charAt(split++) - 'A' + 1;
      if (split > LONGEST_COLUMN) {
        return null;
      }
    }
    String row = text.substring(split);
    return split > 0 && row.matches("[1-9]\\d{0,6}")
        ? new CellAddress(Integer.parseInt(row), column - 1)
        : null;
  }

  @Override
  public String toString() {
    return letters(column) + row;
  }
}
