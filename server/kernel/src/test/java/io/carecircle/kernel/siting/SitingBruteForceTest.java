package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T17: every model with every kind of condition equals trying everything. */
class SitingBruteForceTest {
  private static final int CASES = 700;

  @ParameterizedTest
  @EnumSource(SitingModel.class)
  void equalsTryingEverySet(SitingModel model) {
    int plans = 0;
    for (int seed = 0; seed < CASES; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      String where = model + " seed " + seed;
      SitingResult result = Siting.run(spec, SolveControl.FREE);
      BruteSiting truth = new BruteSiting(spec);
      if (Double.isNaN(truth.objective)) {
        assertEquals(SitingResult.Status.INFEASIBLE, result.status(), where);
      } else {
        plans++;
        assertEquals(SitingResult.Status.OPTIMAL, result.status(), where);
        double room = 1e-9 * Math.max(1, truth.objective);
        assertEquals(truth.objective, result.objective(), room, where);
        assertEquals(truth.objective, result.bound(), room, where);
        if (model == SitingModel.LSCP_BACKUP) {
          assertEquals(
              truth.backedUp, result.backedUp(), 1e-9 * Math.max(1, truth.backedUp), where);
        }
      }
      PlanCheck.Verdict verdict = PlanCheck.run(spec, result);
      assertEquals(List.of(), verdict.complaints(), where);
      if (!model.isCapacitated()) {
        assertEquals(List.of(), verdict.notes(), where);
      }
    }
    assertTrue(plans >= CASES / 4, plans + " of the cases have a plan");
  }

  @ParameterizedTest
  @EnumSource(SitingModel.class)
  void thePreviewIsAPlanAndItsBoundHolds(SitingModel model) {
    for (int seed = 0; seed < 150; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      SitingSpec quick =
          new SitingSpec(
              model,
              spec.costs(),
              spec.weight(),
              spec.role(),
              spec.p(),
              spec.sides(),
              spec.coverTarget(),
              spec.capacity(),
              true,
              seed);
      SitingResult result = Siting.run(quick, SolveControl.FREE);
      BruteSiting truth = new BruteSiting(spec);
      String where = model + " seed " + seed;
      assertTrue(result.status() != SitingResult.Status.OPTIMAL, where);
      if (result.status() == SitingResult.Status.FEASIBLE) {
        boolean most = model == SitingModel.MCLP || model == SitingModel.CAPACITATED_MCLP;
        double sign = most ? -1 : 1;
        double room = 1e-9 * Math.max(1, truth.objective);
        assertTrue(sign * result.objective() >= sign * truth.objective - room, where);
        assertTrue(sign * result.bound() <= sign * truth.objective + room, where);
        assertEquals(List.of(), PlanCheck.run(quick, result).complaints(), where);
      } else if (result.status() == SitingResult.Status.INFEASIBLE) {
        assertTrue(Double.isNaN(truth.objective), where);
      }
    }
  }
}
