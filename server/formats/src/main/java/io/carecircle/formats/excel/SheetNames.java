package io.carecircle.formats.excel;

import java.util.List;

/** Tells that a workbook has more sheets than the one that is read. */
final class SheetNames {
  private static final int SHOWN = 5;

  private SheetNames() {}

  static void warn(SheetCells cells, List<String> names) {
    if (names.size() > 1) {
      List<String> others = names.stream().filter(n -> !n.equals(cells.name())).toList();
      cells.warn(
          "only the sheet %s is read; not read: %s%s"
              .formatted(
                  cells.name(),
                  String.join(", ", others.stream().limit(SHOWN).toList()),
                  others.size() > SHOWN ? ", …" : ""));
    }
  }
}
