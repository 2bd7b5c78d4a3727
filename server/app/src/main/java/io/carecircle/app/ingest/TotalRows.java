package io.carecircle.app.ingest;

import io.carecircle.formats.ReadResult;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out the rows of sums that offices put into their tables: counted as a place of its own, a
 * total would double everything.
 */
final class TotalRows {
  private static final Set<String> WORDS =
      Set.of("合计", "总计", "小计", "共计", "累计", "总和", "汇总", "全市合计", "本页小计", "total", "subtotal", "sum");

  private TotalRows() {}

  static ReadResult leaveOut(ReadResult found, Findings findings) {
    FeatureTable table = found.table();
    FeatureTable.Builder kept = FeatureTable.builder();
    table.columnNames().forEach(kept::column);
    int skipped = 0;
    int first = 0;
    for (int row = 0; row < table.size(); row++) {
      if (isTotal(table.values(row))) {
        first = skipped++ == 0 ? table.sourceRow(row) : first;
      } else {
        kept.add(table.id(row), table.geometry(row), table.sourceRow(row), table.values(row));
      }
    }
    if (skipped == 0) {
      return found;
    }
    findings.skip(skipped);
    findings.warn(
        "%d rows of totals (合计) were left out, the first is row %d".formatted(skipped, first));
    return new ReadResult(
        kept.build(),
        found.read(),
        found.errors(),
        found.warnings(),
        found.declaredCrs(),
        found.repaired());
  }

  /** Whether the first value that is given is a word for a sum. */
  private static boolean isTotal(Map<String, Object> values) {
    Object first = values.isEmpty() ? null : values.values().iterator().next();
    return first instanceof String text
        && WORDS.contains(Synonyms.word(text).replaceAll("[\\s:：()（）]", ""));
  }
}
