package io.carecircle.app.selection;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.result.Run;
import io.carecircle.formats.RowError;
import io.carecircle.formats.csv.CostRows;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows of a matrix in one order, whatever order they came in: by origin, then destination. */
final class MatrixRows {
  private static final int MOST_ERRORS = 100;

  private final CostRows rows;

  /** Row numbers in that order. */
  private final int[] order;

  private MatrixRows(CostRows rows, int[] order) {
    this.rows = rows;
    this.order = order;
  }

  /**
   * @throws RefusedException when a pair is there twice, with both rows
   */
  static MatrixRows of(CostRows rows) {
    int[] order = IntStream.range(0, rows.size()).toArray();
    order = sorted(order, rows.destination(), ranks(rows.destinationIds()));
    order = sorted(order, rows.origin(), ranks(rows.originIds()));
    MatrixRows ordered = new MatrixRows(rows, order);
    ordered.refuseRepeated();
    return ordered;
  }

  int size() {
    return order.length;
  }

  /** The place of each id among all in the order of ids. */
  private static int[] ranks(List<String> ids) {
    List<Integer> sorted =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(ids::get, FeatureOrder.BY_ID))
            .toList();
    int[] rank = new int[ids.size()];
    for (int i = 0; i < rank.length; i++) {
      rank[sorted.get(i)] = i;
    }
    return rank;
  }

  /** A counting sort, which keeps the order of equal ones. */
  private static int[] sorted(int[] order, int[] idOfRow, int[] rankOfId) {
    int[] start = new int[rankOfId.length + 1];
    for (int id : idOfRow) {
      start[rankOfId[id] + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[start[rankOfId[idOfRow[row]]]++] = row;
    }
    return sorted;
  }

  private void refuseRepeated() {
    List<RowError> repeated = new ArrayList<>();
    for (int i = 1; i < order.length && repeated.size() < MOST_ERRORS; i++) {
      int row = order[i];
      int before = order[i - 1];
      if (rows.origin()[row] == rows.origin()[before]
          && rows.destination()[row] == rows.destination()[before]) {
        int line = rows.line()[row];
        String pair = origin(row) + ", " + destination(row);
        String reason = "row " + line + " repeats a pair of row " + rows.line()[before];
        repeated.add(new RowError(line, null, pair, reason + ": " + pair));
      }
    }
    refuse(repeated);
  }

  static void refuse(List<RowError> errors) {
    if (!errors.isEmpty()) {
      String more = errors.size() > 1 ? "; " + (errors.size() - 1) + " more rows are wrong" : "";
      throw new RefusedException("bad-matrix", "matrix: " + errors.get(0).reason() + more, errors);
    }
  }

  private String origin(int row) {
    return rows.originIds().get(rows.origin()[row]);
  }

  private String destination(int row) {
    return rows.destinationIds().get(rows.destination()[row]);
  }

  /**
   * The costs of the selected places.
   *
   * @param demandIds ascending
   * @param facilityIds ascending
   * @throws RefusedException when there is no row, or not one names a selected pair
   */
  SparseCostMatrix select(List<String> demandIds, List<String> facilityIds, Run run) {
    if (order.length == 0) {
      throw InputReader.refused("matrix", "has no rows: nothing can be reached");
    }
    int[] demandOf = indexes(rows.originIds(), demandIds);
    int[] facilityOf = indexes(rows.destinationIds(), facilityIds);
    int[] first = new int[demandIds.size() + 1];
    int[] column = new int[order.length];
    double[] cost = new double[order.length];
    int count = 0;
    int otherOrigins = 0;
    int otherDestinations = 0;
    for (int row : order) {
      int demand = demandOf[rows.origin()[row]];
      int facility = facilityOf[rows.destination()[row]];
      otherOrigins += demand < 0 ? 1 : 0;
      otherDestinations += facility < 0 ? 1 : 0;
      if (demand >= 0 && facility >= 0) {
        first[demand + 1]++;
        column[count] = facility;
        cost[count++] = rows.cost()[row];
      }
    }
    if (count == 0 && !demandIds.isEmpty() && !facilityIds.isEmpty()) {
      throw nothingFits(demandOf, demandIds, facilityIds);
    }
    warnOfOthers(
        otherOrigins, "an origin that is no selected demand", demandOf, rows.originIds(), run);
    warnOfOthers(
        otherDestinations,
        "a destination that is no selected facility",
        facilityOf,
        rows.destinationIds(),
        run);
    warnOfMissing(first, demandIds, run);
    for (int d = 0; d < demandIds.size(); d++) {
      first[d + 1] += first[d];
    }
    return SparseCostMatrix.of(
        facilityIds.size(), first, Arrays.copyOf(column, count), Arrays.copyOf(cost, count));
  }

  private static int[] indexes(List<String> given, List<String> selected) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < selected.size(); i++) {
      index.put(selected.get(i), i);
    }
    return given.stream().mapToInt(id -> index.getOrDefault(id, -1)).toArray();
  }

  private RefusedException nothingFits(
      int[] demandOf, List<String> demandIds, List<String> facilityIds) {
    int row = Arrays.stream(order).min().orElseThrow();
    boolean exchanged = demandIds.contains(destination(row)) && facilityIds.contains(origin(row));
    String reason =
        exchanged
            ? "its origins are facilities: the origin of a row is the demand"
            : demandOf[rows.origin()[row]] < 0
                ? "the origin " + origin(row) + " is no selected demand"
                : "the destination " + destination(row) + " is no selected facility";
    return InputReader.refused(
        "matrix", "has no row for the selected places; row " + rows.line()[row] + ": " + reason);
  }

  private static void warnOfOthers(
      int count, String what, int[] indexOf, List<String> ids, Run run) {
    if (count > 0) {
      List<String> others =
          IntStream.range(0, ids.size())
              .filter(i -> indexOf[i] < 0)
              .mapToObj(ids::get)
              .sorted(FeatureOrder.BY_ID)
              .toList();
      run.warn(
          "矩阵中有 " + count + " 行的端点未被选中，不计入：" + Weights.firstOf(others),
          count
              + " rows of matrix have "
              + what
              + " and were left out: "
              + Weights.firstOf(others));
    }
  }

  private static void warnOfMissing(int[] pairsBefore, List<String> demandIds, Run run) {
    List<String> missing =
        IntStream.range(0, demandIds.size())
            .filter(d -> pairsBefore[d + 1] == 0)
            .mapToObj(demandIds::get)
            .toList();
    if (!missing.isEmpty()) {
      run.warn(
          missing.size() + " 个需求点在矩阵中没有记录，到不了任何地方：" + Weights.firstOf(missing),
          missing.size()
              + " of demand have no row in matrix and cannot reach anything: "
              + Weights.firstOf(missing));
    }
  }

  /** The same rows as CSV, in their order, each cost in the fewest digits that mean it. */
  String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord("origin", "destination", "cost");
      for (int row : order) {
        csv.writeRecord(
            origin(row), destination(row), Decimals.shortest(rows.cost()[row]).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
