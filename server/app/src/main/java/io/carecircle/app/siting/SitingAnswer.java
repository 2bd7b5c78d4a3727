package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result object of the process {@code siting}. */
final class SitingAnswer {
  private final SitingCase siting;
  private final SitingResult result;
  private final Optional<YearPlan> years;
  private final String solver;

  /**
   * @param years of the plan, where it opens year by year
   */
  SitingAnswer(SitingCase siting, SitingResult result, Optional<YearPlan> years, String solver) {
    this.years = years;
    this.solver = solver;
    this.siting = siting;
    this.result = result;
  }

  /** Without its run. */
  ObjectNode toJson() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("status", result.status().name().toLowerCase(Locale.ROOT));
    json.put("model", siting.spec().model().id());
    json.put("method", siting.spec().greedy() ? "greedy" : "exact");
    json.put("preview", siting.spec().greedy());
    BigDecimal objective = objective();
    json.put("objective", objective);
    json.put("bound", bound(objective));
    json.put("gap", number(result.gap()));
    open(json);
    assignments(json);
    boolean hasPlan = result.open().length > 0 || !Double.isNaN(result.objective());
    if (siting.spec().model().isCover() && hasPlan) {
      json.put("covered", siting.people(i -> result.siteOf()[i] >= 0));
      json.put("backedUp", backedUp());
    }
    if (siting.spec().model() == SitingModel.LSCP_BACKUP) {
      json.put("backedUpBound", number(result.backedUpBound()));
    }
    ids(
        json.putArray("uncovered"),
        IntStream.range(0, result.siteOf().length)
            .filter(i -> hasPlan && result.siteOf()[i] < 0)
            .toArray());
    ids(json.putArray("unreachable"), result.unreachable());
    unknown(json.putArray("unknown"));
    json.put("seed", siting.spec().seed());
    json.put("solver", solver);
    json.put("searchedNodes", result.searchedNodes());
    json.put("stopped", result.stopped());
    json.set(
        "certificate",
        overAllYears()
            .map(YearPlan::certificate)
            .orElseGet(() -> Certificates.write(siting, result)));
    return json;
  }

  private void open(ObjectNode json) {
    ArrayNode open = json.putArray("open");
    Arrays.stream(result.open())
        .mapToObj(siting::siteId)
        .sorted(FeatureOrder.BY_ID)
        .forEach(open::add);
    if (siting.upgrades().site().length > 0) {
      ArrayNode upgraded = json.putArray("upgraded");
      Arrays.stream(result.open())
          .filter(siting.upgrades()::isUpgrade)
          .forEach(j -> upgraded.add(siting.siteId(j)));
    }
    years.ifPresent(plan -> plan.write(json));
    if (siting.sites().generated()) {
      places(json.putObject("places").put("type", "FeatureCollection").putArray("features"));
    }
  }

  /** Where the open sites are, when no layer says it. */
  private void places(ArrayNode features) {
    PointSet points = siting.sites().selection().points();
    for (int j : result.open()) {
      int at = siting.upgrades().base(j);
      ObjectNode feature = features.addObject().put("type", "Feature").put("id", siting.siteId(j));
      ObjectNode geometry = feature.putObject("geometry").put("type", "Point");
      geometry
          .putArray("coordinates")
          .add(Decimals.shortest(points.lon()[at]))
          .add(Decimals.shortest(points.lat()[at]));
      feature.putObject("properties");
    }
  }

  private void assignments(ObjectNode json) {
    ArrayNode assignments = json.putArray("assignments");
    for (int i = 0; i < result.siteOf().length; i++) {
      int j = result.siteOf()[i];
      if (j >= 0) {
        assignments
            .addObject()
            .put("demand", siting.demandId(i))
            .put("facility", siting.siteId(j))
            .put("cost", Decimals.shortest(siting.spec().costs().cost(i, j)));
      }
    }
  }

  private void ids(ArrayNode list, int[] rows) {
    for (int i : rows) {
      list.add(siting.demandId(i));
    }
  }

  /** Demand that is not joined to the streets and takes no part. */
  private void unknown(ArrayNode list) {
    int next = 0;
    for (int row = 0; row < siting.demand().size(); row++) {
      if (next < siting.kept().length && siting.kept()[next] == row) {
        next++;
      } else {
        list.add(siting.demand().selection().id(row));
      }
    }
  }

  private BigDecimal backedUp() {
    boolean[] open = new boolean[siting.spec().siteCount()];
    for (int j : result.open()) {
      open[j] = true;
    }
    return siting.people(i -> siting.covers(open, i) > 1);
  }

  /** Sums are made in decimals, from the figures as they were given. */
  private BigDecimal objective() {
    if (Double.isNaN(result.objective())) {
      return null;
    }
    if (overAllYears().isPresent()) {
      return overAllYears().get().total();
    }
    return switch (siting.spec().model()) {
      case LSCP, LSCP_BACKUP, P_CENTER -> Decimals.shortest(result.objective());
      case MCLP, CAPACITATED_MCLP -> siting.people(i -> result.siteOf()[i] >= 0);
      case P_MEDIAN, CAPACITATED_P_MEDIAN -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < result.siteOf().length; i++) {
          BigDecimal cost = Decimals.shortest(siting.spec().costs().cost(i, result.siteOf()[i]));
          sum = sum.add(siting.people(i).multiply(cost));
        }
        BigDecimal plain = sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
        yield plain.scale() < 0 ? plain.setScale(0) : plain;
      }
    };
  }

  private Optional<YearPlan> overAllYears() {
    return years.filter(plan -> plan.phases().allYears());
  }

  private BigDecimal bound(BigDecimal objective) {
    return result.gap() == 0 ? objective : number(result.bound());
  }

  private static BigDecimal number(double value) {
    return Double.isFinite(value) ? Decimals.shortest(value) : null;
  }
}
