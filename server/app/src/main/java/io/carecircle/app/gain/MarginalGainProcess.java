package io.carecircle.app.gain;

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
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Weights;
import io.carecircle.formats.datum.Degrees;
import io.carecircle.kernel.coverage.MarginalGain;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** The gain of a site at every street node as a process, and as a map when it runs as a job. */
@Component
class MarginalGainProcess implements AnalysisProcess {
  private static final int MOST_RANKED = 1000;
  private static final int MOST_NODES = 2_000_000;
  private static final BigDecimal DEFAULT_SPACING = new BigDecimal("500");
  private static final BigDecimal WIDEST_SPACING = new BigDecimal("100000");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "marginal-gain",
          "Gain of a site anywhere",
          "全域选点效益",
          "For each street node the people whom one more site there would newly cover, and the best"
              + " nodes that stand apart; as a job also as vector tiles.",
          List.of(
              CommonInputs.FACILITIES,
              CommonInputs.DEMAND,
              CommonInputs.REACH,
              CommonInputs.GROUP_BY,
              CommonInputs.NEIGHBOURS,
              ProcessInput.optional(
                  "most",
                  "How many nodes to rank.",
                  """
                  {"type": "integer", "minimum": 0, "maximum": 1000, "default": 20}"""),
              ProcessInput.optional(
                  "spacingMetres",
                  "Least straight distance between two ranked nodes.",
                  """
                  {"type": "number", "minimum": 0, "maximum": 100000, "default": 500}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["type", "features", "ranked", "run"], "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "features": {"type": "array", "items": {"type": "object"}},
                "ranked": {"type": "array", "items": {"type": "object"}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final ServiceInputs services;

  MarginalGainProcess(Runs runs, ServiceInputs services) {
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
    int most = in.count("most", 20, 0, MOST_RANKED);
    run.parameter("most", Json.MAPPER.valueToTree(most));
    BigDecimal spacing =
        in.decimal("spacingMetres", DEFAULT_SPACING, BigDecimal.ZERO, WIDEST_SPACING);
    run.parameter("spacingMetres", Json.MAPPER.valueToTree(spacing));
    if (service.network().nodeCount() > MOST_NODES) {
      throw new RefusedException(
          "too-many-nodes",
          service.network().nodeCount() + " street nodes are more than " + MOST_NODES);
    }
    MarginalGain.Own own =
        service.ownOnly() == null
            ? null
            : new MarginalGain.Own(service.ownOnly(), services.groupOfPlace(service, run));
    MarginalGain.Result result =
        MarginalGain.run(
            service.reach(),
            service.network(),
            service.facilities().points(),
            service.demand().points(),
            own,
            request.progress(),
            request.cancel());
    service.checkJoined(result.joined(), run);
    int[] ranked = result.best(most, spacing.doubleValue());
    return out -> write(out, result, ranked, service.demand().weights(), run);
  }

  private static void write(
      JsonGenerator out, MarginalGain.Result result, int[] ranked, Weights weights, Run run) {
    int[] rank = new int[result.gainedPeople().length];
    for (int i = 0; i < ranked.length; i++) {
      rank[ranked[i]] = i + 1;
    }
    out.writeStartObject();
    out.writeStringProperty("type", "FeatureCollection");
    out.writeName("features");
    out.writeStartArray();
    for (int n = 0; n < rank.length; n++) {
      if (result.gainedPeople()[n] > 0) {
        writeFeature(out, n, rank[n], result, weights);
      }
    }
    out.writeEndArray();
    out.writeName("ranked");
    out.writeStartArray();
    for (int n : ranked) {
      out.writeStartObject();
      out.writeStringProperty("id", "node-" + n);
      writePlace(out, "at", n, result);
      writeGain(out, n, rank[n], result, weights);
      out.writeEndObject();
    }
    out.writeEndArray();
    long best = Arrays.stream(result.gainedPeople()).max().orElse(0);
    out.writeNumberProperty("mostGainedElders", weights.people(Math.max(0, best)));
    run.write(out);
    out.writeEndObject();
  }

  private static void writeFeature(
      JsonGenerator out, int node, int rank, MarginalGain.Result result, Weights weights) {
    out.writeStartObject();
    out.writeStringProperty("type", "Feature");
    out.writeStringProperty("id", "node-" + node);
    out.writeName("geometry");
    out.writeStartObject();
    out.writeStringProperty("type", "Point");
    writePlace(out, "coordinates", node, result);
    out.writeEndObject();
    out.writeName("properties");
    out.writeStartObject();
    writeGain(out, node, rank, result, weights);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void writeGain(
      JsonGenerator out, int node, int rank, MarginalGain.Result result, Weights weights) {
    out.writeNumberProperty("gainedElders", weights.people(result.gainedPeople()[node]));
    out.writeNumberProperty("gainedCommunities", result.gainedCommunities()[node]);
    if (rank == 0) {
      out.writeNullProperty("rank");
    } else {
      out.writeNumberProperty("rank", rank);
    }
  }

  private static void writePlace(
      JsonGenerator out, String name, int node, MarginalGain.Result result) {
    out.writeName(name);
    out.writeStartArray();
    out.writeNumber(Degrees.text(result.lon()[node], Degrees.STORED_DECIMALS));
    out.writeNumber(Degrees.text(result.lat()[node], Degrees.STORED_DECIMALS));
    out.writeEndArray();
  }
}
