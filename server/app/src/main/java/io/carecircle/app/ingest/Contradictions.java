package io.carecircle.app.ingest;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;

/** Values that are fine alone and impossible together. They are stored, and told. */
final class Contradictions {
  private static final List<Pair> PAIRS =
      List.of(
          new Pair("elders60", "population"),
          new Pair("elders65", "elders60"),
          new Pair("elders80", "elders65"),
          new Pair("nursingBeds", "beds"),
          new Pair("dementiaBeds", "beds"),
          new Pair("netArea", "grossArea"),
          new Pair("openDate", "closeDate"),
          new Pair("startYear", "endYear"),
          new Pair("planInvestment", "totalInvestment"),
          new Pair("undergroundFloorArea", "totalFloorArea"),
          new Pair("residentialFloorArea", "totalFloorArea"));

  private Contradictions() {}

  static void warn(FeatureTable table, Findings findings) {
    for (Pair pair : PAIRS) {
      int count = 0;
      int first = 0;
      for (int row = 0; row < table.size(); row++) {
        if (isGreater(table.value(row, pair.part()), table.value(row, pair.whole()))) {
          count++;
          first = count == 1 ? row : first;
        }
      }
      if (count > 0) {
        findings.warn(
            "%d rows have more or later %s than %s, the first is %s (row %d)"
                .formatted(
                    count, pair.part(), pair.whole(), table.id(first), table.sourceRow(first)));
      }
    }
  }

  @SuppressWarnings("unchecked") // both have the type of the schema: numbers or dates
  private static boolean isGreater(Object part, Object whole) {
    return part != null
        && whole != null
        && part.getClass() == whole.getClass()
        && ((Comparable<Object>) part).compareTo(whole) > 0;
  }

  private record Pair(String part, String whole) {}
}
