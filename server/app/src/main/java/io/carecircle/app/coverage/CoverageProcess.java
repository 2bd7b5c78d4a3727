package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.CoverageSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Coverage as a process. */
@Component
class CoverageProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "coverage",
          "Coverage",
          "覆盖分析",
          "People with a facility within reach, beyond it, and unknown, by region and in sum.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "useCapacity",
                  "Whether a full facility serves nobody else; not in this version.",
                  """
                  {"type": "boolean", "enum": [false], "default": false}"""),
              ProcessInput.optional(
                  "coveredShare",
                  "Share of its people that makes a community count as covered.",
                  """
                  {"type": "number", "minimum": 0.000001, "maximum": 1, "default": 1}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["total", "regions", "run"], "properties": {
                "total": {"type": "object"},
                "regions": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  CoverageProcess(Runs runs, ServiceInputs services) {
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
    BigDecimal coveredShare = coveredShare(request, run);
    int[] region =
        service
            .grouping()
            .map(Regions.Grouping::demand)
            .orElseGet(() -> new int[service.demand().size()]);
    List<Regions.Region> regions =
        service.grouping().map(Regions.Grouping::regions).orElse(List.of());
    CoverageSpec spec =
        new CoverageSpec(
            service.reach(), coveredShare, region, Math.max(1, regions.size()), service.ownOnly());
    CoverageResult result =
        Coverage.run(
            spec,
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            request.progress(),
            request.cancel());
    ServiceInputs.checkJoined(
        service.facilities(), result.joined().facilities(), "facilities", service.reach(), run);
    ServiceInputs.checkJoined(
        service.demand().selection(), result.joined().demand(), "demand", service.reach(), run);
    Weights weights = service.demand().weights();
    ObjectNode total = counts(result.total(), weights);
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int r = 0; r < regions.size(); r++) {
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("code", regions.get(r).code());
      row.put("name", regions.get(r).name());
      row.put("level", regions.get(r).level());
      row.setAll(counts(result.regions().get(r), weights));
      rows.add(row);
    }
    return out -> {
      out.writeStartObject();
      out.writeName("total");
      Json.MAPPER.writeValue(out, total);
      out.writeName("regions");
      Json.MAPPER.writeValue(out, rows);
      run.write(out);
      out.writeEndObject();
    };
  }

  private static BigDecimal coveredShare(ProcessRequest request, Run run) {
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    if (in.flag("useCapacity", false)) {
      throw in.refusedMember("useCapacity", "is true, but this version does not count places yet");
    }
    run.parameter("useCapacity", Json.MAPPER.valueToTree(false));
    BigDecimal share =
        in.decimal("coveredShare", BigDecimal.ONE, new BigDecimal("0.000001"), BigDecimal.ONE);
    run.parameter("coveredShare", Json.MAPPER.valueToTree(share));
    return share;
  }

  private static ObjectNode counts(CoverageCounts c, Weights weights) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("population", weights.people(c.population()));
    node.put("covered", weights.people(c.covered()));
    node.put("overCapacity", weights.people(c.overCapacity()));
    node.put("outOfReach", weights.people(c.outOfReach()));
    node.put("unknown", weights.people(c.unknown()));
    if (c.population() == 0) {
      node.putNull("coverageRatio");
    } else {
      node.put("coverageRatio", (double) c.covered() / c.population());
    }
    node.put("communities", c.communities());
    node.put("communitiesCovered", c.communitiesCovered());
    node.put("communitiesPartly", c.communitiesPartly());
    node.put("communitiesUnknown", c.communitiesUnknown());
    if (c.timed() == 0) {
      node.putNull("meanSeconds").putNull("medianSeconds").putNull("p90Seconds");
    } else {
      node.put(
          "meanSeconds", BigDecimal.valueOf(c.meanSeconds()).setScale(1, RoundingMode.HALF_UP));
      node.put("medianSeconds", c.medianSeconds());
      node.put("p90Seconds", c.p90Seconds());
    }
    return node;
  }
}
