package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.CapacitatedSolver;
import io.carecircle.kernel.siting.OutsideSolvers;
import io.carecircle.kernel.siting.PlanCheck;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import io.carecircle.kernel.siting.Siting;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * CP-SAT with proofs before and after it against the own search, which is pinned by brute force.
 */
class CpSatCapacitiesTest {
  private static final CpSat CP_SAT = new CpSat(true);
  private static final int CASES = 60;

  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"CAPACITATED_MCLP", "CAPACITATED_P_MEDIAN"})
  void equalsTheOwnSearch(SitingModel model) {
    Assumptions.assumeTrue(CP_SAT.isLoaded(), "OR-Tools cannot be loaded here");
    CpSatCapacities capacities = new CpSatCapacities(CP_SAT);
    int[] asked = {0};
    CapacitatedSolver counted =
        (spec, start, control) -> {
          asked[0]++;
          return capacities.solve(spec, start, control);
        };
    OutsideSolvers natives =
        new OutsideSolvers(counted, OutsideSolvers.NONE.cover(), OutsideSolvers.NONE.linear());
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = random(model, seed);
      SitingResult own = Siting.run(spec, SolveControl.FREE);
      SitingResult result = Siting.run(spec, SolveControl.FREE, natives);
      String where = model + " seed " + seed;
      assertEquals(own.status(), result.status(), where);
      // Whole numbers, or not a number where there is no plan.
      assertEquals(own.objective(), result.objective(), where);
      assertEquals(own.bound(), result.bound(), where);
      assertEquals(List.of(), PlanCheck.run(spec, result).complaints(), where);
      assertEquals(List.of(), PlanCheck.run(spec, own).complaints(), where);
    }
    assertTrue(asked[0] >= CASES / 4, "CP-SAT was asked " + asked[0] + " times");
  }

  /** Tight sites: mostly more than the relaxation can show. */
  private static SitingSpec random(SitingModel model, int seed) {
    Random random = new Random(seed);
    int n = 10 + random.nextInt(6);
    int m = 4 + random.nextInt(4);
    int p = 2 + random.nextInt(2);
    double[] weight = new double[n];
    double[][] costs = new double[n][m];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      weight[i] = 7 + random.nextInt(60);
      sum += weight[i];
      for (int j = 0; j < m; j++) {
        costs[i][j] = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 1 + random.nextInt(50);
      }
    }
    double each = sum / p * (model == SitingModel.CAPACITATED_MCLP ? 0.6 : 0.95);
    double[] capacity = new double[m];
    Arrays.setAll(capacity, j -> Math.rint(each * (0.85 + 0.4 * random.nextDouble())));
    SiteRole[] role = new SiteRole[m];
    Arrays.fill(role, SiteRole.CANDIDATE);
    SideConstraint spacing =
        new SideConstraint("spacing", new int[] {0, m - 1}, new double[] {1, 1}, 1);
    return new SitingSpec(
        model,
        SparseCostMatrix.ofTable(costs, m),
        weight,
        role,
        p,
        seed % 3 == 0 ? List.of(spacing) : List.of(),
        Double.NaN,
        capacity,
        false,
        seed);
  }
}
