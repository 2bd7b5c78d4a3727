package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Candidates that no layer holds: {@code {"grid": {"spacingMetres": 500}}}, the crossings of a grid
 * over the demand, or {@code {"nodes": {}}}, the junctions and dead ends of the streets; both only
 * as near to some demand, in a straight line, as {@code withinMetres}. {@code "properties"} gives
 * all of them the same cost or capacity.
 */
final class GeneratedCandidates {
  /** More candidates make more pairs than a question may have. */
  private static final int MOST = 20_000;

  /** Crossings that are looked at, one by one. */
  private static final double MOST_LOOKED_AT = 5e7;

  private static final BigDecimal LEAST_SPACING = BigDecimal.TEN;
  private static final BigDecimal MOST_METRES = new BigDecimal(50_000);
  private static final BigDecimal NODES_WITHIN = new BigDecimal(300);
  private static final BigDecimal DEFAULT_SPACING = new BigDecimal(500);
  private static final BigDecimal MOST_VALUE = new BigDecimal("1e12");

  private final PointSet demand;
  private final LocalScale scale;
  private final double within;

  /** Ids in the order of their sorting, each with its place. */
  private final Map<String, Coordinate> found = new TreeMap<>(FeatureOrder.BY_ID);

  private GeneratedCandidates(PointSet demand, double within) {
    this.demand = demand;
    this.within = within;
    double low =
        IntStream.range(0, demand.size()).mapToDouble(i -> demand.lat()[i]).min().orElse(0);
    double high =
        IntStream.range(0, demand.size()).mapToDouble(i -> demand.lat()[i]).max().orElse(0);
    this.scale = LocalScale.at((low + high) / 2);
  }

  static boolean wanted(JsonNode candidates) {
    return candidates.has("grid") || candidates.has("nodes");
  }

  /**
   * @param network asked for only when its nodes are the candidates
   */
  static Selection read(JsonNode node, PointSet demand, Supplier<Network> network, Run run) {
    InputReader in = InputReader.of(node, "candidates", List.of("grid", "nodes", "properties"));
    if (demand == null) {
      throw InputReader.refused("candidates", "of a matrix cannot be a grid or nodes: name them");
    }
    if (in.has("grid") && in.has("nodes")) {
      throw in.refusedMember("grid", "and nodes are both given: choose one");
    }
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    GeneratedCandidates candidates =
        in.has("grid") ? grid(in, demand, resolved) : nodes(in, demand, network.get(), resolved);
    ObjectNode properties = properties(in);
    if (!properties.isEmpty()) {
      resolved.set("properties", properties);
    }
    run.parameter("candidates", resolved);
    return candidates.selection(properties);
  }

  private static GeneratedCandidates grid(InputReader in, PointSet demand, ObjectNode resolved) {
    InputReader asked =
        InputReader.of(
            in.find("grid").orElseThrow(),
            "candidates.grid",
            List.of("spacingMetres", "withinMetres"));
    BigDecimal spacing =
        asked.decimal("spacingMetres", DEFAULT_SPACING, LEAST_SPACING, MOST_METRES);
    BigDecimal within = asked.decimal("withinMetres", spacing, BigDecimal.ZERO, MOST_METRES);
    resolved.putObject("grid").put("spacingMetres", spacing).put("withinMetres", within);
    double across = 2 * within.doubleValue() / spacing.doubleValue() + 1;
    if (across * across * demand.size() > MOST_LOOKED_AT) {
      throw asked.refusedMember(
          "withinMetres", "is so many times the spacing that the grid is too fine to look at");
    }
    GeneratedCandidates candidates = new GeneratedCandidates(demand, within.doubleValue());
    candidates.crossings(spacing.doubleValue());
    return candidates;
  }

  /** The grid begins at the south-western corner of the demand. */
  private void crossings(double spacing) {
    double west =
        IntStream.range(0, demand.size()).mapToDouble(i -> demand.lon()[i]).min().orElse(0);
    double south =
        IntStream.range(0, demand.size()).mapToDouble(i -> demand.lat()[i]).min().orElse(0);
    double stepLon = spacing / scale.metresPerDegreeLon();
    double stepLat = spacing / scale.metresPerDegreeLat();
    int reach = (int) Math.ceil(within / spacing) + 1;
    for (int i = 0; i < demand.size(); i++) {
      long column = Math.round((demand.lon()[i] - west) / stepLon);
      long row = Math.round((demand.lat()[i] - south) / stepLat);
      for (long r = row - reach; r <= row + reach; r++) {
        for (long c = column - reach; c <= column + reach; c++) {
          double lon = west + c * stepLon;
          double lat = south + r * stepLat;
          String id = "grid-" + r + "-" + c;
          if (!found.containsKey(id)
              && Geodesic.metres(lon, lat, demand.lon()[i], demand.lat()[i]) <= within) {
            add(id, new Coordinate(lon, lat));
          }
        }
      }
    }
  }

  private static GeneratedCandidates nodes(
      InputReader in, PointSet demand, Network network, ObjectNode resolved) {
    InputReader asked =
        InputReader.of(in.find("nodes").orElseThrow(), "candidates.nodes", List.of("withinMetres"));
    BigDecimal within = asked.decimal("withinMetres", NODES_WITHIN, BigDecimal.ONE, MOST_METRES);
    resolved.putObject("nodes").put("withinMetres", within);
    GeneratedCandidates candidates = new GeneratedCandidates(demand, within.doubleValue());
    candidates.nodesNear(network.streets());
    return candidates;
  }

  private void nodesNear(Streets streets) {
    Map<Long, List<Integer>> cells = new HashMap<>();
    for (int i = 0; i < demand.size(); i++) {
      cells
          .computeIfAbsent(cell(demand.lon()[i], demand.lat()[i], 0, 0), k -> new ArrayList<>())
          .add(i);
    }
    boolean[] seen = new boolean[streets.nodeCount()];
    for (int e = 0; e < streets.edgeCount(); e++) {
      node(streets, streets.from()[e], streets.shapeStart()[e], seen, cells);
      node(streets, streets.to()[e], streets.shapeStart()[e + 1] - 1, seen, cells);
    }
  }

  private void node(
      Streets streets, int node, int position, boolean[] seen, Map<Long, List<Integer>> cells) {
    if (seen[node]) {
      return;
    }
    seen[node] = true;
    double lon = streets.shape().lon(position);
    double lat = streets.shape().lat(position);
    if (isNear(lon, lat, cells)) {
      add("node-" + node, new Coordinate(lon, lat));
    }
  }

  /** Cells a little wider than the distance, so that what is near lies in one of nine. */
  private long cell(double lon, double lat, int east, int north) {
    double size = 1.01 * within;
    long column = (long) Math.floor(lon * scale.metresPerDegreeLon() / size) + east;
    long row = (long) Math.floor(lat * scale.metresPerDegreeLat() / size) + north;
    return column * 100_000_000L + row;
  }

  private boolean isNear(double lon, double lat, Map<Long, List<Integer>> cells) {
    for (int east = -1; east <= 1; east++) {
      for (int north = -1; north <= 1; north++) {
        for (int i : cells.getOrDefault(cell(lon, lat, east, north), List.of())) {
          if (Geodesic.metres(lon, lat, demand.lon()[i], demand.lat()[i]) <= within) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void add(String id, Coordinate at) {
    found.put(id, at);
    if (found.size() > MOST) {
      throw new RefusedException(
          "too-many-candidates",
          "candidates are more than " + MOST + ": widen the grid or ask nearer to the demand");
    }
  }

  private static ObjectNode properties(InputReader in) {
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    in.find("properties")
        .ifPresent(
            node -> {
              InputReader each =
                  InputReader.of(node, "candidates.properties", List.of("cost", "capacity"));
              for (String name : List.of("cost", "capacity")) {
                if (each.has(name)) {
                  resolved.put(name, each.decimal(name, null, BigDecimal.ZERO, MOST_VALUE));
                }
              }
            });
    return resolved;
  }

  private Selection selection(ObjectNode properties) {
    Map<String, Object> values = new TreeMap<>();
    properties.propertyStream().forEach(e -> values.put(e.getKey(), e.getValue().decimalValue()));
    GeometryFactory factory = new GeometryFactory();
    List<String> ids = List.copyOf(found.keySet());
    FeatureTable.Builder table = FeatureTable.builder();
    ids.forEach(id -> table.add(id, factory.createPoint(found.get(id)), 0, values));
    double[] lon = ids.stream().mapToDouble(id -> found.get(id).x).toArray();
    double[] lat = ids.stream().mapToDouble(id -> found.get(id).y).toArray();
    return new Selection(table.build(), new PointSet(ids, lon, lat));
  }
}
