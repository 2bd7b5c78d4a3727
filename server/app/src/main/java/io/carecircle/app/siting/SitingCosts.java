package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.MatrixInput;
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.NetworkCosts;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.search.TooManyPairsException;
import io.carecircle.kernel.siting.SitingModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each demand point pays to use each site: the caller's matrix as given, or whole seconds on
 * the streets.
 *
 * @param matrix rows are demand points, columns sites; only pairs within the cut-off
 * @param all the pairs beyond it too, as far as they are known
 * @param cutoff the highest cost within reach, infinite for none
 * @param known whether a demand point is joined to the streets
 */
record SitingCosts(
    SparseCostMatrix matrix, SparseCostMatrix all, double cutoff, IntPredicate known) {
  private static final BigDecimal MOST_CUTOFF = new BigDecimal("1e12");
  private static final BigDecimal MOST_SECONDS = new BigDecimal(18_000);
  private static final BigDecimal SIXTY = new BigDecimal(60);

  static SitingCosts read(
      InputReader in,
      SitingModel model,
      Demand demand,
      Selection sites,
      ServiceInputs services,
      Run run,
      ProcessRequest request) {
    if (!in.has("matrix")) {
      return onStreets(in, model, demand, sites, services, run, request);
    }
    if (in.has("reach")) {
      throw InputReader.refused("inputs", "give both a matrix and reach: choose one");
    }
    SparseCostMatrix matrix =
        MatrixInput.read(
            in.find("matrix").orElseThrow(), demand.selection().ids(), sites.ids(), run, request);
    if (!in.has("cutoff")) {
      if (model.isCover()) {
        throw in.refusedMember(
            "cutoff", "is missing: " + model.id() + " needs to know what within reach means");
      }
      return new SitingCosts(matrix, matrix, Double.POSITIVE_INFINITY, i -> true);
    }
    BigDecimal cutoff = in.decimal("cutoff", null, BigDecimal.ZERO, MOST_CUTOFF);
    run.parameter("cutoff", Json.MAPPER.valueToTree(cutoff));
    double most = cutoff.doubleValue();
    SparseCostMatrix near = matrix.within(most);
    warnOfNothing(near, run);
    return new SitingCosts(near, matrix, most, i -> true);
  }

  private static SitingCosts onStreets(
      InputReader in,
      SitingModel model,
      Demand demand,
      Selection sites,
      ServiceInputs services,
      Run run,
      ProcessRequest request) {
    ReachSpec reach = ReachInput.read(reachNode(in, model), run);
    if (in.has("cutoff")) {
      BigDecimal cutoff = in.decimal("cutoff", null, BigDecimal.ZERO, MOST_SECONDS);
      if (cutoff.compareTo(BigDecimal.valueOf(reach.cutoffSeconds())) != 0) {
        throw in.refusedMember(
            "cutoff",
            "is "
                + cutoff.toPlainString()
                + " seconds, but reach.minutes are "
                + reach.cutoffSeconds()
                + ": give one of them");
      }
      run.parameter("cutoff", Json.MAPPER.valueToTree(reach.cutoffSeconds()));
    }
    Network network = services.network(run);
    Snapper.Joined joined =
        new Snapper(network, reach.crossing())
            .join(sites.points(), demand.selection().points(), reach.maxSnapMm());
    ServiceInputs.checkJoined(demand.selection(), joined.demand(), "demand", reach, run);
    ServiceInputs.checkJoined(sites, joined.facilities(), "candidates", reach, run);
    try {
      SparseCostMatrix matrix =
          NetworkCosts.run(
              network, joined, reach, MatrixInput.MOST_PAIRS, request.progress(), request.cancel());
      warnOfNothing(matrix, run);
      return new SitingCosts(matrix, matrix, reach.cutoffSeconds(), joined.demand()::joined);
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs", e.getMessage() + ": ask for fewer places or a shorter reach");
    }
  }

  private static void warnOfNothing(SparseCostMatrix near, Run run) {
    if (near.pairCount() == 0) {
      run.warn("没有候选点在任何需求点的可达范围内", "no candidate is within reach of any demand");
    }
  }

  /** Models without a cut-off look as far as one can walk, unless the caller says how far. */
  private static ObjectNode reachNode(InputReader in, SitingModel model) {
    ObjectNode reach = Json.MAPPER.createObjectNode();
    if (in.has("reach")) {
      if (!(in.find("reach").orElseThrow() instanceof ObjectNode given)) {
        throw InputReader.refused("reach", "must be an object");
      }
      reach.setAll(given);
    }
    if (reach.has("minutes")) {
      return reach;
    }
    if (in.has("cutoff")) {
      BigDecimal seconds = in.decimal("cutoff", null, BigDecimal.ZERO, MOST_SECONDS);
      if (seconds.stripTrailingZeros().scale() > 0) {
        throw in.refusedMember("cutoff", "must be whole seconds on the streets");
      }
      reach.put("minutes", seconds.divide(SIXTY, 6, RoundingMode.HALF_UP).stripTrailingZeros());
    } else if (!model.isCover()) {
      reach.put("minutes", MOST_SECONDS.divide(SIXTY));
    }
    return reach;
  }
}
