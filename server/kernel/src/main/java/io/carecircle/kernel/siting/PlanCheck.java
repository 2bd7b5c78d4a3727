package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Checks a plan and its certificate against the question, without any solver: the plan keeps every
 * condition, its figures follow from it by their definitions, and the bound is what the certificate
 * sums up to.
 */
public final class PlanCheck {
  /** Sums of millions of terms in another order differ in the last bits. */
  private static final double TOLERANCE = 1e-9;

  private final SitingSpec spec;
  private final SitingResult result;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private PlanCheck(SitingSpec spec, SitingResult result) {
    this.spec = spec;
    this.result = result;
  }

  /**
   * @param complaints what is wrong; empty when the plan and its certificate hold
   * @param notes what the certificate does not show
   */
  public record Verdict(List<String> complaints, List<String> notes) {}

  public static Verdict run(SitingSpec spec, SitingResult result) {
    PlanCheck check = new PlanCheck(spec, result);
    try {
      check.all();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      check.complaints.add("the certificate does not hold: " + e.getMessage());
    }
    return new Verdict(List.copyOf(check.complaints), List.copyOf(check.notes));
  }

  /** Weight within reach of two or more of these open sites. */
  public static double backedUp(SitingSpec spec, int[] openSites) {
    boolean[] open = new boolean[spec.siteCount()];
    for (int j : openSites) {
      open[j] = true;
    }
    return Plans.backedUp(spec, open);
  }

  /** A saved result of which all that follows from its open sites is filled in. */
  public static SitingResult assigned(
      SitingSpec spec,
      SitingResult.Status status,
      double objective,
      double bound,
      int[] openSites,
      List<SitingResult.Claim> claims) {
    boolean[] open = new boolean[spec.siteCount()];
    for (int j : openSites) {
      open[j] = true;
    }
    return new SitingResult(
        status,
        objective,
        bound,
        openSites,
        Plans.nearest(spec, open),
        Plans.backedUp(spec, open),
        Double.NaN,
        Plans.unreachable(spec),
        claims,
        0,
        false);
  }

  private void require(boolean holds, String complaint) {
    if (!holds) {
      complaints.add(complaint);
    }
  }

  private void all() {
    require(
        Arrays.equals(result.unreachable(), Plans.unreachable(spec)),
        "the demand that no site reaches is another");
    boolean hasPlan =
        result.status() == SitingResult.Status.OPTIMAL
            || result.status() == SitingResult.Status.FEASIBLE;
    if (hasPlan) {
      boolean[] open = open();
      if (complaints.isEmpty()) {
        plan(open);
        bound(open);
      }
    } else {
      require(result.open().length == 0, "there is no plan, but sites are open");
      require(Arrays.stream(result.siteOf()).allMatch(j -> j == -1), "somebody is assigned");
      if (result.status() == SitingResult.Status.INFEASIBLE) {
        infeasible();
      }
    }
  }

  private boolean[] open() {
    boolean[] open = new boolean[spec.siteCount()];
    int before = -1;
    for (int j : result.open()) {
      require(j > before && j < open.length, "open sites are not listed once each in order");
      if (j >= 0 && j < open.length) {
        open[j] = true;
      }
      before = j;
    }
    int counted = 0;
    for (int j = 0; j < open.length; j++) {
      SiteRole role = spec.role()[j];
      boolean must = role == SiteRole.REQUIRED || role == SiteRole.EXISTING;
      require(!must || open[j], "site " + j + " must be open");
      require(role != SiteRole.FORBIDDEN || !open[j], "site " + j + " must not be open");
      counted += open[j] && spec.counts(j) ? 1 : 0;
    }
    boolean exactly =
        spec.sides().isEmpty()
            && spec.model() != SitingModel.LSCP
            && spec.model() != SitingModel.LSCP_BACKUP;
    require(
        spec.p() == -1 || (exactly ? counted == spec.p() : counted <= spec.p()),
        counted + " sites open, p is " + spec.p());
    for (SideConstraint side : spec.sides()) {
      require(side.holds(open), "the condition " + side.name() + " does not hold");
    }
    return open;
  }

  private void plan(boolean[] open) {
    int[] nearest = Plans.nearest(spec, open);
    if (spec.model().isCapacitated()) {
      complaints.addAll(Allocations.complaints(spec, open, result.siteOf()));
    } else {
      require(Arrays.equals(nearest, result.siteOf()), "somebody is not assigned to the nearest");
    }
    boolean everybody = Arrays.stream(result.siteOf()).allMatch(j -> j >= 0);
    double objective =
        switch (spec.model()) {
          case LSCP -> {
            boolean enough =
                Double.isNaN(spec.coverTarget())
                    ? everybody
                    : close(Plans.coveredWeight(spec, open), spec.coverTarget())
                        || Plans.coveredWeight(spec, open) > spec.coverTarget();
            require(enough, "not as many are covered as asked for");
            yield Plans.counted(spec, open);
          }
          case LSCP_BACKUP -> {
            require(everybody, "not everybody is covered");
            yield Plans.counted(spec, open);
          }
          case MCLP -> Plans.coveredWeight(spec, open);
          case P_MEDIAN -> {
            require(everybody, "not everybody is assigned");
            yield Questions.median(spec).cost(open);
          }
          case P_CENTER -> {
            require(everybody, "not everybody is assigned");
            double most = 0;
            for (int i = 0; i < nearest.length && everybody; i++) {
              most = Math.max(most, spec.costs().cost(i, nearest[i]));
            }
            yield most;
          }
          case CAPACITATED_MCLP, CAPACITATED_P_MEDIAN ->
              Allocations.objective(spec, result.siteOf());
        };
    require(close(objective, result.objective()), "the objective is " + objective);
    require(close(Plans.backedUp(spec, open), result.backedUp()), "another weight is backed up");
  }

  private static boolean close(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1e-9, Math.max(Math.abs(a), Math.abs(b)));
  }

  private boolean maximises() {
    return spec.model() == SitingModel.MCLP || spec.model() == SitingModel.CAPACITATED_MCLP;
  }

  private void bound(boolean[] open) {
    double sign = maximises() ? -1 : 1;
    double bound = result.bound();
    require(
        sign * bound <= sign * result.objective() || close(bound, result.objective()),
        "the bound is on the wrong side of the objective");
    if (result.status() == SitingResult.Status.OPTIMAL) {
      require(close(bound, result.objective()), "optimal, but the bound is not reached");
      require(
          !result.stopped() || spec.model().isCapacitated() || hasSolver(), "optimal, but stopped");
    }
    double proven = proven(open);
    if (spec.model().isCapacitated()) {
      withinCapacities(sign, bound, proven);
      return;
    }
    if (hasSolver() && !(sign * bound <= sign * proven + TOLERANCE * Math.abs(proven))) {
      noteSolver(proven);
    } else if (Double.isNaN(proven)) {
      notes.add("the bound is not certified: its proof was not kept");
    } else {
      require(
          sign * bound <= sign * proven + TOLERANCE * Math.max(1e-9, Math.abs(proven)),
          "the certificate proves only " + proven + ", not the bound " + bound);
    }
  }

  /** What no proof shows must be said to be found by a solver or by enumeration. */
  private void withinCapacities(double sign, double bound, double proven) {
    double size = maximises() ? Plans.totalWeight(spec) : Math.abs(proven);
    double room = TOLERANCE * Math.max(1e-3, size);
    if (sign * bound <= sign * proven + room) {
      return;
    }
    boolean lost = result.claims().stream().anyMatch(claim -> !claim.hasProof());
    require(lost, "the certificate proves only " + proven + ", not the bound " + bound);
    notes.add("the certificate proves " + proven + "; the rest of the bound is not certified");
  }

  /** Whether a part of the bound comes from a solver that keeps no proof. */
  private boolean hasSolver() {
    return find(SitingResult.About.SOLVER) != null;
  }

  private void noteSolver(double proven) {
    notes.add(
        "the certificate proves "
            + (Double.isNaN(proven) ? "nothing" : proven)
            + "; the rest of the bound is the solver's, which keeps no proof");
  }

  private SitingResult.Claim find(SitingResult.About about) {
    for (SitingResult.Claim claim : result.claims()) {
      if (claim.about() == about) {
        return claim;
      }
    }
    return null;
  }

  /** What the tree of a claim sums up to, rounded up to what the sum can be; NaN without a tree. */
  private double least(SitingResult.Claim claim, Question question) {
    if (claim == null || !claim.hasProof()) {
      return Double.NaN;
    }
    double least =
        claim.reduced() != null
            ? new ReducedCheck(question, claim.reduced()).leastSum()
            : new TreeCheck(question, claim.tree()).leastSum();
    double unit = question.granularity();
    double room = TOLERANCE * Math.max(1e-3, Math.abs(least));
    double sum =
        unit > 2 * room && least < Double.POSITIVE_INFINITY
            ? ReducedCheck.roundedUp(least, unit)
            : least + 2 * room;
    require(claim.value() <= sum + room, "a claim says more than its proof: " + claim.value());
    return sum;
  }

  private double proven(boolean[] open) {
    return switch (spec.model()) {
      case LSCP ->
          Double.isNaN(spec.coverTarget())
              ? least(find(SitingResult.About.SITES), Questions.cover(spec))
              : provenByFewer();
      case LSCP_BACKUP -> {
        backup(open);
        yield least(find(SitingResult.About.SITES), Questions.cover(spec));
      }
      case MCLP ->
          provenCover(least(find(SitingResult.About.UNCOVERED), Questions.uncovered(spec)));
      case CAPACITATED_MCLP ->
          provenCover(atLeast(SitingResult.About.UNCOVERED, Questions.uncovered(spec)));
      case P_MEDIAN -> least(find(SitingResult.About.COST), Questions.median(spec));
      case P_CENTER -> provenRadius();
      case CAPACITATED_P_MEDIAN -> atLeast(SitingResult.About.COST, Questions.median(spec));
    };
  }

  /** The better one of the proofs without and within the capacities; 0 for none. */
  private double atLeast(SitingResult.About about, Question unlimited) {
    double without = least(find(about), unlimited);
    double within =
        least(find(SitingResult.About.WITHIN_CAPACITIES), Questions.withinCapacities(spec));
    return Math.max(Double.isNaN(without) ? 0 : without, Double.isNaN(within) ? 0 : within);
  }

  /** Nothing can be covered below nothing: a weak proof still proves the total. */
  private double provenCover(double uncovered) {
    double total = Plans.totalWeight(spec);
    return Double.isNaN(uncovered) ? Double.NaN : Math.min(total, total - uncovered);
  }

  private void backup(boolean[] open) {
    double bound = result.backedUpBound();
    boolean optimal = result.status() == SitingResult.Status.OPTIMAL;
    require(
        bound >= result.backedUp() - TOLERANCE * bound
            && (!optimal || close(bound, result.backedUp())),
        "the bound of the backed up weight is on the wrong side of it");
    SitingResult.Claim claim = find(SitingResult.About.SINGLE_COVER);
    if (claim == null || !claim.hasProof()) {
      notes.add("the backed up weight is not certified: its proof was not kept");
      return;
    }
    int sites = Plans.counted(spec, open);
    double most = Plans.totalWeight(spec) - least(claim, Questions.backup(spec, sites));
    boolean shown = bound >= most - TOLERANCE * Plans.totalWeight(spec);
    if (!shown && hasSolver()) {
      noteSolver(most);
      return;
    }
    require(shown, "the certificate proves less about backup than is said");
  }

  private double provenByFewer() {
    SitingResult.Claim claim = find(SitingResult.About.UNCOVERED_WITH_FEWER);
    if (claim == null) {
      return 0;
    }
    double allowed = Math.max(0, Plans.totalWeight(spec) - spec.coverTarget());
    int sites = (int) claim.parameter();
    double least = least(claim, Questions.uncoveredAtMost(spec, sites, allowed));
    if (Double.isNaN(least)) {
      return least;
    }
    if (!(least > allowed) && hasSolver()) {
      return 0;
    }
    require(least > allowed, "the certificate does not show that fewer sites are too few");
    return sites + 1.0;
  }

  private double provenRadius() {
    double[] radii = Plans.distinctCosts(spec.costs());
    if (radii.length == 0) {
      return 0;
    }
    double trivial = radii[Plans.leastRadius(spec, radii)];
    SitingResult.Claim claim = find(SitingResult.About.BEYOND);
    if (claim == null || claim.parameter() <= trivial) {
      return trivial;
    }
    int at = Arrays.binarySearch(radii, claim.parameter());
    double below =
        claim.parameter() == Double.POSITIVE_INFINITY
            ? radii[radii.length - 1]
            : at > 0 ? radii[at - 1] : Double.NaN;
    require(!Double.isNaN(below), "the certificate is about no cost of the matrix");
    double least = least(claim, Questions.everyPoint(spec, spec.costs().within(below)));
    require(Double.isNaN(least) || least > 0.5, "the certificate leaves a plan at a lower cost");
    return Double.isNaN(least) ? Double.NaN : claim.parameter();
  }

  private void infeasible() {
    if (result.unreachable().length > 0
        && spec.model() != SitingModel.MCLP
        && spec.model() != SitingModel.CAPACITATED_MCLP
        && Double.isNaN(spec.coverTarget())) {
      return;
    }
    if (result.claims().isEmpty() || !result.claims().get(0).hasProof()) {
      notes.add("that there is no plan is not certified: its proof was not kept");
      return;
    }
    SitingResult.Claim claim = result.claims().get(0);
    Question question =
        switch (claim.about()) {
          case SITES -> Questions.cover(spec);
          case COST -> Questions.median(spec);
          case UNCOVERED -> Questions.uncovered(spec);
          case UNCOVERED_WITH_FEWER ->
              Questions.uncoveredAtMost(
                  spec,
                  spec.p() == -1 ? spec.siteCount() : spec.p(),
                  Math.max(0, Plans.totalWeight(spec) - spec.coverTarget()));
          case BEYOND, SINGLE_COVER, WITHIN_CAPACITIES, SOLVER ->
              Questions.everyPoint(spec, spec.costs());
        };
    boolean shown = least(claim, question) >= question.ceiling() * (1 - TOLERANCE);
    if (!shown && spec.model().isCapacitated()) {
      Question limited = Questions.withinCapacities(spec);
      SitingResult.Claim within = find(SitingResult.About.WITHIN_CAPACITIES);
      if (within != null && least(within, limited) >= limited.ceiling() * (1 - TOLERANCE)) {
        return;
      }
      notes.add("that the capacities leave no plan was found by enumeration, which is not kept");
      return;
    }
    if (!shown && hasSolver()) {
      notes.add("that there is no plan was found by the solver, which keeps no proof");
      return;
    }
    require(shown, "the certificate does not show that there is no plan");
  }
}
