package io.carecircle.app.indicator;

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
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.territory.Territories;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The four-level network (四级服务网络): what each township and each community has of what the plans want
 * there, and what it lacks. A region without townships is shown by its communities alone.
 */
@Component
class NetworkTableProcess implements AnalysisProcess {
  /** A centre and an integrated-care body in every township (LS 3(2)2; 75 三(三)11; TZ 5). */
  private static final List<String> TOWNSHIP = List.of("township_care", "integrated_care");

  /** A care centre in every village and community (YQ 一). */
  private static final List<String> COMMUNITY = List.of("community_care");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "network-table",
          "Four-level network",
          "四级服务网络",
          "Each township and community with the kinds of facilities it has and those it lacks.",
          List.of(
              ProcessInput.optional(
                  "region",
                  "Code or name of a region; without it all that the layers hold.",
                  """
                  {"type": "string"}"""),
              ProcessInput.optional(
                  "asOf",
                  "Day on which facilities must be open; today by default.",
                  """
                  {"type": "string", "format": "date"}"""),
              ProcessInput.optional(
                  "lackingOnly",
                  "Whether only communities are listed that lack something.",
                  """
                  {"type": "boolean", "default": false}""")),
          ProcessOutput.object(IndicatorSchema.NETWORK));

  private final Runs runs;
  private final Territories territories;
  private final Clock clock = Clock.systemDefaultZone();

  NetworkTableProcess(Runs runs, Territories territories) {
    this.runs = runs;
    this.territories = territories;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", DESCRIPTION.inputNames());
    Region region = territories.region(in.text("region"), run);
    LocalDate asOf = in.date("asOf").orElseGet(() -> LocalDate.now(clock));
    run.parameter("asOf", Json.MAPPER.valueToTree(asOf.toString()));
    boolean lackingOnly = in.flag("lackingOnly", false);
    run.parameter("lackingOnly", Json.MAPPER.valueToTree(lackingOnly));
    List<String> layers = List.of("communities", "facilities");
    Territory townships = territories.read(region, "township", layers, run);
    Territory whole = territories.read(region, null, layers, run);
    Places places = new Measures(whole, townships, asOf).places();
    ObjectNode result = Json.MAPPER.createObjectNode();
    ArrayNode towns = result.putArray("townships");
    for (Places.Township town : places.listTownships(Territory.WHOLE)) {
      ObjectNode row = towns.addObject();
      row.put("code", town.region().code()).put("name", town.region().name());
      put(row, town.kinds(), TOWNSHIP);
    }
    communities(result.putArray("communities"), whole.rows("communities"), places, lackingOnly);
    result.set("total", total(whole, places));
    if (places.kindsOf("") == null) {
      run.warn("it cannot be told in which community a facility stands: areas are needed");
    }
    return run.answer(result);
  }

  private static void communities(
      ArrayNode list, Rows communities, Places places, boolean lackingOnly) {
    for (int c : communities.in(Territory.WHOLE).toArray()) {
      Set<String> kinds = places.kindsOf(communities.table().id(c));
      if (lackingOnly && kinds != null && kinds.containsAll(COMMUNITY)) {
        continue;
      }
      ObjectNode row = list.addObject().put("id", communities.table().id(c));
      row.put("name", communities.text(c, "name")).put("kind", communities.text(c, "kind"));
      row.put("regionCode", communities.text(c, "regionCode"));
      put(row, kinds, COMMUNITY);
    }
  }

  /** Null when it cannot be told. */
  private static void put(ObjectNode row, Set<String> kinds, List<String> wanted) {
    row.set("has", kinds == null ? null : Json.MAPPER.valueToTree(new TreeSet<>(kinds)));
    row.set(
        "lacks",
        kinds == null
            ? null
            : Json.MAPPER.valueToTree(wanted.stream().filter(k -> !kinds.contains(k)).toList()));
  }

  private static ObjectNode total(Territory whole, Places places) {
    ObjectNode total = Json.MAPPER.createObjectNode();
    total.put("townships", places.listTownships(Territory.WHOLE).size());
    for (String kind : TOWNSHIP) {
      put(total, "townshipsWith", kind, places.townships(Territory.WHOLE, kind));
    }
    total.put("communities", whole.rows("communities").in(Territory.WHOLE).count());
    for (String kind : COMMUNITY) {
      put(total, "communitiesWith", kind, places.communities(Territory.WHOLE, kind, false));
    }
    return total;
  }

  private static void put(ObjectNode total, String name, String kind, Measured measured) {
    total.withObject("/" + name).put(kind, measured.numerator());
  }
}
