package io.carecircle.kernel.search;

import java.util.Arrays;

/**
 * What it costs to get from a row to a column, for the pairs that can be reached and for no others:
 * rows are demand points and columns facilities unless it is {@link #transposed}. Costs are finite
 * and not negative, in the unit of whoever made the matrix, and need not be symmetric. Immutable.
 *
 * <p>Compressed rows: the pairs of row r are the entries {@code first(r)} to {@code first(r + 1) -
 * 1}, columns ascending, so that sums over them have one order. 12 bytes a pair.
 */
public final class SparseCostMatrix {
  private final int columnCount;
  private final int[] first;
  private final int[] column;
  private final double[] cost;

  private SparseCostMatrix(int columnCount, int[] first, int[] column, double[] cost) {
    this.columnCount = columnCount;
    this.first = first;
    this.column = column;
    this.cost = cost;
  }

  /**
   * Takes the arrays over; nobody writes to them afterwards.
   *
   * @param columnCount columns are 0 to columnCount - 1
   * @param first of each row, and one entry more for the end
   * @param column of each pair, ascending within a row
   * @param cost of each pair
   * @throws IllegalArgumentException when the arrays do not fit, a column stands twice in a row or
   *     a cost is negative or not finite
   */
  public static SparseCostMatrix of(int columnCount, int[] first, int[] column, double[] cost) {
    if (first.length == 0
        || first[0] != 0
        || first[first.length - 1] != column.length
        || column.length != cost.length) {
      throw new IllegalArgumentException("rows and pairs do not fit together");
    }
    for (int r = 0; r + 1 < first.length; r++) {
      for (int k = first[r]; k < first[r + 1]; k++) {
        boolean inOrder = k == first[r] || column[k - 1] < column[k];
        if (!inOrder || column[k] < 0 || column[k] >= columnCount) {
          throw new IllegalArgumentException(
              "the columns of row " + r + " do not ascend: " + column[k]);
        }
        if (!(cost[k] >= 0 && cost[k] < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "the cost of row " + r + ", column " + column[k] + " is " + cost[k]);
        }
      }
    }
    return new SparseCostMatrix(columnCount, first, column, cost);
  }

  /** A full or partly filled table; NaN and infinity mean that there is no way. For small cases. */
  public static SparseCostMatrix ofTable(double[][] table, int columnCount) {
    int[] first = new int[table.length + 1];
    for (int r = 0; r < table.length; r++) {
      first[r + 1] = first[r] + (int) Arrays.stream(table[r]).filter(Double::isFinite).count();
    }
    int[] column = new int[first[table.length]];
    double[] cost = new double[column.length];
    int k = 0;
    for (double[] row : table) {
      for (int c = 0; c < row.length; c++) {
        if (Double.isFinite(row[c])) {
          column[k] = c;
          cost[k++] = row[c];
        }
      }
    }
    return of(columnCount, first, column, cost);
  }

  /** Rows whose columns may stand in any order, but only once each; columns come out sorted. */
  static SparseCostMatrix transposedOf(int columnCount, int[] first, int[] column, double[] cost) {
    return new SparseCostMatrix(columnCount, first, column, cost).transposed();
  }

  public int rowCount() {
    return first.length - 1;
  }

  public int columnCount() {
    return columnCount;
  }

  public int pairCount() {
    return column.length;
  }

  /** The first pair of a row; also allowed for the row after the last one. */
  public int first(int row) {
    return first[row];
  }

  /** The column of a pair. */
  public int column(int pair) {
    return column[pair];
  }

  /** The cost of a pair. */
  public double cost(int pair) {
    return cost[pair];
  }

  /** The cost of a row and a column, infinite when there is no way. */
  public double cost(int row, int col) {
    int pair = Arrays.binarySearch(column, first[row], first[row + 1], col);
    return pair < 0 ? Double.POSITIVE_INFINITY : cost[pair];
  }

  /** The same pairs with rows and columns exchanged. */
  public SparseCostMatrix transposed() {
    int[] start = new int[columnCount + 1];
    for (int c : column) {
      start[c + 1]++;
    }
    for (int c = 0; c < columnCount; c++) {
      start[c + 1] += start[c];
    }
    int[] next = start.clone();
    int[] rowOf = new int[column.length];
    double[] costOf = new double[column.length];
    for (int r = 0; r < rowCount(); r++) {
      for (int k = first[r]; k < first[r + 1]; k++) {
        int at = next[column[k]]++;
        rowOf[at] = r;
        costOf[at] = cost[k];
      }
    }
    return new SparseCostMatrix(rowCount(), start, rowOf, costOf);
  }

  /** Only the pairs that cost no more than the cut-off; one of exactly the cut-off stays. */
  public SparseCostMatrix within(double cutoff) {
    int[] start = new int[first.length];
    int[] kept = new int[column.length];
    double[] keptCost = new double[column.length];
    int count = 0;
    for (int r = 0; r < rowCount(); r++) {
      for (int k = first[r]; k < first[r + 1]; k++) {
        if (cost[k] <= cutoff) {
          kept[count] = column[k];
          keptCost[count++] = cost[k];
        }
      }
      start[r + 1] = count;
    }
    return count == column.length
        ? this
        : new SparseCostMatrix(
            columnCount, start, Arrays.copyOf(kept, count), Arrays.copyOf(keptCost, count));
  }
}
