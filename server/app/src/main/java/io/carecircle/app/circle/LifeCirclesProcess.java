package io.carecircle.app.circle;

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
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.territory.Analyses;
import io.carecircle.app.territory.Territories;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Circles beside that of care: meals, fitness, daily life, culture on foot; rescue by car. */
@Component
class LifeCirclesProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "life-circles",
          "Other circles",
          "其他生活圈",
          "People within the meal, fitness, daily-life and culture circles on foot, meals by"
              + " delivery apart, and guest houses and scenic sites within the drive of a rescue"
              + " point.",
          List.of(
              ProcessInput.optional(
                  "region",
                  "Code or name of a region; without it all that the layers hold.",
                  """
                  {"type": "string", "example": "330300"}"""),
              ProcessInput.optional(
                  "groupBy",
                  "Level of the parts to count as well.",
                  """
                  {"type": "string", "enum": ["county", "township"]}"""),
              ProcessInput.optional(
                  "asOf",
                  "Day on which facilities must be open; today by default.",
                  """
                  {"type": "string", "format": "date"}"""),
              ProcessInput.optional(
                  "weight",
                  "People to count.",
                  """
                  {"type": "string", "default": "elders60"}"""),
              ProcessInput.optional(
                  "speed",
                  "Walking speed, metres a second.",
                  """
                  {"type": "number", "minimum": 0.05, "maximum": 50, "default": 1.0}"""),
              ProcessInput.optional(
                  "centralCity",
                  "The area of the central city: ids of the layer regions, or polygons; without it"
                      + " meals of the central city are unknown.",
                  """
                  {"type": "object", "additionalProperties": false, "properties": {
                    "layer": {"type": "string", "enum": ["regions"], "default": "regions"},
                    "ids": {"type": "array", "items": {"type": "string"}},
                    "features": {"type": "object"}}}"""),
              ProcessInput.optional(
                  "rescueTargets",
                  "Guest houses and scenic sites: places as in travel-times; without them rescue"
                      + " is unknown.",
                  """
                  {"type": "object"}"""),
              ProcessInput.optional(
                  "rescueMinutes",
                  "Minutes of the drive from the rescue point.",
                  """
                  {"type": "number", "minimum": 0, "maximum": 300, "default": 5}"""),
              ProcessInput.optional(
                  "carSpeeds",
                  "Kilometres an hour by class of street, our own reading by default.",
                  CarSpeeds.SCHEMA)),
          ProcessOutput.object(CircleSchema.RESULT));

  private final Runs runs;
  private final Territories territories;
  private final Analyses analyses;
  private final Selections selections;
  private final ServiceInputs services;
  private final Clock clock = Clock.systemDefaultZone();

  LifeCirclesProcess(
      Runs runs,
      Territories territories,
      Analyses analyses,
      Selections selections,
      ServiceInputs services) {
    this.runs = runs;
    this.territories = territories;
    this.analyses = analyses;
    this.selections = selections;
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
    Region region = territories.region(in.text("region"), run);
    String groupBy = in.has("groupBy") ? in.choice("groupBy", null, Territories.PARTS) : null;
    run.parameter("groupBy", Json.MAPPER.valueToTree(groupBy));
    LocalDate asOf = in.date("asOf").orElseGet(() -> LocalDate.now(clock));
    run.parameter("asOf", Json.MAPPER.valueToTree(asOf.toString()));
    String weight = in.text("weight").orElse("elders60");
    run.parameter("weight", Json.MAPPER.valueToTree(weight));
    BigDecimal speed =
        in.decimal("speed", new BigDecimal("1.0"), new BigDecimal("0.05"), new BigDecimal(50));
    run.parameter("speed", Json.MAPPER.valueToTree(speed));
    Homes homes =
        new Homes(
            territories.read(region, null, List.of("communities", "facilities"), run),
            centralCity(in, request, run));
    Walks walks = new Walks(homes, weight, speed, asOf, groupBy, analyses, request, run);
    ArrayNode circles = Json.MAPPER.createArrayNode();
    for (WalkCircle circle : WalkCircle.ALL) {
      request.progress().onProgress("circles", circles.size(), WalkCircle.ALL.size() + 1L);
      circles.add(walks.count(circle));
    }
    ObjectNode rescue = new Rescue(selections, services, in, asOf, request, run).answer();
    return run.answer()
        .with("region", named(region))
        .with("circles", circles)
        .with("mealDelivery", new MealDelivery(homes, weight).answer())
        .with("rescue", rescue);
  }

  private static ObjectNode named(Region region) {
    return Json.MAPPER
        .createObjectNode()
        .put("code", region.code())
        .put("name", region.name())
        .put("level", region.level());
  }

  private CentralCity centralCity(InputReader in, ProcessRequest request, Run run) {
    if (!in.has("centralCity")) {
      run.parameter("centralCity", Json.MAPPER.nullNode());
      return null;
    }
    FeatureTable features =
        selections
            .rows(in.find("centralCity").orElseThrow(), "regions", "centralCity", run, request)
            .features();
    CentralCity city = new CentralCity(features);
    if (city.isEmpty()) {
      throw in.refusedMember("centralCity", "holds no area: name regions or give polygons");
    }
    return city;
  }
}
