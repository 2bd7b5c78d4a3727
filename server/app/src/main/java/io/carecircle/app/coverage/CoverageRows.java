package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts as they are answered: people in people, no time where nobody is timed. */
final class CoverageRows {
  private final List<Regions.Region> regions;
  private final Weights weights;

  CoverageRows(ServiceInputs.Service service, Demand demand) {
    this.regions = service.grouping().map(Regions.Grouping::regions).orElse(List.of());
    this.weights = demand.weights();
  }

  ObjectNode total(CoverageResult result) {
    return counts(result.total());
  }

  ArrayNode regions(CoverageResult result) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int r = 0; r < regions.size(); r++) {
      ObjectNode row = rows.addObject();
      row.put("code", regions.get(r).code());
      row.put("name", regions.get(r).name());
      row.put("level", regions.get(r).level());
      row.setAll(counts(result.regions().get(r)));
    }
    return rows;
  }

  ObjectNode counts(CoverageCounts c) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("population", weights.people(c.population()));
    node.put("covered", weights.people(c.covered()));
    node.put("overCapacity", weights.people(c.overCapacity()));
    node.put("outOfReach", weights.people(c.outOfReach()));
    node.put("unknown", weights.people(c.unknown()));
    if (c.population() == 0) {
      node.putNull("coverageRatio");
    } else {
      node.put("coverageRatio", (double) c.covered() / c.population());
    }
    node.put("communities", c.communities());
    node.put("communitiesCovered", c.communitiesCovered());
    node.put("communitiesPartly", c.communitiesPartly());
    node.put("communitiesUnknown", c.communitiesUnknown());
    if (c.timed() == 0) {
      node.putNull("meanSeconds").putNull("medianSeconds").putNull("p90Seconds");
    } else {
      node.put(
          "meanSeconds", BigDecimal.valueOf(c.meanSeconds()).setScale(1, RoundingMode.HALF_UP));
      node.put("medianSeconds", c.medianSeconds());
      node.put("p90Seconds", c.p90Seconds());
    }
    return node;
  }
}
