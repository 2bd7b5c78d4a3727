package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers a question over years. By the end of year t at most t times the yearly maximum are open,
 * so no year is better than the plain question with that p: the sum of these T small questions
 * bounds the large one, and often the best order of the last one's plan reaches it. Only where it
 * does not the large question is searched.
 */
public final class MultiPeriodSearch {
  private static final double TOLERANCE = 1e-9;

  private MultiPeriodSearch() {}

  /**
   * @param result of the expanded question
   * @param years when not empty, the answers to {@link #year} of each year, whose bounds add up to
   *     the bound of the result; it has no claims of its own then
   */
  public record Answer(SitingResult result, List<SitingResult> years) {
    public Answer {
      years = List.copyOf(years);
    }
  }

  /**
   * The question that no plan can beat in one year: as many sites as may be open by then, whatever
   * was open before; conditions that only have to hold in the end are left out before it.
   *
   * @param year from 0
   */
  public static SitingSpec year(SitingSpec plain, int years, int maxPerYear, int year) {
    boolean last = year == years - 1;
    int counted = (int) IntStream.range(0, plain.siteCount()).filter(plain::counts).count();
    int required =
        (int) Arrays.stream(plain.role()).filter(role -> role == SiteRole.REQUIRED).count();
    long open = Math.min(plain.p() == -1 ? counted : plain.p(), (year + 1L) * maxPerYear);
    SiteRole[] role = plain.role().clone();
    for (int j = 0; j < role.length && !last; j++) {
      role[j] = role[j] == SiteRole.REQUIRED ? SiteRole.CANDIDATE : role[j];
    }
    List<SideConstraint> sides =
        plain.sides().stream()
            .filter(side -> last || Arrays.stream(side.coefficients()).allMatch(c -> c >= 0))
            .toList();
    return new SitingSpec(
        plain.model(),
        plain.costs(),
        plain.weight(),
        role,
        (int) Math.max(open, last ? required : 1),
        sides,
        Double.NaN,
        null,
        plain.greedy(),
        plain.seed());
  }

  public static double bound(List<SitingResult> years) {
    return years.stream().mapToDouble(SitingResult::bound).sum();
  }

  /** Whether two sums of the same terms in another order can be one value. */
  public static boolean close(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(TOLERANCE, Math.max(Math.abs(a), Math.abs(b)));
  }

  /**
   * @param plain the question for a single year
   * @param question the same over years
   */
  public static Answer run(
      SitingSpec plain, MultiPeriod question, SolveControl control, OutsideSolvers solvers) {
    SolveControl quiet = watchedBy(control, (best, bound) -> {});
    boolean single = question.years() == 1 || plain.greedy();
    List<SitingResult> years = single ? List.of() : years(plain, question, quiet, solvers);
    Optional<SitingResult> quick =
        years.isEmpty() ? Optional.empty() : quick(plain, question, years, quiet);
    if (quick.isPresent() && close(quick.get().objective(), bound(years))) {
      return new Answer(quick.get(), years);
    }
    SolveControl told = quick.isEmpty() ? control : told(question, quick.get(), years, control);
    SitingResult full = question.compacted(Siting.run(question.expanded(), told, solvers));
    boolean settled =
        full.status() == SitingResult.Status.OPTIMAL
            || full.status() == SitingResult.Status.INFEASIBLE;
    if (settled || quick.isEmpty()) {
      return new Answer(full, List.of());
    }
    boolean most = plain.model() == SitingModel.MCLP;
    boolean hasPlan = !Double.isNaN(full.objective());
    boolean better =
        hasPlan
            && (most
                ? full.objective() > quick.get().objective()
                : full.objective() < quick.get().objective());
    int[] columns = better ? full.open() : quick.get().open();
    boolean tighter = hasPlan && (most ? full.bound() < bound(years) : full.bound() > bound(years));
    return tighter
        ? new Answer(question.result(columns, full), List.of())
        : new Answer(summed(question, columns, years, full), years);
  }

  private static SolveControl watchedBy(SolveControl control, SolveControl.Watcher watcher) {
    return new SolveControl(control.nanos(), control.deadlineNanos(), watcher, control.cancel());
  }

  /** Whoever watches the search hears no less than is known already. */
  private static SolveControl told(
      MultiPeriod question, SitingResult quick, List<SitingResult> years, SolveControl control) {
    boolean most = question.expanded().model() == SitingModel.MCLP;
    double total = most ? Plans.totalWeight(question.expanded()) : 0;
    double known = Math.abs(total - quick.objective());
    double least = Math.abs(total - bound(years));
    SolveControl.Watcher watcher = control.watcher();
    watcher.onBound(known, least);
    return watchedBy(
        control, (best, bound) -> watcher.onBound(Math.min(best, known), Math.max(bound, least)));
  }

  /** Empty when some year has no plan: what is then known is for the whole question to tell. */
  private static List<SitingResult> years(
      SitingSpec plain, MultiPeriod question, SolveControl control, OutsideSolvers solvers) {
    List<SitingResult> years = new ArrayList<>();
    for (int year = 0; year < question.years(); year++) {
      SitingSpec asked = year(plain, question.years(), question.maxPerYear(), year);
      SitingResult answer = Siting.run(asked, control, solvers);
      if (Double.isNaN(answer.objective())) {
        return List.of();
      }
      years.add(answer);
    }
    return years;
  }

  /** The plan of the last year in its best order, or in the greedy one. */
  private static Optional<SitingResult> quick(
      SitingSpec plain, MultiPeriod question, List<SitingResult> years, SolveControl control) {
    SitingResult end = years.get(years.size() - 1);
    Optional<int[]> ordered =
        OpeningOrder.of(plain, end, question.maxPerYear())
            .flatMap(
                order -> order.run(control).map(found -> order.question().yearOf(found.open())));
    int[] greedy = new int[plain.siteCount()];
    List<PlanReading.Step> steps = PlanReading.order(plain, end.open());
    for (int rank = 0; rank < steps.size(); rank++) {
      greedy[steps.get(rank).site()] = rank / question.maxPerYear();
    }
    long counted = IntStream.of(end.open()).filter(plain::counts).count();
    boolean fits = counted <= (long) question.years() * question.maxPerYear();
    if (!fits) {
      return Optional.empty();
    }
    int[] columns =
        question.columns(end.open(), question.compacted(end.open(), ordered.orElse(greedy)));
    SitingResult result = summed(question, columns, years, end);
    boolean serves =
        plain.model() == SitingModel.MCLP
            || Arrays.stream(result.siteOf()).allMatch(column -> column >= 0);
    return serves ? Optional.of(result) : Optional.empty();
  }

  private static SitingResult summed(
      MultiPeriod question, int[] columns, List<SitingResult> years, SitingResult search) {
    SitingResult proof =
        new SitingResult(
            SitingResult.Status.FEASIBLE,
            Double.NaN,
            bound(years),
            columns,
            new int[0],
            0,
            Double.NaN,
            new int[0],
            List.of(),
            years.stream().mapToLong(SitingResult::searchedNodes).sum(),
            search.stopped() || years.stream().anyMatch(SitingResult::stopped));
    SitingResult result = question.result(columns, proof);
    return close(result.objective(), bound(years)) ? MultiPeriod.proven(result) : result;
  }
}
