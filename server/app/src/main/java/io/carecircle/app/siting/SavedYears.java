package io.carecircle.app.siting;

import io.carecircle.kernel.siting.MultiPeriod;
import io.carecircle.kernel.siting.OpeningOrder;
import io.carecircle.kernel.siting.SitingResult;
import java.util.Arrays;
import java.util.HashMap;
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
      return YearPlan.overAllYears(
          siting, phases, question, question.saved(years.columns(question), plan));
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

  private static double number(JsonNode node) {
    return node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
  }
}
