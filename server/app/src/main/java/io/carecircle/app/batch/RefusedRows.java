package io.carecircle.app.batch;

import io.carecircle.app.platform.Language;
import io.carecircle.formats.RowError;
import io.carecircle.formats.excel.XlsxTab;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows that could not be judged as they stood in the file, the bad cells marked. */
final class RefusedRows {
  private static final int LONGEST_SHOWN = 4_000;

  private final FeatureTable cells;
  private final TreeMap<Integer, List<RowError>> errors = new TreeMap<>();

  /**
   * @param cells of the refused rows; those of a row that could not be read at all are missing
   */
  RefusedRows(FeatureTable cells, List<RowError> all) {
    this.cells = cells;
    all.forEach(e -> errors.computeIfAbsent(e.row(), row -> new ArrayList<>()).add(e));
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  XlsxTab tab(Language language) {
    String rowName = free(language.choose("行", "row"));
    String reasonName = free(language.choose("未受理原因", "why refused"));
    List<String> columns = new ArrayList<>(List.of(rowName));
    columns.addAll(cells.columnNames());
    columns.add(reasonName);
    Map<Integer, Integer> bySourceRow = new HashMap<>();
    for (int row = 0; row < cells.size(); row++) {
      bySourceRow.put(cells.sourceRow(row), row);
    }
    FeatureTable.Builder table = FeatureTable.builder();
    columns.forEach(table::column);
    Map<Integer, Set<String>> marked = new HashMap<>();
    int line = 0;
    for (Map.Entry<Integer, List<RowError>> refused : errors.entrySet()) {
      Integer at = bySourceRow.get(refused.getKey());
      Map<String, Object> values = new LinkedHashMap<>();
      if (at != null) {
        cells.values(at).forEach((column, value) -> values.put(column, shown(value)));
      }
      Set<String> bad = new HashSet<>(Set.of(reasonName));
      for (RowError error : refused.getValue()) {
        if (error.column() != null && cells.hasColumn(error.column())) {
          bad.add(error.column());
          // A cell that no reader could take is shown as far as it is told.
          values.putIfAbsent(error.column(), error.value());
        }
      }
      values.put(rowName, (long) refused.getKey());
      values.put(reasonName, BatchResult.reasons(refused.getValue()));
      table.add(refused.getKey().toString(), null, refused.getKey(), values);
      marked.put(line++, bad);
    }
    return new XlsxTab(language.choose("未受理的行", "refused rows"), table.build(), columns, marked);
  }

  /** A cell holds 32,767 characters at most; what is longer is no filing. */
  private static Object shown(Object value) {
    if (!(value instanceof String || value instanceof JsonText)
        || value.toString().length() <= LONGEST_SHOWN) {
      return value;
    }
    String text = value.toString();
    boolean cutsPair = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1));
    return text.substring(0, cutsPair ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
  }

  private String free(String name) {
    return cells.hasColumn(name) ? free(name + "_") : name;
  }
}
