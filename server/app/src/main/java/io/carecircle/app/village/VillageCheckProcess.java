package io.carecircle.app.village;

import io.carecircle.app.layer.LayerCatalog;
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
import io.carecircle.app.selection.FeatureRows;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.standard.PolicyCatalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** The village check as a process. */
@Component
class VillageCheckProcess implements AnalysisProcess {
  private static final int ROWS_AT_A_TIME = 100;
  private static final List<String> KINDS =
      List.of("community_care", "township_care", CarePlace.MUTUAL_AID);
  private static final BigDecimal LARGEST_GAP = new BigDecimal(1000);

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "village-check",
          "Village check",
          "村级用房核查",
          "Whether each village has a care place of its own or a neighbour's, of the area that the"
              + " clause names; centres that are too small; villages with mutual-aid points;"
              + " islands and mountains by their own measure.",
          List.of(
              CommonInputs.rows(
                  "communities",
                  "Villages and communities of the layer, or features; by default all."),
              CommonInputs.FACILITIES,
              ProcessInput.optional(
                  "neighbourMetres",
                  "Villages are neighbours when their areas come so near to each other.",
                  """
                  {"type": "number", "minimum": 0, "maximum": 1000, "default": 1}""")),
          new ProcessOutput(
              """
              {"type": "object", "required": ["villages", "counties", "smallCentres", "run"],
               "properties": {
                "villages": {"type": "array", "items": {"type": "object"}},
                "counties": {"type": "array", "items": {"type": "object"}},
                "smallCentres": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}""",
              true));

  private final Runs runs;
  private final Selections selections;
  private final LayerCatalog layers;
  private final PolicyCatalog policies;

  VillageCheckProcess(
      Runs runs, Selections selections, LayerCatalog layers, PolicyCatalog policies) {
    this.runs = runs;
    this.selections = selections;
    this.layers = layers;
    this.policies = policies;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    BigDecimal metres = in.decimal("neighbourMetres", BigDecimal.ONE, BigDecimal.ZERO, LARGEST_GAP);
    run.parameter("neighbourMetres", Json.MAPPER.valueToTree(metres));
    FeatureRows rows =
        selections.rows(
            in.find("communities").orElse(null), "communities", "communities", run, request);
    if (!rows.unreadable().isEmpty()) {
      throw InputReader.refused("communities", rows.unreadable().toString());
    }
    Selection facilities =
        selections.facilities(
            in.find("facilities").orElse(null), KINDS, "facilities", run, request);
    List<Village> villages = new VillageReader(layers, run).read(rows.features(), run);
    Neighbourhood neighbourhood = new Neighbourhood(villages);
    List<CarePlace> places = CarePlace.list(facilities, villages, neighbourhood);
    VillageClauses clauses = new VillageClauses(policies.policy());
    VillageJudge judge =
        new VillageJudge(villages, places, neighbourhood, clauses, metres.doubleValue());
    List<VillageVerdict> verdicts = new ArrayList<>();
    for (int v = 0; v < villages.size(); v++) {
      if (v % ROWS_AT_A_TIME == 0) {
        request.cancel().check();
        request.progress().onProgress("villages", v, villages.size());
      }
      if (villages.get(v).village()) {
        verdicts.add(judge.judge(v));
      }
    }
    ArrayNode small = Json.MAPPER.createArrayNode();
    new SmallCentres(villages, clauses).write(places, small);
    warn(villages, places, run);
    return new VillageCheckResult(verdicts, small, clauses, run);
  }

  private static void warn(List<Village> villages, List<CarePlace> places, Run run) {
    long homeless = places.stream().filter(place -> place.village() < 0).count();
    long unbounded = villages.stream().filter(v -> v.village() && v.area() == null).count();
    if (homeless > 0) {
      run.warn(
          homeless + " 处设施不在任何已知的村或社区内",
          homeless + " facilities stand in no village or community that is known");
    }
    if (unbounded > 0) {
      run.warn(
          unbounded + " 个村没有面状范围：除非场所带有其代码，否则未知；请导入面，或导入社区级区划",
          unbounded
              + " villages have no area: they are unknown unless a place has their code; import"
              + " areas, or regions of the level community");
    }
  }
}
