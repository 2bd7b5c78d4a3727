package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.BorderLedger;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.layer.FeatureOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the borders of regions do: covered people under both rules, and who serves whom. */
final class BorderRows {
  private final Regions.Grouping grouping;
  private final Demand demand;
  private final int[] home;

  BorderRows(ServiceInputs.Service service) {
    this.grouping = service.grouping().orElseThrow();
    this.demand = service.demand();
    this.home = service.regionOf(demand);
  }

  /** Single communities hold no facilities of their own, so there is no border to look at. */
  static boolean has(ServiceInputs.Service service) {
    return service
        .grouping()
        .filter(g -> g.regions().stream().noneMatch(r -> "community".equals(r.level())))
        .isPresent();
  }

  /**
   * Adds the covered people with and without the neighbours' facilities to each row.
   *
   * @param other covered people of each point under the rule that was not asked for
   */
  void addBothRules(
      ObjectNode total, ArrayNode regions, CoverageSpec spec, CoverageResult result, long[] other) {
    long[] byRegion = new long[grouping.regions().size()];
    long all = 0;
    for (int p = 0; p < other.length; p++) {
      byRegion[home[p]] = Math.addExact(byRegion[home[p]], other[p]);
      all = Math.addExact(all, other[p]);
    }
    boolean allowed = spec.ownOnly() == null;
    addBothRules(total, allowed, result.total().covered(), all);
    for (int r = 0; r < byRegion.length; r++) {
      ObjectNode row = (ObjectNode) regions.get(r);
      addBothRules(row, allowed, result.regions().get(r).covered(), byRegion[r]);
    }
  }

  private void addBothRules(ObjectNode row, boolean allowed, long asked, long other) {
    row.put("coveredNeighboursAllowed", demand.weights().people(allowed ? asked : other));
    row.put("coveredOwnOnly", demand.weights().people(allowed ? other : asked));
  }

  /** The matrix of home and serving regions as lists; only pairs with people are flows. */
  ObjectNode ledger(CoverageResult result) {
    List<Region> homes = grouping.regions();
    List<Region> serving =
        grouping.home().stream()
            .distinct()
            .sorted(Comparator.comparing(Region::code, Comparator.nullsLast(FeatureOrder.BY_ID)))
            .toList();
    int[] servingOf = grouping.home().stream().mapToInt(serving::indexOf).toArray();
    BorderLedger ledger =
        BorderLedger.of(result, result.weight(), home, homes.size(), servingOf, serving.size());
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("level", homes.isEmpty() ? null : homes.get(0).level());
    node.put("people", demand.weights().people(result.total().covered()));
    ArrayNode rows = node.putArray("homes");
    ArrayNode columns = node.putArray("facilityRegions");
    ArrayNode flows = node.putArray("flows");
    long[] own = new long[serving.size()];
    for (int h = 0; h < homes.size(); h++) {
      long atHome = 0;
      for (int s = 0; s < serving.size(); s++) {
        long people = ledger.people()[h][s];
        if (same(homes.get(h), serving.get(s))) {
          atHome = people;
          own[s] = people;
        }
        addFlow(flows, homes.get(h), serving.get(s), people);
      }
      rows.add(row(homes.get(h), ledger.row(h), atHome, "atHome", "elsewhere"));
    }
    for (int s = 0; s < serving.size(); s++) {
      columns.add(row(serving.get(s), ledger.column(s), own[s], "own", "fromElsewhere"));
    }
    return node;
  }

  private void addFlow(ArrayNode flows, Region from, Region to, long people) {
    if (people > 0) {
      flows
          .addObject()
          .put("home", from.code())
          .put("facilityRegion", to.code())
          .put("people", demand.weights().people(people));
    }
  }

  /** Two places that belong nowhere are not in one region. */
  private static boolean same(Region home, Region serving) {
    return home.code() != null && Objects.equals(home.code(), serving.code());
  }

  private JsonNode row(Region region, long people, long inside, String insideAs, String restAs) {
    return Json.MAPPER
        .createObjectNode()
        .put("code", region.code())
        .put("name", region.name())
        .put("people", demand.weights().people(people))
        .put(insideAs, demand.weights().people(inside))
        .put(restAs, demand.weights().people(people - inside));
  }
}
