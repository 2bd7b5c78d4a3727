package io.carecircle.app.gap;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.coverage.GapAreas;
import io.carecircle.kernel.coverage.GapReason;
import io.carecircle.kernel.coverage.GapReasons;
import io.carecircle.kernel.coverage.Gaps;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The uncovered communities with their reasons, and the areas that they make up. */
final class GapFindings implements ProcessResult {
  private final ServiceInputs.Service service;
  private final Demand demand;
  private final CoverageResult coverage;
  private final GapReasons reasons;
  private final Run run;
  private final ArrayNode communities = Json.MAPPER.createArrayNode();
  private final ArrayNode sums = Json.MAPPER.createArrayNode();
  private final FeatureTable areas;
  private final Optional<ObjectNode> crossing;

  /** How many there are for one reason. */
  private static final class Sum {
    private int communities;
    private long people;
  }

  /**
   * @param gaps all uncovered communities, ranked
   * @param leastPeople those with fewer are not listed
   * @param crossing what is lost because roads are crossed at junctions only
   */
  GapFindings(
      ServiceInputs.Service service,
      CoverageResult coverage,
      List<Gaps.Gap> gaps,
      long leastPeople,
      GapReasons reasons,
      double linkMetres,
      Optional<ObjectNode> crossing,
      Run run) {
    this.service = service;
    this.demand = service.demand();
    this.coverage = coverage;
    this.reasons = reasons;
    this.crossing = crossing;
    this.run = run;
    Map<GapReason, Sum> byReason = new EnumMap<>(GapReason.class);
    for (Gaps.Gap gap : gaps) {
      GapReasons.Why why = reasons.why(gap.demand(), isFull(gap));
      Sum sum = byReason.computeIfAbsent(why.reason(), r -> new Sum());
      sum.communities++;
      sum.people = Math.addExact(sum.people, gap.people());
      if (gap.people() >= leastPeople) {
        communities.add(community(communities.size() + 1, gap, why));
      }
    }
    for (GapReason reason : GapReason.values()) {
      Sum sum = byReason.getOrDefault(reason, new Sum());
      sums.addObject()
          .put("reason", name(reason))
          .put("communities", sum.communities)
          .put("elders", demand.weights().people(sum.people));
    }
    this.areas = areas(gaps, linkMetres);
  }

  private boolean isFull(Gaps.Gap gap) {
    return coverage.demandClass()[gap.demand()] == DemandClass.OVER_CAPACITY;
  }

  private static String name(GapReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ObjectNode community(int rank, Gaps.Gap gap, GapReasons.Why why) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("rank", rank);
    node.put("id", demand.selection().id(gap.demand()));
    node.put("name", demand.selection().text(gap.demand(), "name"));
    node.put("elders", demand.weights().people(gap.people()));
    boolean reached = gap.facility() >= 0;
    node.put("nearestFacilityId", reached ? service.facilities().id(gap.facility()) : null);
    node.put("seconds", reached ? gap.seconds() : null);
    node.put("excessSeconds", reached ? gap.excessSeconds() : null);
    node.put("reason", name(why.reason()));
    putStraight(node, why);
    node.put("detourFactor", detourFactor(gap, why));
    ArrayNode removals = node.putArray("removals");
    if (why.reason() == GapReason.FULL) {
      // With a place more for each of them they go where the others go.
      String id = service.facilities().id(gap.facility());
      removals.add(removal("full", id, coverage.costMm()[gap.demand()], gap));
    }
    // One that is farther away than the nearest that is open gives nobody anything.
    if (why.notOpenMm() < coverage.costMm()[gap.demand()]) {
      String id = service.notOpen().id(why.notOpenFacility());
      removals.add(removal("not-open", id, why.notOpenMm(), gap));
    }
    if (why.straightFacility() >= 0) {
      String obstacle = why.reason() == GapReason.ISLAND ? "island" : "detour";
      String id = service.facilities().id(why.straightFacility());
      removals.add(removal(obstacle, id, why.straightMm(), gap));
    }
    return node;
  }

  private void putStraight(ObjectNode node, GapReasons.Why why) {
    boolean any = why.straightFacility() >= 0;
    node.put("straightFacilityId", any ? service.facilities().id(why.straightFacility()) : null);
    node.put("straightSeconds", seconds(why.straightMm()));
  }

  /** The whole way to the nearest facility over the straight way to the nearest in the air. */
  private BigDecimal detourFactor(Gaps.Gap gap, GapReasons.Why why) {
    if (gap.facility() < 0 || why.straightMm() == 0) {
      return null;
    }
    return BigDecimal.valueOf(coverage.costMm()[gap.demand()])
        .divide(BigDecimal.valueOf(why.straightMm()), 3, RoundingMode.HALF_UP);
  }

  /** What it gives when one obstacle is gone: the way then, what it saves, and who is covered. */
  private ObjectNode removal(String obstacle, String facilityId, int wayMm, Gaps.Gap gap) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("obstacle", obstacle).put("facilityId", facilityId);
    Integer seconds = seconds(wayMm);
    node.put("seconds", seconds);
    node.put("savedSeconds", gap.seconds() < 0 || seconds == null ? null : gap.seconds() - seconds);
    boolean covered = wayMm <= service.reach().cutoffMm();
    return node.put("elders", demand.weights().people(covered ? gap.people() : 0));
  }

  private Integer seconds(int wayMm) {
    return wayMm < Lengths.NO_WAY_MM ? service.reach().speed().secondsFor(wayMm) : null;
  }

  private FeatureTable areas(List<Gaps.Gap> gaps, double linkMetres) {
    List<Gaps.Gap> byId = gaps.stream().sorted(Comparator.comparingInt(Gaps.Gap::demand)).toList();
    int[] members = byId.stream().mapToInt(Gaps.Gap::demand).toArray();
    long[] people = byId.stream().mapToLong(Gaps.Gap::people).toArray();
    FeatureTable.Builder table = FeatureTable.builder();
    int rank = 0;
    for (GapAreas.Area area : GapAreas.run(demand.points(), members, people, linkMetres)) {
      rank++;
      ArrayNode ids = Json.MAPPER.createArrayNode();
      area.members().forEach(d -> ids.add(demand.selection().id(d)));
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("rank", (long) rank);
      values.put("elders", demand.weights().people(area.people()));
      values.put("communities", (long) area.members().size());
      values.put("communityIds", new JsonText(ids.toString()));
      table.add("area-" + rank, area.polygon(), rank, values);
    }
    return table.build();
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("communities");
    Json.MAPPER.writeValue(out, communities);
    out.writeName("reasons");
    Json.MAPPER.writeValue(out, sums);
    out.writeName("unknown");
    Json.MAPPER.writeValue(out, unknown());
    out.writeName("areas");
    out.writeStartObject();
    out.writeStringProperty("type", "FeatureCollection");
    out.writeName("features");
    out.writeStartArray();
    for (int row = 0; row < areas.size(); row++) {
      out.writeStartObject();
      GeoJsonWriter.writeMembers(areas, row, areas.columnNames(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    crossing.ifPresent(
        loss -> {
          out.writeName("crossArterials");
          Json.MAPPER.writeValue(out, loss);
        });
    run.write(out);
    out.writeEndObject();
  }

  private ArrayNode unknown() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (int d = 0; d < demand.size(); d++) {
      if (coverage.demandClass()[d] == DemandClass.UNKNOWN) {
        ObjectNode node = list.addObject();
        node.put("id", demand.selection().id(d));
        node.put("name", demand.selection().text(d, "name"));
        node.put("elders", demand.weights().people(demand.weights().scaled()[d]));
        node.put("reason", "not-joined");
        putStraight(node, reasons.unjoined(d));
      }
    }
    return list;
  }
}
