package io.carecircle.app.servicearea;

import io.carecircle.app.network.RasterCatalog;
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
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.ReachInput;
import io.carecircle.app.selection.Selection;
import io.carecircle.app.selection.Selections;
import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.app.selection.Zones.Zone;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.ScreenOutlines;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasResult;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Service areas as a process. */
@Component
class ServiceAreaProcess implements AnalysisProcess {
  private static final List<String> INPUTS =
      List.of("facilities", "points", "reach", "shape", "demand", "simplifyMetres", "groupBy");
  private static final List<String> SHAPES = List.of("each", "dissolved", "nearest");

  /** At 15 minutes about 200 MB of JSON. */
  private static final int MOST_AREAS = 10_000;

  private static final BigDecimal MOST_SIMPLIFY = new BigDecimal("1000");

  private static final ProcessDescription DESCRIPTION =
      new ProcessDescription(
          "service-areas",
          "Service areas",
          "服务圈",
          "The area within reach of each facility, of all together, or shared out to the nearest,"
              + " with the people whom the polygon shows wrongly.",
          List.of(
              CommonInputs.FACILITIES,
              CommonInputs.optionalPlaces(
                  "points", "Places to draw circles around, instead of facilities."),
              CommonInputs.REACH_BANDS,
              ProcessInput.optional(
                  "shape",
                  "Each circle, all of them dissolved, or each place to its nearest facility.",
                  """
                  {"type": "string", "enum": ["each", "dissolved", "nearest"], "default": "each"}"""),
              CommonInputs.DEMAND,
              ProcessInput.optional(
                  "simplifyMetres",
                  "Take vertices out of the outlines that make bends of about this size or less,"
                      + " for a screen; areas and people are those of the full outlines.",
                  """
                  {"type": "number", "minimum": 0, "maximum": 1000, "default": 0}"""),
              ProcessInput.optional(
                  "groupBy",
                  "Level of the regions whose covered ground and gap are measured (zoneAreas);"
                      + " whatever the shape, ground counts as covered within reach of any"
                      + " facility.",
                  """
                  {"type": "string", "enum": ["city", "county", "township", "community"]}""")),
          ProcessOutput.object(
              """
              {"type": "object", "required": ["type", "features", "run"], "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "features": {"type": "array", "items": {"type": "object"}},
                "zoneAreas": {"type": "object", "properties": {
                  "type": {"type": "string", "enum": ["FeatureCollection"]},
                  "features": {"type": "array", "items": {"type": "object", "properties": {
                    "geometry": {"type": "object",
                      "description": "MultiPolygon: the region without the covered ground."},
                    "properties": {"type": "object", "properties": {
                      "code": {"type": "string"},
                      "name": {"type": "string", "nullable": true},
                      "level": {"type": "string"},
                      "minutes": {"type": "number"},
                      "areaSquareMetres": {"type": "number",
                        "description": "Of the region: coveredSquareMetres + gapSquareMetres."},
                      "coveredSquareMetres": {"type": "number"},
                      "gapSquareMetres": {"type": "number"},
                      "coveredAreaRatio": {"type": "number", "nullable": true},
                      "slivers": {"type": "array",
                        "description": "Pieces of gap under 1 m2, taken out and counted as covered.",
                        "items": {"type": "object"}}}}}}}}},
                "run": {"type": "object"}}}"""));

  private final Runs runs;
  private final Selections selections;
  private final ServiceInputs services;
  private final RasterCatalog rasters;
  private final ZoneMeasurement zones;

  ServiceAreaProcess(
      Runs runs,
      Selections selections,
      ServiceInputs services,
      RasterCatalog rasters,
      ZoneMeasurement zones) {
    this.runs = runs;
    this.selections = selections;
    this.services = services;
    this.rasters = rasters;
    this.zones = zones;
  }

  @Override
  public ProcessDescription description() {
    return DESCRIPTION;
  }

  @Override
  public ProcessResult run(ProcessRequest request) {
    Run run = runs.begin(DESCRIPTION.id(), request);
    InputReader in = InputReader.of(request.inputs(), "inputs", INPUTS);
    String input = in.has("points") ? "points" : "facilities";
    Selection facilities = facilities(in, input, run, request);
    Demand demand = demand(run, request);
    ReachInput.Bands bands = ReachInput.readBands(request.inputs().get("reach"), run);
    ReachSpec widest = bands.widest();
    String shape = in.choice("shape", "each", SHAPES);
    run.parameter("shape", Json.MAPPER.valueToTree(shape));
    AreaShape areaShape = AreaShape.valueOf(shape.toUpperCase(Locale.ROOT));
    BigDecimal simplifyMetres =
        in.decimal("simplifyMetres", BigDecimal.ZERO, BigDecimal.ZERO, MOST_SIMPLIFY);
    run.parameter("simplifyMetres", Json.MAPPER.valueToTree(simplifyMetres));
    List<Zone> measured = zones.read(in, run);
    checkCount(areaShape, facilities.size(), bands.cutoffSeconds().length);
    Network network = services.network(run);
    ServiceAreasSpec spec =
        new ServiceAreasSpec(
            widest.speed(),
            bands.cutoffSeconds(),
            widest.direction(),
            widest.maxSnapMm(),
            widest.crossing(),
            areaShape,
            null);
    ServiceAreasResult result =
        ServiceAreas.run(
            spec,
            rasters.get(network),
            facilities.points(),
            demand == null ? null : demand.points(),
            request.progress(),
            request.cancel());
    ServiceInputs.checkJoined(facilities, result.facilities(), input, widest, run);
    if (demand != null && !isKnown(demand, result, in, run)) {
      demand = null;
    } else if (demand != null) {
      ServiceInputs.checkJoined(demand.selection(), result.demand(), "demand", widest, run);
    }
    ServiceAreasResult drawn =
        ScreenOutlines.simplify(
            result, facilities.points(), areaShape, simplifyMetres.doubleValue());
    ZoneFeatures areas =
        measured.isEmpty()
            ? null
            : zones.measure(measured, spec, result, bands, facilities, network, request);
    return new AreaFeatures(facilities, demand, bands.minutes(), drawn, areas, run);
  }

  private Selection facilities(InputReader in, String input, Run run, ProcessRequest request) {
    JsonNode given = request.inputs().get(input);
    if (input.equals("facilities")) {
      return selections.facilities(given, input, run, request);
    }
    if (in.has("facilities")) {
      throw in.refusedMember("points", "and facilities are both given: choose one");
    }
    return selections.places(given, input, run, request);
  }

  /**
   * The people to compare the polygons with: those asked for, else the communities when there are
   * any, else (or with {@code "demand": null}) nobody.
   */
  private Demand demand(Run run, ProcessRequest request) {
    ObjectNode inputs = request.inputs();
    JsonNode given = inputs.get("demand");
    if (given != null && given.isNull()) {
      run.parameter("demand", NullNode.getInstance());
      return null;
    }
    if (given == null && run.find("communities").isEmpty()) {
      return null;
    }
    return selections.demand(given, "demand", run, request);
  }

  /**
   * Communities that nobody asked for may lie in another city altogether: the circles are still
   * right, but nobody is known who could be shown wrongly.
   */
  private static boolean isKnown(
      Demand demand, ServiceAreasResult result, InputReader in, Run run) {
    if (in.has("demand") || demand.size() == 0 || result.demand().joinedCount() > 0) {
      return true;
    }
    run.warn("no community stands near the streets, so nobody is compared with the polygons");
    return false;
  }

  private static void checkCount(AreaShape shape, int facilities, int bands) {
    long areas = (shape == AreaShape.DISSOLVED ? 1L : facilities) * bands;
    if (areas > MOST_AREAS) {
      throw new RefusedException(
          "too-many-areas",
          facilities
              + " facilities with "
              + bands
              + " bands are more than "
              + MOST_AREAS
              + " areas: ask for fewer at a time, or for the shape dissolved");
    }
  }
}
