package io.carecircle.app.access;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.CommonInputs;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.access.Access;
import io.carecircle.kernel.access.AccessMethod;
import io.carecircle.kernel.access.AccessResult;
import io.carecircle.kernel.access.AccessSpec;
import io.carecircle.kernel.access.Decay;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Access scores as a process. */
@Component
class AccessibilityProcess implements AnalysisProcess {
  private static final Map<String, AccessMethod> METHODS =
      Map.of(
          "2sfca", AccessMethod.TWO_STEP,
          "e2sfca", AccessMethod.ENHANCED_TWO_STEP,
          "gaussian", AccessMethod.GAUSSIAN,
          "3sfca", AccessMethod.THREE_STEP,
          "m2sfca", AccessMethod.MODIFIED_TWO_STEP,
          "raam", AccessMethod.RATIONAL_AGENTS,
          "bfca", AccessMethod.BALANCED,
          "gravity", AccessMethod.GRAVITY,
          "cumulative", AccessMethod.CUMULATIVE);

  /** An hour, as Saxon and Snow have it; 60 in a matrix's own unit. */
  private static final BigDecimal TAU_SECONDS = new BigDecimal(3600);

  private static final BigDecimal TAU = new BigDecimal(60);
  private static final BigDecimal LEAST = new BigDecimal("1e-9");
  private static final BigDecimal MOST = new BigDecimal("1e12");
  private static final double RESIDUAL_TOLD = 1e-9;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "accessibility",
          "Accessibility",
          "可达性",
          "What each place can reach of what is offered, shared with those who reach it too; how"
              + " much of the supply is served, and how even the scores are.",
          List.of(
              ProcessInput.optional(
                  "method",
                  "How scores are made; raam gives a cost, where less is better.",
                  """
                  {"type": "string", "default": "2sfca", "enum": ["2sfca", "e2sfca", "gaussian",
                    "3sfca", "m2sfca", "raam", "bfca", "gravity", "cumulative"]}"""),
              ProcessInput.optional(
                  "cutoff",
                  "The highest cost within reach, itself included: in the matrix's unit, or seconds"
                      + " instead of reach.minutes.",
                  """
                  {"type": "number", "minimum": 0}"""),
              ProcessInput.optional(
                  "decay",
                  "How much a facility counts at a cost, by bands or by a function; each method has"
                      + " its own by default.",
                  DecayInput.SCHEMA),
              CommonInputs.SUPPLY,
              CommonInputs.DEMAND,
              CommonInputs.REACH,
              CommonInputs.MATRIX,
              ProcessInput.optional(
                  "rankBy",
                  "Numeric property of the demand, low meaning poor, that palma and concentration"
                      + " rank by.",
                  """
                  {"type": "string"}"""),
              CommonInputs.GROUP_BY,
              ProcessInput.optional(
                  "tau",
                  "raam: the cost of a way that is as bad as crowding at the mean ratio; by default"
                      + " an hour, or 60 in the matrix's unit.",
                  """
                  {"type": "number", "minimum": 1e-9}"""),
              ProcessInput.optional(
                  "rho",
                  "raam: people that one unit of supply serves at crowding 1; by default all demand"
                      + " over all supply.",
                  """
                  {"type": "number", "minimum": 1e-9}""")),
          new ProcessOutput(
              """
              {"type": "object", "required": ["scores", "conservation", "equity", "run"],
               "properties": {
                "scores": {"type": "array", "items": {"type": "object",
                  "required": ["id", "score"]}},
                "conservation": {"type": "object", "required": ["supply", "served"]},
                "equity": {"type": "object",
                  "required": ["gini", "palma", "theil", "concentration"]},
                "facilities": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}""",
              true));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;
  private final Regions regions;

  AccessibilityProcess(Runs runs, Selections selections, ServiceInputs services, Regions regions) {
    this.runs = runs;
    this.selections = selections;
    this.services = services;
    this.regions = regions;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ObjectNode inputs = request.inputs();
    InputReader in = InputReader.of(inputs, "inputs", DESCRIPTION.inputNames());
    String methodName = in.choice("method", "2sfca", METHODS.keySet().stream().sorted().toList());
    AccessMethod method = METHODS.get(methodName);
    run.parameter("method", Json.MAPPER.valueToTree(methodName));
    Selections from = in.has("matrix") ? selections.anywhere() : selections;
    Demand demand = from.demand(inputs.get("demand"), "demand", run, request);
    Demand supply = from.supply(inputs.get("supply"), "supply", run, request);
    if (demand.size() == 0) {
      run.warn("没有选中需求点：没有得分", "no demand is selected: there are no scores");
    }
    AccessCosts costs = AccessCosts.read(in, demand, supply, services, run, request);
    AccessSpec spec = spec(in, method, costs, demand, supply, run);
    Ranking ranking = Ranking.read(in, demand, run);
    Optional<Regions.Grouping> grouping = grouping(in, demand, supply, run);
    AccessResult result;
    try {
      result =
          Access.run(
              spec,
              costs.matrix(),
              demand.weights().amounts(),
              supply.weights().amounts(),
              request.progress(),
              request.cancel());
    } catch (IllegalArgumentException e) {
      throw InputReader.refused("decay", "cannot be used: " + e.getMessage());
    }
    warn(result, supply, run);
    Scored scored =
        new Scored(
            method,
            demand,
            supply,
            costs,
            result,
            ranking,
            grouping,
            regions.areaTypes(demand.selection(), run));
    return new AccessAnswer(scored, run);
  }

  private static AccessSpec spec(
      InputReader in,
      AccessMethod method,
      AccessCosts costs,
      Demand demand,
      Demand supply,
      Run run) {
    Decay decay = DecayInput.read(in.find("decay").orElse(null), method, costs.cutoff(), run);
    if (method != AccessMethod.RATIONAL_AGENTS) {
      for (String name : List.of("tau", "rho")) {
        if (in.has(name)) {
          throw in.refusedMember(name, "is given, but only raam has it");
        }
      }
      return AccessSpec.of(method, costs.cutoff(), decay);
    }
    BigDecimal tau = in.decimal("tau", costs.seconds() ? TAU_SECONDS : TAU, LEAST, MOST);
    run.parameter("tau", Json.MAPPER.valueToTree(tau));
    double rho = Double.NaN;
    if (in.has("rho")) {
      BigDecimal given = in.decimal("rho", null, LEAST, MOST);
      run.parameter("rho", Json.MAPPER.valueToTree(given));
      rho = given.doubleValue();
    }
    return new AccessSpec(method, costs.cutoff(), decay, tau.doubleValue(), rho);
  }

  private Optional<Regions.Grouping> grouping(
      InputReader in, Demand demand, Demand supply, Run run) {
    if (!in.has("groupBy")) {
      return Optional.empty();
    }
    String level = in.choice("groupBy", null, Regions.LEVELS);
    run.parameter("groupBy", Json.MAPPER.valueToTree(level));
    return Optional.of(regions.group(level, demand.selection(), supply.selection(), run));
  }

  private static void warn(AccessResult result, Demand supply, Run run) {
    int empty = 0;
    double[] offered = supply.weights().amounts();
    for (int j = 0; j < offered.length; j++) {
      empty += offered[j] > 0 && !result.used()[j] ? 1 : 0;
    }
    if (empty > 0) {
      run.warn(
          empty + " 个供给点可达范围内无人，没有服务对象",
          empty + " of supply have nobody within reach and serve nobody");
    }
    if (result.residual() > RESIDUAL_TOLD) {
      run.warn(
          "理性选择没有收敛：仍有人可再减少 " + Decimals.shortest(result.residual()) + " 的代价",
          "the rational agents did not come to rest: somebody could still gain "
              + Decimals.shortest(result.residual())
              + " of his cost");
    }
  }
}
