package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T17 over years: every schedule against trying them all, with every kind of condition. */
class MultiPeriodTest {
  private static final int CASES = 600;

  private static double room(double value) {
    return 1e-9 * Math.max(1, Math.abs(value));
  }

  private static int years(SitingSpec spec, Random random) {
    return 1 + random.nextInt(spec.siteCount() > 6 ? 2 : 3);
  }

  @ParameterizedTest
  @EnumSource(names = {"MCLP", "P_MEDIAN"})
  void equalsTryingEverySchedule(SitingModel model) {
    int plans = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      Random random = new Random(seed);
      int years = years(spec, random);
      int most = 1 + random.nextInt(3);
      String where = model + " seed " + seed + ", " + years + " years of " + most;
      MultiPeriod question = new MultiPeriod(spec, years, most, seed % 2 == 0 ? 0 : 50);
      SitingResult found = Siting.run(question.expanded(), SolveControl.FREE);
      BruteSchedules truth = new BruteSchedules(spec, years, most);
      if (Double.isNaN(truth.best)) {
        assertEquals(SitingResult.Status.INFEASIBLE, found.status(), where);
        assertEquals(List.of(), PlanCheck.run(question.expanded(), found).complaints(), where);
        continue;
      }
      plans++;
      assertEquals(SitingResult.Status.OPTIMAL, found.status(), where);
      SitingResult early = question.compacted(found);
      for (SitingResult result : List.of(found, early)) {
        assertEquals(truth.best, result.objective(), room(truth.best), where);
        assertEquals(truth.best, result.bound(), room(truth.best), where);
        PlanCheck.Verdict verdict = PlanCheck.run(question.expanded(), result);
        assertEquals(List.of(), verdict.complaints(), where);
        assertEquals(List.of(), verdict.notes(), where);
      }
      assertRead(spec, question, early, most, where);
    }
    assertTrue(plans >= CASES / 4, plans + " of the cases have a plan");
  }

  /** The plan read year by year is worth what is said, and every year but the last is full. */
  private static void assertRead(
      SitingSpec spec, MultiPeriod question, SitingResult result, int most, String where) {
    int years = question.years();
    int[] yearOf = question.yearOf(result.open());
    SitingResult end = question.atEnd(result);
    int[] opens = new int[spec.siteCount()];
    Arrays.fill(opens, years);
    IntStream.of(end.open()).forEach(j -> opens[j] = Math.max(0, yearOf[j]));
    double value = BruteSchedules.value(spec, opens, years);
    assertEquals(value, result.objective(), room(value), where);
    long counted = IntStream.of(end.open()).filter(spec::counts).count();
    for (int year = 0; year < years; year++) {
      int now = year;
      long opened =
          IntStream.of(end.open()).filter(j -> spec.counts(j) && yearOf[j] == now).count();
      assertEquals(Math.max(0, Math.min(most, counted - (long) year * most)), opened, where);
    }
    assertArrayEquals(result.open(), question.columns(end.open(), yearOf), where);
    int last = (years - 1) * spec.demandCount();
    for (int i = 0; i < spec.demandCount(); i++) {
      int column = result.siteOf()[last + i];
      assertEquals(end.siteOf()[i], column < 0 ? -1 : question.site(column), where);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MCLP", "P_MEDIAN"})
  void aMovedYearOrABetterFigureIsNoticed(SitingModel model) {
    int mutants = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      Random random = new Random(seed);
      MultiPeriod question = new MultiPeriod(spec, 3, 1);
      SitingResult found = question.compacted(Siting.run(question.expanded(), SolveControl.FREE));
      if (found.open().length == 0) {
        continue;
      }
      int[] yearOf = question.yearOf(found.open());
      SitingResult end = question.atEnd(found);
      int[] counted = IntStream.of(end.open()).filter(spec::counts).toArray();
      double more = found.objective() + (random.nextBoolean() ? 1 : -1);
      mutants += reject(question, found, found.open(), more, "another objective");
      if (counted.length == 0) {
        continue;
      }
      int moved = counted[random.nextInt(counted.length)];
      yearOf[moved] = (yearOf[moved] + 1 + random.nextInt(2)) % 3;
      int[] columns = question.columns(end.open(), yearOf);
      int to = yearOf[moved];
      boolean crowded = IntStream.of(counted).anyMatch(j -> j != moved && yearOf[j] == to);
      int[] opens = new int[spec.siteCount()];
      Arrays.fill(opens, 3);
      IntStream.of(end.open()).forEach(j -> opens[j] = Math.max(0, yearOf[j]));
      double value = BruteSchedules.value(spec, opens, 3);
      if (crowded || !(Math.abs(value - found.objective()) <= room(value))) {
        mutants += reject(question, found, columns, found.objective(), "seed " + seed);
      }
    }
    assertTrue(mutants > CASES / 2, mutants + " mutants");
  }

  private static int reject(
      MultiPeriod question, SitingResult found, int[] columns, double objective, String where) {
    SitingResult claimed =
        new SitingResult(
            found.status(),
            objective,
            objective,
            columns,
            found.siteOf(),
            found.backedUp(),
            Double.NaN,
            found.unreachable(),
            found.claims(),
            0,
            false);
    SitingResult mutant = question.saved(columns, claimed);
    List<String> complaints = PlanCheck.run(question.expanded(), mutant).complaints();
    boolean isSame = Arrays.equals(columns, found.open()) && objective == found.objective();
    assertTrue(isSame || !complaints.isEmpty(), where);
    return isSame ? 0 : 1;
  }

  /** One year, or a limit that stops nothing: the plain model, each year the same. */
  @ParameterizedTest
  @EnumSource(names = {"MCLP", "P_MEDIAN"})
  void withoutAnythingToWaitForItIsThePlainModel(SitingModel model) {
    for (int seed = 0; seed < 200; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      SitingResult plain = Siting.run(spec, SolveControl.FREE);
      int all = spec.siteCount();
      MultiPeriod one = new MultiPeriod(spec, 1, all);
      SitingResult single = one.atEnd(Siting.run(one.expanded(), SolveControl.FREE));
      assertEquals(plain.status(), single.status(), "seed " + seed);
      assertArrayEquals(plain.open(), single.open(), "seed " + seed);
      assertEquals(plain.objective(), single.objective(), "seed " + seed);
      // Up to p sites where there are years: for a cover or a median fewer are never better.
      MultiPeriod four = new MultiPeriod(spec, 4, all);
      SitingResult found = four.compacted(Siting.run(four.expanded(), SolveControl.FREE));
      assertEquals(plain.status(), found.status(), "seed " + seed);
      if (plain.status() == SitingResult.Status.OPTIMAL) {
        double four0 = 4 * plain.objective();
        assertEquals(four0, found.objective(), room(four0), "seed " + seed);
        for (int j : four.atEnd(found).open()) {
          assertTrue(four.yearOf(found.open())[j] <= 0, "seed " + seed + ": all at once");
        }
      }
    }
  }

  /** More sites a year, or a year more, never serve fewer. */
  @Test
  void moreAtOnceIsNeverWorse() {
    for (int seed = 0; seed < 200; seed++) {
      SitingSpec spec = RandomSiting.of(SitingModel.MCLP, seed);
      double before = Double.NEGATIVE_INFINITY;
      for (int most = 1; most <= 3; most++) {
        SitingResult found =
            Siting.run(new MultiPeriod(spec, 3, most).expanded(), SolveControl.FREE);
        if (found.status() == SitingResult.Status.OPTIMAL) {
          assertTrue(found.objective() >= before - room(before), "seed " + seed);
          before = found.objective();
        } else {
          assertEquals(Double.NEGATIVE_INFINITY, before, "feasible with fewer, seed " + seed);
        }
      }
    }
  }

  /** The order within a fixed plan against trying every order; the greedy one never beats it. */
  @ParameterizedTest
  @EnumSource(SitingModel.class)
  void theOrderOfAPlanIsTheBestOne(SitingModel model) {
    int proven = 0;
    int greedyIsWorse = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      SitingResult plan = Siting.run(spec, SolveControl.FREE);
      int most = 1 + new Random(seed).nextInt(2);
      Optional<OpeningOrder> order = OpeningOrder.of(spec, plan, most);
      if (order.isEmpty() || model == SitingModel.P_CENTER) {
        assertTrue(
            model == SitingModel.P_CENTER
                || plan.open().length <= most + standing(spec, plan)
                || IntStream.range(0, plan.siteOf().length)
                    .allMatch(i -> plan.siteOf()[i] < 0 || spec.weight()[i] == 0),
            "seed " + seed);
        continue;
      }
      String where = model + " seed " + seed;
      SitingSpec fixed = fixed(spec, plan);
      int years = order.get().question().years();
      BruteSchedules truth = new BruteSchedules(fixed, years, most);
      Optional<SitingResult> found = order.get().run(SolveControl.FREE);
      assertEquals(Double.isNaN(truth.best), found.isEmpty(), where);
      if (found.isPresent()) {
        proven++;
        assertEquals(SitingResult.Status.OPTIMAL, found.get().status(), where);
        assertEquals(truth.best, found.get().objective(), room(truth.best), where);
        SitingSpec asked = order.get().question().expanded();
        PlanCheck.Verdict verdict = PlanCheck.run(asked, found.get());
        assertEquals(List.of(), verdict.complaints(), where);
        assertEquals(List.of(), verdict.notes(), where);
        int[] yearOf = order.get().question().yearOf(found.get().open());
        for (int j : plan.open()) {
          assertEquals(spec.counts(j), yearOf[j] >= 0, where);
        }
        double greedy = BruteSchedules.value(fixed, greedy(fixed, plan, most), years);
        boolean cover = fixed.model() == SitingModel.MCLP;
        greedyIsWorse +=
            (cover ? greedy < truth.best : greedy > truth.best)
                    && Math.abs(greedy - truth.best) > 1e-6
                ? 1
                : 0;
        assertTrue(Double.isNaN(greedy) || !cover || greedy <= truth.best + room(greedy), where);
      }
    }
    assertTrue(model == SitingModel.P_CENTER || proven > 10, model + ": " + proven + " orders");
    if (model == SitingModel.MCLP) {
      assertTrue(greedyIsWorse > 0, "greedy was the best each time: nothing is shown");
    }
  }

  private static int standing(SitingSpec spec, SitingResult plan) {
    return (int) IntStream.of(plan.open()).filter(j -> !spec.counts(j)).count();
  }

  /** The sites of the plan and no others, every one of which opens; assigned as the plan says. */
  private static SitingSpec fixed(SitingSpec spec, SitingResult plan) {
    SiteRole[] role = new SiteRole[spec.siteCount()];
    Arrays.fill(role, SiteRole.FORBIDDEN);
    for (int j : plan.open()) {
      role[j] = spec.counts(j) ? SiteRole.REQUIRED : SiteRole.EXISTING;
    }
    SitingSpec reading = PlanReading.reading(spec, plan);
    boolean median = spec.model() == SitingModel.P_MEDIAN;
    return new SitingSpec(
        median ? SitingModel.P_MEDIAN : SitingModel.MCLP,
        reading.costs(),
        spec.weight(),
        role,
        -1,
        List.of(),
        Double.NaN,
        null,
        false,
        1);
  }

  private static int[] greedy(SitingSpec fixed, SitingResult plan, int most) {
    int[] yearOf = new int[fixed.siteCount()];
    Arrays.fill(yearOf, 99);
    for (int j : plan.open()) {
      yearOf[j] = 0;
    }
    int rank = 0;
    for (PlanReading.Step step : PlanReading.order(fixed, plan.open())) {
      yearOf[step.site()] = rank++ / most;
    }
    return yearOf;
  }

  /**
   * Two a year for two years. Sites a, b, c, d; ten people reach a and b, nine b and c, eight c and
   * d. Best first pair: b and one of c and d (10 + 9 + 8 = 27); a gains nobody then. Greedy takes b
   * first (19), then c or d (8 each; c by its index).
   */
  @Test
  void smallCaseByHand() {
    double no = Double.POSITIVE_INFINITY;
    double[][] reach = {{1, 1, no, no}, {no, 1, 1, no}, {no, no, 1, 1}};
    SiteRole[] role = new SiteRole[4];
    Arrays.fill(role, SiteRole.CANDIDATE);
    SitingSpec spec =
        new SitingSpec(
            SitingModel.MCLP,
            io.carecircle.kernel.search.SparseCostMatrix.ofTable(reach, 4),
            new double[] {10, 9, 8},
            role,
            4,
            List.of(),
            Double.NaN,
            null,
            false,
            1);
    MultiPeriod one = new MultiPeriod(spec, 2, 1);
    // One a year: b serves 19 in the first, b and c (or d) 27 in the second.
    SitingResult found = Siting.run(one.expanded(), SolveControl.FREE);
    assertEquals(46, found.objective());
    MultiPeriod two = new MultiPeriod(spec, 2, 2);
    assertEquals(54, Siting.run(two.expanded(), SolveControl.FREE).objective());
    assertEquals(3 * 2 + 4 * 2 + 6 * 3, MultiPeriod.size(spec, 2));
    assertThrows(IllegalArgumentException.class, () -> new MultiPeriod(spec, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new MultiPeriod(spec, 1, 0));
  }
}
