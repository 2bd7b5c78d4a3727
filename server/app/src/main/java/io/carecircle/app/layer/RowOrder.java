package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The rows of a table in id order, with the ids checked. */
public final class RowOrder {
  private RowOrder() {}

  /**
   * @throws IllegalArgumentException when an id is missing or stands twice
   */
  public static int[] of(FeatureTable table) {
    int[] rows =
        IntStream.range(0, table.size())
            .boxed()
            .sorted(Comparator.comparing(table::id, Comparator.nullsFirst(FeatureOrder.BY_ID)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < rows.length; i++) {
      checkIds(i == 0 ? null : table.id(rows[i - 1]), table.id(rows[i]));
    }
    return rows;
  }

  /**
   * @throws IllegalArgumentException when an id stands twice
   */
  public static List<StreetLine> of(List<StreetLine> lines) {
    List<StreetLine> sorted = lines.stream().sorted(by(StreetLine::id)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      checkIds(i == 0 ? null : sorted.get(i - 1).id(), sorted.get(i).id());
    }
    return sorted;
  }

  /** Sorts things by their feature id. */
  public static <T> Comparator<T> by(Function<T, String> id) {
    return Comparator.comparing(id, FeatureOrder.BY_ID);
  }

  private static void checkIds(String previous, String id) {
    if (id == null) {
      throw new IllegalArgumentException("a row without an id");
    }
    if (id.equals(previous)) {
      throw new IllegalArgumentException("the id " + id + " stands twice");
    }
  }
}
