package io.carecircle.app.siting;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.CapacitatedSolver;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The capacitated models by OR-Tools CP-SAT. Where its native library cannot be loaded it serves
 * nobody, and the kernel's own search does. Sums are whole numbers in CP-SAT: where they are not so
 * by themselves they are scaled so that rounding stays below one part in 10^9.
 */
@Component
class CpSatCapacities implements CapacitatedSolver {
  private static final int MOST_PAIRS = 400_000;
  private static final double WHOLE_SUM = 1e12;

  private final CpSat cpSat;

  CpSatCapacities(CpSat cpSat) {
    this.cpSat = cpSat;
  }

  /** One model while it is built. */
  private static final class Built {
    private final CpModel model = new CpModel();
    private final BoolVar[] open;
    private final BoolVar[] pair;

    Built(int sites, int pairs) {
      this.open = new BoolVar[sites];
      this.pair = new BoolVar[pairs];
    }
  }

  @Override
  public Answer solve(SitingSpec spec, Answer start, SolveControl control) {
    double unit = Scale.unit(spec.weight());
    if (!cpSat.isLoaded() || unit == 0 || spec.costs().pairCount() > MOST_PAIRS) {
      return null;
    }
    double scale = costScale(spec, unit);
    Built built = build(spec, unit, scale);
    hint(built, spec, start);
    CpSolver solver = new CpSolver();
    // Several strategies in turn on one thread.
    solver.getParameters().setNumWorkers(8).setInterleaveSearch(true);
    CpSolverStatus status = CpSat.solve(solver, built.model, spec.seed(), control);
    return answer(spec, built, solver, status, start, scale);
  }

  private static double costScale(SitingSpec spec, double unit) {
    if (spec.model() == SitingModel.CAPACITATED_MCLP) {
      return 1 / unit;
    }
    SparseCostMatrix costs = spec.costs();
    double sum = 0;
    boolean whole = true;
    for (int i = 0; i < costs.rowCount(); i++) {
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        double product = spec.weight()[i] * costs.cost(k);
        whole &= product == Math.rint(product);
        sum += product;
      }
    }
    return whole && sum < WHOLE_SUM ? 1 : CpSat.MOST_SUM / Math.max(1, sum);
  }

  private static Built build(SitingSpec spec, double unit, double scale) {
    SparseCostMatrix costs = spec.costs();
    Built built = new Built(spec.siteCount(), costs.pairCount());
    LinearExprBuilder[] load = new LinearExprBuilder[spec.siteCount()];
    for (int j = 0; j < load.length; j++) {
      built.open[j] = built.model.newBoolVar("");
      load[j] = LinearExpr.newBuilder();
    }
    LinearExprBuilder sum = LinearExpr.newBuilder();
    boolean cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    for (int i = 0; i < spec.demandCount(); i++) {
      List<BoolVar> choices = new ArrayList<>();
      long weight = Math.round(spec.weight()[i] / unit);
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        built.pair[k] = built.model.newBoolVar("");
        choices.add(built.pair[k]);
        load[costs.column(k)].addTerm(built.pair[k], weight);
        built.model.addImplication(built.pair[k], built.open[costs.column(k)]);
        long price = Math.round(spec.weight()[i] * costs.cost(k) * scale);
        sum.addTerm(built.pair[k], cover ? -weight : price);
      }
      if (cover) {
        built.model.addAtMostOne(choices.toArray(new BoolVar[0]));
      } else {
        built.model.addExactlyOne(choices.toArray(new BoolVar[0]));
      }
    }
    for (int j = 0; j < load.length; j++) {
      long room = (long) Math.floor(Math.min(1e15, spec.capacity()[j] / unit) * (1 + 1e-12));
      built.model.addLessOrEqual(load[j].addTerm(built.open[j], -room), 0);
    }
    built.model.minimize(sum);
    conditions(spec, built);
    return built;
  }

  private static void conditions(SitingSpec spec, Built built) {
    LinearExprBuilder count = LinearExpr.newBuilder();
    for (int j = 0; j < spec.siteCount(); j++) {
      SiteRole role = spec.role()[j];
      if (role == SiteRole.REQUIRED || role == SiteRole.EXISTING) {
        built.model.addEquality(built.open[j], 1);
      } else if (role == SiteRole.FORBIDDEN) {
        built.model.addEquality(built.open[j], 0);
      }
      if (spec.counts(j)) {
        count.add(built.open[j]);
      }
    }
    if (spec.p() != -1 && spec.sides().isEmpty()) {
      built.model.addEquality(count, spec.p());
    } else if (spec.p() != -1) {
      built.model.addLessOrEqual(count, spec.p());
    }
    for (SideConstraint side : spec.sides()) {
      CpSat.add(built.model, built.open, side);
    }
  }

  private static void hint(Built built, SitingSpec spec, Answer start) {
    if (start.open() == null) {
      return;
    }
    for (int j = 0; j < built.open.length; j++) {
      built.model.addHint(built.open[j], start.open()[j]);
    }
    for (int i = 0; i < spec.demandCount(); i++) {
      for (int k = spec.costs().first(i); k < spec.costs().first(i + 1); k++) {
        built.model.addHint(built.pair[k], start.siteOf()[i] == spec.costs().column(k));
      }
    }
  }

  private static Answer answer(
      SitingSpec spec,
      Built built,
      CpSolver solver,
      CpSolverStatus status,
      Answer start,
      double scale) {
    boolean proven = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.INFEASIBLE;
    if (status == CpSolverStatus.INFEASIBLE) {
      return new Answer(null, null, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true);
    }
    if (status == CpSolverStatus.MODEL_INVALID) {
      return null;
    }
    boolean cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    double total = 0;
    for (double w : spec.weight()) {
      total += cover ? w : 0;
    }
    double bound = total + solver.bestObjectiveBound() / scale;
    if (status == CpSolverStatus.UNKNOWN) {
      return new Answer(start.open(), start.siteOf(), start.cost(), bound, false);
    }
    boolean[] open = new boolean[built.open.length];
    for (int j = 0; j < open.length; j++) {
      open[j] = solver.booleanValue(built.open[j]);
    }
    int[] siteOf = new int[spec.demandCount()];
    for (int i = 0; i < siteOf.length; i++) {
      siteOf[i] = -1;
      for (int k = spec.costs().first(i); k < spec.costs().first(i + 1); k++) {
        siteOf[i] = solver.booleanValue(built.pair[k]) ? spec.costs().column(k) : siteOf[i];
      }
    }
    return new Answer(open, siteOf, total + solver.objectiveValue() / scale, bound, proven);
  }

  /** The decimal unit of a list of numbers. */
  private static final class Scale {
    private Scale() {}

    static double unit(double[] values) {
      for (double unit : new double[] {1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6}) {
        boolean all = true;
        for (double value : values) {
          double multiple = value / unit;
          all &= Math.abs(multiple - Math.rint(multiple)) <= 4e-16 * multiple;
        }
        if (all) {
          return unit;
        }
      }
      return 0;
    }
  }
}
