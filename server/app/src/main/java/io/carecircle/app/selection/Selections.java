package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Resolves the inputs that choose features: part of a layer, or features that come along. */
@Component
public class Selections {
  /** What the 15-minute circle is drawn around unless asked otherwise. */
  private static final List<String> DEFAULT_KINDS = List.of("community_care", "township_care");

  private static final List<String> FACILITY_NAMES =
      List.of("layer", "kinds", "ids", "asOf", "status", "features");
  private static final List<String> DEMAND_NAMES = List.of("layer", "ids", "weight", "features");
  private static final List<String> SPREAD_NAMES =
      List.of("layer", "ids", "weight", "features", "spread");
  private static final List<String> PLACE_LAYERS =
      List.of("facilities", "communities", "estates", "candidates");

  private final LayerCatalog layers;
  private final Clock clock = Clock.systemDefaultZone();

  Selections(LayerCatalog layers) {
    this.layers = layers;
  }

  /**
   * Facilities that operate on the day asked for.
   *
   * @param node the input, or null for the defaults
   */
  public Selection facilities(JsonNode node, String input, Run run, ProcessRequest request) {
    return facilities(node, DEFAULT_KINDS, input, run, request);
  }

  /**
   * Facilities that count, and those that would if they were open.
   *
   * @param notOpen of the same kinds and ids, but in another state or not open on the day; those
   *     without a place are left out
   */
  public record Facilities(Selection open, Selection notOpen) {}

  /** As {@link #facilities}, with those that are not open. */
  public Facilities facilitiesAndNotOpen(
      JsonNode node, String input, Run run, ProcessRequest request) {
    return choose(node, DEFAULT_KINDS, input, run, request);
  }

  /** As {@link #facilities(JsonNode, String, Run, ProcessRequest)}, of other kinds by default. */
  public Selection facilities(
      JsonNode node, List<String> defaultKinds, String input, Run run, ProcessRequest request) {
    return choose(node, defaultKinds, input, run, request).open();
  }

  private Facilities choose(
      JsonNode node, List<String> defaultKinds, String input, Run run, ProcessRequest request) {
    InputReader in =
        InputReader.of(node == null ? Json.MAPPER.createObjectNode() : node, input, FACILITY_NAMES);
    in.choice("layer", "facilities", List.of("facilities"));
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    boolean chosen = in.has("features") || in.has("ids");
    FacilityFilter filter =
        FacilityFilter.read(in, chosen ? null : defaultKinds, LocalDate.now(clock));
    FeatureTable table = table(in, "facilities", input, run, request, resolved);
    filter.writeTo(resolved);
    Set<String> ids = ids(in, table, input, resolved);
    run.parameter(input, resolved);
    Selection all =
        select(
            table,
            row ->
                (ids == null || ids.contains(table.id(row))) && filter.accepts(table, row, input),
            input,
            run);
    if (all.size() == 0 && table.size() > 0) {
      run.warn("no facility is selected; there are: " + kindsInWords(table));
    }
    int left = (ids == null ? table.size() : ids.size()) - all.size();
    if (chosen && left > 0) {
      run.warn(
          left
              + " of "
              + input
              + " do not count: not of the kinds, or not open on "
              + filter.asOf());
    }
    Selection notOpen =
        select(
            table,
            row ->
                (ids == null || ids.contains(table.id(row)))
                    && table.geometry(row) instanceof Point
                    && filter.acceptsIfOpen(table, row, input),
            input,
            run);
    return new Facilities(all, notOpen);
  }

  /** How many of each kind and state there are, for one who asked for others. */
  private static String kindsInWords(FeatureTable table) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int row = 0; row < table.size(); row++) {
      counts.merge(table.value(row, "kind") + " " + table.value(row, "status"), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Communities and their people; by default the layer communities, weighted by elders60. */
  public Demand demand(JsonNode node, String input, Run run, ProcessRequest request) {
    InputReader in = demandReader(node, input, DEMAND_NAMES);
    return demand(in, input, null, run, request);
  }

  /**
   * As {@link #demand}, for an analysis that also takes communities as several places: {@code
   * "spread": "streets"} puts their people along the streets inside them, {@code "gates"} lets them
   * leave by the nearest of their gates.
   *
   * @param spreads those of "point", "streets" and "gates" that the analysis knows
   * @param network asked for only when people are spread over streets
   */
  public Demand spreadDemand(
      JsonNode node,
      String input,
      List<String> spreads,
      Supplier<Network> network,
      Run run,
      ProcessRequest request) {
    InputReader in = demandReader(node, input, SPREAD_NAMES);
    String spread = in.choice("spread", "point", spreads);
    Demand demand = demand(in, input, spread, run, request);
    return switch (spread) {
      case "streets" -> demand.onStreets(network.get(), request);
      case "gates" -> demand.atGates(input);
      default -> demand;
    };
  }

  private static InputReader demandReader(JsonNode node, String input, List<String> names) {
    return InputReader.of(node == null ? Json.MAPPER.createObjectNode() : node, input, names);
  }

  private Demand demand(
      InputReader in, String input, String spread, Run run, ProcessRequest request) {
    String weight = in.text("weight").orElse("elders60");
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    Selection selection = plain(in, "communities", input, run, request, resolved);
    resolved.put("weight", weight);
    if (spread != null) {
      resolved.put("spread", spread);
    }
    run.parameter(input, resolved);
    return new Demand(selection, Weights.of(selection.features(), weight, input, run));
  }

  /**
   * Any places: a layer's, or features; a selection that speaks of kinds or states means
   * facilities.
   */
  public Selection places(JsonNode node, String input, Run run, ProcessRequest request) {
    if (node == null) {
      throw InputReader.refused(input, "is missing: give {\"layer\": …} or {\"features\": …}");
    }
    boolean facilities =
        "facilities".equals(node.path("layer").asString(""))
            || node.has("kinds")
            || node.has("status")
            || node.has("asOf");
    if (facilities) {
      return facilities(node, null, input, run, request);
    }
    InputReader in = InputReader.of(node, input, DEMAND_NAMES);
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    Selection selection = plain(in, null, input, run, request, resolved);
    run.parameter(input, resolved);
    return selection;
  }

  private Selection plain(
      InputReader in,
      String defaultLayer,
      String input,
      Run run,
      ProcessRequest request,
      ObjectNode resolved) {
    FeatureTable table = table(in, defaultLayer, input, run, request, resolved);
    Set<String> ids = ids(in, table, input, resolved);
    boolean atPoints = in.text("spread").orElse("point").equals("point");
    return select(
        table, row -> ids == null || ids.contains(table.id(row)), input, atPoints ? run : null);
  }

  private FeatureTable table(
      InputReader in,
      String defaultLayer,
      String input,
      Run run,
      ProcessRequest request,
      ObjectNode resolved) {
    if (in.has("features")) {
      if (in.has("layer")) {
        throw in.refusedMember("layer", "and features are both given: choose one");
      }
      return InlineFeatures.read(
          in.find("features").orElseThrow(), input, request.files(), run, resolved);
    }
    String layer = in.text("layer").orElse(defaultLayer);
    if (layer == null || !PLACE_LAYERS.contains(layer)) {
      throw in.refusedMember("layer", "must be one of " + String.join(", ", PLACE_LAYERS));
    }
    resolved.put("layer", layer);
    LayerVersion version = run.use(layer);
    return layers.read(version);
  }

  /** The asked ids, or null for all; an id that does not exist is refused rather than forgotten. */
  private static Set<String> ids(
      InputReader in, FeatureTable table, String input, ObjectNode resolved) {
    List<String> asked = in.texts("ids").orElse(null);
    if (asked == null) {
      return null;
    }
    Set<String> ids = new TreeSet<>(FeatureOrder.BY_ID);
    ids.addAll(asked);
    resolved.set("ids", Json.MAPPER.valueToTree(ids));
    Set<String> known = new TreeSet<>(FeatureOrder.BY_ID);
    IntStream.range(0, table.size()).forEach(row -> known.add(table.id(row)));
    List<String> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
    if (!unknown.isEmpty()) {
      throw InputReader.refused(
          input + ".ids", "name features that do not exist: " + Weights.firstOf(unknown));
    }
    return ids;
  }

  /**
   * @param run told of areas that stand at one point, or null when they need not
   */
  private static Selection select(
      FeatureTable table, IntPredicate accepted, String input, Run run) {
    int[] rows =
        IntStream.range(0, table.size())
            .filter(accepted)
            .boxed()
            .sorted(Comparator.comparing(table::id, FeatureOrder.BY_ID))
            .mapToInt(Integer::intValue)
            .toArray();
    FeatureTable.Builder kept = FeatureTable.builder();
    table.columnNames().forEach(kept::column);
    List<String> ids = new ArrayList<>();
    double[] lon = new double[rows.length];
    double[] lat = new double[rows.length];
    int inside = 0;
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      Geometry geometry = table.geometry(row);
      Coordinate at = pointOf(geometry, table.id(row), input);
      inside += geometry instanceof Point ? 0 : 1;
      ids.add(table.id(row));
      lon[i] = at.x;
      lat[i] = at.y;
      kept.add(table.id(row), geometry, table.sourceRow(row), table.values(row));
    }
    if (inside > 0 && run != null) {
      run.warn(inside + " of " + input + " are areas and stand at one point inside each");
    }
    return new Selection(kept.build(), new PointSet(ids, lon, lat));
  }

  private static Coordinate pointOf(Geometry geometry, String id, String input) {
    if (geometry == null || geometry.isEmpty()) {
      throw InputReader.refused(input, "feature " + id + " has no geometry");
    }
    if (geometry.getDimension() == 1
        || geometry.getNumGeometries() > 1 && geometry.getDimension() == 0) {
      throw InputReader.refused(
          input,
          "feature " + id + " is a " + geometry.getGeometryType() + "; points or areas count");
    }
    // Inside the area also where the centroid is not: a horseshoe, a ring around a lake.
    return geometry.getInteriorPoint().getCoordinate();
  }
}
