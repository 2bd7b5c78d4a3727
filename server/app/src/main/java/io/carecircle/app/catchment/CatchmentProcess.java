package io.carecircle.app.catchment;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.Capacities;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.allocation.TooManyPairsException;
import io.carecircle.kernel.catchment.CatchmentSpec;
import io.carecircle.kernel.catchment.Catchments;
import io.carecircle.kernel.catchment.CatchmentsResult;
import java.util.List;
import org.springframework.stereotype.Component;

/** Catchments as a process. */
@Component
class CatchmentProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "catchments",
          "Catchments",
          "服务范围",
          "Each facility with the people who belong to it, as the nearest or as one with a free"
              + " place, and the area to which it is the nearest within reach.",
          ServiceInputs.withSpread(
              ProcessInput.optional(
                  "capacity",
                  "Whether facilities take more people than their property capacity says.",
                  """
                  {"type": "string", "enum": ["ignore", "limit"], "default": "ignore"}"""),
              ProcessInput.optional(
                  "rule",
                  "How limited places are shared out: most people served and least walked, or one"
                      + " after the other.",
                  """
                  {"type": "string", "enum": ["optimal", "sequential"], "default": "optimal"}"""),
              ProcessInput.optional(
                  "order",
                  "Who comes first under the sequential rule: the shortest way, or the lowest id.",
                  """
                  {"type": "string", "enum": ["nearest-first", "id"], "default": "nearest-first"}"""),
              ProcessInput.optional(
                  "pairs",
                  "Whether each pair of demand and facility is listed with its people.",
                  """
                  {"type": "boolean", "default": false}"""),
              ProcessInput.optional(
                  "polygons",
                  "Whether the areas are drawn.",
                  """
                  {"type": "boolean", "default": true}""")),
          ProcessOutput.object(CatchmentSchema.RESULT));

  private final Runs runs;
  private final ServiceInputs services;
  private final CatchmentAreas areas;

  CatchmentProcess(Runs runs, ServiceInputs services, CatchmentAreas areas) {
    this.runs = runs;
    this.services = services;
    this.areas = areas;
  }

  /**
   * @param rule null when places are ignored
   */
  private record Options(AllocationRule rule, boolean pairs, boolean polygons) {}

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ServiceInputs.Service service = services.readSpread(request, run);
    Options options = options(request, run);
    Capacities capacities = Capacities.of(service.facilities());
    boolean limited = options.rule != null;
    CatchmentSpec spec =
        new CatchmentSpec(
            service.reach(),
            service.ownOnly(),
            limited
                ? capacities.limits(service.facilities(), service.demand().weights(), run)
                : null,
            limited ? options.rule : AllocationRule.OPTIMAL,
            service.demand().entrances() ? service.demand().communities() : null);
    CatchmentsResult result = compute(spec, service, request);
    service.checkJoined(result.joined(), run);
    CatchmentAreas.Drawn drawn =
        options.polygons
            ? areas.draw(service, result.weight(), request, run)
            : CatchmentAreas.Drawn.NOTHING;
    return new CatchmentFeatures(service, capacities, result, drawn, options.pairs, run);
  }

  private static CatchmentsResult compute(
      CatchmentSpec spec, ServiceInputs.Service service, ProcessRequest request) {
    try {
      return Catchments.run(
          spec,
          service.network(),
          service.facilities().points(),
          service.demand().points(),
          request.progress(),
          request.cancel());
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs",
          e.getMessage() + ": shorten the reach, or ask for one county at a time");
    }
  }

  private static Options options(ProcessRequest request, Run run) {
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    String capacity = in.choice("capacity", "ignore", List.of("ignore", "limit"));
    run.parameter("capacity", Json.MAPPER.valueToTree(capacity));
    boolean pairs = in.flag("pairs", false);
    run.parameter("pairs", Json.MAPPER.valueToTree(pairs));
    boolean polygons = in.flag("polygons", true);
    run.parameter("polygons", Json.MAPPER.valueToTree(polygons));
    return new Options("limit".equals(capacity) ? rule(in, run) : noRule(in), pairs, polygons);
  }

  private static AllocationRule rule(InputReader in, Run run) {
    String rule = in.choice("rule", "optimal", List.of("optimal", "sequential"));
    run.parameter("rule", Json.MAPPER.valueToTree(rule));
    if ("optimal".equals(rule)) {
      if (in.has("order")) {
        throw in.refusedMember("order", "is for the sequential rule: the optimal one has none");
      }
      return AllocationRule.OPTIMAL;
    }
    String order = in.choice("order", "nearest-first", List.of("nearest-first", "id"));
    run.parameter("order", Json.MAPPER.valueToTree(order));
    return "id".equals(order) ? AllocationRule.BY_ID : AllocationRule.NEAREST_FIRST;
  }

  private static AllocationRule noRule(InputReader in) {
    for (String name : List.of("rule", "order")) {
      if (in.has(name)) {
        throw in.refusedMember(name, "shares out limited places: ask for capacity \"limit\"");
      }
    }
    return null;
  }
}
