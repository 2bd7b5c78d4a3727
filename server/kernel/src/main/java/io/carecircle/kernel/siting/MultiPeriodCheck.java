package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.List;

/** Checks a plan over years whose bound is the sum of what each year could have at best. */
public final class MultiPeriodCheck {
  private MultiPeriodCheck() {}

  /**
   * @param plain the question for a single year
   * @param result of the question over years
   * @param years answers to {@link MultiPeriodSearch#year}, with their certificates
   */
  public static PlanCheck.Verdict run(
      SitingSpec plain, MultiPeriod question, SitingResult result, List<SitingResult> years) {
    List<String> complaints = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    // The plan by itself: with a bound that needs no proof.
    boolean most = plain.model() == SitingModel.MCLP;
    double trivial = most ? Plans.totalWeight(question.expanded()) : 0;
    SitingResult plan =
        new SitingResult(
            SitingResult.Status.FEASIBLE,
            result.objective(),
            trivial,
            result.open(),
            result.siteOf(),
            result.backedUp(),
            Double.NaN,
            result.unreachable(),
            List.of(),
            0,
            false);
    complaints.addAll(PlanCheck.run(question.expanded(), plan).complaints());
    if (years.size() != question.years()) {
      complaints.add("the bound is a sum of " + years.size() + " years, not of all");
      return new PlanCheck.Verdict(complaints, notes);
    }
    for (int year = 0; year < years.size(); year++) {
      SitingSpec asked = MultiPeriodSearch.year(plain, years.size(), question.maxPerYear(), year);
      SitingResult.Status status = years.get(year).status();
      if (status != SitingResult.Status.OPTIMAL && status != SitingResult.Status.FEASIBLE) {
        complaints.add("year " + year + " has no plan, so its bound bounds nothing");
      }
      PlanCheck.Verdict verdict = PlanCheck.run(asked, years.get(year));
      complaints.addAll(verdict.complaints());
      notes.addAll(verdict.notes());
    }
    double sum = MultiPeriodSearch.bound(years);
    boolean shown = most ? result.bound() >= sum : result.bound() <= sum;
    if (!shown && !MultiPeriodSearch.close(result.bound(), sum)) {
      complaints.add("the years prove only " + sum + ", not the bound " + result.bound());
    }
    boolean reached = MultiPeriodSearch.close(result.bound(), result.objective());
    double sign = most ? -1 : 1;
    boolean wrongSide = !reached && !(sign * result.bound() <= sign * result.objective());
    boolean optimal = result.status() == SitingResult.Status.OPTIMAL;
    if (wrongSide
        || optimal && (!reached || result.stopped())
        || !optimal && result.status() != SitingResult.Status.FEASIBLE) {
      complaints.add("the status is not what the bound shows");
    }
    return new PlanCheck.Verdict(complaints, notes);
  }
}
