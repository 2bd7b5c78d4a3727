package io.carecircle.app.catchment;

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
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.catchment.Catchments;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nearest catchments as a process. */
@Component
class CatchmentProcess implements AnalysisProcess {
  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "catchments",
          "Catchments",
          "服务范围",
          "Each facility with the people to whom it is the nearest within reach.",
          ServiceInputs.with(
              ProcessInput.optional(
                  "capacity",
                  "Whether facilities take more people than they have room for.",
                  """
                  {"type": "string", "enum": ["ignore"], "default": "ignore"}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["type", "features", "run"], "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "features": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  CatchmentProcess(Runs runs, ServiceInputs services) {
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
    String capacity = in.choice("capacity", "ignore", List.of("ignore", "limit"));
    if ("limit".equals(capacity)) {
      throw in.refusedMember("capacity", "is \"limit\", which this version does not compute yet");
    }
    run.parameter("capacity", Json.MAPPER.valueToTree(capacity));
    Catchments.Result result =
        Catchments.run(
            service.reach(),
            service.ownOnly(),
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            request.progress(),
            request.cancel());
    ServiceInputs.checkJoined(
        service.facilities(), result.joined().facilities(), "facilities", service.reach(), run);
    ServiceInputs.checkJoined(
        service.demand().selection(), result.joined().demand(), "demand", service.reach(), run);
    ArrayNode features = Json.MAPPER.createArrayNode();
    long assigned = 0;
    for (int f = 0; f < service.facilities().size(); f++) {
      features.add(feature(f, result, service));
      assigned += result.assigned()[f];
    }
    Weights weights = service.demand().weights();
    ObjectNode total = Json.MAPPER.createObjectNode();
    total.put("population", weights.people(assigned + result.outOfReach() + result.unknown()));
    total.put("assigned", weights.people(assigned));
    total.put("outOfReach", weights.people(result.outOfReach()));
    total.put("unknown", weights.people(result.unknown()));
    return out -> {
      out.writeStartObject();
      out.writeStringProperty("type", "FeatureCollection");
      out.writeName("features");
      Json.MAPPER.writeValue(out, features);
      out.writeName("total");
      Json.MAPPER.writeValue(out, total);
      run.write(out);
      out.writeEndObject();
    };
  }

  private static ObjectNode feature(
      int f, Catchments.Result result, ServiceInputs.Service service) {
    Selection facilities = service.facilities();
    Weights weights = service.demand().weights();
    ObjectNode feature = Json.MAPPER.createObjectNode();
    feature.put("type", "Feature").put("id", facilities.id(f));
    // The catchment has no drawn border yet: null says so, where a point would pretend to be one.
    feature.putNull("geometry");
    ObjectNode properties = feature.putObject("properties");
    properties.put("facilityId", facilities.id(f)).put("name", facilities.text(f, "name"));
    properties.put("joined", result.joined().facilities().joined(f));
    BigDecimal load = weights.people(result.assigned()[f]);
    properties.put("assigned", load).put("communities", result.points()[f]);
    if (result.farthestMm()[f] < 0) {
      properties.putNull("farthestSeconds");
    } else {
      properties.put("farthestSeconds", service.reach().speed().secondsFor(result.farthestMm()[f]));
    }
    Object places = facilities.features().value(f, "capacity");
    BigDecimal capacity = places == null ? null : new BigDecimal(places.toString());
    properties.put("capacity", capacity).put("load", load);
    properties.put("residual", capacity == null ? null : capacity.subtract(load));
    return feature;
  }
}
