package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.kernel.siting.PlanReading;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input {@code explain} and the member of the same name: what else one wants to know of a plan.
 * Its figures are solved for, so a check without a solver leaves them to the seal.
 *
 * @param next whether to solve for one site more
 * @param alternatives how many other plans to give
 * @param difference in how many sites each must differ from those before
 * @param speeds factors of speed to try the plan at
 * @param group of each demand point for the fairness frontier, null for none
 * @param groups how many there are
 */
record PlanPages(
    boolean next,
    int alternatives,
    int difference,
    List<BigDecimal> speeds,
    int[] group,
    int groups) {
  private static final int FRONTIER_ROUNDS = 8;
  private static final BigDecimal MOST_ALTERNATIVES = BigDecimal.TEN;
  private static final BigDecimal SLOWEST = new BigDecimal("0.1");

  static Optional<PlanPages> read(InputReader in, SitingCase siting, Regions regions) {
    if (!in.has("explain")) {
      return Optional.empty();
    }
    InputReader asked =
        InputReader.of(
            in.find("explain").orElseThrow(),
            "explain",
            List.of("nextSite", "alternatives", "minDifference", "speeds", "frontier"));
    SitingSpec spec = siting.spec();
    BigDecimal others =
        asked.decimal("alternatives", BigDecimal.ZERO, BigDecimal.ZERO, MOST_ALTERNATIVES);
    BigDecimal difference =
        asked.decimal("minDifference", BigDecimal.ONE, BigDecimal.ONE, new BigDecimal(1000));
    String level = asked.text("frontier").orElse("");
    if (!level.isEmpty() && (spec.model() != SitingModel.MCLP || !Regions.LEVELS.contains(level))) {
      throw asked.refusedMember("frontier", "needs the model mclp and a level of the regions");
    }
    int[] group = null;
    int groups = 0;
    if (!level.isEmpty()) {
      Regions.Grouping grouping =
          regions.group(
              level, siting.demand().selection(), siting.sites().selection(), siting.run());
      groups = grouping.regions().size();
      group =
          Arrays.stream(siting.kept())
              .map(row -> grouping.demand()[row])
              .map(g -> grouping.regions().get(g).code() == null ? -1 : g)
              .toArray();
    }
    boolean next = asked.flag("nextSite", false);
    if (siting.phases().filter(Phases::allYears).isPresent()
        && (next || others.signum() > 0 || !level.isEmpty())) {
      throw InputReader.refused(
          "explain",
          "knows nextSite, alternatives and frontier of a plan for the end only, not of one for"
              + " all years (phases.objective)");
    }
    PlanPages pages =
        new PlanPages(
            next,
            others.intValue(),
            difference.intValue(),
            speeds(asked, in, siting),
            group,
            groups);
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    resolved.put("nextSite", pages.next).put("alternatives", pages.alternatives);
    resolved.put("minDifference", pages.difference);
    resolved.set("speeds", Json.MAPPER.valueToTree(pages.speeds));
    if (!level.isEmpty()) {
      resolved.put("frontier", level);
    }
    siting.run().parameter("explain", resolved);
    return Optional.of(pages);
  }

  /** Costs on the streets are known up to the cut-off only, so nobody can be sped up there. */
  private static List<BigDecimal> speeds(InputReader asked, InputReader in, SitingCase siting) {
    if (asked.has("speeds") && !siting.spec().model().isCover()) {
      throw asked.refusedMember("speeds", "need a model with a cut-off");
    }
    return asked.decimals("speeds", SLOWEST, in.has("matrix") ? BigDecimal.TEN : BigDecimal.ONE);
  }

  /**
   * @param years of the plan, whose order is told then; otherwise the greedy one is
   */
  ObjectNode write(
      SitingCase siting, SitingResult result, Optional<YearPlan> years, SolveControl control) {
    ObjectNode explain = Json.MAPPER.createObjectNode();
    SitingSpec reading = PlanReading.reading(siting.spec(), result);
    order(
        siting,
        years.map(YearPlan::steps).orElseGet(() -> PlanReading.order(reading, result.open())),
        explain.putArray("openingOrder"));
    SitingSpec spec = siting.spec();
    if (next && spec.p() != -1) {
      nextSite(siting, result, explain, control);
    }
    if (alternatives > 0) {
      ArrayNode others = explain.putArray("alternatives");
      PlanReading.alternatives(spec, result.open(), alternatives, difference, control)
          .forEach(plan -> plan(others.addObject(), siting, plan));
    }
    if (!speeds.isEmpty()) {
      sensitivity(siting, result, explain.putArray("sensitivity"));
    }
    if (group != null) {
      frontier(siting, explain, control);
    }
    return explain;
  }

  private static void order(SitingCase siting, List<PlanReading.Step> order, ArrayNode steps) {
    for (PlanReading.Step step : order) {
      ObjectNode one = steps.addObject().put("site", siting.siteId(step.site()));
      one.put("value", Decimals.shortest(step.value()));
      one.put("gain", Decimals.shortest(step.gain()));
      one.put("served", Decimals.shortest(step.served()));
    }
  }

  private static void plan(ObjectNode node, SitingCase siting, SitingResult plan) {
    node.put("status", plan.status().name().toLowerCase(Locale.ROOT));
    number(node, "objective", plan.objective());
    number(node, "bound", plan.bound());
    ArrayNode open = node.putArray("open");
    Arrays.stream(plan.open()).forEach(j -> open.add(siting.siteId(j)));
  }

  private static void number(ObjectNode node, String name, double value) {
    node.put(name, Double.isFinite(value) ? Decimals.shortest(value) : null);
  }

  private static void nextSite(
      SitingCase siting, SitingResult result, ObjectNode explain, SolveControl control) {
    SitingSpec spec = siting.spec();
    long openable = IntStream.range(0, spec.siteCount()).filter(spec::counts).count();
    int most = siting.phases().map(Phases::most).orElse(Integer.MAX_VALUE);
    if (spec.p() >= Math.min(openable, most)) {
      explain.putNull("nextSite");
      return;
    }
    SitingResult more = PlanReading.next(spec, control);
    ObjectNode node = explain.putObject("nextSite");
    plan(node, siting, more);
    number(node, "gain", Math.abs(more.objective() - result.objective()));
  }

  /** The same plan, not a new one, when everybody walks faster or slower. */
  private static ObjectNode at(SitingCase siting, SitingResult result, BigDecimal speed) {
    SitingSpec spec = siting.spec();
    ObjectNode node = Json.MAPPER.createObjectNode().put("speed", speed);
    double cutoff = siting.cutoff();
    BigDecimal served = BigDecimal.ZERO;
    boolean[] open = new boolean[spec.siteCount()];
    Arrays.stream(result.open()).forEach(j -> open[j] = true);
    for (int i = 0; i < spec.demandCount(); i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = siting.all().first(i); k < siting.all().first(i + 1); k++) {
        least = open[siting.all().column(k)] ? Math.min(least, siting.all().cost(k)) : least;
      }
      served = least <= cutoff * speed.doubleValue() ? served.add(siting.people(i)) : served;
    }
    return node.put("covered", served);
  }

  private void sensitivity(SitingCase siting, SitingResult result, ArrayNode rows) {
    speeds.forEach(speed -> rows.add(at(siting, result, speed)));
  }

  private void frontier(SitingCase siting, ObjectNode explain, SolveControl control) {
    ArrayNode points = explain.putArray("frontier");
    for (PlanReading.Fair fair :
        PlanReading.frontier(siting.spec(), group, groups, FRONTIER_ROUNDS, control)) {
      ObjectNode point = points.addObject();
      point.put("covered", Decimals.shortest(fair.covered()));
      point.put("worstShare", Decimals.shortest(fair.worstShare()));
      point.put("proven", fair.proven());
      ArrayNode open = point.putArray("open");
      Arrays.stream(fair.open()).forEach(j -> open.add(siting.siteId(j)));
    }
  }
}
