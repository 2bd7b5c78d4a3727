package io.carecircle.app.siting;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.carecircle.kernel.siting.LinearSolver;
import io.carecircle.kernel.siting.SolveControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Linear programmes by OR-Tools GLOP, a dual simplex that goes on from its last optimum. What it
 * found is read at once: after a change to the programme it could not be read any more.
 */
@Component
class Glop implements LinearSolver {
  /** Preprocessing would forget the last optimum. */
  private static final String PARAMETERS =
      "use_preprocessing: false use_dual_simplex: true use_scaling: false cost_scaling: NO_COST_SCALING";

  /** A little beyond the limit: whoever was ended by it then finds the time over. */
  private static final long BEYOND_MILLIS = 100;

  private final CpSat natives;

  Glop(CpSat natives) {
    this.natives = natives;
  }

  @Override
  public Programme begin(double[] cost, double[] upper, SolveControl control) {
    if (!natives.isLoaded()) {
      return null;
    }
    MPSolver solver = MPSolver.createSolver("GLOP");
    if (solver == null || !solver.setSolverSpecificParametersAsString(PARAMETERS)) {
      return null;
    }
    return new Simplex(solver, cost, upper, control);
  }

  private static final class Simplex implements Programme {
    private final MPSolver solver;
    private final SolveControl control;
    private final MPVariable[] columns;
    private final List<MPConstraint> rows = new ArrayList<>();
    private double[] values = new double[0];
    private double[] duals = new double[0];
    private double objective;
    private long iterations;

    Simplex(MPSolver solver, double[] cost, double[] upper, SolveControl control) {
      this.solver = solver;
      this.control = control;
      this.columns = new MPVariable[cost.length];
      for (int n = 0; n < cost.length; n++) {
        columns[n] = solver.makeNumVar(0, upper[n], "");
        solver.objective().setCoefficient(columns[n], cost[n]);
      }
      solver.objective().setMinimization();
    }

    @Override
    public void addRow(int[] column, double[] coefficients, double least) {
      MPConstraint row = solver.makeConstraint(least, MPSolver.infinity());
      for (int k = 0; k < column.length; k++) {
        row.setCoefficient(columns[column[k]], coefficients[k]);
      }
      rows.add(row);
    }

    @Override
    public void bound(int column, double lower, double upper) {
      columns[column].setBounds(lower, upper);
    }

    @Override
    public boolean solve() {
      if (control.deadlineNanos() != Long.MAX_VALUE) {
        long left = (control.deadlineNanos() - control.nanos().getAsLong()) / 1_000_000;
        solver.setTimeLimit(Math.max(0, left) + BEYOND_MILLIS);
      }
      boolean optimal =
          CpSat.watched(solver::solve, solver::interruptSolve, control)
              == MPSolver.ResultStatus.OPTIMAL;
      iterations += solver.iterations();
      if (optimal) {
        objective = solver.objective().value();
        values = Arrays.stream(columns).mapToDouble(MPVariable::solutionValue).toArray();
        duals = rows.stream().mapToDouble(MPConstraint::dualValue).toArray();
      }
      return optimal;
    }

    @Override
    public double objective() {
      return objective;
    }

    @Override
    public double value(int column) {
      return values[column];
    }

    @Override
    public double dual(int row) {
      return duals[row];
    }

    @Override
    public long iterations() {
      return iterations;
    }

    @Override
    public void close() {
      solver.delete();
    }
  }
}
