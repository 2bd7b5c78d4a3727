package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.siting.PlanReading;
import io.carecircle.kernel.siting.SitingResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"maxPerYear": 3, "firstYear": 2026}}: the sites of a plan opened year by year, those that
 * serve most people first. The plan itself is the best for the end, whatever the order; the order
 * follows from the plan by its definition ({@link PlanReading#order}), so a check derives it again.
 *
 * @param maxPerYear sites that open in one year at most
 * @param firstYear in which the first ones open
 */
record Phases(int maxPerYear, int firstYear) {
  private static final int MOST = 100_000;

  static Optional<Phases> read(InputReader in, Run run) {
    if (!in.has("phases")) {
      return Optional.empty();
    }
    InputReader asked =
        InputReader.of(
            in.find("phases").orElseThrow(), "phases", List.of("maxPerYear", "firstYear"));
    for (String name : List.of("maxPerYear", "firstYear")) {
      if (!asked.has(name)) {
        throw asked.refusedMember(name, "is missing");
      }
    }
    Phases phases =
        new Phases(asked.count("maxPerYear", 1, 1, MOST), asked.count("firstYear", 1, 1900, 2200));
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    resolved.put("maxPerYear", phases.maxPerYear).put("firstYear", phases.firstYear);
    run.parameter("phases", resolved);
    return Optional.of(phases);
  }

  void write(SitingCase siting, SitingResult result, ArrayNode years) {
    List<PlanReading.Step> steps = PlanReading.order(siting.spec(), result.open());
    for (int from = 0; from < steps.size(); from += maxPerYear) {
      List<PlanReading.Step> opened =
          steps.subList(from, Math.min(steps.size(), from + maxPerYear));
      PlanReading.Step last = opened.get(opened.size() - 1);
      ObjectNode year = years.addObject().put("year", firstYear + from / maxPerYear);
      ArrayNode open = year.putArray("open");
      opened.forEach(step -> open.add(siting.siteId(step.site())));
      year.put("served", served(siting, result, from + opened.size(), steps));
      year.put("value", Decimals.shortest(last.value()));
    }
  }

  /** People who have a site by then, exactly. */
  private static BigDecimal served(
      SitingCase siting, SitingResult result, int opened, List<PlanReading.Step> steps) {
    boolean[] open = new boolean[siting.spec().siteCount()];
    for (int j : result.open()) {
      open[j] = !siting.spec().counts(j);
    }
    steps.subList(0, opened).forEach(step -> open[step.site()] = true);
    return siting.people(i -> siting.covers(open, i) > 0);
  }
}
