package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.MultiPeriod;
import io.carecircle.kernel.siting.OpeningOrder;
import io.carecircle.kernel.siting.OutsideSolvers;
import io.carecircle.kernel.siting.PlanReading;
import io.carecircle.kernel.siting.Siting;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan and the years its sites open in.
 *
 * @param siting the question
 * @param phases how many may open in a year
 * @param atEnd the plan when all are open; with {@code all-years} its value and bound are sums over
 *     the years
 * @param question what the years were found by; empty when the order is greedy or needs no search
 * @param byYear the answer to it, null without one
 * @param demandOf of each row of one year of the question a demand point
 * @param yearOf of each site the year it opens in, counted from 0; -1 for none
 */
record YearPlan(
    SitingCase siting,
    Phases phases,
    SitingResult atEnd,
    Optional<MultiPeriod> question,
    SitingResult byYear,
    int[] demandOf,
    int[] yearOf) {

  static YearPlan solve(
      SitingCase siting, Phases phases, SolveControl control, OutsideSolvers solvers) {
    if (phases.allYears()) {
      MultiPeriod question = phases.question(siting.spec());
      SitingResult found = Siting.run(question.expanded(), control, solvers);
      return overAllYears(siting, phases, question, question.compacted(found));
    }
    SitingResult plan = Siting.run(siting.spec(), control, solvers);
    SolveControl counted =
        // Ended by a count of cases and not by a clock: the same plan has the same order.
        new SolveControl(control.nanos(), Long.MAX_VALUE, (best, bound) -> {}, control.cancel());
    Optional<OpeningOrder> order = OpeningOrder.of(siting.spec(), plan, phases.maxPerYear());
    Optional<SitingResult> found = order.flatMap(o -> o.run(counted));
    return found.isPresent()
        ? ordered(siting, phases, plan, order.get(), found.get())
        : inGreedyOrder(siting, phases, plan);
  }

  /** Of a question over all years. */
  static YearPlan overAllYears(
      SitingCase siting, Phases phases, MultiPeriod question, SitingResult byYear) {
    int[] all = IntStream.range(0, siting.kept().length).toArray();
    return new YearPlan(
        siting,
        phases,
        question.atEnd(byYear),
        Optional.of(question),
        byYear,
        all,
        question.yearOf(byYear.open()));
  }

  /** Of a plan for the end, its order found as a question. */
  static YearPlan ordered(
      SitingCase siting, Phases phases, SitingResult plan, OpeningOrder order, SitingResult found) {
    MultiPeriod question = order.question();
    return new YearPlan(
        siting,
        phases,
        plan,
        Optional.of(question),
        found,
        order.demandOf(),
        question.yearOf(found.open()));
  }

  static YearPlan inGreedyOrder(SitingCase siting, Phases phases, SitingResult plan) {
    int[] yearOf = new int[siting.spec().siteCount()];
    Arrays.fill(yearOf, -1);
    int rank = 0;
    SitingSpec reading = PlanReading.reading(siting.spec(), plan);
    for (PlanReading.Step step : PlanReading.order(reading, plan.open())) {
      yearOf[step.site()] = rank++ / phases.maxPerYear();
    }
    return new YearPlan(siting, phases, plan, Optional.empty(), null, new int[0], yearOf);
  }

  /** The sites that open, in order: by years, and within a year those that help most first. */
  List<PlanReading.Step> steps() {
    SitingSpec reading = PlanReading.reading(siting.spec(), atEnd);
    return PlanReading.order(reading, atEnd.open(), yearOf);
  }

  /** Years that are told: all of them when every year counts, else until all sites are open. */
  private int years() {
    boolean none = atEnd.open().length == 0 && Double.isNaN(atEnd.objective());
    if (phases.allYears()) {
      return none ? 0 : phases.years();
    }
    return 1 + Arrays.stream(yearOf).max().orElse(-1);
  }

  void write(ObjectNode json) {
    ArrayNode list = json.putArray("phases");
    List<PlanReading.Step> steps = steps();
    BigDecimal[] served = new BigDecimal[years()];
    BigDecimal[] values = new BigDecimal[served.length];
    for (int year = 0; year < served.length; year++) {
      int now = year;
      SparseCostMatrix costs = PlanReading.reading(siting.spec(), atEnd).costs();
      int[] pairs = pairs(costs, year);
      served[year] = siting.people(i -> pairs[i] >= 0);
      values[year] = value(costs, pairs, served[year]);
      ObjectNode node = list.addObject().put("year", phases.firstYear() + year);
      ArrayNode open = node.putArray("open");
      steps.stream()
          .filter(step -> yearOf[step.site()] == now)
          .forEach(step -> open.add(siting.siteId(step.site())));
      node.put("served", served[year]).put("value", values[year]);
    }
    if (served.length > 0) {
      schedule(json.putObject("schedule"), isMedian() ? sum(values) : sum(served), sum(served));
    }
  }

  private boolean isMedian() {
    return byYear != null && siting.spec().model() == SitingModel.P_MEDIAN;
  }

  private void schedule(ObjectNode node, BigDecimal total, BigDecimal served) {
    node.put("objective", phases.allYears() ? Phases.ALL_YEARS : Phases.END);
    node.put("maxPerYear", phases.maxPerYear()).put("years", years());
    node.put("measure", isMedian() ? "weighted-cost" : "person-years");
    boolean single = byYear == null && years() == 1;
    if (byYear == null) {
      node.put("status", single ? "optimal" : "greedy").put("total", served);
      node.put("bound", single ? served : null);
      return;
    }
    node.put("status", byYear.status().name().toLowerCase(Locale.ROOT)).put("total", total);
    node.put("bound", byYear.gap() == 0 ? total : Decimals.shortest(byYear.bound()));
    if (!phases.allYears()) {
      node.set("certificate", certificate());
    }
  }

  /** With {@code all-years} it stands for the plan, with {@code end} for the order. */
  ObjectNode certificate() {
    MultiPeriod years = question.orElseThrow();
    List<String> demand = new ArrayList<>();
    for (int year = 0; year < years.years(); year++) {
      for (int i : demandOf) {
        demand.add(siting.demandId(i) + "@" + (phases.firstYear() + year));
      }
    }
    List<String> sites = new ArrayList<>();
    for (int column = 0; column < years.expanded().siteCount(); column++) {
      int year = years.year(column);
      String id = siting.siteId(years.site(column));
      sites.add(year < 0 ? id : id + "@" + (phases.firstYear() + year));
    }
    return Certificates.write(demand, sites, byYear.claims());
  }

  /** The value of the plan over all years, exactly. */
  BigDecimal total() {
    SparseCostMatrix costs = siting.spec().costs();
    BigDecimal total = BigDecimal.ZERO;
    for (int year = 0; year < phases.years(); year++) {
      int[] pairs = pairs(costs, year);
      total = total.add(value(costs, pairs, siting.people(i -> pairs[i] >= 0)));
    }
    return plain(total);
  }

  /** For each demand point the pair by which it is served in a year, -1 for none. */
  private int[] pairs(SparseCostMatrix costs, int year) {
    boolean[] open = new boolean[siting.spec().siteCount()];
    for (int j : atEnd.open()) {
      open[j] = yearOf[j] <= year;
    }
    int[] pairs = new int[costs.rowCount()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = -1;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        boolean nearer = pairs[i] < 0 || costs.cost(k) < costs.cost(pairs[i]);
        pairs[i] = open[costs.column(k)] && nearer ? k : pairs[i];
      }
    }
    return pairs;
  }

  /** People served (covering models), sum of people times cost, or the highest cost. */
  private BigDecimal value(SparseCostMatrix costs, int[] pairs, BigDecimal served) {
    if (siting.spec().model().isCover()) {
      return served;
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] >= 0) {
        BigDecimal cost = Decimals.shortest(costs.cost(pairs[i]));
        most = most.max(cost);
        sum = sum.add(siting.people(i).multiply(cost));
      }
    }
    return plain(siting.spec().model() == SitingModel.P_CENTER ? most : sum);
  }

  private static BigDecimal sum(BigDecimal[] values) {
    return plain(Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
