package io.carecircle.app.coverage;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.SpeedCurve;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Coverage as a curve of walking speed, as a process. */
@Component
class SpeedCurveProcess implements AnalysisProcess {
  private static final int MOST_SPEEDS = 500;
  private static final BigDecimal SLOWEST = new BigDecimal("0.05");
  private static final BigDecimal FASTEST = new BigDecimal("50");
  private static final BigDecimal THOUSAND = new BigDecimal(1000);

  /** From a walking frame to a brisk walk, m/s. */
  private static final List<BigDecimal> DEFAULT_SPEEDS =
      IntStream.rangeClosed(4, 16).mapToObj(tenths -> BigDecimal.valueOf(tenths, 1)).toList();

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "speed-curve",
          "Coverage by walking speed",
          "步速覆盖曲线",
          "Coverage at each of many walking speeds from one search, and for each community the"
              + " slowest speed at which it is covered.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "speeds",
                  "Walking speeds in m/s, whole millimetres per second; the speed of reach is not"
                      + " used.",
                  """
                  {"type": "array", "items":
                    {"type": "number", "minimum": 0.05, "maximum": 50}}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["points", "communities", "run"], "properties": {
                "points": {"type": "array", "items": {"type": "object"}},
                "communities": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  SpeedCurveProcess(Runs runs, ServiceInputs services) {
    this.runs = runs;
    this.services = services;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    ServiceInputs.Service service = services.read(request, run);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    List<BigDecimal> speeds = speeds(in);
    run.parameter("speeds", Json.MAPPER.valueToTree(speeds));
    SpeedCurve.Result result = curve(service, speeds, in, request);
    service.checkJoined(result.joined(), run);
    CoverageRows rows = new CoverageRows(service, service.demand());
    ArrayNode points = Json.MAPPER.createArrayNode();
    for (int i = 0; i < speeds.size(); i++) {
      ObjectNode point = points.addObject().put("speed", speeds.get(i));
      point.setAll(rows.counts(result.counts().get(i)));
    }
    ArrayNode communities = communities(result, service.demand());
    return run.answer().with("points", points).with("communities", communities);
  }

  private static List<BigDecimal> speeds(InputReader in) {
    TreeSet<BigDecimal> speeds = new TreeSet<>();
    for (BigDecimal asked : in.decimals("speeds", SLOWEST, FASTEST)) {
      if (asked.stripTrailingZeros().scale() > 3) {
        throw in.refusedMember(
            "speeds", "has " + asked + "; speeds are whole millimetres per second");
      }
      speeds.add(asked.setScale(3, RoundingMode.UNNECESSARY));
    }
    if (speeds.size() > MOST_SPEEDS) {
      throw in.refusedMember("speeds", "are more than " + MOST_SPEEDS);
    }
    return speeds.isEmpty()
        ? DEFAULT_SPEEDS
        : speeds.stream().map(SpeedCurveProcess::plain).toList();
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static SpeedCurve.Result curve(
      ServiceInputs.Service service,
      List<BigDecimal> speeds,
      InputReader in,
      ProcessRequest request) {
    List<Speed> whole = new ArrayList<>();
    for (BigDecimal speed : speeds) {
      whole.add(new Speed(speed.multiply(THOUSAND).intValueExact()));
    }
    try {
      return SpeedCurve.run(
          service.reach(),
          service.ownOnly(),
          whole,
          service.network(),
          service.facilities().points(),
          service.demand().points(),
          request.progress(),
          request.cancel());
    } catch (IllegalArgumentException e) {
      throw in.refusedMember("speeds", "cannot be counted: " + e.getMessage());
    }
  }

  private static ArrayNode communities(SpeedCurve.Result result, Demand demand) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (int d = 0; d < demand.size(); d++) {
      int needed = result.neededMmPerSecond()[d];
      rows.addObject()
          .put("id", demand.selection().id(d))
          .put("name", demand.selection().text(d, "name"))
          .put("elders", demand.weights().people(demand.weights().scaled()[d]))
          .put(
              "neededSpeed",
              needed == SpeedCurve.NEVER ? null : plain(BigDecimal.valueOf(needed, 3)));
    }
    return rows;
  }
}
