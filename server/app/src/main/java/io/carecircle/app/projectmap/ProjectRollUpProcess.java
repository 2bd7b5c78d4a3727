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
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.standard.ProjectFeatures;
import io.carecircle.app.territory.Territories;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What the projects add up to: by place, by whom they count for, by unit, nature, year. */
@Component
class ProjectRollUpProcess implements AnalysisProcess {
  /** Further groups of the result by the property that they have in common. */
  private static final Map<String, String> GROUPS = groups();

  private static final String TEXTS =
      """
      {"type": "array", "items": {"type": "string"}}""";

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
                  "Natures that count; an empty text for those without one.",
                  """
                  {"type": "array", "items": {"type": "string",
                    "enum": ["新建", "续建", "谋划", "改扩建", ""]}}"""),
              ProcessInput.optional(
                  "categories",
                  "Categories that count; an empty text for those without one.",
                  TEXTS),
              ProcessInput.optional(
                  "units",
                  "Responsible units that count; an empty text for those without one.",
                  TEXTS),
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

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("byResponsibleUnit", "responsibleUnit");
    groups.put("byNature", "nature");
    groups.put("byCategory", "category");
    groups.put("byYear", "endYear");
    return Collections.unmodifiableMap(groups);
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    ListedProjects projects = new ListedProjects(table(run), policies.policy());
    RollUp sums = new RollUp(projects.table(), projects.rows(filter(in, run)));
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set("total", sums.total());
    result.set("byPlace", sums.by(row -> projects.text(row, "regionCode"), projects::regionName));
    result.set("byUnit", sums.by(projects::unitCode, projects::unitName));
    for (Map.Entry<String, String> group : GROUPS.entrySet()) {
      result.set(group.getKey(), sums.by(row -> projects.text(row, group.getValue()), key -> key));
    }
    return run.answer(result);
  }

  private FeatureTable table(Run run) {
    Optional<LayerVersion> version = run.find("projects");
    if (version.isEmpty()) {
      run.warn("the layer projects is empty: these are the projects of the printed lists");
    }
    return version.map(layers::read).orElseGet(() -> ProjectFeatures.table(policies.policy()));
  }

  private ProjectFilter filter(InputReader in, Run run) {
    String region = in.has("region") ? territories.region(in.text("region"), run).code() : null;
    ProjectFilter filter = ProjectFilter.of(in, region);
    run.parameter("region", Json.MAPPER.valueToTree(region));
    run.parameter("natures", Json.MAPPER.valueToTree(filter.natures()));
    run.parameter("categories", Json.MAPPER.valueToTree(filter.categories()));
    run.parameter("units", Json.MAPPER.valueToTree(filter.units()));
    run.parameter("from", Json.MAPPER.valueToTree(filter.from()));
    run.parameter("to", Json.MAPPER.valueToTree(filter.to()));
    return filter;
  }
}
