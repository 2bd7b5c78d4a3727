package io.carecircle.app.siting;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.carecircle.kernel.siting.CoverSolver;
import io.carecircle.kernel.siting.CoverTask;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SolveControl;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Covering questions that the kernel's own search does not finish soon, by OR-Tools CP-SAT. */
@Component
class CpSatCovers implements CoverSolver {
  private static final int MOST_PAIRS = 1_000_000;

  private final CpSat cpSat;

  CpSatCovers(CpSat cpSat) {
    this.cpSat = cpSat;
  }

  @Override
  public Answer solve(CoverTask task, long seed, SolveControl control) {
    double sum = Arrays.stream(task.price()).asDoubleStream().sum();
    sum += task.soft().stream().mapToDouble(CoverTask.Soft::weight).sum();
    if (!cpSat.isLoaded() || task.pairCount() > MOST_PAIRS || sum > CpSat.MOST_SUM) {
      return null;
    }
    CpModel model = new CpModel();
    BoolVar[] open = new BoolVar[task.siteCount()];
    Arrays.setAll(open, j -> model.newBoolVar(""));
    build(task, model, open);
    CpSolver solver = new CpSolver();
    // One strategy with the whole relaxation: on covers far sooner done than several in turn.
    solver.getParameters().setNumWorkers(1).setLinearizationLevel(2);
    return answer(solver, CpSat.solve(solver, model, seed, control), open);
  }

  private static void build(CoverTask task, CpModel model, BoolVar[] open) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    LinearExprBuilder count = LinearExpr.newBuilder();
    for (int j = 0; j < open.length; j++) {
      sum.addTerm(open[j], task.price()[j]);
      if (task.counted()[j]) {
        count.add(open[j]);
      }
      if (task.start() != null) {
        model.addHint(open[j], task.start()[j]);
      }
    }
    model.addLessOrEqual(count, task.most());
    for (int[] row : task.hard()) {
      model.addBoolOr(literals(row, open));
    }
    for (CoverTask.Soft row : task.soft()) {
      BoolVar isShort = model.newBoolVar("");
      sum.addTerm(isShort, row.weight());
      LinearExprBuilder covers = LinearExpr.newBuilder().addTerm(isShort, row.need());
      for (int j : row.sites()) {
        covers.add(open[j]);
      }
      model.addGreaterOrEqual(covers, row.need());
    }
    for (SideConstraint side : task.sides()) {
      CpSat.add(model, open, side);
    }
    model.minimize(sum);
  }

  private static Literal[] literals(int[] row, BoolVar[] open) {
    return Arrays.stream(row).mapToObj(j -> open[j]).toArray(Literal[]::new);
  }

  private static Answer answer(CpSolver solver, CpSolverStatus status, BoolVar[] open) {
    if (status == CpSolverStatus.MODEL_INVALID) {
      return null;
    }
    if (status == CpSolverStatus.INFEASIBLE) {
      return new Answer(null, Long.MAX_VALUE);
    }
    // Sums are whole and not negative; before it has a bound CP-SAT tells some huge negative one.
    long bound = (long) Math.max(0, Math.ceil(solver.bestObjectiveBound() - 1e-6));
    if (status == CpSolverStatus.UNKNOWN) {
      return new Answer(null, bound);
    }
    boolean[] sites = new boolean[open.length];
    for (int j = 0; j < sites.length; j++) {
      sites[j] = solver.booleanValue(open[j]);
    }
    return new Answer(sites, bound);
  }
}
