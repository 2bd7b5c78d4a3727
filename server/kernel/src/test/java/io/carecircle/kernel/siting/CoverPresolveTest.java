package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the kernel after presolve has the least sum of the whole question. */
class CoverPresolveTest {
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP", "LSCP_BACKUP"})
  void theSmallerQuestionHasTheSameLeastSum(SitingModel model) {
    AtomicInteger asked = new AtomicInteger();
    CoverSolver everySet =
        (task, seed, control) -> {
          asked.incrementAndGet();
          return EverySet.solve(task);
        };
    OutsideSolvers solvers =
        new OutsideSolvers(CapacitatedSolver.NONE, everySet, LinearSolver.NONE, 0);
    for (int seed = 0; seed < 700; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      String where = model + " seed " + seed;
      SitingResult result = Siting.run(spec, SolveControl.FREE, solvers);
      BruteSiting truth = new BruteSiting(spec);
      if (Double.isNaN(truth.objective)) {
        assertEquals(SitingResult.Status.INFEASIBLE, result.status(), where);
      } else {
        double room = 1e-9 * Math.max(1, truth.objective);
        assertEquals(SitingResult.Status.OPTIMAL, result.status(), where);
        assertEquals(truth.objective, result.objective(), room, where);
        assertEquals(truth.objective, result.bound(), room, where);
        if (model == SitingModel.LSCP_BACKUP) {
          double most = 1e-9 * Math.max(1, truth.backedUp);
          assertEquals(truth.backedUp, result.backedUp(), most, where);
        }
      }
      PlanCheck.Verdict verdict = PlanCheck.run(spec, result);
      assertEquals(List.of(), verdict.complaints(), where);
    }
    assertTrue(asked.get() > 200, asked + " questions left the kernel");
  }

  /** Where natives are missing the solver answers null, and nothing is lost. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP", "LSCP_BACKUP"})
  void withoutASolverTheOwnSearchGoesOn(SitingModel model) {
    AtomicInteger refused = new AtomicInteger();
    CoverSolver missing =
        (task, seed, control) -> {
          refused.incrementAndGet();
          return null;
        };
    for (int ownNodes = 0; ownNodes < 2; ownNodes++) {
      OutsideSolvers solvers =
          new OutsideSolvers(CapacitatedSolver.NONE, missing, LinearSolver.NONE, ownNodes);
      for (int seed = 0; seed < 300; seed++) {
        SitingSpec spec = RandomSiting.of(model, seed);
        SitingResult own = Siting.run(spec, SolveControl.FREE);
        SitingResult result = Siting.run(spec, SolveControl.FREE, solvers);
        String where = model + " seed " + seed;
        assertEquals(own.status(), result.status(), where);
        assertEquals(own.objective(), result.objective(), where);
        assertEquals(own.bound(), result.bound(), where);
        assertEquals(List.of(), PlanCheck.run(spec, result).complaints(), where);
      }
    }
    assertTrue(refused.get() > 100, refused + " questions were refused");
  }
}
