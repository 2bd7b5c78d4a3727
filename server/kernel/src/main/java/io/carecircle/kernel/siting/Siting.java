package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers siting questions: plan, bound and proof. */
public final class Siting {
  /** Cases of the question without capacities, whose bound the one within them mostly beats. */
  private static final int FREE_CASES = 200;

  /** Pairs looked at before another solver is asked, and for the proof of what it found. */
  private static final long SOON_PAIRS = 200_000_000;

  private static final long PROOF_PAIRS = 2_000_000_000;

  private final SitingSpec spec;
  private final SolveControl control;
  private final OutsideSolvers solvers;
  private final List<SitingResult.Claim> claims = new ArrayList<>();
  private long nodes;
  private boolean stopped;

  private Siting(SitingSpec spec, SolveControl control, OutsideSolvers solvers) {
    this.spec = spec;
    this.solvers = solvers;
    this.control = control;
  }

  /** With the methods of this package only. */
  public static SitingResult run(SitingSpec spec, SolveControl control) {
    return run(spec, control, OutsideSolvers.NONE);
  }

  /**
   * @param solvers that need native code, or {@link OutsideSolvers#NONE}
   * @throws io.carecircle.kernel.progress.CancelledException when the token says so
   */
  public static SitingResult run(SitingSpec spec, SolveControl control, OutsideSolvers solvers) {
    Siting siting = new Siting(spec, control, solvers);
    int[] unreachable = Plans.unreachable(spec);
    boolean allMustBeReached =
        spec.model() != SitingModel.MCLP
            && spec.model() != SitingModel.CAPACITATED_MCLP
            && Double.isNaN(spec.coverTarget());
    if (unreachable.length > 0 && allMustBeReached) {
      return siting.none(SitingResult.Status.INFEASIBLE, unreachable);
    }
    SitingResult result =
        switch (spec.model()) {
          case LSCP -> Double.isNaN(spec.coverTarget()) ? siting.cover() : siting.coverTarget();
          case MCLP -> siting.maximalCover();
          case P_MEDIAN -> siting.median();
          case P_CENTER -> siting.center();
          case LSCP_BACKUP -> siting.backup();
          case CAPACITATED_MCLP, CAPACITATED_P_MEDIAN -> siting.capacitated(solvers.capacitated());
        };
    return Plans.withUnreachable(result, unreachable);
  }

  private BranchAndBound.Outcome solve(Question question) {
    return solve(question, null);
  }

  private BranchAndBound.Outcome solve(Question question, boolean[] known) {
    return solve(question, Integer.MAX_VALUE, known);
  }

  private BranchAndBound.Outcome solve(Question question, int mostNodes, boolean[] known) {
    boolean cover = spec.model().isCover() && !spec.model().isCapacitated() && !spec.greedy();
    BranchAndBound.Outcome outcome =
        cover && mostNodes == Integer.MAX_VALUE
            ? new CoverSearch(question, known, spec.seed(), control).run(solvers)
            : question.solve(spec.greedy(), mostNodes, known, spec.seed(), control);
    nodes += outcome.nodes();
    boolean unfinished = !outcome.proven() && outcome.cost() > question.goal();
    stopped |= unfinished && !spec.greedy() && outcome.nodes() < mostNodes;
    // A proof that the time limit kept from its end depends on the clock, as a plan would.
    stopped |= outcome.outside() && control.isOver();
    return outcome;
  }

  private void claim(
      SitingResult.About about, double parameter, BranchAndBound.Outcome outcome, double value) {
    claims.add(new SitingResult.Claim(about, parameter, value, outcome.tree(), outcome.reduced()));
    if (outcome.outside()) {
      double found = outcome.bound();
      claims.add(new SitingResult.Claim(SitingResult.About.SOLVER, parameter, found, null));
    }
  }

  private SitingResult.Status status(BranchAndBound.Outcome outcome) {
    if (outcome.open() == null) {
      return outcome.proven() ? SitingResult.Status.INFEASIBLE : SitingResult.Status.UNKNOWN;
    }
    return outcome.proven() && !spec.greedy()
        ? SitingResult.Status.OPTIMAL
        : SitingResult.Status.FEASIBLE;
  }

  private SitingResult none(SitingResult.Status status, int[] unreachable) {
    int[] nobody = new int[spec.demandCount()];
    Arrays.fill(nobody, -1);
    return new SitingResult(
        status,
        Double.NaN,
        Double.NaN,
        new int[0],
        nobody,
        0,
        Double.NaN,
        unreachable,
        claims,
        nodes,
        stopped);
  }

  private SitingResult plan(
      SitingResult.Status status, boolean[] open, double objective, double bound) {
    return plan(status, open, objective, bound, Double.NaN);
  }

  private SitingResult plan(
      SitingResult.Status status,
      boolean[] open,
      double objective,
      double bound,
      double backedUpBound) {
    return new SitingResult(
        status,
        objective,
        bound,
        Plans.indices(open),
        Plans.nearest(spec, open),
        Plans.backedUp(spec, open),
        backedUpBound,
        new int[0],
        claims,
        nodes,
        stopped);
  }

  private SitingResult median() {
    Question question = Questions.median(spec);
    BranchAndBound.Outcome outcome = solve(question);
    claim(SitingResult.About.COST, 0, outcome, outcome.bound());
    if (outcome.open() == null) {
      return none(status(outcome), new int[0]);
    }
    return plan(status(outcome), outcome.open(), question.cost(outcome.open()), outcome.bound());
  }

  private SitingResult maximalCover() {
    BranchAndBound.Outcome outcome = solve(Questions.uncovered(spec));
    claim(SitingResult.About.UNCOVERED, 0, outcome, outcome.certified());
    if (outcome.open() == null) {
      return none(status(outcome), new int[0]);
    }
    double total = Plans.totalWeight(spec);
    double covered = Plans.coveredWeight(spec, outcome.open());
    double bound =
        outcome.proven() ? covered : Math.max(covered, Math.min(total, total - outcome.bound()));
    return plan(status(outcome), outcome.open(), covered, bound);
  }

  private SitingResult cover() {
    BranchAndBound.Outcome outcome = solve(Questions.cover(spec));
    double bound = wholeAtLeast(outcome.bound());
    claim(SitingResult.About.SITES, 0, outcome, wholeAtLeast(outcome.certified()));
    if (outcome.open() == null) {
      return none(status(outcome), new int[0]);
    }
    return plan(status(outcome), outcome.open(), Plans.counted(spec, outcome.open()), bound);
  }

  private static double wholeAtLeast(double bound) {
    return Math.max(0, Math.ceil(bound - 1e-6));
  }

  /** First how many sites cover all, then which of such plans back up most. */
  private SitingResult backup() {
    BranchAndBound.Outcome fewest = solve(Questions.cover(spec));
    double bound = wholeAtLeast(fewest.bound());
    claim(SitingResult.About.SITES, 0, fewest, wholeAtLeast(fewest.certified()));
    if (fewest.open() == null) {
      return none(status(fewest), new int[0]);
    }
    int sites = Plans.counted(spec, fewest.open());
    BranchAndBound.Outcome best = solve(Questions.backup(spec, sites), fewest.open());
    claim(SitingResult.About.SINGLE_COVER, sites, best, best.certified());
    boolean[] open = best.open() == null ? fewest.open() : best.open();
    boolean optimal = fewest.proven() && best.proven() && !spec.greedy();
    double backedUp = Plans.backedUp(spec, open);
    double most = Plans.totalWeight(spec) - best.bound();
    return plan(
        optimal ? SitingResult.Status.OPTIMAL : SitingResult.Status.FEASIBLE,
        open,
        Plans.counted(spec, open),
        bound,
        best.proven() ? backedUp : Math.max(backedUp, most));
  }

  /** The fewest sites that cover a share of the people. */
  private SitingResult coverTarget() {
    FewestSites search = new FewestSites(spec, (question, most) -> solve(question, most, null));
    search.run();
    int least = search.least();
    if (least > 0) {
      BranchAndBound.Outcome refutation = search.refutation();
      claim(SitingResult.About.UNCOVERED_WITH_FEWER, least - 1, refutation, refutation.certified());
    }
    if (search.open() == null) {
      return none(
          least > 0 ? SitingResult.Status.INFEASIBLE : SitingResult.Status.UNKNOWN, new int[0]);
    }
    int sites = Plans.counted(spec, search.open());
    boolean optimal = least >= sites && !spec.greedy();
    return plan(
        optimal ? SitingResult.Status.OPTIMAL : SitingResult.Status.FEASIBLE,
        search.open(),
        sites,
        least);
  }

  /**
   * Bisection over the distinct costs: a radius either has a plan, or provably none (Minieka 1970;
   * Daskin 2000).
   */
  private SitingResult center() {
    SparseCostMatrix costs = spec.costs();
    double[] radii = Plans.distinctCosts(costs);
    if (radii.length == 0) {
      return plan(SitingResult.Status.OPTIMAL, new boolean[spec.siteCount()], 0, 0);
    }
    int low = Plans.leastRadius(spec, radii);
    int proven = low;
    int high = radii.length;
    boolean[] best = null;
    BranchAndBound.Outcome last = null;
    while (low < high) {
      int middle =
          best == null && high == radii.length && low < high - 1 && last == null
              ? high - 1
              : (low + high) >>> 1;
      BranchAndBound.Outcome outcome =
          solve(Questions.everyPoint(spec, costs.within(radii[middle])));
      if (outcome.open() != null) {
        best = outcome.open();
        high = Plans.radiusIndex(spec, best, radii);
      } else {
        low = middle + 1;
        if (outcome.proven()) {
          proven = Math.max(proven, low);
        }
      }
      if (outcome.open() == null && outcome.proven()) {
        last = outcome;
      }
      double bound = proven < radii.length ? radii[proven] : Double.POSITIVE_INFINITY;
      control.watcher().onBound(best == null ? Double.POSITIVE_INFINITY : radii[high], bound);
    }
    if (last != null) {
      double limit = proven < radii.length ? radii[proven] : Double.POSITIVE_INFINITY;
      claims.add(new SitingResult.Claim(SitingResult.About.BEYOND, limit, 1, last.tree()));
    }
    if (best == null) {
      return none(
          proven == radii.length ? SitingResult.Status.INFEASIBLE : SitingResult.Status.UNKNOWN,
          new int[0]);
    }
    boolean optimal = proven >= high && !spec.greedy();
    return plan(
        optimal ? SitingResult.Status.OPTIMAL : SitingResult.Status.FEASIBLE,
        best,
        radii[high],
        radii[Math.min(proven, high)]);
  }

  /** Bounds without and within the capacities, both certified; then whoever can settle the rest. */
  private SitingResult capacitated(CapacitatedSolver solver) {
    boolean cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    BranchAndBound.Outcome free =
        solve(cover ? Questions.uncovered(spec) : Questions.median(spec), FREE_CASES, null);
    claim(cover ? SitingResult.About.UNCOVERED : SitingResult.About.COST, 0, free, free.bound());
    if (free.open() == null && free.proven()) {
      return none(SitingResult.Status.INFEASIBLE, new int[0]);
    }
    CapacitatedSearch search = new CapacitatedSearch(spec, control);
    search.begin(free.open(), free.bound());
    CapacitatedSolver.Answer answer = spec.greedy() ? search.answer() : settle(search, solver);
    nodes += search.nodes();
    stopped |= !spec.greedy() && (search.stopped() || control.isOver());
    SitingResult.Claim within = search.claim();
    claims.add(within);
    double without = ReducedCheck.roundedUp(free.bound(), search.granularity());
    // No sum is negative.
    double certified = Math.max(0, Math.max(within.value(), without));
    double bound = answer.proven() ? answer.cost() : Math.max(answer.bound(), certified);
    // Sums of the ceiling stand for no plan at all, as infinite ones do.
    double known = answer.open() == null ? Math.min(bound, search.ceiling()) : bound;
    if (known > certified + 2e-9 * Math.max(1e-3, Math.abs(certified))) {
      claims.add(new SitingResult.Claim(SitingResult.About.SOLVER, 0, bound, null));
    }
    if (answer.open() == null) {
      return none(
          answer.proven() ? SitingResult.Status.INFEASIBLE : SitingResult.Status.UNKNOWN,
          new int[0]);
    }
    double objective = Allocations.objective(spec, answer.siteOf());
    boolean best = answer.proven() || bound >= answer.cost();
    double limit =
        cover ? Math.max(objective, Plans.totalWeight(spec) - bound) : Math.min(objective, bound);
    return new SitingResult(
        best && !spec.greedy() ? SitingResult.Status.OPTIMAL : SitingResult.Status.FEASIBLE,
        objective,
        best ? objective : limit,
        Plans.indices(answer.open()),
        answer.siteOf(),
        Plans.backedUp(spec, answer.open()),
        Double.NaN,
        new int[0],
        claims,
        nodes,
        stopped);
  }

  /** Proven cases first, then the solver with a proof after it, or else enumeration. */
  private CapacitatedSolver.Answer settle(CapacitatedSearch search, CapacitatedSolver solver) {
    search.goOn(SOON_PAIRS);
    if (search.proven()) {
      return search.answer();
    }
    CapacitatedSolver.Answer outside = solver.solve(spec, search.answer(), control);
    if (outside == null) {
      search.exhaust();
      return search.answer();
    }
    search.take(outside);
    if (outside.proven()) {
      search.goOn(PROOF_PAIRS);
    }
    CapacitatedSolver.Answer own = search.answer();
    // Conditions whose sums are no whole numbers may be kept by rounding only: then it proves none.
    double room = 2e-9 * Math.max(1e-3, Math.abs(outside.cost()));
    boolean same =
        outside.open() == null ? own.open() == null : own.cost() <= outside.cost() + room;
    boolean proven = own.proven() || outside.proven() && same;
    stopped |= !proven;
    return new CapacitatedSolver.Answer(
        own.open(), own.siteOf(), own.cost(), Math.max(own.bound(), outside.bound()), proven);
  }
}
