package io.carecircle.app.estate;

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
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.search.ReachSpec;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The check of old estates as a process. */
@Component
class OldEstateCheckProcess implements AnalysisProcess {
  private static final int ROWS_AT_A_TIME = 20;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "old-estate-check",
          "Old estate check",
          "老旧小区核查",
          "Whether a care place of the area that the clause demands is in use inside the circle of"
              + " each old estate, on foot from its nearest gate; deadlines, what is overdue, and"
              + " how far the renewal plan is.",
          List.of(
              CommonInputs.rows(
                  "estates",
                  "Estates of the layer, or features; by default the old ones of the layer."),
              CommonInputs.FACILITIES,
              CommonInputs.REACH,
              ProcessInput.optional(
                  "circles",
                  "Areas that the authorities drew as circles: regions of the layer by their ids,"
                      + " or features. Another reading then asks for a place in the same area.",
                  """
                  {"type": "object", "properties": {
                    "layer": {"type": "string", "enum": ["regions"], "default": "regions"},
                    "ids": {"type": "array", "items": {"type": "string"}},
                    "features": {"type": "object"}}}"""),
              ProcessInput.optional(
                  "asOf",
                  "Day on which places are in use and deadlines are looked at; today by default.",
                  """
                  {"type": "string", "format": "date"}""")),
          new ProcessOutput(
              """
              {"type": "object", "required": ["estates", "overdue", "programmes", "run"],
               "properties": {
                "estates": {"type": "array", "items": {"type": "object"}},
                "overdue": {"type": "array", "items": {"type": "string"}},
                "programmes": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}""",
              true));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;
  private final LayerCatalog layers;
  private final PolicyCatalog policies;
  private final Clock clock = Clock.systemDefaultZone();

  OldEstateCheckProcess(
      Runs runs,
      Selections selections,
      ServiceInputs services,
      LayerCatalog layers,
      PolicyCatalog policies) {
    this.runs = runs;
    this.selections = selections;
    this.services = services;
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
    LocalDate asOf = in.date("asOf").orElseGet(() -> LocalDate.now(clock));
    run.parameter("asOf", Json.MAPPER.valueToTree(asOf.toString()));
    CarePlaces places =
        CarePlaces.of(
            selections.facilities(
                facilities(in.find("facilities").orElse(null), asOf), "facilities", run, request));
    FeatureRows rows =
        selections.rows(in.find("estates").orElse(null), "estates", "estates", run, request);
    ReachSpec reach = ReachInput.read(in.find("reach").orElse(null), run);
    CircleMap circles = circles(in, run, request);
    Map<String, OldEstateVerdict> verdicts = new TreeMap<>(FeatureOrder.BY_ID);
    rows.unreadable().forEach((id, why) -> verdicts.put(id, OldEstateVerdict.refused(id, why)));
    List<OldEstate> estates = estates(rows.features(), verdicts, run);
    List<OldEstate> placed = estates.stream().filter(OldEstate::hasPlace).toList();
    PlaceWays ways =
        new PlaceWays(services.network(run), reach, places.selection().points(), placed, request);
    warnOfPlaces(places, ways, run);
    OldEstateJudge judge = new OldEstateJudge(places, ways, reach, circles, asOf);
    judge(estates, placed, places, ways, judge, verdicts, request, run);
    return new OldEstateCheckResult(List.copyOf(verdicts.values()), policies.policy(), asOf, run);
  }

  private void judge(
      List<OldEstate> estates,
      List<OldEstate> placed,
      CarePlaces places,
      PlaceWays ways,
      OldEstateJudge judge,
      Map<String, OldEstateVerdict> verdicts,
      ProcessRequest request,
      Run run) {
    Policy policy = policies.policy();
    Jurisdictions jurisdictions = new Jurisdictions(policy, layers, run);
    Map<OldEstate, Integer> at = new HashMap<>();
    placed.forEach(estate -> at.put(estate, at.size()));
    Map<BigDecimal, PlaceWays.Nearest[]> nearest = new HashMap<>();
    for (int i = 0; i < estates.size(); i++) {
      if (i % ROWS_AT_A_TIME == 0) {
        request.progress().onProgress("estates", i, estates.size());
      }
      OldEstate estate = estates.get(i);
      String named = estate.filing().jurisdiction();
      String region = named == null ? null : jurisdictions.findCode(named).orElse(null);
      OldEstateClause clause =
          region == null ? null : OldEstateClause.find(policy, region).orElse(null);
      Integer position = at.get(estate);
      PlaceWays.Nearest way =
          clause == null || position == null
              ? null
              : nearest
                  .computeIfAbsent(
                      clause.placeSquareMetres(), m2 -> ways.nearest(places.net(), m2))[position];
      verdicts.put(
          estate.id(), judge.judge(estate, position == null ? -1 : position, region, clause, way));
    }
  }

  /** Facilities in use on the day of the check. */
  private static JsonNode facilities(JsonNode given, LocalDate asOf) {
    ObjectNode node =
        given instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode();
    if (given != null && !given.isObject()) {
      return given;
    }
    if (node.has("asOf") && !node.path("asOf").asString("").equals(asOf.toString())) {
      throw InputReader.refused(
          "facilities.asOf", "must be the same day as asOf, " + asOf + ", or be left out");
    }
    return node.put("asOf", asOf.toString());
  }

  private CircleMap circles(InputReader in, Run run, ProcessRequest request) {
    JsonNode given = in.find("circles").orElse(null);
    if (given == null) {
      return null;
    }
    FeatureRows rows = selections.rows(given, "regions", "circles", run, request);
    if (!rows.unreadable().isEmpty()) {
      throw InputReader.refused("circles", rows.unreadable().toString());
    }
    return new CircleMap(rows.features());
  }

  private static List<OldEstate> estates(
      FeatureTable table, Map<String, OldEstateVerdict> verdicts, Run run) {
    List<OldEstate> estates = new ArrayList<>();
    int others = 0;
    int silent = 0;
    for (int row = 0; row < table.size(); row++) {
      try {
        OldEstate estate = EstateRowReader.readOld(table, row);
        if (estate.filing().isOld()) {
          estates.add(estate);
          silent += estate.filing().rooms() == null ? 1 : 0;
        } else {
          others++;
        }
      } catch (BadEstateException e) {
        verdicts.put(table.id(row), OldEstateVerdict.refused(table.id(row), e.getMessage()));
      }
    }
    if (others > 0) {
      run.warn(
          others + " 个小区不是老旧小区，不计入", others + " estates are not old (stage old) and are left out");
    }
    if (silent > 0) {
      run.warn(
          silent + " 个老旧小区未填自有用房，以设施为准",
          silent + " old estates say nothing of rooms of their own: the facilities decide");
    }
    return estates;
  }

  private static void warnOfPlaces(CarePlaces places, PlaceWays ways, Run run) {
    int unjoined = 0;
    int unknown = 0;
    for (int f = 0; f < places.net().length; f++) {
      unjoined += ways.placesJoined().joined(f) ? 0 : 1;
      unknown += places.net()[f] == null ? 1 : 0;
    }
    if (unjoined > 0) {
      run.warn(
          unjoined + " 处设施未能接入路网：附近小区若无其他场所则为未知",
          unjoined
              + " facilities could not be joined to the streets: estates near them are unknown"
              + " unless another place is there");
    }
    if (unknown > 0) {
      run.warn(
          unknown + " 处设施没有套内面积：附近小区若无其他场所则为未知",
          unknown
              + " facilities have no in-unit area: estates around them are unknown unless another"
              + " place is there");
    }
  }
}
