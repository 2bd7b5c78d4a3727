package io.carecircle.formats.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cells of one sheet, whatever file they come from. Values are trimmed text, {@link
 * java.math.BigDecimal}, {@link Boolean}, {@link java.time.LocalDate}, {@link
 * java.time.LocalDateTime} or {@link CellFault}; an empty cell is absent.
 */
final class SheetCells {
  private final String name;
  private final TreeMap<Integer, TreeMap<Integer, Object>> rows = new TreeMap<>();
  private final List<MergedArea> merged = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int formulas;
  private String firstFormula;
  private int hidden;
  private int firstHidden;

  SheetCells(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Cells by column, by row number. */
  TreeMap<Integer, TreeMap<Integer, Object>> rows() {
    return rows;
  }

  List<MergedArea> merged() {
    return merged;
  }

  void put(int row, int column, Object value) {
    if (value != null) {
      rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, value);
    }
  }

  Object value(int row, int column) {
    Map<Integer, Object> cells = rows.get(row);
    return cells == null ? null : cells.get(column);
  }

  void countFormula(int row, int column) {
    firstFormula = formulas == 0 ? new CellAddress(row, column).toString() : firstFormula;
    formulas++;
  }

  void countHidden(int row) {
    firstHidden = hidden == 0 ? row : firstHidden;
    hidden++;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  List<String> listWarnings() {
    List<String> all = new ArrayList<>(warnings);
    if (formulas > 0) {
      all.add(
          "%d cells hold formulas, the first is %s: the results stored with them were taken"
              .formatted(formulas, firstFormula));
    }
    if (hidden > 0) {
      all.add(
          "%d rows are hidden in the sheet, the first is row %d: they were read as well"
              .formatted(hidden, firstHidden));
    }
    return all;
  }
}
