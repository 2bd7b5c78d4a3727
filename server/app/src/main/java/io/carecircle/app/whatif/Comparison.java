package io.carecircle.app.whatif;

import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.WhatIf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two results of the same communities side by side. */
final class Comparison {
  private final ServiceInputs.Service service;
  private final WhatIf state;
  private final WhatIf.Result before;
  private final WhatIf.Result after;
  private final Weights weights;

  Comparison(
      ServiceInputs.Service service, WhatIf state, WhatIf.Result before, WhatIf.Result after) {
    this.service = service;
    this.state = state;
    this.before = before;
    this.after = after;
    this.weights = service.demand().weights();
  }

  /** Writes its members into an object that was begun. */
  void write(JsonGenerator out) {
    int[] everybody = IntStream.range(0, service.demand().size()).toArray();
    ObjectNode total = compare(everybody);
    for (String name : List.of("before", "after", "difference")) {
      out.writeName(name);
      Json.MAPPER.writeValue(out, total.get(name));
    }
    out.writeName("regions");
    Json.MAPPER.writeValue(out, regions());
    out.writeName("changed");
    Json.MAPPER.writeValue(out, changed());
  }

  private ArrayNode regions() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    List<Regions.Region> regions =
        service.grouping().map(Regions.Grouping::regions).orElse(List.of());
    int[] regionOf = service.regionOf(service.demand());
    int[][] members = new int[regions.size()][];
    for (int r = 0; r < members.length; r++) {
      int region = r;
      members[r] = IntStream.range(0, regionOf.length).filter(d -> regionOf[d] == region).toArray();
    }
    for (int r = 0; r < regions.size(); r++) {
      ObjectNode row = rows.addObject();
      row.put("code", regions.get(r).code());
      row.put("name", regions.get(r).name());
      row.put("level", regions.get(r).level());
      row.setAll(compare(members[r]));
    }
    return rows;
  }

  private ObjectNode compare(int[] members) {
    CoverageCounts was = state.count(before, members);
    CoverageCounts is = state.count(after, members);
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.set("before", counts(was));
    node.set("after", counts(is));
    node.putObject("difference")
        .put("covered", weights.people(is.covered() - was.covered()))
        .put("overCapacity", weights.people(is.overCapacity() - was.overCapacity()))
        .put("outOfReach", weights.people(is.outOfReach() - was.outOfReach()))
        .put("unknown", weights.people(is.unknown() - was.unknown()))
        .put("communitiesCovered", is.communitiesCovered() - was.communitiesCovered());
    return node;
  }

  private ObjectNode counts(CoverageCounts c) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("population", weights.people(c.population()));
    node.put("covered", weights.people(c.covered()));
    node.put("overCapacity", weights.people(c.overCapacity()));
    node.put("outOfReach", weights.people(c.outOfReach()));
    node.put("unknown", weights.people(c.unknown()));
    node.put("coverageRatio", c.population() == 0 ? null : (Double) ratio(c));
    node.put("communities", c.communities());
    node.put("communitiesCovered", c.communitiesCovered());
    node.put("communitiesUnknown", c.communitiesUnknown());
    boolean timed = c.timed() > 0;
    node.put(
        "meanSeconds",
        timed ? BigDecimal.valueOf(c.meanSeconds()).setScale(1, RoundingMode.HALF_UP) : null);
    node.put("medianSeconds", timed ? (Integer) c.medianSeconds() : null);
    node.put("p90Seconds", timed ? (Integer) c.p90Seconds() : null);
    return node;
  }

  private static double ratio(CoverageCounts c) {
    return (double) c.covered() / c.population();
  }

  /** The communities whose way, facility or class is another, in id order. */
  private ArrayNode changed() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int d = 0; d < service.demand().size(); d++) {
      boolean same =
          before.costMm()[d] == after.costMm()[d]
              && before.demandClass()[d] == after.demandClass()[d]
              && served(before, d) == served(after, d)
              && Objects.equals(before.facilityId()[d], after.facilityId()[d]);
      if (!same) {
        ObjectNode row = rows.addObject();
        row.put("id", service.demand().selection().id(d));
        row.put("name", service.demand().selection().text(d, "name"));
        row.put("elders", weights.people(weights.scaled()[d]));
        row.set("before", one(before, d));
        row.set("after", one(after, d));
      }
    }
    return rows;
  }

  private static long served(WhatIf.Result result, int d) {
    return result.served() == null ? 0 : result.served()[d];
  }

  private ObjectNode one(WhatIf.Result result, int d) {
    String name = result.demandClass()[d].name().toLowerCase(Locale.ROOT).replace('_', '-');
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (result.served() != null) {
      node.put("served", weights.people(result.served()[d]));
    }
    return node.put("class", name)
        .put("facilityId", result.facilityId()[d])
        .put("seconds", result.seconds()[d] < 0 ? null : (Integer) result.seconds()[d]);
  }
}
