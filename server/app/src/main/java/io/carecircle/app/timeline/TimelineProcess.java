package io.carecircle.app.timeline;

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
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Territories;
import io.carecircle.kernel.search.ReachSpec;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Beds, demand and coverage by year as facilities and projects open. */
@Component
class TimelineProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "timeline",
          "Time line",
          "建设时间轴",
          "Institution beds, beds wanted and elders within reach by year as facilities and projects"
              + " open, and what a year's delay of each project costs.",
          Stream.concat(
                  TimelineInputs.SHARED.stream(),
                  Stream.of(
                      TimelineInputs.KINDS,
                      TimelineInputs.REACH,
                      ProcessInput.optional(
                          "delayCosts",
                          "Whether to tell what one more year of delay of each project costs.",
                          """
                          {"type": "boolean", "default": false}""")))
              .toList(),
          ProcessOutput.object(TimelineSchema.RESULT));

  private final Runs runs;
  private final Territories territories;
  private final PolicyCatalog policies;
  private final ServiceInputs services;

  TimelineProcess(
      Runs runs, Territories territories, PolicyCatalog policies, ServiceInputs services) {
    this.runs = runs;
    this.territories = territories;
    this.policies = policies;
    this.services = services;
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
    run.parameter("kinds", Json.MAPPER.valueToTree(inputs.kinds()));
    ReachSpec reach = ReachInput.read(request.inputs().get("reach"), run);
    boolean delayCosts = in.flag("delayCosts", false);
    run.parameter("delayCosts", Json.MAPPER.valueToTree(delayCosts));
    Region region = territories.region(in.text("region"), run);
    Course course = Course.of(region, null, inputs, territories, policies.policy(), run);
    CoverageSeries coverage = coverage(course, inputs, reach, request, run);
    TimelineAnswer answer = new TimelineAnswer(course, coverage, inputs, request);
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("region", TimelineAnswer.region(region));
    result.set("years", answer.years());
    result.set("planPath", PlanPath.of(policies.policy(), region));
    result.set("projects", answer.projects());
    if (delayCosts) {
      result.set("delayCosts", answer.delayCosts());
    }
    return run.answer(result);
  }

  /** Null, and said so, when there are no streets or no people to walk on them. */
  private CoverageSeries coverage(
      Course course, TimelineInputs inputs, ReachSpec reach, ProcessRequest request, Run run) {
    if (run.find("streets").isEmpty()
        || course.territory().rows("communities").table().size() == 0) {
      run.warn("coverage is unknown: it needs the layers streets and communities");
      return null;
    }
    List<String> far =
        course.supply().projects().stream()
            .filter(p -> p.sites().isEmpty())
            .map(ProjectOpening::id)
            .toList();
    if (!far.isEmpty()) {
      run.warn(
          far.size()
              + " projects have no surveyed place: their beds count, but nobody is said to live"
              + " within reach of them");
    }
    return new CoverageSeries(
        course.territory(),
        new OpenYears(course.territory().rows("facilities"), inputs.status()),
        inputs.kinds(),
        reach,
        services.network(run),
        request);
  }
}
