package io.carecircle.app.coverage;

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
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.allocation.TooManyPairsException;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Coverage as a process. */
@Component
class CoverageProcess implements AnalysisProcess {
  private static final int MOST_BANDS = 8;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "coverage",
          "Coverage",
          "覆盖分析",
          "People with a facility within reach, without a place in one, beyond reach, and unknown,"
              + " by region and in sum; who serves whom across the borders of regions.",
          ServiceInputs.withSpread(
              ProcessInput.optional(
                  "useCapacity",
                  "Whether a facility serves no more people than its property capacity says; places"
                      + " are shared out so that most people are served and walk least.",
                  """
                  {"type": "boolean", "default": false}"""),
              ProcessInput.optional(
                  "coveredShare",
                  "Share of its people that makes a community count as covered.",
                  """
                  {"type": "number", "minimum": 0.000001, "maximum": 1, "default": 1}"""),
              ProcessInput.optional(
                  "ageBands",
                  "Properties to count people by as well, for example elders60, elders65, elders80.",
                  """
                  {"type": "array", "maxItems": 8, "items": {"type": "string"}}"""),
              ProcessInput.optional(
                  "byKind",
                  "Whether the facilities of each kind are also counted alone.",
                  """
                  {"type": "boolean", "default": false}""")),
          ProcessOutput.object(CoverageSchema.RESULT));

  private final Runs runs;
  private final ServiceInputs services;

  CoverageProcess(Runs runs, ServiceInputs services) {
    this.runs = runs;
    this.services = services;
  }

  /** What was asked for beside the common inputs. */
  private record Options(
      boolean useCapacity, BigDecimal coveredShare, List<String> ageBands, boolean byKind) {}

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ServiceInputs.Service service = services.readSpread(request, run);
    Options options = options(request, run);
    try {
      return answer(service, options, request, run);
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs", e.getMessage() + ": shorten the reach, or count one county at a time");
    }
  }

  private ProcessResult answer(
      ServiceInputs.Service service, Options options, ProcessRequest request, Run run) {
    Demand demand = service.demand();
    long[] capacity =
        options.useCapacity
            ? Capacities.of(service.facilities())
                .limits(service.facilities(), demand.weights(), run)
            : null;
    CoverageSpec spec = spec(service, options.coveredShare, demand, capacity);
    CoverageResult result = count(service, spec, demand, request);
    service.checkJoined(result.joined(), run);
    ObjectNode answer = counts(service, spec, result, request, run);
    if (options.byKind) {
      answer.set("kinds", new KindRows(service).rows(spec, request));
    }
    if (!options.ageBands.isEmpty()) {
      answer.set("ageBands", ageBands(service, options, request, run));
    }
    return run.answer(answer);
  }

  private static ObjectNode counts(
      ServiceInputs.Service service,
      CoverageSpec spec,
      CoverageResult result,
      ProcessRequest request,
      Run run) {
    CoverageRows rows = new CoverageRows(service, service.demand());
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ObjectNode total = rows.total(result);
    ArrayNode regions = rows.regions(result);
    answer.set("total", total);
    answer.set("regions", regions);
    if (CrossingRows.has(service)) {
      new CrossingRows(service).add(total, regions, spec, result, request, run);
    }
    answer.set("placement", service.demand().placement());
    if (BorderRows.has(service)) {
      BorderRows borders = new BorderRows(service);
      long[] other = otherRule(service, spec, result, request, run);
      if (other != null) {
        borders.addBothRules(total, regions, spec, result, other);
      }
      answer.set("borderLedger", borders.ledger(result));
    }
    return answer;
  }

  static CoverageSpec spec(
      ServiceInputs.Service service, BigDecimal coveredShare, Demand demand, long[] capacity) {
    int regions = service.grouping().map(g -> g.regions().size()).orElse(0);
    return new CoverageSpec(
        service.reach(),
        coveredShare,
        service.regionOf(demand),
        Math.max(1, regions),
        demand.communities(),
        demand.entrances(),
        service.ownOnly() == null ? null : service.own(demand),
        capacity);
  }

  private static CoverageResult count(
      ServiceInputs.Service service, CoverageSpec spec, Demand demand, ProcessRequest request) {
    return Coverage.run(
        spec,
        service.network(),
        service.facilities().points(),
        demand.points(),
        request.progress(),
        request.cancel());
  }

  /**
   * Covered people under the rule of neighbours that was not asked for; null when that is too much
   * to find out.
   */
  private static long[] otherRule(
      ServiceInputs.Service service,
      CoverageSpec spec,
      CoverageResult result,
      ProcessRequest request,
      Run run) {
    CoverageSpec other =
        new CoverageSpec(
            spec.reach(),
            spec.coveredShare(),
            spec.region(),
            spec.regions(),
            spec.community(),
            spec.entrances(),
            spec.ownOnly() == null ? service.own(service.demand()) : null,
            spec.capacity());
    try {
      return Coverage.covered(
          other,
          service.network(),
          result.joined(),
          service.demand().points().weight(),
          request.progress(),
          request.cancel());
    } catch (TooManyPairsException e) {
      run.warn("the other rule of neighbours was not counted: " + e.getMessage());
      return null;
    }
  }

  private static ArrayNode ageBands(
      ServiceInputs.Service service, Options options, ProcessRequest request, Run run) {
    ArrayNode bands = Json.MAPPER.createArrayNode();
    for (String property : options.ageBands) {
      Demand band = service.demand().weighedBy(property, service.network(), run, request);
      CoverageSpec spec = spec(service, options.coveredShare, band, null);
      CoverageResult result = count(service, spec, band, request);
      CoverageRows rows = new CoverageRows(service, band);
      ObjectNode row = bands.addObject().put("weight", property);
      row.set("total", rows.total(result));
      row.set("regions", rows.regions(result));
    }
    return bands;
  }

  private static Options options(ProcessRequest request, Run run) {
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    boolean useCapacity = in.flag("useCapacity", false);
    run.parameter("useCapacity", Json.MAPPER.valueToTree(useCapacity));
    BigDecimal share =
        in.decimal("coveredShare", BigDecimal.ONE, new BigDecimal("0.000001"), BigDecimal.ONE);
    run.parameter("coveredShare", Json.MAPPER.valueToTree(share));
    List<String> bands = in.texts("ageBands").orElse(List.of());
    if (bands.size() > MOST_BANDS || bands.stream().distinct().count() < bands.size()) {
      throw in.refusedMember("ageBands", "must name up to " + MOST_BANDS + " different properties");
    }
    if (useCapacity && !bands.isEmpty()) {
      throw in.refusedMember(
          "ageBands", "cannot be counted with useCapacity: all ages share the same places");
    }
    run.parameter("ageBands", Json.MAPPER.valueToTree(bands));
    boolean byKind = in.flag("byKind", false);
    run.parameter("byKind", Json.MAPPER.valueToTree(byKind));
    return new Options(useCapacity, share, bands, byKind);
  }
}
