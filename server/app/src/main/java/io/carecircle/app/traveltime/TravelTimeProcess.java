package io.carecircle.app.traveltime;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
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
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Travel times as a process: every pair of {@code from} and {@code to}. The way is always walked
 * from {@code from} to {@code to}, whichever of them are facilities; {@code round-trip} adds the
 * way back.
 */
@Component
class TravelTimeProcess implements AnalysisProcess {
  private static final long MOST_PAIRS = 20_000_000;
  private static final BigDecimal LONGEST_CUTOFF = new BigDecimal(86_400);

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "travel-times",
          "Travel times",
          "出行时间",
          "Seconds and metres on foot for every pair of two sets of places.",
          List.of(
              CommonInputs.places("from", "Where the ways begin."),
              CommonInputs.places("to", "Where the ways end."),
              CommonInputs.REACH,
              ProcessInput.optional(
                  "cutoffSeconds",
                  "Longer ways are not looked for; without it every way is.",
                  """
                  {"type": "integer", "minimum": 0, "maximum": 86400}""")),
          new ProcessOutput(
              """
              {"type": "object", "required": ["rows", "run"], "properties": {
                "rows": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}""",
              true));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;

  TravelTimeProcess(Runs runs, Selections selections, ServiceInputs services) {
    this.runs = runs;
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
    Selection from = selections.places(request.inputs().get("from"), "from", run, request);
    Selection to = selections.places(request.inputs().get("to"), "to", run, request);
    if ((long) from.size() * to.size() > MOST_PAIRS) {
      throw new RefusedException(
          "too-many-pairs",
          from.size()
              + " times "
              + to.size()
              + " pairs are more than "
              + MOST_PAIRS
              + ": ask for fewer places at a time");
    }
    ReachSpec reach = ReachInput.read(request.inputs().get("reach"), run);
    int cutoffMm = cutoffMm(request, reach, run);
    Network network = services.network(run);
    Snapper.Joined joined =
        new Snapper(network, reach.crossing()).join(to.points(), from.points(), reach.maxSnapMm());
    ServiceInputs.checkJoined(from, joined.demand(), "from", reach, run);
    ServiceInputs.checkJoined(to, joined.facilities(), "to", reach, run);
    int[][] costMm = costs(network, joined, reach.direction(), cutoffMm, request);
    return new TravelTimes(from, to, joined, reach, cutoffMm < Lengths.NO_WAY_MM - 1, costMm, run);
  }

  /**
   * {@code reach.minutes} does not cut: only {@code cutoffSeconds} does, and without it nothing.
   */
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

  private static int[][] costs(
      Network network,
      Snapper.Joined joined,
      Direction direction,
      int cutoffMm,
      ProcessRequest request) {
    CostMatrix there = matrix(network, joined, false);
    CostMatrix back = direction == Direction.ROUND_TRIP ? matrix(network, joined, true) : null;
    int[][] costMm = new int[joined.demand().size()][];
    for (int i = 0; i < costMm.length; i++) {
      request.cancel().check();
      request.progress().onProgress("travel times", i, costMm.length);
      there.row(i, cutoffMm);
      int[] row = new int[joined.facilities().size()];
      Arrays.setAll(row, there::costMm);
      if (back != null) {
        back.row(i, cutoffMm);
        for (int j = 0; j < row.length; j++) {
          long both = (long) row[j] + back.costMm(j);
          row[j] = both <= cutoffMm ? (int) both : Lengths.NO_WAY_MM;
        }
      }
      costMm[i] = row;
    }
    return costMm;
  }

  private static CostMatrix matrix(Network network, Snapper.Joined joined, boolean backwards) {
    return new CostMatrix(network, joined.demand(), joined.facilities(), backwards);
  }
}
