package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the names of the columns. Offices write a title, units and the sender above the table, and
 * group columns under merged cells: the header is the first row as wide as the table, together with
 * the rows that its merged cells reach into or stand over.
 */
final class SheetHeader {
  /** Rows looked at; nobody writes more above a table. */
  private static final int LOOKED_AT = 20;

  private static final int DEEPEST = 4;

  private final SheetCells cells;
  private final int firstRow;
  private final int lastRow;
  private final TreeMap<Integer, String> names = new TreeMap<>();

  /**
   * @throws UnreadableFileException when there is none, a column has no name or two have one
   */
  SheetHeader(SheetCells cells) {
    this.cells = cells;
    if (cells.rows().isEmpty()) {
      throw new UnreadableFileException(
          "the sheet " + cells.name() + " is empty: it needs a header row");
    }
    this.firstRow = findFirstRow();
    this.lastRow = findLastRow();
    nameColumns();
    checkNamed();
    warnOfTitles();
  }

  /** Names by column, from 0. */
  Map<Integer, String> names() {
    return names;
  }

  int lastRow() {
    return lastRow;
  }

  private int findFirstRow() {
    List<Integer> rows = cells.rows().keySet().stream().limit(LOOKED_AT).toList();
    int widest = rows.stream().mapToInt(this::width).max().orElse(1);
    int mostValues = rows.stream().mapToInt(r -> cells.rows().get(r).size()).max().orElse(1);
    for (int row : rows) {
      if (2 * width(row) >= widest && cells.rows().get(row).size() >= Math.min(2, mostValues)) {
        return row;
      }
    }
    return rows.get(0);
  }

  /** Columns that hold something in a row, merged cells over all that they cover. */
  private int width(int row) {
    Set<Integer> columns = new LinkedHashSet<>(cells.rows().get(row).keySet());
    for (MergedArea area : cells.merged()) {
      if (area.firstRow() == row && columns.contains(area.firstColumn())) {
        for (int c = area.firstColumn(); c <= Math.min(area.lastColumn(), 1_000); c++) {
          columns.add(c);
        }
      }
    }
    return columns.size();
  }

  private int findLastRow() {
    int last = firstRow;
    for (int row = firstRow; row <= last && row < firstRow + DEEPEST; row++) {
      for (MergedArea area : cells.merged()) {
        if (area.firstRow() == row && cells.value(row, area.firstColumn()) != null) {
          boolean groups = area.isWide() && holdsNames(area.lastRow() + 1, area);
          last = Math.max(last, groups ? area.lastRow() + 1 : area.lastRow());
        }
      }
    }
    return Math.min(last, firstRow + DEEPEST - 1);
  }

  /** Whether below a merged cell there are words only, as under a group of columns. */
  private boolean holdsNames(int row, MergedArea over) {
    int found = 0;
    for (int c = over.firstColumn(); c <= over.lastColumn(); c++) {
      Object value = cells.value(row, c);
      if (value != null && !(value instanceof String)) {
        return false;
      }
      found += value == null ? 0 : 1;
    }
    return found > 1;
  }

  private void nameColumns() {
    Map<Integer, List<String>> labels = new TreeMap<>();
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = 0; column <= lastColumn(); column++) {
        int at = column;
        label(row, column)
            .ifPresent(
                label -> {
                  List<String> above = labels.computeIfAbsent(at, c -> new ArrayList<>());
                  if (!above.contains(label)) {
                    above.add(label);
                  }
                });
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    labels.values().forEach(l -> counts.merge(l.get(l.size() - 1), 1, Integer::sum));
    Map<String, Integer> taken = new LinkedHashMap<>();
    labels.forEach(
        (column, l) -> {
          String lowest = l.get(l.size() - 1);
          String name = counts.get(lowest) == 1 ? lowest : String.join(" ", l);
          Integer earlier = taken.putIfAbsent(name, column);
          if (earlier != null) {
            throw new UnreadableFileException(
                "columns %s and %s of the header (row %d) are both named \"%s\"; rename one"
                    .formatted(
                        CellAddress.letters(earlier), CellAddress.letters(column), lastRow, name));
          }
          names.put(column, name);
        });
  }

  private int lastColumn() {
    int last = 0;
    for (int row = firstRow; row <= lastRow; row++) {
      if (cells.rows().containsKey(row)) {
        last = Math.max(last, cells.rows().get(row).lastKey());
      }
      for (MergedArea area : cells.merged()) {
        if (area.firstRow() == row) {
          last = Math.max(last, Math.min(area.lastColumn(), 1_000));
        }
      }
    }
    return last;
  }

  private Optional<String> label(int row, int column) {
    Object value = cells.value(row, column);
    for (MergedArea area : cells.merged()) {
      // A group spreads over its columns; a single name merged over several stays one column.
      boolean spreads = area.lastRow() < lastRow || column == area.firstColumn();
      if (value == null && spreads && area.firstRow() >= firstRow && area.covers(row, column)) {
        value = cells.value(area.firstRow(), area.firstColumn());
      }
    }
    if (value instanceof CellFault fault) {
      throw new UnreadableFileException(
          "the header cell %s cannot be read: %s"
              .formatted(new CellAddress(row, column), fault.reason()));
    }
    return value == null
        ? Optional.empty()
        : Optional.of(value.toString().replaceAll("\\s*\\R\\s*", ""));
  }

  private void checkNamed() {
    cells
        .rows()
        .tailMap(lastRow, false)
        .forEach(
            (row, values) ->
                values
                    .keySet()
                    .forEach(
                        column -> {
                          if (!names.containsKey(column)) {
                            throw new UnreadableFileException(
                                "cell %s holds a value, and its column has no name in the header"
                                        .formatted(new CellAddress(row, column))
                                    + " (row %d); name the column or empty it".formatted(lastRow));
                          }
                        }));
  }

  private void warnOfTitles() {
    List<Integer> above = List.copyOf(cells.rows().headMap(firstRow).keySet());
    if (!above.isEmpty()) {
      cells.warn(
          "row %s above the header (row %d) was taken for a title and not read"
              .formatted(
                  String.join(", ", above.stream().map(String::valueOf).toList()), firstRow));
    }
  }
}
