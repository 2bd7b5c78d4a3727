package io.carecircle.app.catchment;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Capacities;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.catchment.CatchmentsResult;
import io.carecircle.kernel.catchment.CatchmentsResult.Pair;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.servicearea.ServiceArea;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** Catchments as a FeatureCollection, by facility; pairs by demand, then by facility. */
final class CatchmentFeatures implements ProcessResult {
  private final ServiceInputs.Service service;
  private final Capacities capacities;
  private final CatchmentsResult result;
  private final CatchmentAreas.Drawn drawn;
  private final boolean withPairs;
  private final Run run;
  private final Weights weights;

  /** People and walks by community and facility. */
  private final List<Row> rows;

  /**
   * One community and one facility.
   *
   * @param people in the unit of the weights
   * @param walkedMm millimetres that they walk together
   * @param shortestMm what a community without people would walk
   */
  private record Row(
      int community,
      int facility,
      long people,
      BigInteger walkedMm,
      int shortestMm,
      int longestMm) {
    Row and(Pair pair) {
      return new Row(
          community,
          facility,
          Math.addExact(people, pair.people()),
          walkedMm.add(walked(pair)),
          Math.min(shortestMm, pair.costMm()),
          Math.max(longestMm, pair.costMm()));
    }

    static BigInteger walked(Pair pair) {
      return BigInteger.valueOf(pair.people()).multiply(BigInteger.valueOf(pair.costMm()));
    }

    /** The mean way of these people, in whole millimetres, rounded up as a way is. */
    long meanMm() {
      if (people == 0) {
        return shortestMm;
      }
      BigInteger count = BigInteger.valueOf(people);
      return walkedMm.add(count).subtract(BigInteger.ONE).divide(count).longValueExact();
    }
  }

  CatchmentFeatures(
      ServiceInputs.Service service,
      Capacities capacities,
      CatchmentsResult result,
      CatchmentAreas.Drawn drawn,
      boolean withPairs,
      Run run) {
    this.service = service;
    this.capacities = capacities;
    this.result = result;
    this.drawn = drawn;
    this.withPairs = withPairs;
    this.run = run;
    this.weights = service.demand().weights();
    this.rows = rows(service.demand(), result.served());
  }

  /** The parts of a community that go to one facility are one row. */
  private static List<Row> rows(Demand demand, List<Pair> served) {
    List<Row> rows = new ArrayList<>();
    int at = 0;
    while (at < served.size()) {
      int community = demand.community(served.get(at).demand());
      Map<Integer, Row> byFacility = new TreeMap<>();
      for (; at < served.size(); at++) {
        Pair pair = served.get(at);
        if (demand.community(pair.demand()) != community) {
          break;
        }
        Row before = byFacility.get(pair.facility());
        Row empty =
            new Row(community, pair.facility(), 0, BigInteger.ZERO, pair.costMm(), pair.costMm());
        byFacility.put(pair.facility(), (before == null ? empty : before).and(pair));
      }
      rows.addAll(byFacility.values());
    }
    return rows;
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("type", "FeatureCollection");
    out.writeName("features");
    out.writeStartArray();
    FeatureTable table = table();
    for (int f = 0; f < table.size(); f++) {
      out.writeStartObject();
      GeoJsonWriter.writeMembers(table, f, table.columnNames(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeName("total");
    Json.MAPPER.writeValue(out, total());
    out.writeName("placement");
    Json.MAPPER.writeValue(out, service.demand().placement());
    if (withPairs) {
      writePairs(out);
    }
    run.write(out);
    out.writeEndObject();
  }

  private FeatureTable table() {
    int facilities = service.facilities().size();
    long[] communities = new long[facilities];
    BigInteger[] walkedMm = new BigInteger[facilities];
    for (Row row : rows) {
      communities[row.facility]++;
      BigInteger before = walkedMm[row.facility];
      walkedMm[row.facility] = before == null ? row.walkedMm : before.add(row.walkedMm);
    }
    FeatureTable.Builder table = FeatureTable.builder();
    for (int f = 0; f < facilities; f++) {
      ServiceArea area = drawn.of(f);
      table.add(
          service.facilities().id(f),
          area == null ? null : area.polygon(),
          f + 1,
          properties(f, communities[f], walkedMm[f], area));
    }
    return table.build();
  }

  private Map<String, Object> properties(
      int f, long communities, BigInteger walkedMm, ServiceArea area) {
    Selection facilities = service.facilities();
    BigDecimal load = weights.people(result.assigned()[f]);
    BigDecimal capacity = capacities.places().get(f);
    boolean joined = result.joined().facilities().joined(f);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("facilityId", facilities.id(f));
    properties.put("name", facilities.text(f, "name"));
    properties.put("joined", joined);
    properties.put("assigned", load);
    properties.put("communities", communities);
    properties.put("farthestSeconds", seconds(result.farthestMm()[f]));
    properties.put("meanSeconds", meanSeconds(walkedMm, result.assigned()[f]));
    properties.put("capacity", capacity);
    properties.put("load", load);
    properties.put("residual", capacity == null ? null : capacity.subtract(load));
    properties.put("areaSquareMetres", area == null ? null : squareMetres(area));
    properties.put("wronglyInside", area == null ? null : shown(area.wronglyInside()));
    properties.put("wronglyOutside", area == null ? null : shown(area.wronglyOutside()));
    properties.put("reason", reason(f, joined, area));
    return properties;
  }

  private Long seconds(int millimetres) {
    return millimetres < 0 ? null : (long) service.reach().speed().secondsFor(millimetres);
  }

  private BigDecimal meanSeconds(BigInteger walkedMm, long people) {
    if (people == 0) {
      return null;
    }
    BigDecimal perSecond =
        BigDecimal.valueOf(service.reach().speed().millimetresPerSecond())
            .multiply(BigDecimal.valueOf(people));
    return new BigDecimal(walkedMm).divide(perSecond, 1, RoundingMode.HALF_UP);
  }

  private static BigDecimal squareMetres(ServiceArea area) {
    return area.polygon() == null
        ? null
        : plain(BigDecimal.valueOf(area.areaSquareMetres()).setScale(1, RoundingMode.HALF_UP));
  }

  private BigDecimal shown(long people) {
    return people == ServiceArea.UNKNOWN ? null : weights.people(people);
  }

  private String reason(int f, boolean joined, ServiceArea area) {
    if (!joined) {
      return "not-joined";
    }
    if (area == null) {
      return null;
    }
    boolean ownOnly = service.ownOnly() != null;
    if (ownOnly && service.grouping().orElseThrow().home().get(f).code() == null) {
      return "no-region";
    }
    if (area.polygon() == null) {
      return "region-not-drawn";
    }
    return area.polygon().isEmpty() ? "nearest-elsewhere" : null;
  }

  private ObjectNode total() {
    long assigned = 0;
    for (long people : result.assigned()) {
      assigned = Math.addExact(assigned, people);
    }
    long left = result.overCapacity() + result.outOfReach() + result.unknown();
    BigInteger walkedMm = BigInteger.ZERO;
    for (Row row : rows) {
      walkedMm = walkedMm.add(row.walkedMm);
    }
    return Json.MAPPER
        .createObjectNode()
        .put("population", weights.people(Math.addExact(assigned, left)))
        .put("assigned", weights.people(assigned))
        .put("overCapacity", weights.people(result.overCapacity()))
        .put("outOfReach", weights.people(result.outOfReach()))
        .put("unknown", weights.people(result.unknown()))
        .put("personMetres", plain(new BigDecimal(walkedMm, weights.decimals() + 3)));
  }

  private void writePairs(JsonGenerator out) {
    Demand demand = service.demand();
    out.writeName("pairs");
    out.writeStartArray();
    for (Row row : rows) {
      out.writeStartObject();
      out.writeStringProperty("demand", demand.selection().id(row.community));
      out.writeStringProperty("facility", service.facilities().id(row.facility));
      out.writeNumberProperty("seconds", service.reach().speed().secondsFor(row.meanMm()));
      out.writeNumberProperty("metres", plain(BigDecimal.valueOf(row.meanMm(), 3)));
      out.writeNumberProperty("farthestSeconds", seconds(row.longestMm));
      out.writeNumberProperty("people", weights.people(row.people));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
