package io.carecircle.app.timeline;

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
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.territory.Analyses;
import io.carecircle.app.territory.Territories;
import io.carecircle.app.territory.Territory;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which county or township runs short of institution beds, and when (床位短缺预警). */
@Component
class EarlyWarningProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "early-warning",
          "Early warning of bed shortage",
          "床位短缺预警",
          "Beds wanted and beds there by part of a region and year, and the first year in which they"
              + " do not suffice.",
          Stream.concat(
                  TimelineInputs.SHARED.stream(),
                  Stream.of(
                      ProcessInput.optional(
                          "groupBy",
                          "Level of the parts.",
                          """
                          {"type": "string", "enum": ["county", "township"], "default": "county"}"""),
                      ProcessInput.optional(
                          "denseAreas",
                          "Whether to list the square kilometres of more than 1,000 elders that have"
                              + " neither a candidate site nor premises.",
                          """
                          {"type": "boolean", "default": true}""")))
              .toList(),
          ProcessOutput.object(TimelineSchema.WARNING));

  private final Runs runs;
  private final Territories territories;
  private final PolicyCatalog policies;
  private final Analyses analyses;

  EarlyWarningProcess(
      Runs runs, Territories territories, PolicyCatalog policies, Analyses analyses) {
    this.runs = runs;
    this.territories = territories;
    this.policies = policies;
    this.analyses = analyses;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    TimelineInputs inputs = TimelineInputs.read(in, run);
    String groupBy = in.choice("groupBy", "county", Territories.PARTS);
    run.parameter("groupBy", Json.MAPPER.valueToTree(groupBy));
    boolean dense = in.flag("denseAreas", true);
    run.parameter("denseAreas", Json.MAPPER.valueToTree(dense));
    Region region = territories.region(in.text("region"), run);
    Course course = Course.of(region, groupBy, inputs, territories, policies.policy(), run);
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("total", row(course, Territory.WHOLE, inputs));
    ArrayNode parts = result.putArray("regions");
    for (int part = 0; part < course.territory().parts().size(); part++) {
      parts.add(row(course, part, inputs));
    }
    result.set("planPath", PlanPath.of(policies.policy(), region));
    if (dense) {
      result.set("denseAreas", dense(course, request, run));
    }
    return run.answer(result);
  }

  private static ObjectNode row(Course course, int part, TimelineInputs inputs) {
    ObjectNode row = TimelineAnswer.region(course.territory().area(part));
    Integer red = null;
    ArrayNode years = Json.MAPPER.createArrayNode();
    for (int year = inputs.from(); year <= inputs.to(); year++) {
      ObjectNode each = years.addObject().put("year", year);
      TimelineAnswer.putBeds(each, course, part, year);
      boolean isShort = TimelineAnswer.isShort(course, part, year);
      each.put("warning", isShort ? TimelineAnswer.SHORTAGE : null);
      red = red == null && isShort ? Integer.valueOf(year) : red;
    }
    row.put("redYear", red);
    row.put(
        "reading",
        "300 beds for 10,000 resident elders is printed for the city (三(一)3); by county, township"
            + " and year it is our own reading");
    row.set("years", years);
    return row;
  }

  /** Null, and said so, where density cannot be told. */
  private ObjectNode dense(Course course, ProcessRequest request, Run run) {
    List<String> ids = DenseAreas.communities(course.territory());
    if (ids.isEmpty()) {
      run.warn("dense areas are unknown: no community tells its place and its elders");
      return null;
    }
    ObjectNode inputs = Json.MAPPER.createObjectNode();
    ObjectNode demand = inputs.putObject("demand").put("layer", "communities");
    demand.set("ids", Json.MAPPER.valueToTree(ids));
    try {
      return new DenseAreas(territories, run)
          .of(analyses.run("density", inputs, request, run), course.territory().region());
    } catch (RefusedException e) {
      run.warn("dense areas are unknown: " + e.getMessage());
      return null;
    }
  }
}
