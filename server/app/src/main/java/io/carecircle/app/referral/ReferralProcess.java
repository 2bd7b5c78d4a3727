package io.carecircle.app.referral;

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
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each institution and centre paired with its nearest medical site, at any distance unless a
 * cut-off is given; equal ways go to the lowest id. What cannot be paired is listed with the
 * reason.
 */
@Component
class ReferralProcess implements AnalysisProcess {
  private static final List<String> INSTITUTIONS =
      List.of("nursing_home", "community_care", "township_care");
  private static final List<String> MEDICAL = List.of("medical");
  private static final BigDecimal LONGEST_CUTOFF = new BigDecimal(86_400);

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "referrals",
          "Referral pairs",
          "医养签约配对",
          "Each institution and care centre with its nearest medical site on foot, and those that"
              + " have none.",
          List.of(
              CommonInputs.optionalFacilities(
                  "from",
                  "What is paired; by default nursing homes and care centres that operate today."),
              CommonInputs.optionalFacilities(
                  "to", "Medical sites; by default the kind medical that operates today."),
              CommonInputs.REACH,
              ProcessInput.optional(
                  "cutoffSeconds",
                  "Sites farther away are not paired; without it any distance is.",
                  """
                  {"type": "integer", "minimum": 0, "maximum": 86400}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["pairs", "unpaired", "total", "run"], "properties": {
                "pairs": {"type": "array", "items": {"type": "object", "properties": {
                  "id": {"type": "string"},
                  "name": {"type": "string", "nullable": true},
                  "kind": {"type": "string", "nullable": true},
                  "medicalId": {"type": "string"},
                  "medicalName": {"type": "string", "nullable": true},
                  "seconds": {"type": "integer"},
                  "metres": {"type": "number"},
                  "networkMetres": {"type": "number"},
                  "snapMetres": {"type": "number"}}}},
                "unpaired": {"type": "array", "items": {"type": "object", "properties": {
                  "id": {"type": "string"},
                  "name": {"type": "string", "nullable": true},
                  "kind": {"type": "string", "nullable": true},
                  "reason": {"type": "string", "enum": ["not-joined", "no-way", "beyond-cutoff"]}}}},
                "total": {"type": "object", "properties": {
                  "facilities": {"type": "integer"},
                  "paired": {"type": "integer"},
                  "unpaired": {"type": "integer"},
                  "pairedShare": {"type": "number", "nullable": true}}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;

  ReferralProcess(Runs runs, Selections selections, ServiceInputs services) {
    this.runs = runs;
    this.selections = selections;
    this.services = services;
  }

  /** What was found, and in whose terms. */
  private record Found(
      Selection from,
      Selection to,
      ReachSpec reach,
      Snapper.Joined joined,
      NearestFacility.Result nearest,
      int cutoffMm) {}

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    Selection from =
        selections.facilities(request.inputs().get("from"), INSTITUTIONS, "from", run, request);
    Selection to = selections.facilities(request.inputs().get("to"), MEDICAL, "to", run, request);
    checkApart(from, to);
    ReachSpec reach = ReachInput.read(request.inputs().get("reach"), run);
    int cutoffMm = cutoffMm(request, reach, run);
    Network network = services.network(run);
    Snapper.Joined joined =
        new Snapper(network, reach.crossing()).join(to.points(), from.points(), reach.maxSnapMm());
    ServiceInputs.checkJoined(from, joined.demand(), "from", reach, run);
    ServiceInputs.checkJoined(to, joined.facilities(), "to", reach, run);
    NearestFacility.Result nearest =
        NearestFacility.run(
            network, joined, reach.direction(), null, request.progress(), request.cancel());
    return answer(new Found(from, to, reach, joined, nearest, cutoffMm), run);
  }

  /** Paired with itself, a site would be no walk away from care. */
  private static void checkApart(Selection from, Selection to) {
    Set<String> ids = new HashSet<>(to.points().ids());
    for (int i = 0; i < from.size(); i++) {
      if (ids.contains(from.id(i))) {
        throw InputReader.refused(
            "to", "and from both have " + from.id(i) + ", which cannot be paired with itself");
      }
    }
  }

  private static int cutoffMm(ProcessRequest request, ReachSpec reach, Run run) {
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    if (!in.has("cutoffSeconds")) {
      return Lengths.NO_WAY_MM - 1;
    }
    BigDecimal seconds =
        in.decimal("cutoffSeconds", BigDecimal.ZERO, BigDecimal.ZERO, LONGEST_CUTOFF);
    if (seconds.stripTrailingZeros().scale() > 0) {
      throw in.refusedMember("cutoffSeconds", "must be whole seconds");
    }
    run.parameter("cutoffSeconds", Json.MAPPER.valueToTree(seconds));
    return (int)
        Math.min(Lengths.NO_WAY_MM - 1, reach.speed().millimetresWithin(seconds.intValueExact()));
  }

  private static ProcessResult answer(Found found, Run run) {
    ArrayNode pairs = Json.MAPPER.createArrayNode();
    ArrayNode unpaired = Json.MAPPER.createArrayNode();
    for (int i = 0; i < found.from.size(); i++) {
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("id", found.from.id(i)).put("name", found.from.text(i, "name"));
      row.put("kind", found.from.text(i, "kind"));
      if (found.nearest.costMm()[i] <= found.cutoffMm) {
        pairs.add(withSite(row, found, i));
      } else {
        unpaired.add(row.put("reason", reason(found, i)));
      }
    }
    ObjectNode total = Json.MAPPER.createObjectNode();
    total.put("facilities", found.from.size()).put("paired", pairs.size());
    total.put("unpaired", unpaired.size());
    BigDecimal share =
        found.from.size() == 0
            ? null
            : BigDecimal.valueOf(pairs.size())
                .divide(BigDecimal.valueOf(found.from.size()), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    total.put("pairedShare", share);
    return run.answer().with("pairs", pairs).with("unpaired", unpaired).with("total", total);
  }

  private static ObjectNode withSite(ObjectNode row, Found found, int i) {
    int site = found.nearest.facility()[i];
    int costMm = found.nearest.costMm()[i];
    long legs = (long) found.joined.demand().legMm()[i] + found.joined.facilities().legMm()[site];
    long legsMm = found.reach.direction() == Direction.ROUND_TRIP ? 2 * legs : legs;
    row.put("medicalId", found.to.id(site)).put("medicalName", found.to.text(site, "name"));
    row.put("seconds", found.reach.speed().secondsFor(costMm));
    row.put("metres", metres(costMm));
    row.put("networkMetres", metres(costMm - legsMm));
    return row.put("snapMetres", metres(legsMm));
  }

  private static BigDecimal metres(long millimetres) {
    BigDecimal metres = BigDecimal.valueOf(millimetres, 3).stripTrailingZeros();
    return metres.scale() < 0 ? metres.setScale(0) : metres;
  }

  private static String reason(Found found, int i) {
    if (!found.joined.demand().joined(i)) {
      return "not-joined";
    }
    return found.nearest.facility()[i] < 0 ? "no-way" : "beyond-cutoff";
  }
}
