package io.carecircle.formats.excel;

import io.carecircle.formats.ReadResult;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Map;

/**
 * What a spreadsheet holds.
 *
 * @param rows numbers are {@link java.math.BigDecimal}, days {@link java.time.LocalDate}; source
 *     rows are those that the spreadsheet shows
 * @param columnLetters where each column stands: "小区名称" to "B"
 * @param refused what could be read of the rows that are refused
 */
public record ExcelTable(ReadResult rows, Map<String, String> columnLetters, FeatureTable refused) {
  public ExcelTable {
    columnLetters = Map.copyOf(columnLetters);
  }
}
