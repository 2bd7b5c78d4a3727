package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.DerivedCache.Same;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.network.Network;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
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
  private static final List<String> SUPPLY_NAMES =
      List.of("layer", "kinds", "ids", "asOf", "status", "features", "weight");
  private static final int MOST_FACTORS = 20;
  private static final BigDecimal MOST_FACTOR = new BigDecimal(1000);
  private static final List<String> ROW_NAMES = List.of("layer", "ids", "features");
  private static final List<String> PLACE_LAYERS =
      List.of("facilities", "communities", "estates", "candidates");

  private final LayerCatalog layers;
  private final Clock clock = Clock.systemDefaultZone();

  private final DerivedCache derived;

  /** Whether every feature must stand somewhere. */
  private final boolean placed;

  @Autowired
  Selections(LayerCatalog layers, DerivedCache derived) {
    this(layers, derived, true);
  }

  private Selections(LayerCatalog layers, DerivedCache derived, boolean placed) {
    this.layers = layers;
    this.derived = derived;
    this.placed = placed;
  }

  private record FacilityKey(
      Same table,
      FacilityFilter filter,
      boolean chosen,
      Set<String> ids,
      boolean placed,
      String input) {}

  private record PlainKey(
      Same table, boolean atPoints, Set<String> ids, boolean placed, String input) {}

  private record WeightsKey(Same selection, String property, String input) {}

  private record StreetsKey(Same selection, Same weights, String network) {}

  private record GatesKey(Same selection, Same weights, String input) {}

  /**
   * The same, for a question that is answered from a cost matrix: features need no geometry, and
   * {@link Selection#points} is null.
   */
  public Selections anywhere() {
    return new Selections(layers, derived, false);
  }

  /**
   * Facilities that operate on the day asked for.
   *
   * @param node the input, or null for the defaults
   */
  public Selection facilities(JsonNode node, String input, Run run, ProcessRequest request) {
    return facilities(node, DEFAULT_KINDS, input, run, request);
  }

  /** As {@link #facilities(JsonNode, String, Run, ProcessRequest)}, of other kinds by default. */
  public Selection facilities(
      JsonNode node, List<String> defaultKinds, String input, Run run, ProcessRequest request) {
    return choose(facilityReader(node, input), defaultKinds, input, run, request).open();
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
    return choose(facilityReader(node, input), DEFAULT_KINDS, input, run, request);
  }

  private static InputReader facilityReader(JsonNode node, String input) {
    return InputReader.of(
        node == null ? Json.MAPPER.createObjectNode() : node, input, FACILITY_NAMES);
  }

  private Facilities choose(
      InputReader in, List<String> defaultKinds, String input, Run run, ProcessRequest request) {
    return choose(in, defaultKinds, input, run, request, Json.MAPPER.createObjectNode());
  }

  private Facilities choose(
      InputReader in,
      List<String> defaultKinds,
      String input,
      Run run,
      ProcessRequest request,
      ObjectNode resolved) {
    in.choice("layer", "facilities", List.of("facilities"));
    boolean chosen = in.has("features") || in.has("ids");
    FacilityFilter filter =
        FacilityFilter.read(in, chosen ? null : defaultKinds, LocalDate.now(clock));
    FeatureTable table = table(in, "facilities", input, run, request, resolved);
    filter.writeTo(resolved);
    Set<String> ids = ids(in, table, input, resolved);
    run.parameter(input, resolved);
    ChosenRows rows = new ChosenRows(table, ids, placed, input, !in.has("features"));
    return in.has("features")
        ? rows.facilities(filter, chosen, run)
        : derived.get(
            new FacilityKey(new Same(table), filter, chosen, ids, placed, input),
            run,
            found -> found.open().units() + found.notOpen().units(),
            told -> rows.facilities(filter, chosen, told));
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
      case "streets" -> onStreets(demand, network.get(), run, request);
      case "gates" -> atGates(demand, input, run);
      default -> demand;
    };
  }

  private Demand onStreets(Demand demand, Network network, Run run, ProcessRequest request) {
    if (!demand.selection().kept()) {
      return demand.onStreets(network, request, false);
    }
    return derived.get(
        new StreetsKey(new Same(demand.selection()), new Same(demand.weights()), network.hash()),
        run,
        spread -> 6L * spread.size(),
        told -> demand.onStreets(network, request, true));
  }

  private Demand atGates(Demand demand, String input, Run run) {
    if (!demand.selection().kept()) {
      return demand.atGates(input, false);
    }
    return derived.get(
        new GatesKey(new Same(demand.selection()), new Same(demand.weights()), input),
        run,
        gates -> 6L * gates.size(),
        told -> demand.atGates(input, true));
  }

  private static InputReader demandReader(JsonNode node, String input, List<String> names) {
    return InputReader.of(node == null ? Json.MAPPER.createObjectNode() : node, input, names);
  }

  private Demand demand(
      InputReader in, String input, String spread, Run run, ProcessRequest request) {
    boolean combined = in.find("weight").map(JsonNode::isObject).orElse(false);
    Map<String, BigDecimal> factors = combined ? factors(in, input) : Map.of();
    String weight = combined ? null : in.text("weight").orElse("elders60");
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    Selection selection = plain(in, "communities", input, run, request, resolved);
    resolved.set("weight", Json.MAPPER.valueToTree(combined ? factors : weight));
    if (spread != null) {
      resolved.put("spread", spread);
    }
    run.parameter(input, resolved);
    return new Demand(
        selection,
        combined
            ? Weights.of(selection.features(), factors, input, run)
            : weights(selection, weight, input, run));
  }

  /** {@code "weight": {"elders60": 1, "elders80": 2}}: properties and how much each counts. */
  private static Map<String, BigDecimal> factors(InputReader in, String input) {
    JsonNode given = in.find("weight").orElseThrow();
    List<String> properties = given.propertyNames().stream().sorted().toList();
    if (properties.isEmpty() || properties.size() > MOST_FACTORS) {
      throw in.refusedMember("weight", "must name 1 to " + MOST_FACTORS + " properties");
    }
    InputReader each = InputReader.of(given, input + ".weight", properties);
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    for (String property : properties) {
      if (!each.has(property)) {
        throw each.refusedMember(property, "must be a number");
      }
      factors.put(property, each.decimal(property, null, BigDecimal.ZERO, MOST_FACTOR));
    }
    return factors;
  }

  /**
   * Any places: a layer's, or features; a selection that speaks of kinds or states means
   * facilities.
   */
  public Selection places(JsonNode node, String input, Run run, ProcessRequest request) {
    if (node == null) {
      throw InputReader.refused(input, "is missing: give {\"layer\": …} or {\"features\": …}");
    }
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    if (speaksOfFacilities(node)) {
      return facilities(node, null, input, run, request);
    }
    InputReader in = InputReader.of(node, input, DEMAND_NAMES);
    Selection selection = plain(in, null, input, run, request, resolved);
    run.parameter(input, resolved);
    return selection;
  }

  private static boolean speaksOfFacilities(JsonNode node) {
    return "facilities".equals(node.path("layer").asString(""))
        || node.has("kinds")
        || node.has("status")
        || node.has("asOf");
  }

  /**
   * Places and how much each of them offers, by the property that {@code weight} names; without a
   * layer or features the operating facilities.
   */
  public Demand supply(JsonNode node, String input, Run run, ProcessRequest request) {
    if (node == null) {
      throw InputReader.refused(
          input, "is missing: give {\"layer\": …} or {\"features\": …}, and its \"weight\"");
    }
    InputReader in = InputReader.of(node, input, SUPPLY_NAMES);
    String weight =
        in.text("weight")
            .orElseThrow(
                () ->
                    in.refusedMember(
                        "weight", "is missing: it names what is offered, for example beds"));
    ObjectNode resolved = Json.MAPPER.createObjectNode().put("weight", weight);
    boolean named = in.has("layer") || in.has("features");
    Selection selection;
    if (speaksOfFacilities(node) || !named) {
      selection = choose(in, null, input, run, request, resolved).open();
    } else {
      selection = plain(in, null, input, run, request, resolved);
      run.parameter(input, resolved);
    }
    return new Demand(selection, weights(selection, weight, input, run));
  }

  /**
   * Rows of one layer, or features that come along, in id order. They need no geometry, and one
   * that cannot be read does not take the others down.
   *
   * @param node the input, or null for the whole layer
   */
  public FeatureRows rows(
      JsonNode node, String layer, String input, Run run, ProcessRequest request) {
    InputReader in =
        InputReader.of(node == null ? Json.MAPPER.createObjectNode() : node, input, ROW_NAMES);
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    Map<String, String> unreadable = new TreeMap<>(FeatureOrder.BY_ID);
    FeatureTable table;
    if (in.has("features")) {
      JsonNode features = in.find("features").orElseThrow();
      table = InlineFeatures.read(features, input, request.files(), run, resolved, unreadable);
    } else {
      resolved.put("layer", in.choice("layer", layer, List.of(layer)));
      table = layers.read(run.use(layer));
    }
    Set<String> ids = ids(in, table, input, resolved);
    run.parameter(input, resolved);
    FeatureTable.Builder kept = FeatureTable.builder();
    table.columnNames().forEach(kept::column);
    IntStream.range(0, table.size())
        .filter(row -> ids == null || ids.contains(table.id(row)))
        .boxed()
        .sorted(Comparator.comparing(table::id, FeatureOrder.BY_ID))
        .forEach(
            row ->
                kept.add(
                    table.id(row), table.geometry(row), table.sourceRow(row), table.values(row)));
    return new FeatureRows(kept.build(), unreadable);
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
    ChosenRows rows = new ChosenRows(table, ids, placed, input, !in.has("features"));
    return in.has("features")
        ? rows.all(atPoints, run)
        : derived.get(
            new PlainKey(new Same(table), atPoints, ids, placed, input),
            run,
            Selection::units,
            told -> rows.all(atPoints, told));
  }

  private Weights weights(Selection selection, String property, String input, Run run) {
    if (!selection.kept()) {
      return Weights.of(selection.features(), property, input, run);
    }
    return derived.get(
        new WeightsKey(new Same(selection), property, input),
        run,
        weights -> weights.scaled().length,
        told -> Weights.of(selection.features(), property, input, told));
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
}
