package io.carecircle.formats.excel;

import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as one sheet. Cells have the type of their value and are never formulas: text that
 * begins with "=" is text. Numbers of more digits than a spreadsheet keeps are written as text.
 */
public final class XlsxTableWriter {
  private static final int MOST_ROWS = 1_048_575;
  private static final double CHARACTER_WIDTHS = 16;
  private static final String MARK = "FFC7CE";
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private XlsxTableWriter() {}

  /**
   * Writes the columns in their order; ids and geometries are not written. The stream stays open.
   *
   * @param sheetName at most 31 characters, without []:*?/\
   * @throws IllegalArgumentException when a text is too long for a cell or there are too many rows;
   *     the message names the row and the column
   */
  public static void write(
      FeatureTable table, List<String> columns, String sheetName, OutputStream out)
      throws IOException {
    write(List.of(new XlsxTab(sheetName, table, columns, Map.of())), out);
  }

  /**
   * Writes several tables, each as a sheet. The stream stays open.
   *
   * @throws IllegalArgumentException as above
   */
  public static void write(List<XlsxTab> tabs, OutputStream out) throws IOException {
    for (XlsxTab tab : tabs) {
      if (tab.table().size() > MOST_ROWS) {
        throw new IllegalArgumentException(
            "a sheet holds " + MOST_ROWS + " rows, these are " + tab.table().size());
      }
      check(tab.table(), tab.columns());
    }
    Workbook book = new Workbook(out, "CareCircle", "1.0");
    for (XlsxTab tab : tabs) {
      write(tab, book);
    }
    book.finish();
  }

  private static void write(XlsxTab tab, Workbook book) throws IOException {
    Worksheet sheet = book.newWorksheet(tab.name());
    List<String> columns = tab.columns();
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, CellValues.escape(columns.get(c)));
      sheet.width(c, CHARACTER_WIDTHS);
    }
    if (!columns.isEmpty()) {
      sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor("E4E7EB").set();
    }
    sheet.freezePane(0, 1);
    for (int row = 0; row < tab.table().size(); row++) {
      for (int c = 0; c < columns.size(); c++) {
        put(sheet, row + 1, c, tab.table().value(row, columns.get(c)));
        if (tab.isMarked(row, columns.get(c))) {
          sheet.style(row + 1, c).fillColor(MARK).set();
        }
      }
      if (row % 1_000 == 999) {
        sheet.flush();
      }
    }
    // The next sheet may begin only when this one is written.
    sheet.finish();
  }

  /** Before the first byte, so that a refusal leaves no half file. */
  private static void check(FeatureTable table, List<String> columns) {
    for (int row = 0; row < table.size(); row++) {
      for (String column : columns) {
        Object value = table.value(row, column);
        if (value != null
            && !(value instanceof Number)
            && CellValues.escape(value.toString()).length() > CellValues.LONGEST_TEXT) {
          throw new IllegalArgumentException(
              "row %d, column %s: a cell holds %d characters, the value has %d"
                  .formatted(row + 2, column, CellValues.LONGEST_TEXT, value.toString().length()));
        }
      }
    }
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof BigDecimal number && isKept(number)) {
      sheet.value(row, column, number);
    } else if (value instanceof Long number && isKept(BigDecimal.valueOf(number))) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (value instanceof LocalDate day
        && !day.isBefore(FIRST_DAY)
        && !day.isAfter(LAST_DAY)) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (value != null) {
      sheet.value(
          row,
          column,
          CellValues.escape(
              value instanceof BigDecimal number && Math.abs((long) number.scale()) < 400
                  ? number.toPlainString()
                  : value.toString()));
    }
  }

  private static boolean isKept(BigDecimal number) {
    return number.precision() <= CellValues.SHOWN_DIGITS.getPrecision()
        && Math.abs((long) number.scale()) < CellValues.SHOWN_DIGITS.getPrecision();
  }
}
