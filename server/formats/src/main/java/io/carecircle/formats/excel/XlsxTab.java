package io.carecircle.formats.excel;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One sheet of a workbook.
 *
 * @param name at most 31 characters, without []:*?/\
 * @param table its rows
 * @param columns that are written, in this order
 * @param marked columns whose cells are drawn in red, by the row of the table from 0
 */
public record XlsxTab(
    String name, FeatureTable table, List<String> columns, Map<Integer, Set<String>> marked) {
  public XlsxTab {
    columns = List.copyOf(columns);
    marked = Map.copyOf(marked);
  }

  boolean isMarked(int row, String column) {
    return marked.getOrDefault(row, Set.of()).contains(column);
  }
}
