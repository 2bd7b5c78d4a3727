package io.carecircle.app.projectmap;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerVersion;
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
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.standard.PolicyProject;
import io.carecircle.app.standard.PolicyRegion;
import io.carecircle.app.standard.ProjectFeatures;
import io.carecircle.app.territory.Territories;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What the projects add up to: by place, by whom they count for, by unit, nature, year. */
@Component
class ProjectRollUpProcess implements AnalysisProcess {
  private static final List<String> NATURES = List.of("新建", "续建", "谋划", "改扩建");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "project-rollup",
          "Roll-up of projects",
          "项目汇总",
          "Number, investment and beds of projects by place, by unit (the city's own apart), nature,"
              + " category and year.",
          List.of(
              ProcessInput.optional(
                  "region",
                  "Code or name of the region in which projects stand; without it all.",
                  """
                  {"type": "string", "example": "330300"}"""),
              ProcessInput.optional(
                  "natures",
                  "Natures that count.",
                  """
                  {"type": "array", "items": {"type": "string",
                    "enum": ["新建", "续建", "谋划", "改扩建"]}}"""),
              ProcessInput.optional(
                  "from",
                  "First year of completion.",
                  """
                  {"type": "integer", "minimum": 1990, "maximum": 2100}"""),
              ProcessInput.optional(
                  "to",
                  "Last year of completion.",
                  """
                  {"type": "integer", "minimum": 1990, "maximum": 2100}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["total", "byPlace", "byUnit", "run"], "properties": {
                "total": {"type": "object"},
                "byPlace": {"type": "array", "items": {"type": "object", "properties": {
                  "key": {"type": "string", "nullable": true},
                  "name": {"type": "string", "nullable": true},
                  "projects": {"type": "integer"},
                  "totalInvestment": {"type": "number", "nullable": true},
                  "totalInvestmentUnknown": {"type": "integer"},
                  "planInvestment": {"type": "number", "nullable": true},
                  "planInvestmentUnknown": {"type": "integer"},
                  "beds": {"type": "number", "nullable": true},
                  "bedsUnknown": {"type": "integer"},
                  "natures": {"type": "object"},
                  "ids": {"type": "array", "items": {"type": "string"}}}}},
                "byUnit": {"type": "array", "items": {"type": "object"},
                  "description": "By the county or city that the unit belongs to."},
                "byResponsibleUnit": {"type": "array", "items": {"type": "object"}},
                "byNature": {"type": "array", "items": {"type": "object"}},
                "byCategory": {"type": "array", "items": {"type": "object"}},
                "byYear": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final LayerCatalog layers;
  private final PolicyCatalog policies;
  private final Territories territories;

  ProjectRollUpProcess(
      Runs runs, LayerCatalog layers, PolicyCatalog policies, Territories territories) {
    this.runs = runs;
    this.layers = layers;
    this.policies = policies;
    this.territories = territories;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    Policy policy = policies.policy();
    FeatureTable projects = projects(policy, run);
    int[] rows = rows(in, projects, run);
    Map<String, String> rollUps = new HashMap<>();
    for (PolicyProject project : policy.projects()) {
      rollUps.put(project.id() + project.name(), project.rollUpCode());
    }
    RollUp sums = new RollUp(projects, rows);
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("total", sums.total());
    result.set("byPlace", sums.by(row -> text(projects, row, "regionCode"), c -> name(policy, c)));
    result.set(
        "byUnit", sums.by(row -> rollUp(projects, row, rollUps), code -> unit(policy, code)));
    result.set(
        "byResponsibleUnit", sums.by(row -> text(projects, row, "responsibleUnit"), key -> key));
    result.set("byNature", sums.by(row -> text(projects, row, "nature"), key -> key));
    result.set("byCategory", sums.by(row -> text(projects, row, "category"), key -> key));
    result.set("byYear", sums.by(row -> text(projects, row, "endYear"), key -> key));
    return run.answer(result);
  }

  private FeatureTable projects(Policy policy, Run run) {
    Optional<LayerVersion> version = run.find("projects");
    if (version.isEmpty()) {
      run.warn("the layer projects is empty: these are the projects of the printed lists");
    }
    return version.map(layers::read).orElseGet(() -> ProjectFeatures.table(policy));
  }

  private int[] rows(InputReader in, FeatureTable projects, Run run) {
    String region = in.has("region") ? territories.region(in.text("region"), run).code() : null;
    List<String> natures = in.texts("natures").orElse(NATURES);
    for (String nature : natures) {
      if (!NATURES.contains(nature)) {
        throw in.refusedMember(
            "natures", "has \"" + nature + "\"; natures are: " + String.join(", ", NATURES));
      }
    }
    int from = in.count("from", 1990, 1990, 2100);
    int to = in.count("to", 2100, 1990, 2100);
    run.parameter("region", Json.MAPPER.valueToTree(region));
    boolean anyNature = !in.has("natures");
    boolean anyYear = !in.has("from") && !in.has("to");
    // A limit that was not given stays absent: it would shut out rows that do not tell.
    run.parameter("natures", Json.MAPPER.valueToTree(anyNature ? null : natures));
    run.parameter("from", Json.MAPPER.valueToTree(anyYear ? null : from));
    run.parameter("to", Json.MAPPER.valueToTree(anyYear ? null : to));
    return IntStream.range(0, projects.size())
        .filter(row -> region == null || within(text(projects, row, "regionCode"), region))
        .filter(row -> anyNature || natures.contains(text(projects, row, "nature")))
        .filter(row -> anyYear || isBetween(projects.value(row, "endYear"), from, to))
        .toArray();
  }

  private static boolean isBetween(Object year, int from, int to) {
    return year instanceof Number n && n.longValue() >= from && n.longValue() <= to;
  }

  /** Codes of GB/T 2260: a city's ends in 00 and its counties begin with the rest. */
  private static boolean within(String code, String region) {
    boolean city = region.length() == 6 && region.endsWith("00");
    return code != null && code.startsWith(city ? region.substring(0, 4) : region);
  }

  private static String text(FeatureTable projects, int row, String property) {
    Object value = projects.value(row, property);
    return value == null ? null : value.toString();
  }

  /** The county or city that a project counts for by its unit: printed, given, or its place. */
  private static String rollUp(FeatureTable projects, int row, Map<String, String> printed) {
    String known = printed.get(projects.id(row) + text(projects, row, "name"));
    String given = known == null ? text(projects, row, "rollUp") : known;
    return given == null ? text(projects, row, "regionCode") : given;
  }

  private static String name(Policy policy, String code) {
    return policy.findRegion(code).map(PolicyRegion::name).orElse(code);
  }

  private static String unit(Policy policy, String code) {
    return policy
        .findRegion(code)
        .map(r -> "city".equals(r.level()) ? r.name() + "本级" : r.name())
        .orElse(code);
  }
}
