package io.carecircle.app.gap;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.network.ArterialCrossing;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is uncovered because arterial roads are crossed at junctions only. */
final class CrossingLoss {
  private CrossingLoss() {}

  /**
   * Empty when roads may be crossed anywhere.
   *
   * @throws io.carecircle.kernel.allocation.TooManyPairsException when too many facilities lie
   *     within reach of too many communities
   */
  static Optional<ObjectNode> of(
      ServiceInputs.Service service,
      CoverageSpec spec,
      CoverageResult coverage,
      ProcessRequest request) {
    if (service.reach().crossing() != ArterialCrossing.JUNCTIONS) {
      return Optional.empty();
    }
    long[] anywhere =
        Coverage.covered(
            spec,
            service.network(),
            coverage.joined().crossingAnywhere(),
            service.demand().points().weight(),
            request.progress(),
            request.cancel());
    ArrayNode ids = Json.MAPPER.createArrayNode();
    long all = 0;
    long kept = 0;
    for (int d = 0; d < anywhere.length; d++) {
      long covered = covered(coverage, d);
      all = Math.addExact(all, anywhere[d]);
      kept = Math.addExact(kept, covered);
      if (covered < anywhere[d]) {
        ids.add(service.demand().selection().id(d));
      }
    }
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("coveredAnywhere", service.demand().weights().people(all));
    node.put("loseCover", service.demand().weights().people(all - kept));
    node.set("communityIds", ids);
    return Optional.of(node);
  }

  private static long covered(CoverageResult coverage, int d) {
    if (coverage.allocation() != null) {
      return coverage.allocation().served()[d];
    }
    return coverage.demandClass()[d] == DemandClass.COVERED ? coverage.weight()[d] : 0;
  }
}
