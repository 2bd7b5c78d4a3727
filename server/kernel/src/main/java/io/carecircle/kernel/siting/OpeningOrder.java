package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * In which years to open the sites of a plan that is fixed, so many a year: the order that serves
 * most people over the years until all are open (p-median: that costs least), found and proven as a
 * {@link MultiPeriod} question on the sites of the plan alone.
 */
public final class OpeningOrder {
  /** A question this large would take longer than the plan it reads. */
  private static final long MOST_NUMBERS = 300_000;

  /** Cases times numbers of the question; counted, so that the same plan has the same order. */
  private static final long MOST_WORK = 10_000_000;

  private static final int MOST_NODES = 5000;

  private final int[] open;
  private final int[] demandOf;
  private final int[] greedy;
  private final MultiPeriod question;

  private OpeningOrder(int[] open, int[] demandOf, int[] greedy, MultiPeriod question) {
    this.open = open;
    this.demandOf = demandOf;
    this.greedy = greedy;
    this.question = question;
  }

  /**
   * @param maxPerYear sites that open in a year at most
   * @return nothing where the order is no question of this kind: all open in one year, nobody has a
   *     site, the worst place counts (p-center), a preview is enough, or it would be too large
   */
  public static Optional<OpeningOrder> of(SitingSpec spec, SitingResult plan, int maxPerYear) {
    int count = (int) IntStream.of(plan.open()).filter(spec::counts).count();
    int years = (count + maxPerYear - 1) / maxPerYear;
    if (years < 2 || spec.model() == SitingModel.P_CENTER || spec.greedy()) {
      return Optional.empty();
    }
    SitingSpec reading = PlanReading.reading(spec, plan);
    boolean median = spec.model() == SitingModel.P_MEDIAN;
    Rows rows = median ? Rows.all(reading, plan.open()) : Rows.merged(reading, plan.open());
    SitingSpec opened = opened(spec, plan.open(), rows, count);
    if (rows.first.length == 0 || MultiPeriod.size(opened, years) > MOST_NUMBERS) {
      return Optional.empty();
    }
    int[] greedy = new int[spec.siteCount()];
    List<PlanReading.Step> steps = PlanReading.order(reading, plan.open());
    for (int rank = 0; rank < steps.size(); rank++) {
      greedy[steps.get(rank).site()] = rank / maxPerYear;
    }
    MultiPeriod question = new MultiPeriod(opened, years, maxPerYear);
    return Optional.of(new OpeningOrder(plan.open(), rows.first, greedy, question));
  }

  /** The question on the sites of the plan; all of them open in its years. */
  public MultiPeriod question() {
    return question;
  }

  /** Of each row of one year the demand point it stands for, of several the first. */
  public int[] demandOf() {
    return demandOf.clone();
  }

  /**
   * @return of the question with years, optimal when the order is proven; nothing when no order was
   *     found that gives everybody a site from the first year on (p-median)
   */
  public Optional<SitingResult> run(SolveControl control) {
    SitingSpec spec = question.expanded();
    boolean cover = spec.model() == SitingModel.MCLP;
    Question asked = cover ? Questions.uncovered(spec) : Questions.median(spec);
    boolean[] known = new boolean[spec.siteCount()];
    IntStream.of(question.columns(open, greedy)).forEach(column -> known[column] = true);
    long size = spec.costs().pairCount() + spec.demandCount();
    int nodes = (int) Math.max(1, Math.min(MOST_NODES, MOST_WORK / size));
    BranchAndBound.Outcome outcome = asked.solve(false, nodes, known, spec.seed(), control);
    if (outcome.open() == null) {
      return Optional.empty();
    }
    int[] found = question.yearOf(Plans.indices(outcome.open()));
    SitingResult.About about = cover ? SitingResult.About.UNCOVERED : SitingResult.About.COST;
    SitingResult search =
        new SitingResult(
            outcome.proven() ? SitingResult.Status.OPTIMAL : SitingResult.Status.FEASIBLE,
            outcome.cost(),
            cover ? Plans.totalWeight(spec) - outcome.bound() : outcome.bound(),
            new int[0],
            new int[0],
            0,
            Double.NaN,
            new int[0],
            List.of(new SitingResult.Claim(about, 0, outcome.certified(), outcome.tree())),
            outcome.nodes(),
            false);
    return Optional.of(
        question.result(question.columns(open, question.compacted(open, found)), search));
  }

  /** Demand points as far as the plan tells them apart, and the sites of the plan each reaches. */
  private record Rows(int[] first, double[] weight, SparseCostMatrix costs) {

    static Rows all(SitingSpec spec, int[] open) {
      List<int[]> pairs = new ArrayList<>();
      for (int i = 0; i < spec.demandCount(); i++) {
        pairs.add(pairsOf(spec, open, i));
      }
      int[] each = IntStream.range(0, spec.demandCount()).toArray();
      return new Rows(each, spec.weight(), costs(spec, pairs));
    }

    /**
     * Those that reach the same sites of the plan are one, those that reach none, or where nobody
     * lives, are left out.
     */
    static Rows merged(SitingSpec spec, int[] open) {
      Map<List<Integer>, Integer> rowOf = new LinkedHashMap<>();
      List<int[]> pairs = new ArrayList<>();
      int[] first = new int[spec.demandCount()];
      double[] weight = new double[spec.demandCount()];
      for (int i = 0; i < spec.demandCount(); i++) {
        int[] row = pairsOf(spec, open, i);
        List<Integer> sites = IntStream.of(row).map(spec.costs()::column).boxed().toList();
        if (!sites.isEmpty() && spec.weight()[i] > 0) {
          int at = rowOf.computeIfAbsent(sites, key -> rowOf.size());
          if (at == pairs.size()) {
            first[at] = i;
            pairs.add(row);
          }
          weight[at] += spec.weight()[i];
        }
      }
      int count = pairs.size();
      return new Rows(
          Arrays.copyOf(first, count), Arrays.copyOf(weight, count), costs(spec, pairs));
    }

    private static int[] pairsOf(SitingSpec spec, int[] open, int i) {
      return IntStream.range(spec.costs().first(i), spec.costs().first(i + 1))
          .filter(k -> Arrays.binarySearch(open, spec.costs().column(k)) >= 0)
          .toArray();
    }

    private static SparseCostMatrix costs(SitingSpec spec, List<int[]> pairs) {
      int[] first = new int[pairs.size() + 1];
      for (int row = 0; row < pairs.size(); row++) {
        first[row + 1] = first[row] + pairs.get(row).length;
      }
      int[] all = pairs.stream().flatMapToInt(Arrays::stream).toArray();
      return SparseCostMatrix.of(
          spec.siteCount(),
          first,
          IntStream.of(all).map(spec.costs()::column).toArray(),
          IntStream.of(all).mapToDouble(spec.costs()::cost).toArray());
    }
  }

  private static SitingSpec opened(SitingSpec spec, int[] open, Rows rows, int count) {
    SiteRole[] role = new SiteRole[spec.siteCount()];
    Arrays.fill(role, SiteRole.FORBIDDEN);
    for (int j : open) {
      role[j] = spec.counts(j) ? SiteRole.CANDIDATE : SiteRole.EXISTING;
    }
    SitingModel model =
        spec.model() == SitingModel.P_MEDIAN ? SitingModel.P_MEDIAN : SitingModel.MCLP;
    return new SitingSpec(
        model,
        rows.costs,
        rows.weight,
        role,
        count,
        List.of(),
        Double.NaN,
        null,
        false,
        spec.seed());
  }
}
