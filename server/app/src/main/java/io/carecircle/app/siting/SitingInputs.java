package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingSpec;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the inputs of the process {@code siting} into a question to the kernel. */
@Component
class SitingInputs {
  private static final Map<String, SitingModel> MODELS = new TreeMap<>();

  static {
    for (SitingModel model : SitingModel.values()) {
      MODELS.put(model.id(), model);
    }
  }

  private static final Set<SitingModel> MODELS_OF_PEOPLE =
      Set.of(SitingModel.MCLP, SitingModel.P_MEDIAN);

  private static final String STAY = "stay";
  private static final String CLOSE = "close";
  private static final String UPGRADE = "upgrade";
  private static final BigDecimal DEFAULT_LIMIT = new BigDecimal(60);
  private static final BigDecimal LEAST_LIMIT = new BigDecimal("0.001");
  private static final BigDecimal MOST_LIMIT = new BigDecimal(86_400);
  private static final BigDecimal MOST_SEED = new BigDecimal(Long.MAX_VALUE);

  private final Selections selections;
  private final ServiceInputs services;
  private final Regions regions;

  SitingInputs(Selections selections, ServiceInputs services, Regions regions) {
    this.selections = selections;
    this.services = services;
    this.regions = regions;
  }

  SitingCase read(InputReader in, Run run, ProcessRequest request) {
    if (!in.has("model")) {
      throw in.refusedMember(
          "model", "is missing; there are: " + String.join(", ", MODELS.keySet()));
    }
    String id = in.choice("model", null, List.copyOf(MODELS.keySet()));
    SitingModel model = MODELS.get(id);
    run.parameter("model", Json.MAPPER.valueToTree(id));
    String method = in.choice("method", "exact", List.of("exact", "greedy"));
    run.parameter("method", Json.MAPPER.valueToTree(method));
    Selections from = in.has("matrix") ? selections.anywhere() : selections;
    Demand demand = demand(in, from, run, request);
    if (demand.size() == 0) {
      throw InputReader.refused("demand", "is empty: there is nobody to open a site for");
    }
    Sites sites = sites(in, from, demand, run, request);
    if (sites.size() == 0) {
      throw InputReader.refused("candidates", "are none: there is no place to open a site at");
    }
    Upgrades upgrades = upgrades(in, model, sites);
    Optional<Phases> phases = Phases.read(in, model, run);
    int p = p(in, model, sites, phases, run);
    SitingCosts costs =
        SitingCosts.read(in, model, demand, sites.selection(), services, run, request);
    List<SideConstraint> sides = SiteConditions.read(in, sites, demand, regions, run, request);
    int[] kept = IntStream.range(0, demand.size()).filter(costs.known()).toArray();
    double[] amounts = demand.weights().amounts();
    double[] weight = Arrays.stream(kept).mapToDouble(i -> amounts[i]).toArray();
    checkSomebody(model, weight);
    double[] capacity =
        model.isCapacitated() ? sites.numbers("capacity", "the model " + id, true) : null;
    BigDecimal limit = in.decimal("timeLimitSeconds", DEFAULT_LIMIT, LEAST_LIMIT, MOST_LIMIT);
    run.parameter("timeLimitSeconds", Json.MAPPER.valueToTree(limit));
    SitingSpec spec =
        new SitingSpec(
            model,
            upgrades.columns(rows(costs.matrix(), kept)),
            weight,
            upgrades.roles(sites.role()),
            p,
            upgrades.sides(sides),
            target(in, model, weight, run),
            upgrades.capacities(capacity),
            "greedy".equals(method),
            whole(in, "seed", BigDecimal.ONE, BigDecimal.ZERO, MOST_SEED, run).longValue());
    return new SitingCase(
        spec,
        demand,
        kept,
        sites,
        upgrades.columns(rows(costs.all(), kept)),
        costs.cutoff(),
        limit,
        upgrades,
        phases,
        run);
  }

  private static Upgrades upgrades(InputReader in, SitingModel model, Sites sites) {
    String may = in.text("existingMay").orElse(STAY);
    if (!may.endsWith(UPGRADE)) {
      return Upgrades.none(sites.size());
    }
    if (!model.isCapacitated() || !in.has("budget")) {
      throw in.refusedMember(
          "existingMay", "is " + may + ": that needs a model with capacities, and a budget");
    }
    return Upgrades.of(sites, may.startsWith(CLOSE));
  }

  Optional<PlanPages> explain(InputReader in, SitingCase siting) {
    return PlanPages.read(in, siting, regions);
  }

  /** Inline features may do without a weight: each then counts as one. */
  private Demand demand(InputReader in, Selections from, Run run, ProcessRequest request) {
    JsonNode node = in.find("demand").orElse(null);
    boolean unweighted =
        node instanceof ObjectNode object
            && !object.has("weight")
            && object.path("features").path("features").isArray()
            && IntStream.range(0, object.path("features").path("features").size())
                .noneMatch(
                    i ->
                        object
                            .path("features")
                            .path("features")
                            .path(i)
                            .path("properties")
                            .has("elders60"));
    if (!unweighted) {
      return from.demand(node, "demand", run, request);
    }
    Selection selection = from.places(node, "demand", run, request);
    run.warn("需求未指明权重：每处按 1 计", "demand names no weight: each place counts as 1");
    long[] ones = new long[selection.size()];
    Arrays.fill(ones, 1);
    return new Demand(selection, new Weights(ones, 0));
  }

  private Sites sites(
      InputReader in, Selections from, Demand demand, Run run, ProcessRequest request) {
    JsonNode given =
        in.find("candidates").orElse(Json.MAPPER.createObjectNode().put("layer", "candidates"));
    boolean generated = GeneratedCandidates.wanted(given);
    Selection candidates =
        generated
            ? GeneratedCandidates.read(
                given, demand.selection().points(), () -> services.network(run), run)
            : from.places(given, "candidates", run, request);
    JsonNode existing = in.find("existing").orElse(null);
    boolean byId = existing != null && existing.isArray();
    String may =
        in.choice("existingMay", STAY, List.of(STAY, CLOSE, UPGRADE, CLOSE + "-or-" + UPGRADE));
    run.parameter("existingMay", Json.MAPPER.valueToTree(may));
    boolean closable = may.startsWith(CLOSE);
    Selection standing =
        existing == null || byId ? null : from.places(existing, "existing", run, request);
    Sites sites = Sites.of(candidates, standing, closable, generated);
    if (byId) {
      List<String> ids = in.texts("existing").orElseThrow();
      run.parameter("existing", Json.MAPPER.valueToTree(ids.stream().sorted().toList()));
      sites.assign(ids, "existing", closable ? SiteRole.CLOSABLE : SiteRole.EXISTING);
    }
    named(in, "required", SiteRole.REQUIRED, sites, run);
    if (in.find("forbidden").map(JsonNode::isObject).orElse(false)) {
      ForbiddenAreas.read(in.find("forbidden").orElseThrow(), sites, run);
    } else {
      named(in, "forbidden", SiteRole.FORBIDDEN, sites, run);
    }
    sites.assignMarked("required", SiteRole.REQUIRED);
    sites.assignMarked("forbidden", SiteRole.FORBIDDEN);
    return sites;
  }

  private static void named(InputReader in, String input, SiteRole role, Sites sites, Run run) {
    in.texts(input)
        .ifPresent(
            ids -> {
              run.parameter(input, Json.MAPPER.valueToTree(ids.stream().sorted().toList()));
              sites.assign(ids, input, role);
            });
  }

  private static int p(
      InputReader in, SitingModel model, Sites sites, Optional<Phases> phases, Run run) {
    int most = phases.map(Phases::most).orElse(Integer.MAX_VALUE);
    int openable = 0;
    int required = 0;
    for (SiteRole role : sites.role()) {
      openable += role == SiteRole.CANDIDATE || role == SiteRole.REQUIRED ? 1 : 0;
      required += role == SiteRole.REQUIRED ? 1 : 0;
    }
    boolean decidesItself = model == SitingModel.LSCP || model == SitingModel.LSCP_BACKUP;
    if (required > most) {
      throw in.refusedMember(
          "required", "are " + required + " sites, but " + phases.orElseThrow().limit());
    }
    if (!in.has("p") && most < Integer.MAX_VALUE && openable > 0) {
      int all = Math.min(openable, most);
      run.parameter("p", Json.MAPPER.valueToTree(all));
      return all;
    }
    if (!in.has("p")) {
      boolean budget = in.has("budget") && model != SitingModel.P_CENTER;
      if (!decidesItself && !budget) {
        throw in.refusedMember("p", "is missing: how many sites are to open");
      }
      return -1;
    }
    BigDecimal p = whole(in, "p", null, BigDecimal.ONE, BigDecimal.valueOf(openable), run);
    if (required > p.intValue()) {
      throw in.refusedMember("p", "is " + p + ", but " + required + " sites are required");
    }
    if (p.intValue() > most) {
      throw in.refusedMember("p", "is " + p + ", but " + phases.orElseThrow().limit());
    }
    return p.intValue();
  }

  private static BigDecimal whole(
      InputReader in, String name, BigDecimal absent, BigDecimal low, BigDecimal high, Run run) {
    if (low.compareTo(high) > 0) {
      throw in.refusedMember(name, "cannot be met: there is no candidate that may open");
    }
    BigDecimal value = in.decimal(name, absent, low, high);
    if (value.stripTrailingZeros().scale() > 0) {
      throw in.refusedMember(name, "must be a whole number");
    }
    run.parameter(name, Json.MAPPER.valueToTree(value.toBigInteger()));
    return value;
  }

  /** With nobody to serve every plan is as good as any other. */
  private static void checkSomebody(SitingModel model, double[] weight) {
    boolean weighs = model.isCapacitated() || MODELS_OF_PEOPLE.contains(model);
    if (weighs && Arrays.stream(weight).noneMatch(w -> w > 0)) {
      throw InputReader.refused(
          "demand", "has nobody: all weights are 0, and " + model.id() + " plans for people");
    }
  }

  private static double target(InputReader in, SitingModel model, double[] weight, Run run) {
    if (!in.has("targetShare")) {
      return Double.NaN;
    }
    if (model != SitingModel.LSCP) {
      throw in.refusedMember(
          "targetShare", "belongs to the model lscp: the fewest sites for a share");
    }
    BigDecimal share = in.decimal("targetShare", null, BigDecimal.ZERO, BigDecimal.ONE);
    run.parameter("targetShare", Json.MAPPER.valueToTree(share));
    double total = 0;
    for (double w : weight) {
      total += w;
    }
    return share.doubleValue() * total;
  }

  /** The rows of the demand that takes part. */
  private static SparseCostMatrix rows(SparseCostMatrix matrix, int[] kept) {
    if (kept.length == matrix.rowCount()) {
      return matrix;
    }
    int[] first = new int[kept.length + 1];
    int[] column = new int[matrix.pairCount()];
    double[] cost = new double[matrix.pairCount()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      for (int k = matrix.first(kept[i]); k < matrix.first(kept[i] + 1); k++) {
        column[count] = matrix.column(k);
        cost[count++] = matrix.cost(k);
      }
      first[i + 1] = count;
    }
    return SparseCostMatrix.of(
        matrix.columnCount(), first, Arrays.copyOf(column, count), Arrays.copyOf(cost, count));
  }
}
