package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.CommonInputs;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.standard.Indicator;
import io.carecircle.app.standard.IndicatorFigure;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.standard.PolicyDocument;
import io.carecircle.app.territory.Analyses;
import io.carecircle.app.territory.Residents;
import io.carecircle.app.territory.Territories;
import io.carecircle.app.territory.Territory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Boards of indicators: printed targets beside what is counted or entered. */
@Component
class IndicatorProcess implements AnalysisProcess {
  private static final List<String> LAYERS = List.of("communities", "facilities", "estates");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "indicators",
          "Indicators",
          "指标对照",
          "Baseline, target, actual and gap of each indicator of a plan, the actual counted from the"
              + " layers where they tell it.",
          List.of(
              ProcessInput.optional(
                  "standard",
                  "Board or document, by id, number or title; without it all that hold for the"
                      + " region.",
                  """
                  {"type": "string", "example": "wenzhou-plan"}"""),
              ProcessInput.optional(
                  "region",
                  "Code or name; without it the region of the document.",
                  """
                  {"type": "string", "example": "330300"}"""),
              ProcessInput.optional(
                  "year",
                  "Year at whose end the actuals are counted; this year by default.",
                  """
                  {"type": "integer", "minimum": 1990, "maximum": 2100}"""),
              ProcessInput.optional(
                  "groupBy",
                  "Level of the parts to count as well.",
                  """
                  {"type": "string", "enum": ["city", "county", "township"]}"""),
              ProcessInput.optional(
                  "actuals", "Figures that no layer tells, with source and day.", Actuals.SCHEMA),
              ProcessInput.optional(
                  "centralCity",
                  "The area of the central city as in life-circles, for its meals.",
                  """
                  {"type": "object"}"""),
              CommonInputs.REACH),
          ProcessOutput.object(IndicatorSchema.RESULT));

  private final Runs runs;
  private final Territories territories;
  private final PolicyCatalog policies;
  private final Analyses analyses;
  private final Clock clock = Clock.systemDefaultZone();

  IndicatorProcess(Runs runs, Territories territories, PolicyCatalog policies, Analyses analyses) {
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
    Policy policy = policies.policy();
    Region asked = in.has("region") ? territories.region(in.text("region"), run) : null;
    Board board = Board.of(in, policy, asked == null ? null : asked.code(), run);
    Region region =
        asked == null ? territories.region(Optional.of(board.regionCode()), run) : asked;
    int year = in.count("year", LocalDate.now(clock).getYear(), 1990, 2100);
    run.parameter("year", Json.MAPPER.valueToTree(year));
    String groupBy =
        in.has("groupBy")
            ? in.choice("groupBy", null, List.of("city", "county", "township"))
            : null;
    run.parameter("groupBy", Json.MAPPER.valueToTree(groupBy));
    Actuals actuals = actuals(in, board, run);
    ReachInput.read(request.inputs().get("reach"), run);
    run.parameter("centralCity", in.find("centralCity").orElseGet(Json.MAPPER::nullNode));
    Territory territory = territories.read(region, groupBy, LAYERS, run);
    ObjectNode result = answer(policy, board, territory, year, actuals, request, run);
    return run.answer(result);
  }

  private static Actuals actuals(InputReader in, Board board, Run run) {
    Actuals actuals = Actuals.read(in, run);
    List<String> ids = board.indicators().stream().map(Indicator::id).toList();
    for (Actuals.Actual actual : actuals.list()) {
      if (!ids.contains(actual.indicator())) {
        throw in.refusedMember(
            "actuals", "name \"" + actual.indicator() + "\", which is not on this board");
      }
    }
    return actuals;
  }

  private ObjectNode answer(
      Policy policy,
      Board board,
      Territory territory,
      int year,
      Actuals actuals,
      ProcessRequest request,
      Run run) {
    LocalDate day = LocalDate.of(year, 12, 31);
    Territory townships =
        territories.read(territory.region(), "township", List.of("communities", "facilities"), run);
    Measures measures = new Measures(territory, townships, day);
    Answers answers = new Answers(analyses, request, run);
    WalkMeasures walks = new WalkMeasures(territory, day, answers, request);
    EstateMeasures estates = new EstateMeasures(territory, day, answers);
    Residents people = territory.residents(Territory.WHOLE);
    if (people.caveat() != null) {
      run.warn(people.caveat());
    }
    IndicatorRow rows = new IndicatorRow(territory, year, actuals);
    ObjectNode result = Json.MAPPER.createObjectNode();
    result.set(
        "region",
        Json.MAPPER
            .createObjectNode()
            .put("code", territory.region().code())
            .put("name", territory.region().name())
            .put("level", territory.region().level()));
    result.put("year", year).put("rule", Light.RULE).put("ruleZh", Light.RULE_ZH);
    result.set("boards", Board.list(policy));
    ArrayNode indicators = result.putArray("indicators");
    int done = 0;
    boolean over = true;
    for (Indicator indicator : board.indicators()) {
      request.cancel().check();
      request.progress().onProgress("indicators", done++, board.indicators().size());
      PolicyDocument document = policy.findDocument(indicator.document()).orElseThrow();
      ObjectNode row =
          rows.of(
              indicator, document, byName(measures, walks, estates, territory, indicator, year));
      if ("coverage-urban-communities".equals(indicator.measure())) {
        row.set("kinds", walks.kinds());
      }
      over &= row.get("periodOver").booleanValue();
      indicators.add(row);
    }
    if (over) {
      run.warn("period over (规划期已结束): targets of past years stand beside figures of " + year);
    }
    return result;
  }

  private static Map<String, IntFunction<Measured>> byName(
      Measures measures,
      WalkMeasures walks,
      EstateMeasures estates,
      Territory territory,
      Indicator indicator,
      int year) {
    Map<String, IntFunction<Measured>> all =
        new HashMap<>(measures.byName(firstYear(indicator, year)));
    all.put("coverage-urban-communities", walks::urbanCoverage);
    all.put("medical-pairing", walks::paired);
    all.put("estate-compliance", estates::compliance);
    all.put("meal-coverage", part -> walks.meals(part, "central city".equals(indicator.scope())));
    all.put("health-cabins-new", part -> estates.cabins(part, "new"));
    all.put("health-cabins-old", part -> estates.cabins(part, "old"));
    IntFunction<Measured> smart = all.get("smart-institutions");
    all.put(
        "smart-institutions-per-county",
        part ->
            "county".equals(territory.area(part).level())
                ? smart.apply(part)
                : Measured.not("a figure of each county: group by county", "按县（市、区）计算的数，请分县查看"));
    return all;
  }

  /** The first year of the period that additions are summed over. */
  private static int firstYear(Indicator indicator, int year) {
    return indicator.figures().stream()
        .filter(f -> f.role() == IndicatorFigure.Role.TARGET)
        .filter(f -> Light.yearsOf(f.accumulation()) > 0)
        .mapToInt(f -> f.year() - Light.yearsOf(f.accumulation()) + 1)
        .findFirst()
        .orElse(year);
  }
}
