package io.carecircle.formats.excel;

import io.carecircle.formats.ReadResult;
import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.text.SourceBytes;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the first visible sheet of a workbook as a table. What the file is, is told from its
 * content: offices rename {@code .xls} to {@code .xlsx} and the reverse.
 *
 * <p>A day or a text merged over several rows is taken for each of them. A number is not: one area
 * merged over three rows is not three areas.
 */
public final class ExcelTableReader {
  private static final int ZIP = 0x504B0304;
  private static final int OLE2 = 0xD0CF11E0;
  private static final int MAGIC_BYTES = 4;

  private final SheetCells cells;
  private final SheetHeader header;
  private final ExcelLimits limits;
  private final FeatureTable.Builder table = FeatureTable.builder();
  private final FeatureTable.Builder refused = FeatureTable.builder();
  private final List<RowError> errors = new ArrayList<>();
  private int read;

  private ExcelTableReader(SheetCells cells, ExcelLimits limits) {
    this.cells = cells;
    this.limits = limits;
    this.header = new SheetHeader(cells);
    header.names().values().forEach(table::column);
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableFileException when it is no workbook, has no table, or is over a limit
   */
  public static ExcelTable read(Path file, ExcelLimits limits) {
    return read(SourceBytes.read(file, limits.fileBytes()), limits);
  }

  /** Reads a file's content; see {@link #read(Path, ExcelLimits)}. */
  public static ExcelTable read(byte[] file, ExcelLimits limits) {
    SourceBytes.checkSize(file.length, limits.fileBytes());
    SheetCells cells =
        switch (magic(file)) {
          case ZIP -> XlsxSheet.read(file, limits);
          case OLE2 -> XlsSheet.read(file, limits);
          default ->
              throw new UnreadableFileException(
                  file.length == 0
                      ? "the file is empty"
                      : "the file is no spreadsheet, whatever its name says (some systems send web"
                          + " pages or text under such a name): open it in a spreadsheet program"
                          + " and save it as .xlsx");
        };
    return new ExcelTableReader(cells, limits).read();
  }

  private static int magic(byte[] file) {
    int magic = 0;
    for (int i = 0; i < MAGIC_BYTES && i < file.length; i++) {
      magic = magic << Byte.SIZE | file[i] & 0xFF;
    }
    return magic;
  }

  private ExcelTable read() {
    fillMerged();
    cells.rows().tailMap(header.lastRow(), false).forEach(this::add);
    Map<String, String> letters = new HashMap<>();
    header.names().forEach((column, name) -> letters.put(name, CellAddress.letters(column)));
    return new ExcelTable(
        new ReadResult(table.build(), read, errors, cells.listWarnings(), null, 0),
        letters,
        refused.build());
  }

  private void fillMerged() {
    int filled = 0;
    int numbers = 0;
    MergedArea firstNumber = null;
    for (MergedArea area : cells.merged()) {
      Object value = cells.value(area.firstRow(), area.firstColumn());
      if (area.firstRow() <= header.lastRow()
          || area.lastRow() == area.firstRow()
          || value == null) {
        continue;
      }
      if (value instanceof Number) {
        firstNumber = numbers++ == 0 ? area : firstNumber;
        continue;
      }
      filled++;
      // Only rows that hold something else: a merged area may reach below the table.
      for (int row : cells.rows().subMap(area.firstRow() + 1, area.lastRow() + 1).keySet()) {
        cells.put(row, area.firstColumn(), value);
      }
    }
    if (filled > 0) {
      cells.warn(filled + " cells are merged over several rows: their text counts for each row");
    }
    if (numbers > 0) {
      cells.warn(
          "%d numbers are merged over several rows, the first in %s: they count for the first row"
                  .formatted(
                      numbers, new CellAddress(firstNumber.firstRow(), firstNumber.firstColumn()))
              + " only, the others have none");
    }
  }

  private void add(int row, TreeMap<Integer, Object> values) {
    read++;
    Map<String, Object> given = new LinkedHashMap<>();
    boolean good = true;
    for (Map.Entry<Integer, Object> cell : values.entrySet()) {
      String name = header.names().get(cell.getKey());
      if (cell.getValue() instanceof CellFault fault) {
        good = false;
        refuse(
            new RowError(
                row,
                name,
                fault.shown(),
                "%s (cell %s)".formatted(fault.reason(), new CellAddress(row, cell.getKey()))));
      } else {
        given.put(
            name,
            cell.getValue() instanceof LocalDateTime moment ? moment.toString() : cell.getValue());
      }
    }
    (good ? table : refused).add(null, null, row, given);
  }

  private void refuse(RowError error) {
    if (errors.size() == limits.refusedRows()) {
      throw new UnreadableFileException(
          "more than %d cells cannot be taken, the first in row %d: %s"
              .formatted(limits.refusedRows(), errors.get(0).row(), errors.get(0).reason()));
    }
    errors.add(error);
  }
}
