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
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Estates counted by county and year: compliance, health cabins, rooms gained by old estates. */
@Component
class ComplianceProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "estate-compliance",
          "Compliance of estates",
          "小区配建达标率",
          "How many new estates pass, fail or are unknown by county and year of the deciding date;"
              + " estates with a health cabin; care rooms that old estates gained by year.",
          List.of(
              CommonInputs.rows(
                  "estates", "Estates of the layer, or features; by default all of the layer."),
              ProcessInput.optional(
                  "asOf",
                  "Day on which acceptance and the rooms of old estates are judged; today by"
                      + " default.",
                  """
                  {"type": "string", "format": "date"}"""),
              EstateHistories.INPUT),
          ProcessOutput.object(
              """
              {"type": "object",
               "required": ["compliance", "healthCabins", "roomQuotas", "run"], "properties": {
                "compliance": {"type": "array", "items": {"type": "object"}},
                "healthCabins": {"type": "array", "items": {"type": "object"}},
                "roomQuotas": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final Selections selections;
  private final LayerCatalog layers;
  private final PolicyCatalog policies;
  private final StageLedger ledger;
  private final Clock clock = Clock.systemDefaultZone();

  ComplianceProcess(
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

  /**
   * An estate with what it comes to.
   *
   * @param regionCode of its jurisdiction, or null
   * @param verdict of the standard in force; unknown for an old estate
   * @param stages how far it has come, or null when nothing is on record
   */
  record Counted(OldEstate estate, String regionCode, Verdict verdict, StageState stages) {
    private static final int COUNTY_DIGITS = 6;

    /** The county's code, that of the city when no more is known, or null. */
    String county() {
      return regionCode == null
          ? null
          : regionCode.substring(0, Math.min(COUNTY_DIGITS, regionCode.length()));
    }
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    LocalDate asOf = in.date("asOf").orElseGet(() -> LocalDate.now(clock));
    run.parameter("asOf", Json.MAPPER.valueToTree(asOf.toString()));
    FeatureRows rows =
        selections.rows(in.find("estates").orElse(null), "estates", "estates", run, request);
    Policy policy = policies.policy();
    Jurisdictions places = new Jurisdictions(policy, layers, run);
    Map<String, EstateVerdict> refused = new TreeMap<>(FeatureOrder.BY_ID);
    rows.unreadable().forEach((id, why) -> refused.put(id, EstateVerdict.refused(id, why)));
    EstateHistories histories = EstateHistories.read(ledger, in, rows.features(), asOf, run);
    EstateJudge judge = new EstateJudge(policy, places, null, asOf);
    Map<String, EstateJudge.Draft> drafts =
        EstateCheckProcess.drafts(rows.features(), judge, histories, refused, request);
    RemedyLedger remedies = new RemedyLedger(policy, asOf, drafts);
    Map<String, EstateVerdict> verdicts = new TreeMap<>(FeatureOrder.BY_ID);
    drafts.forEach((id, draft) -> verdicts.put(id, judge.verdict(draft, remedies.credit(draft))));
    List<Counted> counted = counted(rows.features(), drafts, verdicts, places, refused);
    if (!refused.isEmpty()) {
      run.warn(
          refused.size()
              + " 个小区无法读取，不计入："
              + String.join(", ", refused.keySet().stream().limit(5).toList()),
          refused.size()
              + " estates could not be read and are not counted: "
              + String.join(", ", refused.keySet().stream().limit(5).toList()));
    }
    return new ComplianceResult(counted, policy, asOf, run);
  }

  private static List<Counted> counted(
      FeatureTable table,
      Map<String, EstateJudge.Draft> drafts,
      Map<String, EstateVerdict> verdicts,
      Jurisdictions places,
      Map<String, EstateVerdict> refused) {
    List<Counted> counted = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      EstateVerdict verdict = verdicts.get(table.id(row));
      if (verdict == null) {
        continue;
      }
      try {
        OldEstate estate =
            EstateRowReader.readOld(table, row).with(drafts.get(table.id(row)).estate());
        String named = estate.filing().jurisdiction();
        String region = named == null ? null : places.findCode(named).orElse(null);
        counted.add(new Counted(estate, region, verdict.verdict(), verdict.stages()));
      } catch (BadEstateException e) {
        refused.put(table.id(row), EstateVerdict.refused(table.id(row), e.getMessage()));
      }
    }
    return counted;
  }
}
