package io.carecircle.formats.excel;

import io.carecircle.formats.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Reads the first visible sheet of an {@code .xls}. Such a file always holds a result beside a
 * formula, so one that was never computed cannot be told.
 */
final class XlsSheet {
  /** Unpacked as it lies there, so that larger files would fill the memory with objects. */
  private static final int MOST_BYTES = 32 << 20;

  private final ExcelLimits limits;
  private final boolean since1904;

  private XlsSheet(ExcelLimits limits, boolean since1904) {
    this.limits = limits;
    this.since1904 = since1904;
  }

  static SheetCells read(byte[] file, ExcelLimits limits) {
    if (file.length > MOST_BYTES) {
      throw new UnreadableFileException(
          "an .xls of more than " + MOST_BYTES + " bytes is not taken: save it as .xlsx");
    }
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        throw locked();
      }
      try (HSSFWorkbook book = new HSSFWorkbook(root, false)) {
        return read(book, limits);
      }
    } catch (UnreadableFileException e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      throw locked();
    } catch (OldExcelFormatException e) {
      throw new UnreadableFileException(
          "the file is of a program before 1997: open it and save it as .xlsx", e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException("the file is damaged or no .xls: " + e.getMessage(), e);
    }
  }

  private static UnreadableFileException locked() {
    return new UnreadableFileException(
        "the file is protected by a password: take it off and import again");
  }

  private static SheetCells read(HSSFWorkbook book, ExcelLimits limits) {
    List<String> names = new ArrayList<>();
    HSSFSheet sheet = null;
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      names.add(book.getSheetName(i));
      if (sheet == null && book.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
        sheet = book.getSheetAt(i);
      }
    }
    if (sheet == null) {
      throw new UnreadableFileException("the file has no visible sheet");
    }
    SheetCells cells = new SheetCells(sheet.getSheetName());
    new XlsSheet(limits, book.getInternalWorkbook().isUsing1904DateWindowing()).fill(cells, sheet);
    for (CellRangeAddress area : sheet.getMergedRegions()) {
      cells
          .merged()
          .add(
              new MergedArea(
                  area.getFirstRow() + 1,
                  area.getFirstColumn(),
                  area.getLastRow() + 1,
                  area.getLastColumn()));
    }
    SheetNames.warn(cells, names);
    return cells;
  }

  private void fill(SheetCells cells, HSSFSheet sheet) {
    for (Row row : sheet) {
      int number = row.getRowNum() + 1;
      for (Cell cell : row) {
        Object value = value(cells, cell, number);
        if (value != null) {
          SheetSize.check(number, cell.getColumnIndex(), limits);
          cells.put(number, cell.getColumnIndex(), value);
        }
      }
      if (row.getZeroHeight() && cells.rows().containsKey(number)) {
        cells.countHidden(number);
      }
    }
  }

  private Object value(SheetCells cells, Cell cell, int row) {
    CellType type = cell.getCellType();
    if (type == CellType.FORMULA) {
      cells.countFormula(row, cell.getColumnIndex());
      type = cell.getCachedFormulaResultType();
    }
    return switch (type) {
      case NUMERIC ->
          CellValues.number(
              new BigDecimal(cell.getNumericCellValue()),
              CellValues.isDate(
                  (int) cell.getCellStyle().getDataFormat(),
                  cell.getCellStyle().getDataFormatString()),
              since1904);
      case STRING -> CellValues.text(cell.getStringCellValue());
      case BOOLEAN -> cell.getBooleanCellValue();
      case ERROR -> CellFault.error(FormulaError.forInt(cell.getErrorCellValue()).getString());
      default -> null;
    };
  }
}
