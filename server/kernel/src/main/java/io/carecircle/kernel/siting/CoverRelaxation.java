package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The linear relaxation of a covering question with cuts, and what multipliers prove about the
 * question itself. Columns are the undecided sites, then what a row pays for no site and for one
 * site only.
 */
final class CoverRelaxation implements AutoCloseable {
  private final Question question;
  private final double penalty;
  private final double grain;
  private final LinearSolver solver;
  private final SolveControl control;
  private final List<int[]> cuts = new ArrayList<>();
  private final List<Integer> cutRow = new ArrayList<>();
  private final int[] payColumn;
  private final int[] firstRow;
  private final int[] secondRow;

  /** How many more counted sites may open. */
  private final int room;

  private LinearSolver.Programme programme;
  private int rowCount;
  private int mostRow;
  private int sideRow;
  private long iterationsBefore;

  /** Undecided sites in ascending order: what a column stands for. */
  final int[] sites;

  /** The column of each site, or -1. */
  final int[] columnOf;

  /** Prices of the columns at the multipliers of the last {@link #bound}. */
  final double[] price;

  /** The bound at these multipliers before any column opens. */
  double base;

  /**
   * @param penalty of a row without a site, at most: more than sums that are of interest
   * @param grain multipliers are whole multiples of it, so that a certificate is short and exact
   */
  CoverRelaxation(
      Question question, double penalty, double grain, LinearSolver solver, SolveControl control) {
    this.question = question;
    this.control = control;
    this.penalty = penalty;
    this.grain = grain;
    this.solver = solver;
    byte[] fixed = question.fixed();
    this.sites =
        IntStream.range(0, fixed.length).filter(j -> fixed[j] == SelectionRule.FREE).toArray();
    this.columnOf = new int[fixed.length];
    Arrays.fill(columnOf, -1);
    for (int n = 0; n < sites.length; n++) {
      columnOf[sites[n]] = n;
    }
    int rows = question.pairs().rowCount();
    this.payColumn = new int[rows];
    this.firstRow = new int[rows];
    this.secondRow = new int[rows];
    this.price = new double[sites.length];
    this.room = question.rule().most() - openCount();
  }

  /** Whether the solver serves. */
  boolean begin() {
    SelectionRule rule = question.rule();
    int rows = payColumn.length;
    int columns = sites.length + 2 * rows + rule.sides().size();
    double[] cost = new double[columns];
    double[] upper = new double[columns];
    Arrays.fill(upper, 1);
    for (int n = 0; n < sites.length; n++) {
      cost[n] = rule.siteCost()[sites[n]];
    }
    for (int i = 0; i < rows; i++) {
      payColumn[i] = sites.length + 2 * i;
      cost[payColumn[i]] = Math.min(penalty, question.none()[i] - question.once()[i]);
      cost[payColumn[i] + 1] = question.once()[i];
    }
    for (int s = 0; s < rule.sides().size(); s++) {
      cost[columns - rule.sides().size() + s] = penalty;
      upper[columns - rule.sides().size() + s] = Double.POSITIVE_INFINITY;
    }
    programme = solver.begin(cost, upper, control);
    if (programme == null) {
      return false;
    }
    rowCount = 0;
    rows();
    mostRow();
    sideRows(columns - rule.sides().size());
    cutRow.clear();
    cuts.forEach(this::addCutRow);
    return true;
  }

  private int addRow(int[] columns, double[] coefficients, double least) {
    programme.addRow(columns, coefficients, least);
    return rowCount++;
  }

  private int addRow(int[] columns, double least) {
    return addRow(columns, ones(columns.length), least);
  }

  private int[] columns(int row, int more) {
    SparseCostMatrix pairs = question.pairs();
    int size = pairs.first(row + 1) - pairs.first(row);
    int[] columns = new int[size + more];
    for (int k = 0; k < size; k++) {
      columns[k] = columnOf[pairs.column(pairs.first(row) + k)];
    }
    columns[size] = payColumn[row];
    if (more > 1) {
      columns[size + 1] = payColumn[row] + 1;
    }
    return columns;
  }

  private void rows() {
    for (int i = 0; i < payColumn.length; i++) {
      boolean one = question.none()[i] > question.once()[i];
      firstRow[i] = one ? addRow(columns(i, 1), 1) : -1;
      boolean two = question.once()[i] > 0;
      secondRow[i] = two ? addRow(columns(i, 2), 2) : -1;
    }
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private void mostRow() {
    SelectionRule rule = question.rule();
    int[] counted =
        IntStream.range(0, sites.length).filter(n -> rule.counted()[sites[n]]).toArray();
    double[] minus = ones(counted.length);
    Arrays.fill(minus, -1);
    mostRow = room < counted.length ? addRow(counted, minus, -room) : -1;
  }

  private int openCount() {
    int open = 0;
    for (int j = 0; j < columnOf.length; j++) {
      boolean opens = question.fixed()[j] == SelectionRule.OPEN;
      open += opens && question.rule().counted()[j] ? 1 : 0;
    }
    return open;
  }

  private void sideRows(int slackColumn) {
    sideRow = rowCount;
    for (int s = 0; s < question.rule().sides().size(); s++) {
      SideConstraint side = question.rule().sides().get(s);
      int[] columns = new int[side.sites().length + 1];
      double[] coefficients = new double[columns.length];
      double used = 0;
      int count = 0;
      for (int k = 0; k < side.sites().length; k++) {
        int column = columnOf[side.sites()[k]];
        if (column >= 0) {
          columns[count] = column;
          coefficients[count++] = -side.coefficients()[k];
        } else if (question.fixed()[side.sites()[k]] == SelectionRule.OPEN) {
          used += side.coefficients()[k];
        }
      }
      columns[count] = slackColumn + s;
      coefficients[count++] = 1;
      addRow(
          Arrays.copyOf(columns, count),
          Arrays.copyOf(coefficients, count),
          used - side.limit() - side.slack());
    }
  }

  void addCut(int[] cut) {
    cuts.add(cut);
    addCutRow(cut);
  }

  private void addCutRow(int[] cut) {
    int[] covered = covered(cut);
    int[] columns =
        IntStream.concat(
                IntStream.range(0, sites.length).filter(n -> covered[n] > 0),
                Arrays.stream(cut).map(i -> payColumn[i]))
            .toArray();
    double[] coefficients = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      coefficients[k] = columns[k] < sites.length ? (covered[columns[k]] + 1) / 2 : 1;
    }
    cutRow.add(addRow(columns, coefficients, (cut.length + 1) / 2));
  }

  /** How many rows of a cut each column covers. */
  private int[] covered(int[] cut) {
    int[] covered = new int[sites.length];
    for (int i : cut) {
      for (int k = question.pairs().first(i); k < question.pairs().first(i + 1); k++) {
        covered[columnOf[question.pairs().column(k)]]++;
      }
    }
    return covered;
  }

  List<int[]> cuts() {
    return cuts;
  }

  /** Keeps only the cuts that carry something of the last optimum. */
  boolean dropIdleCuts() {
    List<int[]> kept = new ArrayList<>();
    for (int c = 0; c < cuts.size(); c++) {
      if (programme.dual(cutRow.get(c)) > 0) {
        kept.add(cuts.get(c));
      }
    }
    if (kept.size() == cuts.size()) {
      return true;
    }
    cuts.clear();
    cuts.addAll(kept);
    close();
    return begin() && programme.solve();
  }

  void decide(int column, byte decision) {
    programme.bound(
        column, decision == SelectionRule.OPEN ? 1 : 0, decision == SelectionRule.CLOSED ? 0 : 1);
  }

  boolean solve() {
    return programme.solve();
  }

  double objective() {
    return programme.objective();
  }

  double value(int column) {
    return programme.value(column);
  }

  /** What a row pays in the last optimum for having no site, as a share. */
  double unserved(int row) {
    return programme.value(payColumn[row]);
  }

  long iterations() {
    return iterationsBefore + programme.iterations();
  }

  int size() {
    return rowCount;
  }

  /** The multipliers of the last optimum: of rows, side constraints and cuts. */
  double[] multipliers() {
    int n = payColumn.length;
    int sides = question.rule().sides().size();
    double[] u = new double[n + sides + cuts.size()];
    for (int i = 0; i < n; i++) {
      u[i] = dual(firstRow[i]) + dual(secondRow[i]);
    }
    for (int s = 0; s < sides; s++) {
      u[n + s] = dual(sideRow + s);
    }
    for (int c = 0; c < cuts.size(); c++) {
      u[n + sides + c] = dual(cutRow.get(c));
    }
    return u;
  }

  /** Rounded down: then the prices of sites do not fall below what the rows carry. */
  private double dual(int row) {
    double multiple = row < 0 ? 0 : Math.max(0, Math.floor(programme.dual(row) / grain + 1e-3));
    // Divided by a whole number it is the double next to a short decimal.
    return grain < 1 ? multiple / Math.rint(1 / grain) : multiple * grain;
  }

  /** What one more counted site is worth in the last optimum. */
  double worthOfSite() {
    return mostRow < 0 ? 0 : Math.max(0, programme.dual(mostRow));
  }

  /** Fills {@link #price} and {@link #base} for multipliers, by the definition of the bound. */
  void price(double[] u) {
    int n = payColumn.length;
    List<SideConstraint> sides = question.rule().sides();
    double[] saved = new double[n];
    base = 0;
    for (int k = 0; k < sites.length; k++) {
      price[k] = question.rule().siteCost()[sites[k]];
    }
    for (int c = 0; c < cuts.size() && n + sides.size() + c < u.length; c++) {
      double m = u[n + sides.size() + c];
      if (m > 0) {
        int[] covered = covered(cuts.get(c));
        for (int k = 0; k < price.length; k++) {
          price[k] -= m * ((covered[k] + 1) / 2);
        }
        for (int i : cuts.get(c)) {
          saved[i] += m;
        }
        base += m * ((cuts.get(c).length + 1) / 2);
      }
    }
    for (int i = 0; i < n; i++) {
      double none = question.none()[i] - saved[i];
      base += Math.min(none, Math.min(question.once()[i] + u[i], 2 * u[i]));
      for (int k = question.pairs().first(i); k < question.pairs().first(i + 1) && u[i] > 0; k++) {
        price[columnOf[question.pairs().column(k)]] -= u[i];
      }
    }
    for (int s = 0; s < sides.size(); s++) {
      double m = u[n + s];
      base -= m * sides.get(s).limit();
      for (int k = 0; k < sides.get(s).sites().length; k++) {
        int j = sides.get(s).sites()[k];
        if (columnOf[j] >= 0) {
          price[columnOf[j]] += m * sides.get(s).coefficients()[k];
        } else if (question.fixed()[j] == SelectionRule.OPEN) {
          base += m * sides.get(s).coefficients()[k];
        }
      }
    }
  }

  /**
   * What the prices prove with these decisions when every counted site pays {@code worth} more and
   * the number that may open is paid back: no more than the cheapest choice, and site by site.
   */
  double bound(byte[] state, double worth) {
    double sum = base - worth * room;
    for (int n = 0; n < price.length; n++) {
      double p = price(n, worth);
      sum +=
          state[n] == SelectionRule.OPEN ? p : state[n] == SelectionRule.FREE ? Math.min(0, p) : 0;
    }
    return sum;
  }

  double price(int column, double worth) {
    return price[column] + (question.rule().counted()[sites[column]] ? worth : 0);
  }

  @Override
  public void close() {
    if (programme != null) {
      iterationsBefore += programme.iterations();
      programme.close();
      programme = null;
    }
  }
}
