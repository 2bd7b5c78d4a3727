package io.carecircle.app.siting;

import io.carecircle.kernel.siting.MultiPeriod;
import io.carecircle.kernel.siting.MultiPeriodSearch;
import io.carecircle.kernel.siting.OpeningOrder;
import io.carecircle.kernel.siting.PlanCheck;
import io.carecircle.kernel.siting.SitingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The years of a saved plan as an answer to the question that fixes them; nothing is solved. */
final class SavedYears {
  private final SitingCase siting;
  private final JsonNode saved;
  private final SitingResult plan;

  private SavedYears(SitingCase siting, JsonNode saved, SitingResult plan) {
    this.siting = siting;
    this.saved = saved;
    this.plan = plan;
  }

  /**
   * @param plan what is said of the plan, without its years
   * @throws IllegalArgumentException when the years are not those of the plan
   */
  static YearPlan of(SitingCase siting, Phases phases, JsonNode saved, SitingResult plan) {
    SavedYears years = new SavedYears(siting, saved, plan);
    if (phases.allYears()) {
      MultiPeriod question = phases.question(siting.spec());
      SitingResult byYear = question.saved(years.columns(question), plan);
      return YearPlan.overAllYears(
          siting, phases, question, new MultiPeriodSearch.Answer(byYear, years.bounds()));
    }
    JsonNode schedule = saved.path("schedule");
    boolean searched = schedule.has("certificate");
    if (!searched) {
      return YearPlan.inGreedyOrder(siting, phases, plan);
    }
    OpeningOrder order =
        OpeningOrder.of(siting.spec(), plan, phases.maxPerYear())
            .orElseThrow(
                () -> new IllegalArgumentException("the order of this plan is no question"));
    MultiPeriod question = order.question();
    SitingResult said =
        new SitingResult(
            SavedSiting.status(schedule),
            number(schedule.path("total")),
            number(schedule.path("bound")),
            plan.open(),
            plan.siteOf(),
            0,
            Double.NaN,
            new int[0],
            Certificates.read(schedule.path("certificate"), question.expanded().demandCount()),
            0,
            false);
    return YearPlan.ordered(
        siting, phases, plan, order, question.saved(years.columns(question), said));
  }

  private int[] columns(MultiPeriod question) {
    int[] yearOf = new int[siting.spec().siteCount()];
    Arrays.fill(yearOf, -1);
    Map<String, Integer> siteOf = new HashMap<>();
    for (int j : plan.open()) {
      siteOf.put(siting.siteId(j), j);
    }
    int year = 0;
    for (JsonNode phase : saved.path("phases")) {
      for (JsonNode id : phase.path("open")) {
        Integer site = siteOf.get(id.asString(""));
        if (site == null || !siting.spec().counts(site) || yearOf[site] >= 0) {
          throw new IllegalArgumentException(
              "phases name " + id + ", which does not open in this plan, or twice");
        }
        yearOf[site] = year;
      }
      year++;
    }
    return question.columns(plan.open(), yearOf);
  }

  /** What the plan of each year alone is said to be, when that is what proves the bound. */
  private List<SitingResult> bounds() {
    List<SitingResult> bounds = new ArrayList<>();
    Map<String, Integer> siteOf = new HashMap<>();
    for (int j = 0; j < siting.spec().siteCount(); j++) {
      siteOf.put(siting.siteId(j), j);
    }
    for (JsonNode year : saved.path("certificate").path("years")) {
      int[] open = new int[year.path("open").size()];
      for (int k = 0; k < open.length; k++) {
        Integer site = siteOf.get(year.path("open").get(k).asString(""));
        if (site == null) {
          throw new IllegalArgumentException("a year opens what is not in the question");
        }
        open[k] = site;
      }
      Arrays.sort(open);
      bounds.add(
          PlanCheck.assigned(
              siting.spec(),
              SavedSiting.status(year),
              number(year.path("value")),
              number(year.path("bound")),
              open,
              Certificates.read(year.path("certificate"), siting.kept().length)));
    }
    return bounds;
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
  }
}
