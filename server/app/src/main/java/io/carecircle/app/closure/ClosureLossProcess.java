package io.carecircle.app.closure;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.process.ProcessOutput;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Runs;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.coverage.ClosureLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Closure losses as a process. */
@Component
class ClosureLossProcess implements AnalysisProcess {
  private static final int MOST_PAIRS = 10_000;
  private static final BigDecimal SECONDS_PER_MINUTE = new BigDecimal(60);

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "closure-loss",
          "Loss when a facility closes",
          "关停影响",
          "For each facility the people who have none within reach without it, and how much longer"
              + " the others walk; on request the pairs that stand in for each other.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "pairs",
                  "How many pairs of facilities to list that lose more together than one by one.",
                  """
                  {"type": "integer", "minimum": 0, "maximum": 10000, "default": 0}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["facilities", "pairs", "run"], "properties": {
                "facilities": {"type": "array", "items": {"type": "object"}},
                "pairs": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  ClosureLossProcess(Runs runs, ServiceInputs services) {
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
    int most = in.count("pairs", 0, 0, MOST_PAIRS);
    run.parameter("pairs", Json.MAPPER.valueToTree(most));
    ClosureLoss.Result result =
        ClosureLoss.run(
            service.reach(),
            service.ownOnly(),
            most > 0,
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            request.progress(),
            request.cancel());
    service.checkJoined(result.joined(), run);
    ArrayNode facilities = facilities(result, service);
    ArrayNode pairs = Json.MAPPER.createArrayNode();
    result.pairs().stream().limit(most).forEach(pair -> pairs.add(pair(pair, service)));
    return run.answer().with("facilities", facilities).with("pairs", pairs);
  }

  /** The greatest loss first; what is not joined serves nobody that is known of, and comes last. */
  private static ArrayNode facilities(ClosureLoss.Result result, ServiceInputs.Service service) {
    List<ClosureLoss.Loss> ranked =
        result.losses().stream()
            .sorted(
                Comparator.comparing(
                        (ClosureLoss.Loss loss) ->
                            !result.joined().facilities().joined(loss.facility()))
                    .thenComparing(
                        Comparator.comparingLong(ClosureLoss.Loss::lostPeople).reversed())
                    .thenComparing(
                        Comparator.comparing(ClosureLoss.Loss::addedPersonSeconds).reversed())
                    .thenComparingInt(ClosureLoss.Loss::facility))
            .toList();
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (ClosureLoss.Loss loss : ranked) {
      ObjectNode row = rows.addObject();
      row.put("rank", rows.size());
      row.put("id", service.facilities().id(loss.facility()));
      row.put("name", service.facilities().text(loss.facility(), "name"));
      if (result.joined().facilities().joined(loss.facility())) {
        put(row, loss, service);
      } else {
        row.putNull("lostElders").putNull("lostCommunities").putNull("reroutedElders");
        row.putNull("reroutedCommunities").putNull("addedMinutes");
        row.put("reason", "not-joined");
      }
    }
    return rows;
  }

  private static void put(ObjectNode row, ClosureLoss.Loss loss, ServiceInputs.Service service) {
    Weights weights = service.demand().weights();
    row.put("lostElders", weights.people(loss.lostPeople()));
    row.put("lostCommunities", loss.lost().length);
    row.put("reroutedElders", weights.people(loss.reroutedPeople()));
    row.put("reroutedCommunities", loss.reroutedCommunities());
    row.put("addedMinutes", addedMinutes(loss));
    ArrayNode ids = row.putArray("lost");
    for (int d : loss.lost()) {
      ids.add(service.demand().selection().id(d));
    }
  }

  /** By how much longer each of the rerouted walks on average. */
  private static BigDecimal addedMinutes(ClosureLoss.Loss loss) {
    if (loss.reroutedPeople() == 0) {
      return null;
    }
    BigDecimal people = BigDecimal.valueOf(loss.reroutedPeople());
    return new BigDecimal(loss.addedPersonSeconds())
        .divide(people.multiply(SECONDS_PER_MINUTE), 2, RoundingMode.HALF_UP);
  }

  private static ObjectNode pair(ClosureLoss.Pair pair, ServiceInputs.Service service) {
    Weights weights = service.demand().weights();
    return Json.MAPPER
        .createObjectNode()
        .put("first", service.facilities().id(pair.first()))
        .put("second", service.facilities().id(pair.second()))
        .put("lostElders", weights.people(pair.lostPeople()))
        .put("lostOnlyTogether", weights.people(pair.onlyTogether()));
  }
}
