package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.CertifiedProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.siting.OutsideSolvers;
import io.carecircle.kernel.siting.Siting;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SolveControl;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Siting as a process. */
@Component
class SitingProcess implements CertifiedProcess {
  private static final BigDecimal NANOS = new BigDecimal(1_000_000_000);
  private static final int WHOLE = 1000;
  private static final String ALONE = "own, without OR-Tools";

  private final Runs runs;
  private final SitingInputs inputs;
  private final CpSat cpSat;
  private final OutsideSolvers solvers;

  SitingProcess(
      Runs runs,
      SitingInputs inputs,
      CpSat cpSat,
      CpSatCapacities capacities,
      CpSatCovers covers,
      Glop glop) {
    this.runs = runs;
    this.inputs = inputs;
    this.cpSat = cpSat;
    this.solvers = new OutsideSolvers(capacities, covers, glop);
  }

  @Override
  public ProcessDescription description() {
    return SitingDescription.DESCRIPTION;
  }

  private record Asked(SitingCase siting, Optional<PlanPages> explain) {}

  private Asked read(ProcessRequest request) {
    Run run = runs.begin(description().id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", description().inputNames());
    SitingCase siting = inputs.read(in, run, request);
    return new Asked(siting, inputs.explain(in, siting));
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Asked asked = read(request);
    SitingCase siting = asked.siting;
    long begin = System.nanoTime();
    SolveControl control = control(siting, begin, request);
    Optional<YearPlan> years =
        siting.phases().map(phases -> YearPlan.solve(siting, phases, control, solvers));
    SitingResult result =
        years.map(YearPlan::atEnd).orElseGet(() -> Siting.run(siting.spec(), control, solvers));
    String solver = solver(siting, result, years.map(YearPlan::claims).orElse(result.claims()));
    warn(siting, result.status(), result.stopped(), solver);
    ObjectNode json = new SitingAnswer(siting, result, years, solver).toJson();
    if (asked.explain.isPresent() && result.open().length > 0) {
      SolveControl more = control(siting, System.nanoTime(), request);
      json.set("explain", asked.explain.get().write(siting, result, years, more));
    }
    if (result.stopped()) {
      // Only then: otherwise the same request gives the same bytes, and a duration never does.
      json.put("seconds", Decimals.shortest((System.nanoTime() - begin) / 1_000_000 / 1000.0));
    }
    json.set("run", siting.run().toJson());
    ((ObjectNode) json.get("certificate")).put("sha256", Certificates.seal(json));
    return out -> Json.MAPPER.writeValue(out, json);
  }

  /** Which one found the answer; for covers the own one unless it was not done soon. */
  private String solver(SitingCase siting, SitingResult result, List<SitingResult.Claim> claims) {
    SitingModel model = siting.spec().model();
    boolean reduced = claims.stream().anyMatch(c -> c.reduced() != null);
    boolean asked = claims.stream().anyMatch(c -> c.about() == SitingResult.About.SOLVER);
    if (reduced) {
      return "own bounds, OR-Tools GLOP and CP-SAT";
    }
    if (model.isCapacitated() ? cpSat.isLoaded() : asked) {
      return "own bounds, OR-Tools CP-SAT";
    }
    boolean wanted =
        model.isCapacitated() || model.isCover() && result.searchedNodes() >= solvers.ownNodes();
    return wanted && !cpSat.isLoaded() ? ALONE : "own";
  }

  static void warn(SitingCase siting, SitingResult.Status status, boolean stopped, String solver) {
    if (siting.spec().greedy()) {
      siting
          .run()
          .warn(
              "贪心预览：较好但未经证明，界值说明最多差多少",
              "a greedy preview: good, not proven; the bound says how far off it can be");
    }
    if (ALONE.equals(solver)) {
      siting
          .run()
          .warn(
              "没有使用 OR-Tools（此处无法加载或已关闭）：改用自有算法搜索",
              "OR-Tools is not used (it cannot be loaded here or is switched off): own methods searched");
    }
    if (stopped) {
      siting
          .run()
          .warn(
              "已到时限 timeLimitSeconds：再次运行可能得到另一方案",
              "stopped by timeLimitSeconds: another run may end with another plan");
    }
    if (status == SitingResult.Status.INFEASIBLE) {
      siting
          .run()
          .warn(
              "没有满足全部条件的选址组合；unreachable 列出无点可达者",
              "no set of sites keeps all conditions; unreachable names who has no site");
      siting.phases().ifPresent(phases -> phases.warnInfeasible(siting.run()));
    }
  }

  private static SolveControl control(SitingCase siting, long begin, ProcessRequest request) {
    long limit = siting.timeLimitSeconds().multiply(NANOS).longValue();
    return new SolveControl(
        System::nanoTime,
        begin + limit,
        (best, bound) -> tell(best, bound, request),
        request.cancel());
  }

  private static void tell(double best, double bound, ProcessRequest request) {
    double gap = Math.abs(best - bound) / Math.max(Math.abs(best), 1e-12);
    boolean known = Double.isFinite(gap);
    String words =
        String.format(
            Locale.ROOT,
            "best cost %s, bound %s%s",
            Double.isFinite(best) ? String.format(Locale.ROOT, "%.6g", best) : "none yet",
            Double.isFinite(bound) ? String.format(Locale.ROOT, "%.6g", bound) : "none yet",
            known ? String.format(Locale.ROOT, ", gap %.3f %%", 100 * gap) : "");
    long done = known ? Math.max(0, Math.round(WHOLE * (1 - Math.min(1, gap)))) : 0;
    request.progress().onProgress(words, Math.min(WHOLE - 1, done), WHOLE);
  }

  @Override
  public Check check(ProcessRequest request, JsonNode saved) {
    return new SavedSiting(read(request).siting, saved).check();
  }
}
