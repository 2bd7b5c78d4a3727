package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold whatever the optimum is, on cases too large to try everything. */
class SitingPropertiesTest {
  private static double[][] table(int demand, int sites, long seed) {
    Random random = new Random(seed);
    double[][] table = new double[demand][sites];
    double[] sx = random.doubles(sites, 0, 100).toArray();
    double[] sy = random.doubles(sites, 0, 100).toArray();
    for (double[] row : table) {
      double x = 100 * random.nextDouble();
      double y = 100 * random.nextDouble();
      Arrays.setAll(row, j -> Math.rint(Math.abs(x - sx[j]) + Math.abs(y - sy[j])));
    }
    return table;
  }

  private static SitingSpec spec(SitingModel model, double[][] table, int sites, int p) {
    SiteRole[] role = new SiteRole[sites];
    Arrays.fill(role, SiteRole.CANDIDATE);
    double[][] cut =
        Arrays.stream(table).map(row -> Arrays.copyOf(row, sites)).toArray(double[][]::new);
    double[] weight = new double[table.length];
    Arrays.setAll(weight, i -> 1 + i % 7);
    SparseCostMatrix costs = SparseCostMatrix.ofTable(cut, sites);
    return new SitingSpec(
        model,
        model.isCover() ? costs.within(25) : costs,
        weight,
        role,
        p,
        List.of(),
        Double.NaN,
        null,
        false,
        1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"MCLP", "P_MEDIAN", "P_CENTER"})
  void oneSiteOrOneCandidateMoreIsNeverWorse(SitingModel model) {
    for (int seed = 0; seed < 5; seed++) {
      double[][] table = table(60, 30, seed);
      double before = Double.NaN;
      for (int p = 2; p <= 6; p++) {
        double now = optimum(spec(model, table, 30, p));
        double fewer = optimum(spec(model, table, 29, p));
        double sign = model == SitingModel.MCLP ? -1 : 1;
        assertTrue(sign * now <= sign * fewer, model + " seed " + seed + " p " + p);
        assertFalse(sign * now > sign * before, model + " seed " + seed + " p " + p);
        before = now;
      }
    }
  }

  /** The fewest sites for a share cover it as maximal cover, and one site less does not. */
  @Test
  void theFewestSitesForAShareAgreeWithMaximalCover() {
    double[][] table = table(300, 200, 8);
    for (double share : new double[] {0.02, 0.3, 0.7, 0.95}) {
      SitingSpec most = spec(SitingModel.MCLP, table, 200, 1);
      double target = share * Arrays.stream(most.weight()).sum();
      SitingSpec asked =
          new SitingSpec(
              SitingModel.LSCP,
              most.costs().within(12),
              most.weight(),
              most.role(),
              -1,
              List.of(),
              target,
              null,
              false,
              1);
      SitingResult result = Siting.run(asked, SolveControl.FREE);
      assertEquals(SitingResult.Status.OPTIMAL, result.status());
      assertEquals(new PlanCheck.Verdict(List.of(), List.of()), PlanCheck.run(asked, result));
      int sites = (int) result.objective();
      assertTrue(covered(asked, sites) >= target, "share " + share);
      assertTrue(sites == 1 || covered(asked, sites - 1) < target, "share " + share);
    }
  }

  private static double covered(SitingSpec asked, int sites) {
    return optimum(
        new SitingSpec(
            SitingModel.MCLP,
            asked.costs(),
            asked.weight(),
            asked.role(),
            sites,
            List.of(),
            Double.NaN,
            null,
            false,
            1));
  }

  /** What kept sites cover is a constant: the rest is the question without them. */
  @Test
  void whatExistingSitesCoverIsAConstant() {
    for (int seed = 0; seed < 4; seed++) {
      double[][] table = table(250, 120, seed);
      SitingSpec spec = spec(SitingModel.MCLP, table, 120, 5);
      SparseCostMatrix costs = spec.costs().within(12);
      double constant = 0;
      double[] rest = spec.weight().clone();
      for (int j = 0; j < 60; j++) {
        spec.role()[j] = SiteRole.EXISTING;
      }
      for (int i = 0; i < rest.length; i++) {
        boolean served = false;
        for (int k = costs.first(i); k < costs.first(i + 1); k++) {
          served |= costs.column(k) < 60;
        }
        constant += served ? rest[i] : 0;
        rest[i] = served ? 0 : rest[i];
      }
      SiteRole[] without = spec.role().clone();
      Arrays.fill(without, 0, 60, SiteRole.FORBIDDEN);
      double kept = optimum(cover(costs, spec.weight(), spec.role()));
      assertEquals(kept, constant + optimum(cover(costs, rest, without)), "seed " + seed);
    }
  }

  private static SitingSpec cover(SparseCostMatrix costs, double[] weight, SiteRole[] role) {
    return new SitingSpec(
        SitingModel.MCLP, costs, weight, role, 5, List.of(), Double.NaN, null, false, 1);
  }

  private static double optimum(SitingSpec spec) {
    SitingResult result = Siting.run(spec, SolveControl.FREE);
    assertEquals(SitingResult.Status.OPTIMAL, result.status());
    assertEquals(List.of(), PlanCheck.run(spec, result).complaints());
    return result.objective();
  }

  /**
   * A clock that runs out after some looks at it: the plan and the bound still are what they say.
   */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"MCLP", "P_MEDIAN", "P_CENTER", "LSCP"})
  void stoppedInTheMiddle(SitingModel model) {
    for (int looks = 1; looks < 200; looks += 13) {
      AtomicInteger clock = new AtomicInteger();
      int p = model == SitingModel.LSCP ? -1 : 6;
      SitingSpec spec = spec(model, table(90, 60, 3), 60, p);
      SolveControl control =
          new SolveControl(clock::incrementAndGet, looks, (best, bound) -> {}, () -> false);
      SitingResult result = Siting.run(spec, control);
      PlanCheck.Verdict verdict = PlanCheck.run(spec, result);
      assertEquals(List.of(), verdict.complaints(), model + " after " + looks);
    }
  }

  @Test
  void aCancelledSolveThrows() {
    SitingSpec spec = spec(SitingModel.P_MEDIAN, table(90, 60, 3), 60, 6);
    AtomicInteger asked = new AtomicInteger();
    SolveControl control =
        new SolveControl(
            () -> 0, Long.MAX_VALUE, (best, bound) -> {}, () -> asked.incrementAndGet() > 3);
    assertThrows(CancelledException.class, () -> Siting.run(spec, control));
  }
}
