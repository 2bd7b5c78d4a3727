package io.carecircle.app.gap;

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
import io.carecircle.kernel.coverage.GapReasons;
import io.carecircle.kernel.coverage.Gaps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Gaps as a process. */
@Component
class GapProcess implements AnalysisProcess {
  private static final Map<String, Gaps.Ranking> RANKINGS =
      Map.of("elders", Gaps.Ranking.PEOPLE, "elders-excess", Gaps.Ranking.PEOPLE_TIMES_EXCESS);

  private static final BigDecimal MOST_PEOPLE = new BigDecimal("1e10");
  private static final BigDecimal DEFAULT_LINK = new BigDecimal("500");
  private static final BigDecimal SHORTEST_LINK = BigDecimal.ONE;
  private static final BigDecimal LONGEST_LINK = new BigDecimal("20000");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "gaps",
          "Gaps",
          "盲区分析",
          "Communities without a facility within reach, ranked by people or by people times excess"
              + " time, each with one reason and what removing the obstacles would give, gathered"
              + " to areas; those that could not be joined to the streets are listed apart.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "useCapacity",
                  "Whether a full facility serves nobody else: whoever finds no place is a gap,"
                      + " too.",
                  """
                  {"type": "boolean", "default": false}"""),
              ProcessInput.optional(
                  "minElders",
                  "Leave communities with fewer people out of the list; areas and sums by reason"
                      + " count them.",
                  """
                  {"type": "number", "minimum": 0, "default": 0}"""),
              ProcessInput.optional(
                  "rankBy",
                  "Rank by people, or by people times the seconds that they are too far.",
                  """
                  {"type": "string", "enum": ["elders", "elders-excess"], "default": "elders"}"""),
              ProcessInput.optional(
                  "linkMetres",
                  "Uncovered communities no farther apart than this, or joined by a chain of such,"
                      + " are one area.",
                  """
                  {"type": "number", "minimum": 1, "maximum": 20000, "default": 500}""")),
          ProcessOutput.object(
              """
              {"type": "object",
               "required": ["communities", "reasons", "unknown", "areas", "run"], "properties": {
                "communities": {"type": "array", "items": {"type": "object"}},
                "reasons": {"type": "array", "items": {"type": "object"}},
                "unknown": {"type": "array", "items": {"type": "object"}},
                "areas": {"type": "object"},
                "crossArterials": {"type": "object",
                  "description": "With reach.crossArterials junctions only.", "properties": {
                    "coveredAnywhere": {"type": "number"},
                    "loseCover": {"type": "number"},
                    "communityIds": {"type": "array", "items": {"type": "string"},
                      "description": "Communities where fewer are covered than if roads could be crossed anywhere."}}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  GapProcess(Runs runs, ServiceInputs services) {
    this.runs = runs;
    this.services = services;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ServiceInputs.Service service = services.read(request, run);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    BigDecimal minElders = in.decimal("minElders", BigDecimal.ZERO, BigDecimal.ZERO, MOST_PEOPLE);
    run.parameter("minElders", Json.MAPPER.valueToTree(minElders));
    String rankBy = in.choice("rankBy", "elders", RANKINGS.keySet().stream().sorted().toList());
    run.parameter("rankBy", Json.MAPPER.valueToTree(rankBy));
    BigDecimal linkMetres = in.decimal("linkMetres", DEFAULT_LINK, SHORTEST_LINK, LONGEST_LINK);
    run.parameter("linkMetres", Json.MAPPER.valueToTree(linkMetres));
    boolean useCapacity = in.flag("useCapacity", false);
    run.parameter("useCapacity", Json.MAPPER.valueToTree(useCapacity));
    Demand demand = service.demand();
    Counted found = count(service, useCapacity, request, run);
    CoverageResult coverage = found.coverage();
    service.checkJoined(coverage.joined(), run);
    List<Gaps.Gap> gaps =
        Gaps.run(
            coverage, demand.points(), service.reach().cutoffSeconds(), 0, RANKINGS.get(rankBy));
    GapReasons reasons = reasons(service, coverage, request, run);
    long least = demand.weights().scaledAtLeast(minElders);
    return new GapFindings(
        service, coverage, gaps, least, reasons, linkMetres.doubleValue(), found.crossing(), run);
  }

  /** What is counted before gaps are looked for. */
  private record Counted(CoverageResult coverage, Optional<ObjectNode> crossing) {}

  private static Counted count(
      ServiceInputs.Service service, boolean useCapacity, ProcessRequest request, Run run) {
    long[] capacity =
        useCapacity
            ? Capacities.of(service.facilities())
                .limits(service.facilities(), service.demand().weights(), run)
            : null;
    CoverageSpec spec =
        new CoverageSpec(
            service.reach(),
            BigDecimal.ONE,
            new int[service.demand().size()],
            1,
            null,
            false,
            service.ownOnly(),
            capacity);
    try {
      CoverageResult coverage =
          Coverage.run(
              spec,
              service.network(),
              service.facilities().points(),
              service.demand().points(),
              request.progress(),
              request.cancel());
      return new Counted(coverage, CrossingLoss.of(service, spec, coverage, request));
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs", e.getMessage() + ": shorten the reach, or leave places out");
    }
  }

  private GapReasons reasons(
      ServiceInputs.Service service, CoverageResult coverage, ProcessRequest request, Run run) {
    return new GapReasons(
        service.reach(),
        service.ownOnly(),
        service.network(),
        service.facilities().points(),
        new GapReasons.NotOpen(service.notOpen().points(), services.groupsOfNotOpen(service, run)),
        service.demand().points(),
        coverage.joined(),
        request.progress(),
        request.cancel());
  }
}
