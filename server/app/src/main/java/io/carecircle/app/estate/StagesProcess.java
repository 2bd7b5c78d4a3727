package io.carecircle.app.estate;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.FeatureRows;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.stage.StageLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The stage histories of estates, with the orders to correct that are open. */
@Component
class StagesProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "estate-stages",
          "Stages of estates",
          "小区配建阶段",
          "The stage histories of estates with 四同步 by room and the orders to correct that are"
              + " open or overdue; as a table one line for each entry.",
          List.of(
              ProcessInput.optional(
                  "estates",
                  "Estates of the layer; by default all.",
                  """
                  {"type": "object", "additionalProperties": false, "properties": {
                    "layer": {"type": "string", "enum": ["estates"], "default": "estates"},
                    "ids": {"type": "array", "items":
                      {"oneOf": [{"type": "string"}, {"type": "integer"}]}}}}"""),
              ProcessInput.optional(
                  "asOf",
                  "Day on which stages and orders are judged; today by default.",
                  """
                  {"type": "string", "format": "date"}"""),
              EstateHistories.INPUT),
          new ProcessOutput(
              """
              {"type": "object", "required": ["estates", "overdue", "stages", "run"],
               "properties": {
                "estates": {"type": "array", "items": {"type": "object", "properties": {
                  "id": {"type": "string"}, "name": {"type": "string", "nullable": true},
                  "stages": {"type": "object", "nullable": true},
                  "entries": {"type": "array", "items": {"type": "object"}}}}},
                "overdue": {"type": "array", "items": {"type": "object"}},
                "stages": {"type": "object"},
                "run": {"type": "object"}}}""",
              true));

  private final Runs runs;
  private final Selections selections;
  private final StageLedger ledger;
  private final Clock clock = Clock.systemDefaultZone();

  StagesProcess(Runs runs, Selections selections, StageLedger ledger) {
    this.runs = runs;
    this.selections = selections;
    this.ledger = ledger;
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
    FeatureRows rows =
        selections.rows(in.find("estates").orElse(null), "estates", "estates", run, request);
    EstateHistories histories = EstateHistories.read(ledger, in, rows.features(), asOf, run);
    List<StagesResult.Estate> estates = new ArrayList<>();
    Map<String, String> unreadable = new TreeMap<>(rows.unreadable());
    for (int row = 0; row < rows.features().size(); row++) {
      String id = rows.features().id(row);
      request.cancel().check();
      if (histories.find(id).isEmpty()) {
        continue;
      }
      try {
        OldEstate estate = EstateRowReader.readOld(rows.features(), row);
        EstateFiling filing = histories.apply(estate.filing());
        estates.add(
            new StagesResult.Estate(
                id, estate.name(), histories.find(id).orElseThrow(), StageState.of(filing, asOf)));
      } catch (BadEstateException e) {
        unreadable.put(id, e.getMessage());
      }
    }
    unreadable.forEach((id, why) -> run.warn("the estate " + id + " cannot be read: " + why));
    return new StagesResult(estates, histories, run);
  }
}
