package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A siting question over years in which no more than so many sites open each, as one question
 * without years (multi-period location: Wesolowsky and Truscott 1975; Schilling 1980; the survey of
 * Nickel and Saldanha-da-Gama 2015). What is asked for is the best sum over all years.
 *
 * <p>Its sites are pairs of a site and the year it opens in, its demand points pairs of a demand
 * point and a year; a site serves in its own year and in all that follow. No more than {@code
 * maxPerYear} sites open in a year, and every other condition holds for the sites that are open in
 * the end. Existing sites have one column and serve in all years. So the solver, its bounds and its
 * certificates are those of the plain models. With one year and no more sites to open than that
 * year allows, the question is the plain one.
 *
 * <p>Rows are year by year, columns site by site and of each its years: of equally near sites the
 * lowest serves, as in the plain question.
 */
public final class MultiPeriod {
  private static final int FEW = 50;

  private final SitingSpec plain;
  private final int years;
  private final int maxPerYear;
  private final int few;
  private final int[] firstColumn;
  private final SitingSpec expanded;

  /**
   * @param plain the question for a single year, {@link SitingModel#MCLP} or {@link
   *     SitingModel#P_MEDIAN}; its p counts the sites that open in all years together
   * @param years one or more
   * @param maxPerYear sites that open in a year at most, one or more
   */
  public MultiPeriod(SitingSpec plain, int years, int maxPerYear) {
    this(plain, years, maxPerYear, FEW);
  }

  /**
   * @param few sites for which it is said that each opens once, also where that follows
   */
  MultiPeriod(SitingSpec plain, int years, int maxPerYear, int few) {
    if (!serves(plain.model()) || years < 1 || maxPerYear < 1) {
      throw new IllegalArgumentException(
          plain.model() + " over " + years + " years, " + maxPerYear + " sites in each");
    }
    this.plain = plain;
    this.years = years;
    this.maxPerYear = maxPerYear;
    this.few = few;
    this.firstColumn = new int[plain.siteCount() + 1];
    for (int j = 0; j < plain.siteCount(); j++) {
      firstColumn[j + 1] = firstColumn[j] + width(plain, j, years);
    }
    this.expanded = expand();
  }

  /** Models whose value is a sum over the people, which can be summed over years as well. */
  public static boolean serves(SitingModel model) {
    return model == SitingModel.MCLP || model == SitingModel.P_MEDIAN;
  }

  /** How many numbers the question would hold: pairs, points, sites and entries of conditions. */
  public static long size(SitingSpec plain, int years) {
    long size = (long) plain.demandCount() * years + (long) plain.siteCount() * years;
    SparseCostMatrix costs = plain.costs();
    for (int k = 0; k < costs.pairCount(); k++) {
      size += pairs(plain, costs.column(k), years);
    }
    for (SideConstraint side : plain.sides()) {
      size += (long) side.sites().length * years;
    }
    return size;
  }

  private static int width(SitingSpec plain, int site, int years) {
    return plain.role()[site] == SiteRole.FORBIDDEN ? 0 : plain.counts(site) ? years : 1;
  }

  private static long pairs(SitingSpec plain, int site, int years) {
    long width = width(plain, site, years);
    return width == years ? width * (width + 1) / 2 : width * years;
  }

  private SitingSpec expand() {
    int columns = firstColumn[plain.siteCount()];
    SiteRole[] role = new SiteRole[columns];
    for (int j = 0; j < plain.siteCount(); j++) {
      // That it must open in one of several years is a condition, not a role.
      boolean decided = years == 1 || !plain.counts(j);
      SiteRole each = decided ? plain.role()[j] : SiteRole.CANDIDATE;
      Arrays.fill(role, firstColumn[j], firstColumn[j + 1], each);
    }
    double[] weight = new double[plain.demandCount() * years];
    for (int row = 0; row < weight.length; row++) {
      weight[row] = plain.weight()[row % plain.demandCount()];
    }
    return new SitingSpec(
        plain.model(),
        costs(columns),
        weight,
        role,
        plain.p(),
        sides(),
        Double.NaN,
        null,
        plain.greedy(),
        plain.seed());
  }

  private SparseCostMatrix costs(int columns) {
    SparseCostMatrix given = plain.costs();
    long pairs = 0;
    for (int k = 0; k < given.pairCount(); k++) {
      pairs += pairs(plain, given.column(k), years);
    }
    int[] first = new int[given.rowCount() * years + 1];
    int[] column = new int[Math.toIntExact(pairs)];
    double[] cost = new double[column.length];
    int count = 0;
    for (int row = 0; row + 1 < first.length; row++) {
      int year = row / given.rowCount();
      int i = row % given.rowCount();
      for (int k = given.first(i); k < given.first(i + 1); k++) {
        int j = given.column(k);
        int last = Math.min(firstColumn[j + 1], firstColumn[j] + year + 1);
        for (int c = firstColumn[j]; c < last; c++) {
          column[count] = c;
          cost[count++] = given.cost(k);
        }
      }
      first[row + 1] = count;
    }
    return SparseCostMatrix.of(columns, first, column, cost);
  }

  private List<SideConstraint> sides() {
    List<SideConstraint> sides = new ArrayList<>();
    plain.sides().forEach(side -> sides.add(everyYear(side)));
    int[] counted = IntStream.range(0, plain.siteCount()).filter(plain::counts).toArray();
    int most = plain.p() == -1 ? counted.length : plain.p();
    for (int year = 0; year < years && maxPerYear < most; year++) {
      int offset = year;
      int[] columns = IntStream.of(counted).map(j -> firstColumn[j] + offset).toArray();
      sides.add(new SideConstraint("year", columns, same(columns, 1), maxPerYear));
    }
    // Opening twice gains nothing, and compacted closes the later one; it only must not be a way
    // to reach a minimum, or a p that is to be reached. For few sites saying so shortens the
    // search; for thousands the conditions would cost more than they give.
    boolean once =
        sides.isEmpty()
            || counted.length <= few
            || plain.sides().stream()
                .anyMatch(side -> Arrays.stream(side.coefficients()).anyMatch(c -> c < 0));
    for (int j = 0; j < plain.siteCount() && years > 1; j++) {
      int[] columns = IntStream.range(firstColumn[j], firstColumn[j + 1]).toArray();
      if (plain.counts(j) && once) {
        sides.add(new SideConstraint("once", columns, same(columns, 1), 1));
      }
      if (plain.role()[j] == SiteRole.REQUIRED) {
        sides.add(new SideConstraint("required", columns, same(columns, -1), -1));
      }
    }
    return sides;
  }

  private static double[] same(int[] columns, double value) {
    double[] coefficients = new double[columns.length];
    Arrays.fill(coefficients, value);
    return coefficients;
  }

  private SideConstraint everyYear(SideConstraint side) {
    int[] columns =
        IntStream.of(side.sites())
            .flatMap(j -> IntStream.range(firstColumn[j], firstColumn[j + 1]))
            .toArray();
    double[] coefficients = new double[columns.length];
    int at = 0;
    for (int k = 0; k < side.sites().length; k++) {
      int j = side.sites()[k];
      int to = at + firstColumn[j + 1] - firstColumn[j];
      Arrays.fill(coefficients, at, to, side.coefficients()[k]);
      at = to;
    }
    return new SideConstraint(side.name(), columns, coefficients, side.limit());
  }

  public int years() {
    return years;
  }

  public int maxPerYear() {
    return maxPerYear;
  }

  /** The same, its bound reached. */
  static SitingResult proven(SitingResult result) {
    return new SitingResult(
        SitingResult.Status.OPTIMAL,
        result.objective(),
        result.objective(),
        result.open(),
        result.siteOf(),
        result.backedUp(),
        result.backedUpBound(),
        result.unreachable(),
        result.claims(),
        result.searchedNodes(),
        false);
  }

  /** The question without years that asks for the best sum over all of them. */
  public SitingSpec expanded() {
    return expanded;
  }

  /** The site of a column. */
  public int site(int column) {
    int at = Arrays.binarySearch(firstColumn, column);
    // Forbidden sites have no column: of equal firsts the last one's site is meant.
    int j = at < 0 ? -at - 2 : at;
    while (firstColumn[j + 1] == column) {
      j++;
    }
    return j;
  }

  /** The year that a column's site opens in, -1 for one that stands already. */
  public int year(int column) {
    int j = site(column);
    return plain.counts(j) ? column - firstColumn[j] : -1;
  }

  /**
   * The year that each site opens in, -1 for one that stands already or does not open.
   *
   * @param columns that are open
   */
  public int[] yearOf(int[] columns) {
    int[] yearOf = new int[plain.siteCount()];
    Arrays.fill(yearOf, -1);
    for (int column : columns) {
      int j = site(column);
      yearOf[j] = yearOf[j] < 0 ? year(column) : yearOf[j];
    }
    return yearOf;
  }

  /**
   * The columns of a plan, ascending.
   *
   * @param open sites, ascending
   * @param yearOf of each site the year it opens in; of those that stand it does not matter
   * @throws IllegalArgumentException when a site opens in no year of these
   */
  public int[] columns(int[] open, int[] yearOf) {
    int[] columns = new int[open.length];
    for (int n = 0; n < open.length; n++) {
      int j = open[n];
      int year = plain.counts(j) ? yearOf[j] : 0;
      if (year < 0 || year >= firstColumn[j + 1] - firstColumn[j]) {
        throw new IllegalArgumentException("site " + j + " is open, but opens in no year");
      }
      columns[n] = firstColumn[j] + year;
    }
    return columns;
  }

  /**
   * The same sites, each as early as the order of the years allows: that takes nobody's site away,
   * for all conditions but the yearly one are about the end.
   *
   * @param yearOf of each site the year it opens in; of the open ones that count a negative year
   *     stands for the last ones to open
   */
  public int[] compacted(int[] open, int[] yearOf) {
    int[] order =
        IntStream.of(open)
            .filter(plain::counts)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer j) -> yearOf[j] < 0 ? years : yearOf[j])
                    .thenComparing(j -> j))
            .mapToInt(j -> j)
            .toArray();
    int[] early = new int[plain.siteCount()];
    Arrays.fill(early, -1);
    for (int rank = 0; rank < order.length; rank++) {
      early[order[rank]] = rank / maxPerYear;
    }
    return early;
  }

  /** The result of the question with years, its sites opening as early as they can. */
  public SitingResult compacted(SitingResult result) {
    if (result.open().length == 0) {
      return result;
    }
    int[] open = IntStream.of(result.open()).map(this::site).distinct().toArray();
    return result(columns(open, compacted(open, yearOf(result.open()))), result);
  }

  /** With the figures that follow from the open columns; what is known and claimed stays. */
  SitingResult result(int[] columns, SitingResult search) {
    boolean[] open = new boolean[expanded.siteCount()];
    IntStream.of(columns).forEach(c -> open[c] = true);
    boolean cover = plain.model() == SitingModel.MCLP;
    double value =
        cover ? Plans.coveredWeight(expanded, open) : Questions.median(expanded).cost(open);
    boolean optimal = search.status() == SitingResult.Status.OPTIMAL;
    double bound = cover ? Math.max(search.bound(), value) : Math.min(search.bound(), value);
    return result(columns, open, value, optimal ? value : bound, search);
  }

  /**
   * A saved plan with its years as a result of the question with years, to be checked.
   *
   * @param columns that are open, ascending; empty when there is no plan
   * @param saved what is said of it: status, objective, bound and claims
   */
  public SitingResult saved(int[] columns, SitingResult saved) {
    boolean[] open = new boolean[expanded.siteCount()];
    IntStream.of(columns).forEach(c -> open[c] = true);
    return result(columns, open, saved.objective(), saved.bound(), saved);
  }

  private SitingResult result(
      int[] columns, boolean[] open, double objective, double bound, SitingResult rest) {
    return new SitingResult(
        rest.status(),
        objective,
        bound,
        columns,
        Plans.nearest(expanded, open),
        Plans.backedUp(expanded, open),
        Double.NaN,
        Plans.unreachable(expanded),
        rest.claims(),
        rest.searchedNodes(),
        rest.stopped());
  }

  /** What the plan is in the end: its sites and who goes where; value and bound are the sums. */
  public SitingResult atEnd(SitingResult result) {
    boolean[] open = new boolean[plain.siteCount()];
    IntStream.of(result.open()).forEach(c -> open[site(c)] = true);
    int[] nobody = new int[plain.demandCount()];
    Arrays.fill(nobody, -1);
    return new SitingResult(
        result.status(),
        result.objective(),
        result.bound(),
        Plans.indices(open),
        result.open().length == 0 ? nobody : Plans.nearest(plain, open),
        Plans.backedUp(plain, open),
        Double.NaN,
        Plans.unreachable(plain),
        result.claims(),
        result.searchedNodes(),
        result.stopped());
  }
}
