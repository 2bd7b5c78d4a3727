package io.carecircle.app.whatif;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import io.carecircle.app.selection.Capacities;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.allocation.TooManyPairsException;
import io.carecircle.kernel.coverage.WhatIf;
import io.carecircle.kernel.progress.CancelToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What changes of facilities and streets do to coverage. The state before is computed once and
 * stays in memory; a request changes a copy of it, so that it costs what it touches.
 */
@Component
class WhatIfProcess implements AnalysisProcess {
  /** Street nodes and demand points of all kept states together, some 50 bytes each. */
  private static final long MOST_KEPT = 10_000_000;

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "what-if",
          "What if",
          "假设推演",
          "Coverage before and after changes: facilities that are added, moved, resized or removed,"
              + " streets that are closed, gates and paths that are opened; by region, with the"
              + " communities that change.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "useCapacity",
                  "Whether a full facility serves nobody else; places are then shared out anew.",
                  """
                  {"type": "boolean", "default": false}"""),
              ProcessInput.required(
                  "edits",
                  "Changes in their order. A street is closed from junction to junction at the"
                      + " place nearest to at; whoever stands on it still leaves along it. A link"
                      + " joins the streets nearest to its two ends.",
                  """
                  {"type": "array", "maxItems": 1000, "items": {"type": "object",
                    "required": ["type"], "properties": {
                      "type": {"type": "string", "enum": ["add-facility", "move-facility",
                        "remove-facility", "resize-facility", "close-street", "open-link"]},
                      "id": {"type": "string"},
                      "capacity": {"type": "number", "minimum": 0},
                      "at": {"type": "array", "items": {"type": "number"}},
                      "from": {"type": "array", "items": {"type": "number"}},
                      "to": {"type": "array", "items": {"type": "number"}}}}}""")),
          ProcessOutput.object(
              """
              {"type": "object",
               "required": ["before", "after", "difference", "regions", "changed", "edits", "run"],
               "properties": {
                "before": {"type": "object"},
                "after": {"type": "object"},
                "difference": {"type": "object"},
                "regions": {"type": "array", "items": {"type": "object"}},
                "changed": {"type": "array", "items": {"type": "object"}},
                "edits": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;
  private final Cache<String, Base> bases =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((String key, Base base) -> base.weight())
          .build();

  /** The state before all changes; nobody changes it. */
  private record Base(WhatIf state, WhatIf.Result result, Map<String, Long> places, int weight) {}

  WhatIfProcess(Runs runs, ServiceInputs services) {
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
    if (service.ownOnly() != null) {
      throw InputReader.refused("neighbours", "must be \"allow\": changes serve everybody");
    }
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    boolean useCapacity = in.flag("useCapacity", false);
    run.parameter("useCapacity", Json.MAPPER.valueToTree(useCapacity));
    Map<String, Long> capacity = useCapacity ? places(service, run) : null;
    // All that the state before depends on is in the run by now, and the changes are not.
    String key = run.fingerprint();
    JsonNode given = request.inputs().get("edits");
    List<Edit> edits = Edit.list(given);
    run.parameter("edits", given);
    try {
      Base base = bases.get(key, k -> base(service, capacity, request));
      return answer(service, base, edits, request, run);
    } catch (TooManyPairsException e) {
      throw new RefusedException(
          "too-many-pairs", e.getMessage() + ": shorten the reach, or leave places out");
    }
  }

  private static Map<String, Long> places(ServiceInputs.Service service, Run run) {
    long[] limits =
        Capacities.of(service.facilities())
            .limits(service.facilities(), service.demand().weights(), run);
    Map<String, Long> places = new HashMap<>();
    for (int f = 0; f < limits.length; f++) {
      places.put(service.facilities().id(f), limits[f]);
    }
    return places;
  }

  private static ProcessResult answer(
      ServiceInputs.Service service, Base base, List<Edit> edits, ProcessRequest request, Run run) {
    ServiceInputs.checkJoined(
        service.demand().selection(), base.state().demandAt(), "demand", service.reach(), run);
    if (!base.state().notJoined().isEmpty()) {
      run.warn(
          base.state().notJoined().size()
              + " of facilities could not be joined to the streets and serve nobody");
    }
    WhatIf state = base.state().copy(request.cancel());
    Map<String, Long> places = base.places() == null ? null : new HashMap<>(base.places());
    EditedState edited = new EditedState(service, state, places);
    ArrayNode done = Json.MAPPER.createArrayNode();
    for (int i = 0; i < edits.size(); i++) {
      request.cancel().check();
      request.progress().onProgress("changes", i, edits.size());
      done.add(edited.apply(i, edits.get(i), run));
    }
    WhatIf.Result after = places == null ? state.result() : state.result(places);
    Comparison comparison = new Comparison(service, state, base.result(), after);
    return out -> {
      out.writeStartObject();
      comparison.write(out);
      out.writeName("edits");
      Json.MAPPER.writeValue(out, done);
      run.write(out);
      out.writeEndObject();
    };
  }

  private static Base base(
      ServiceInputs.Service service, Map<String, Long> places, ProcessRequest request) {
    WhatIf state =
        new WhatIf(
            service.reach(),
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            request.cancel());
    // Kept without this request's token: others copy the state after it has ended.
    WhatIf kept = state.copy(CancelToken.NONE);
    int weight = service.network().nodeCount() + service.demand().size() + 1;
    // Sharing places out can take long: here this request may still give up.
    WhatIf.Result result = places == null ? kept.result() : state.result(places);
    return new Base(kept, result, places, weight);
  }
}
