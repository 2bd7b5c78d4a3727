package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Reads the first visible sheet of an {@code .xlsx}. */
final class XlsxSheet {
  private final ExcelLimits limits;
  private final boolean since1904;

  private XlsxSheet(ExcelLimits limits, boolean since1904) {
    this.limits = limits;
    this.since1904 = since1904;
  }

  static SheetCells read(byte[] file, ExcelLimits limits) {
    Map<String, byte[]> scanned = WorkbookScan.scan(file, limits);
    WorkbookParts parts = new WorkbookParts(scanned);
    ReadingOptions options = new ReadingOptions(parts.hasStyles(), true);
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
      List<Sheet> sheets = book.getSheets().toList();
      Sheet sheet =
          sheets.stream()
              .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
              .findFirst()
              .orElseThrow(() -> new UnreadableFileException("the file has no visible sheet"));
      SheetCells cells = new SheetCells(sheet.getName());
      new XlsxSheet(limits, book.isDate1904()).fill(cells, sheet);
      cells.merged().addAll(parts.mergedAreas(sheet.getIndex()));
      SheetNames.warn(cells, sheets.stream().map(Sheet::getName).toList());
      return cells;
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException(
          "the file is damaged or has cells of an unknown kind ("
              + e.getMessage()
              + "): open it in a spreadsheet program and save it as .xlsx",
          e);
    }
  }

  private void fill(SheetCells cells, Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        Row row = all.next();
        for (Cell cell : row) {
          Object value = cell == null ? null : value(cells, cell, row.getRowNum());
          if (value != null) {
            SheetSize.check(row.getRowNum(), cell.getColumnIndex(), limits);
            cells.put(row.getRowNum(), cell.getColumnIndex(), value);
          }
        }
        if (row.isHidden() && cells.rows().containsKey(row.getRowNum())) {
          cells.countHidden(row.getRowNum());
        }
      }
    }
  }

  private Object value(SheetCells cells, Cell cell, int row) {
    if (cell.getType() == CellType.FORMULA) {
      Object stored = cell.getValue() == null ? null : typed(cell);
      if (stored == null && cell.getRawValue() == null) {
        return CellFault.notComputed(cell.getFormula());
      }
      cells.countFormula(row, cell.getColumnIndex());
      return stored;
    }
    if (cell.getType() == CellType.ERROR) {
      return CellFault.error(cell.getRawValue());
    }
    return typed(cell);
  }

  private Object typed(Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return CellValues.number(
          number, CellValues.isDate(cell.getDataFormatId(), cell.getDataFormatString()), since1904);
    }
    return value instanceof String text ? CellValues.text(text) : value;
  }
}
