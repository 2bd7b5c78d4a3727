package io.carecircle.datagen;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The demonstration city, built once for all tests. */
final class BuiltCity {
  static final DemoCity CITY =
      Wenzhou.build(Wenzhou.DEMO_SEED, ProgressListener.NONE, CancelToken.NONE);
  static final Network NETWORK = network(line -> true);

  private BuiltCity() {}

  static FeatureTable layer(String id) {
    return CITY.getLayer(id);
  }

  /** The rows where a column has this value. */
  static int[] rows(FeatureTable table, String column, Object value) {
    return IntStream.range(0, table.size())
        .filter(row -> value.equals(table.value(row, column)))
        .toArray();
  }

  static long sum(FeatureTable table, int[] rows, String column) {
    return IntStream.of(rows).mapToLong(row -> number(table, row, column)).sum();
  }

  static long number(FeatureTable table, int row, String column) {
    return (Long) table.value(row, column);
  }

  static String text(FeatureTable table, int row, String column) {
    return (String) table.value(row, column);
  }

  /** The network of some of the streets. */
  static Network network(Predicate<StreetLine> kept) {
    List<StreetLine> streets = CITY.streets().stream().filter(kept).toList();
    return NetworkBuilder.build(streets, ProgressListener.NONE, CancelToken.NONE);
  }
}
