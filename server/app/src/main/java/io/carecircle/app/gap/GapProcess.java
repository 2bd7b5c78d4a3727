package io.carecircle.app.gap;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.coverage.DemandClass;
import io.carecircle.kernel.coverage.Gaps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gaps as a process. */
@Component
class GapProcess implements AnalysisProcess {
  private static final Map<String, Gaps.Ranking> RANKINGS =
      Map.of("elders", Gaps.Ranking.PEOPLE, "elders-excess", Gaps.Ranking.PEOPLE_TIMES_EXCESS);

  private static final BigDecimal MOST_PEOPLE = new BigDecimal("1e10");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "gaps",
          "Gaps",
          "盲区分析",
          "Communities without a facility within reach, ranked by people or by people times excess"
              + " time; those that could not be joined to the streets are listed apart.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "minElders",
                  "Leave out communities with fewer people.",
                  """
                  {"type": "number", "minimum": 0, "default": 0}"""),
              ProcessInput.optional(
                  "rankBy",
                  "Rank by people, or by people times the seconds that they are too far.",
                  """
                  {"type": "string", "enum": ["elders", "elders-excess"], "default": "elders"}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["communities", "unknown", "run"], "properties": {
                "communities": {"type": "array", "items": {"type": "object"}},
                "unknown": {"type": "array", "items": {"type": "object"}},
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
    Demand demand = service.demand();
    CoverageResult coverage =
        Coverage.run(
            new CoverageSpec(
                service.reach(), BigDecimal.ONE, new int[demand.size()], 1, service.ownOnly()),
            service.network(),
            service.facilities().points(),
            demand.points(),
            request.progress(),
            request.cancel());
    ServiceInputs.checkJoined(
        service.facilities(), coverage.joined().facilities(), "facilities", service.reach(), run);
    ServiceInputs.checkJoined(
        demand.selection(), coverage.joined().demand(), "demand", service.reach(), run);
    List<Gaps.Gap> gaps =
        Gaps.run(
            coverage,
            demand.points(),
            service.reach().cutoffSeconds(),
            demand.weights().scaledAtLeast(minElders),
            RANKINGS.get(rankBy));
    ArrayNode communities = Json.MAPPER.createArrayNode();
    for (int i = 0; i < gaps.size(); i++) {
      communities.add(community(i + 1, gaps.get(i), service));
    }
    ArrayNode unknown = unknown(coverage, demand);
    return out -> {
      out.writeStartObject();
      out.writeName("communities");
      Json.MAPPER.writeValue(out, communities);
      out.writeName("unknown");
      Json.MAPPER.writeValue(out, unknown);
      run.write(out);
      out.writeEndObject();
    };
  }

  private static ObjectNode community(int rank, Gaps.Gap gap, ServiceInputs.Service service) {
    Demand demand = service.demand();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("rank", rank);
    node.put("id", demand.selection().id(gap.demand()));
    node.put("name", demand.selection().text(gap.demand(), "name"));
    node.put("elders", demand.weights().people(gap.people()));
    if (gap.facility() < 0) {
      node.putNull("nearestFacilityId").putNull("seconds").putNull("excessSeconds");
      node.put("reason", "no-way");
    } else {
      node.put("nearestFacilityId", service.facilities().id(gap.facility()));
      node.put("seconds", gap.seconds());
      node.put("excessSeconds", gap.excessSeconds());
      node.put("reason", "too-far");
    }
    return node;
  }

  private static ArrayNode unknown(CoverageResult coverage, Demand demand) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (int d = 0; d < demand.size(); d++) {
      if (coverage.demandClass()[d] == DemandClass.UNKNOWN) {
        list.addObject()
            .put("id", demand.selection().id(d))
            .put("name", demand.selection().text(d, "name"))
            .put("elders", demand.weights().people(demand.weights().scaled()[d]))
            .put("reason", "not-joined");
      }
    }
    return list;
  }
}
