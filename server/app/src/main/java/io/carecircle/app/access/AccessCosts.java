package io.carecircle.app.access;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.MatrixInput;
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.NetworkCosts;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.search.TooManyPairsException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The costs between demand and supply: of the caller's own matrix, or seconds on the streets.
 *
 * @param matrix rows are demand, columns supply
 * @param cutoff the highest cost within reach, infinite for all
 * @param seconds whether costs are seconds; else they have the matrix's own unit
 * @param demandKnown whether a demand point has costs at all (is joined to the streets)
 * @param supplyKnown likewise
 */
record AccessCosts(
    SparseCostMatrix matrix,
    double cutoff,
    boolean seconds,
    IntPredicate demandKnown,
    IntPredicate supplyKnown) {
  private static final BigDecimal MOST_CUTOFF = new BigDecimal("1e12");
  private static final BigDecimal MOST_SECONDS = new BigDecimal(18_000);
  private static final BigDecimal SIXTY = new BigDecimal(60);

  static AccessCosts read(
      InputReader in,
      Demand demand,
      Demand supply,
      ServiceInputs services,
      Run run,
      ProcessRequest request) {
    if (!in.has("matrix")) {
      return onStreets(in, demand, supply, services, run, request);
    }
    if (in.has("reach")) {
      throw InputReader.refused("inputs", "give both a matrix and reach: choose one");
    }
    SparseCostMatrix matrix =
        MatrixInput.read(
            in.find("matrix").orElseThrow(),
            demand.selection().ids(),
            supply.selection().ids(),
            run,
            request);
    double cutoff = Double.POSITIVE_INFINITY;
    if (in.has("cutoff")) {
      BigDecimal given = in.decimal("cutoff", null, BigDecimal.ZERO, MOST_CUTOFF);
      run.parameter("cutoff", Json.MAPPER.valueToTree(given));
      cutoff = given.doubleValue();
    } else {
      run.warn(
          "没有给出 cutoff：矩阵中的每一对都算在可达范围内",
          "no cutoff was given: every pair of the matrix is within reach");
    }
    return new AccessCosts(matrix, cutoff, false, i -> true, j -> true);
  }

  private static AccessCosts onStreets(
      InputReader in,
      Demand demand,
      Demand supply,
      ServiceInputs services,
      Run run,
      ProcessRequest request) {
    ReachSpec reach = ReachInput.read(reachNode(in), run);
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
    }
    run.parameter("cutoff", Json.MAPPER.valueToTree(reach.cutoffSeconds()));
    Network network = services.network(run);
    Snapper.Joined joined =
        new Snapper(network, reach.crossing())
            .join(supply.selection().points(), demand.selection().points(), reach.maxSnapMm());
    Snapped homes = joined.demand();
    Snapped facilities = joined.facilities();
    ServiceInputs.checkJoined(demand.selection(), homes, "demand", reach, run);
    ServiceInputs.checkJoined(supply.selection(), facilities, "supply", reach, run);
    try {
      SparseCostMatrix matrix =
          NetworkCosts.run(
              network, joined, reach, MatrixInput.MOST_PAIRS, request.progress(), request.cancel());
      return new AccessCosts(
          matrix, reach.cutoffSeconds(), true, homes::joined, facilities::joined);
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs", e.getMessage() + ": ask for fewer places or a shorter reach");
    }
  }

  /** A cut-off in whole seconds may stand instead of the minutes. */
  private static ObjectNode reachNode(InputReader in) {
    ObjectNode reach = Json.MAPPER.createObjectNode();
    if (in.has("reach")) {
      if (!(in.find("reach").orElseThrow() instanceof ObjectNode given)) {
        throw InputReader.refused("reach", "must be an object");
      }
      reach.setAll(given);
    }
    if (in.has("cutoff") && !reach.has("minutes")) {
      BigDecimal seconds = in.decimal("cutoff", null, BigDecimal.ZERO, MOST_SECONDS);
      if (seconds.stripTrailingZeros().scale() > 0) {
        throw in.refusedMember("cutoff", "must be whole seconds on the streets");
      }
      reach.put("minutes", seconds.divide(SIXTY, 6, RoundingMode.HALF_UP).stripTrailingZeros());
    }
    return reach;
  }
}
