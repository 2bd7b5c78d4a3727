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
import io.carecircle.app.selection.Selections;
import io.carecircle.app.stage.StageLedger;
import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The estate check as a process. */
@Component
class EstateCheckProcess implements AnalysisProcess {
  /** Rows between two looks at whether the caller still waits. */
  private static final int ROWS_AT_A_TIME = 100;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "estate-check",
          "Estate check",
          "小区配建核验",
          "Whether the care rooms of each estate are what the standard in force demands, clause by"
              + " clause, with what other readings would give.",
          List.of(
              CommonInputs.rows(
                  "estates", "Estates of the layer, or features; by default all of the layer."),
              ProcessInput.optional(
                  "standard",
                  "Id or document number of the standard to judge all by; by default the one in"
                      + " force by jurisdiction and deciding date.",
                  """
                  {"type": "string", "example": "wenzhou-2023"}"""),
              ProcessInput.optional(
                  "asOf",
                  "Day on which acceptance is judged; today by default.",
                  """
                  {"type": "string", "format": "date"}"""),
              EstateHistories.INPUT),
          new ProcessOutput(VerdictSchema.JSON, true));

  private final Runs runs;
  private final Selections selections;
  private final LayerCatalog layers;
  private final PolicyCatalog policies;
  private final StageLedger ledger;
  private final Clock clock = Clock.systemDefaultZone();

  EstateCheckProcess(
      Runs runs,
      Selections selections,
      LayerCatalog layers,
      PolicyCatalog policies,
      StageLedger ledger) {
    this.ledger = ledger;
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
    Policy policy = policies.policy();
    CareSpaceStandard byHand = in.text("standard").map(s -> standard(policy, s)).orElse(null);
    if (byHand != null) {
      run.parameter("standard", Json.MAPPER.valueToTree(byHand.id()));
    }
    LocalDate asOf = in.date("asOf").orElseGet(() -> LocalDate.now(clock));
    run.parameter("asOf", Json.MAPPER.valueToTree(asOf.toString()));
    FeatureRows rows =
        selections.rows(in.find("estates").orElse(null), "estates", "estates", run, request);
    Jurisdictions places = new Jurisdictions(policy, layers, run);
    EstateJudge judge = new EstateJudge(policy, places, byHand, asOf);
    Map<String, EstateVerdict> verdicts = new TreeMap<>(FeatureOrder.BY_ID);
    rows.unreadable().forEach((id, why) -> verdicts.put(id, EstateVerdict.refused(id, why)));
    EstateHistories histories = EstateHistories.read(ledger, in, rows.features(), asOf, run);
    Map<String, EstateJudge.Draft> drafts =
        drafts(rows.features(), judge, histories, verdicts, request);
    RemedyLedger remedies = new RemedyLedger(policy, asOf, drafts);
    drafts.forEach((id, draft) -> verdicts.put(id, judge.verdict(draft, remedies.credit(draft))));
    warn(verdicts, run);
    return new EstateCheckResult(List.copyOf(verdicts.values()), histories, run);
  }

  static Map<String, EstateJudge.Draft> drafts(
      FeatureTable table,
      EstateJudge judge,
      EstateHistories histories,
      Map<String, EstateVerdict> verdicts,
      ProcessRequest request) {
    Map<String, EstateJudge.Draft> drafts = new TreeMap<>(FeatureOrder.BY_ID);
    for (int row = 0; row < table.size(); row++) {
      if (row % ROWS_AT_A_TIME == 0) {
        request.cancel().check();
        request.progress().onProgress("estates", row, table.size());
      }
      String id = table.id(row);
      try {
        drafts.put(id, judge.draft(histories.apply(EstateRowReader.read(table, row))));
      } catch (BadEstateException e) {
        verdicts.put(id, EstateVerdict.refused(id, e.getMessage()));
      }
    }
    return drafts;
  }

  private static CareSpaceStandard standard(Policy policy, String name) {
    return policy
        .findStandard(name)
        .orElseThrow(
            () ->
                InputReader.refused(
                    "inputs.standard",
                    "is \""
                        + name
                        + "\"; there are: "
                        + String.join(
                            ", ",
                            policy.standards().stream()
                                .map(CareSpaceStandard::id)
                                .sorted()
                                .toList())));
  }

  private static void warn(Map<String, EstateVerdict> verdicts, Run run) {
    long refused = verdicts.values().stream().filter(v -> v.refused() != null).count();
    if (refused > 0) {
      run.warn(
          verdicts.size() + " 个小区中有 " + refused + " 个无法判定：见其 status",
          refused + " of " + verdicts.size() + " estates could not be judged: see their status");
    }
  }
}
