package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.allocation.TooManyPairsException;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.network.ArterialCrossing;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who would be covered if arterial roads could be crossed at any place. */
final class CrossingRows {
  private final ServiceInputs.Service service;
  private final int[] region;

  CrossingRows(ServiceInputs.Service service) {
    this.service = service;
    this.region = service.regionOf(service.demand());
  }

  static boolean has(ServiceInputs.Service service) {
    return service.reach().crossing() == ArterialCrossing.JUNCTIONS;
  }

  /** Adds the covered people of the same question, roads crossed anywhere, to each row. */
  void add(
      ObjectNode total,
      ArrayNode regions,
      CoverageSpec spec,
      CoverageResult result,
      ProcessRequest request,
      Run run) {
    long[] covered;
    try {
      covered =
          Coverage.covered(
              spec,
              service.network(),
              result.joined().crossingAnywhere(),
              service.demand().points().weight(),
              request.progress(),
              request.cancel());
    } catch (TooManyPairsException e) {
      run.warn(
          "未统计任意位置可过街时的覆盖：可达的设施与社区组合过多",
          "the cover with roads crossed anywhere was not counted: " + e.getMessage());
      return;
    }
    long[] byRegion = new long[regions.size()];
    long all = 0;
    for (int p = 0; p < covered.length; p++) {
      all = Math.addExact(all, covered[p]);
      if (byRegion.length > 0) {
        byRegion[region[p]] = Math.addExact(byRegion[region[p]], covered[p]);
      }
    }
    put(total, result.total().covered(), all);
    for (int r = 0; r < byRegion.length; r++) {
      put((ObjectNode) regions.get(r), result.regions().get(r).covered(), byRegion[r]);
    }
  }

  private void put(ObjectNode row, long asked, long anywhere) {
    ObjectNode crossing = Json.MAPPER.createObjectNode();
    crossing.put("coveredAnywhere", service.demand().weights().people(anywhere));
    crossing.put("loseCover", service.demand().weights().people(anywhere - asked));
    row.set("crossArterials", crossing);
  }
}
