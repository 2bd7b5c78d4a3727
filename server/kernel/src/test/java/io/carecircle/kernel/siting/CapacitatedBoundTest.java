package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds within capacities are true, tight where they can be, and cannot be forged. */
class CapacitatedBoundTest {
  private static final int CASES = 1000;

  private static SitingResult.Claim within(SitingResult result) {
    return result.claims().stream()
        .filter(claim -> claim.about() == SitingResult.About.WITHIN_CAPACITIES)
        .findFirst()
        .orElse(null);
  }

  /** What is made small: weight without a site, or weight times cost; infinite without a plan. */
  private static double leastSum(SitingSpec spec) {
    double best = new BruteSiting(spec).objective;
    if (Double.isNaN(best)) {
      return Double.POSITIVE_INFINITY;
    }
    return spec.model() == SitingModel.CAPACITATED_MCLP ? Plans.totalWeight(spec) - best : best;
  }

  private static double room(double value) {
    return 1e-9 * Math.max(1, Math.abs(value));
  }

  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"CAPACITATED_MCLP", "CAPACITATED_P_MEDIAN"})
  void aClaimNeverSaysMoreThanTryingEverything(SitingModel model) {
    int plans = 0;
    int whole = 0;
    int better = 0;
    int refuted = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = RandomSiting.of(model, 5_000 + seed);
      String where = model + " seed " + seed;
      SitingResult result = Siting.run(spec, SolveControl.FREE);
      double least = leastSum(spec);
      SitingResult.Claim claim = within(result);
      if (claim == null) {
        assertTrue(least == Double.POSITIVE_INFINITY, where);
        continue;
      }
      assertTrue(claim.value() <= least + room(least) || claim.value() == least, where);
      double sum = new TreeCheck(Questions.withinCapacities(spec), claim.tree()).leastSum();
      assertTrue(sum <= least + room(least) || sum == least, where);
      boolean complete = result.claims().stream().allMatch(SitingResult.Claim::hasProof);
      boolean unnoted = PlanCheck.run(spec, result).notes().isEmpty();
      assertEquals(complete, unnoted, where);
      if (least == Double.POSITIVE_INFINITY) {
        refuted += unnoted ? 1 : 0;
        continue;
      }
      assertEquals(SitingResult.Status.OPTIMAL, result.status(), where);
      double objective = new BruteSiting(spec).objective;
      assertEquals(objective, result.objective(), room(objective), where);
      assertEquals(objective, result.bound(), room(objective), where);
      plans++;
      whole += complete ? 1 : 0;
      better += claim.value() > result.claims().get(0).value() + room(claim.value()) ? 1 : 0;
    }
    assertTrue(better > CASES / 20, "of " + CASES + " bounds " + better + " gained");
    assertTrue(whole > 0.6 * plans, "of " + plans + " certificates " + whole + " are whole");
    assertTrue(refuted > 0 || model == SitingModel.CAPACITATED_MCLP, "nothing is refuted");
  }

  /** Any multipliers are a bound, good or bad. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"CAPACITATED_MCLP", "CAPACITATED_P_MEDIAN"})
  void forgedMultipliersProveNoMoreThanTheTruth(SitingModel model) {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      SitingSpec spec = RandomSiting.of(model, 9_000 + seed);
      Question question = Questions.withinCapacities(spec);
      double least = leastSum(spec);
      for (int n = 0; n < 8; n++) {
        double scale = Math.pow(10, random.nextInt(5) - 1);
        double[] u =
            new double[Questions.withinCapacities(spec).rule().sides().size() + spec.demandCount()];
        Arrays.setAll(u, i -> random.nextInt(4) == 0 ? 0 : scale * random.nextDouble());
        if (n % 2 == 0) {
          // Near the point where a bound is good.
          SitingResult.Claim claim = within(Siting.run(spec, SolveControl.FREE));
          if (claim != null && !claim.tree().multipliers().isEmpty()) {
            double[] found = claim.tree().multipliers().get(0);
            double share = 0.2 * random.nextDouble();
            Arrays.setAll(u, i -> found[i] * (1 + share * random.nextDouble()));
          }
        }
        Certificate.Tree tree = tree(spec.demandCount(), u, random, spec.siteCount());
        double sum = new TreeCheck(question, tree).leastSum();
        assertTrue(sum <= least + room(least), model + " seed " + seed + ": " + sum);
      }
    }
  }

  /** One case, or two that part at a site. */
  private static Certificate.Tree tree(int demand, double[] u, Random random, int sites) {
    return random.nextBoolean()
        ? new Certificate.Tree(demand, new int[] {-1}, new int[] {0}, List.of(u))
        : new Certificate.Tree(
            demand, new int[] {random.nextInt(sites), -1, -1}, new int[] {-1, 0, 0}, List.of(u));
  }

  /** The solver's greatest and the checker's greedy sum are found in different ways. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"CAPACITATED_MCLP", "CAPACITATED_P_MEDIAN"})
  void solverAndCheckerFillSitesAlike(SitingModel model) {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      SitingSpec spec = RandomSiting.of(model, seed);
      Question question = Questions.withinCapacities(spec);
      double[] u = new double[spec.demandCount()];
      // Equal densities too.
      Arrays.setAll(u, i -> spec.weight()[i] * random.nextInt(4) * 3 + random.nextInt(2));
      double[] solver = new double[spec.siteCount()];
      double[] checker = new double[spec.siteCount()];
      new CapacitatedRelaxation(question).in(free(spec)).base(u, solver);
      new FullSites(question).price(u, checker);
      for (int j = 0; j < solver.length; j++) {
        assertEquals(checker[j], solver[j], room(checker[j]), model + " seed " + seed);
      }
    }
  }

  private static byte[] free(SitingSpec spec) {
    return new byte[spec.siteCount()];
  }

  /**
   * Two points of 4 and 3 at costs of 1 and 1 to x, 5 and 2 to y, and both sites hold 5: only one
   * of them fits into x. Whole: 4 to x, 3 to y, 4 + 6 = 10. The relaxation fills x with 4 and a
   * third of 3, and y with two thirds: 4 + 1 + 4 = 9 at the multipliers 13 and 6: x is worth (13 -
   * 4) + (6 - 3) / 3 = 10, y is worth 0, and 13 + 6 - 10 - 0 = 9.
   */
  @Test
  void byHand() {
    SparseCostMatrix costs = SparseCostMatrix.ofTable(new double[][] {{1, 5}, {1, 2}}, 2);
    SitingSpec spec = spec(SitingModel.CAPACITATED_P_MEDIAN, costs, new double[] {4, 3}, 5, 5);
    Certificate.Tree tree =
        new Certificate.Tree(2, new int[] {-1}, new int[] {0}, List.of(new double[] {13, 6, 0}));
    double sum = new TreeCheck(Questions.withinCapacities(spec), tree).leastSum();
    assertEquals(9, sum, 1e-9);
    SitingResult result = Siting.run(spec, SolveControl.FREE);
    assertEquals(10, result.objective());
    assertEquals(SitingResult.Status.OPTIMAL, result.status());
  }

  private static SitingSpec spec(
      SitingModel model, SparseCostMatrix costs, double[] weight, double... capacity) {
    SiteRole[] role = new SiteRole[capacity.length];
    Arrays.fill(role, SiteRole.CANDIDATE);
    return new SitingSpec(
        model, costs, weight, role, role.length, List.of(), Double.NaN, capacity, false, 1);
  }

  /** Sites too small for everybody: multipliers without end say so. */
  @Test
  void tooLittleRoomIsProven() {
    double[][] table = new double[6][4];
    Arrays.stream(table).forEach(row -> Arrays.fill(row, 3));
    SparseCostMatrix costs = SparseCostMatrix.ofTable(table, 4);
    double[] weight = {5, 6, 7, 8, 9, 10};
    SitingSpec spec = spec(SitingModel.CAPACITATED_P_MEDIAN, costs, weight, 11, 11, 11, 11);
    SitingResult result = Siting.run(spec, SolveControl.FREE);
    assertEquals(SitingResult.Status.INFEASIBLE, result.status());
    PlanCheck.Verdict verdict = PlanCheck.run(spec, result);
    assertEquals(List.of(), verdict.complaints());
    assertEquals(List.of(), verdict.notes());
  }

  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"CAPACITATED_MCLP", "CAPACITATED_P_MEDIAN"})
  void aBetterBoundThanTheProofIsRejected(SitingModel model) {
    int looked = 0;
    for (int seed = 0; seed < 300; seed++) {
      SitingSpec spec = RandomSiting.of(model, 20_000 + seed);
      SitingResult result = Siting.run(spec, SolveControl.FREE);
      boolean complete = result.claims().stream().allMatch(SitingResult.Claim::hasProof);
      if (result.status() != SitingResult.Status.OPTIMAL || !complete || leastSum(spec) < 1e-3) {
        continue;
      }
      looked++;
      SitingResult.Claim claim = within(result);
      List<SitingResult.Claim> more = new ArrayList<>(result.claims());
      double grown = claim.value() * 1.01 + 1.5;
      more.set(1, new SitingResult.Claim(claim.about(), 0, grown, claim.tree()));
      assertFalse(PlanCheck.run(spec, with(result, more)).complaints().isEmpty(), "seed " + seed);
      Certificate.Tree nothing =
          new Certificate.Tree(
              spec.demandCount(),
              new int[] {-1},
              new int[] {0},
              List.of(
                  new double
                      [Questions.withinCapacities(spec).rule().sides().size()
                          + spec.demandCount()]));
      List<SitingResult.Claim> less =
          result.claims().stream()
              .map(each -> new SitingResult.Claim(each.about(), 0, 0, nothing))
              .toList();
      assertFalse(PlanCheck.run(spec, with(result, less)).complaints().isEmpty(), "seed " + seed);
    }
    assertTrue(looked > 60, looked + " cases");
  }

  private static SitingResult with(SitingResult result, List<SitingResult.Claim> claims) {
    return new SitingResult(
        result.status(),
        result.objective(),
        result.bound(),
        result.open(),
        result.siteOf(),
        result.backedUp(),
        result.backedUpBound(),
        result.unreachable(),
        claims,
        result.searchedNodes(),
        result.stopped());
  }
}
