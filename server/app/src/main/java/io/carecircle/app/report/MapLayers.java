package io.carecircle.app.report;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.report.MapContent.Region;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes from the layers what a map shows; it says which versions those were. */
@Component
public class MapLayers {
  private static final Set<String> WATER =
      Set.of("water", "river", "lake", "sea", "coastline", "水域", "河流", "湖泊", "海");

  /** Degrees around an estate that its map shows, some 900 m: the way of a quarter of an hour. */
  private static final double AROUND = 0.0085;

  /** Degrees across below which townships are drawn too. */
  private static final double SMALL_EXTENT_DEGREES = 0.6;

  private static final double FACILITY_MM = 2.6;
  private static final double LOCATION_HEIGHT_MM = 58;

  private final LayerCache layers;

  MapLayers(LayerCache layers) {
    this.layers = layers;
  }

  /**
   * The sheet of a map.
   *
   * @throws RefusedException when nothing can be shown
   */
  MapSheet sheet(MapRequest request, ReportOptions options) {
    Envelope extent = extent(request);
    UsedVersions found = new UsedVersions(options.language());
    MapContent content = content(request, extent, found);
    return new MapSheet(
        new MapSheet.Spec(
            request.title(),
            request.subtitle(),
            found.isDemo() || isDemo(request.result())
                ? options.language().choose("演示数据", "演示数据 demonstration data")
                : "",
            extent,
            found.sources(),
            request.result() == null ? "" : request.result().path("run").path("id").asString(""),
            options),
        content);
  }

  private static boolean isDemo(JsonNode result) {
    return result != null
        && result
            .path("run")
            .path("warnings")
            .valueStream()
            .anyMatch(warning -> warning.asString("").contains("演示数据"));
  }

  /** Where an estate lies, with the facilities around it; empty where no map can be drawn. */
  Optional<ReportBlock.Picture> location(JsonNode geoJson, ReportOptions options) {
    Geometry geometry = AreaFeatures.geometry(geoJson);
    if (geometry == null || geometry.isEmpty() || layers.findCurrent("streets").isEmpty()) {
      return Optional.empty();
    }
    Coordinate at = geometry.getInteriorPoint().getCoordinate();
    Envelope extent = new Envelope(at);
    extent.expandBy(AROUND * 1.1, AROUND * 0.5);
    UsedVersions found = new UsedVersions(options.language());
    MapRequest request =
        new MapRequest("", "", "", extent, Set.copyOf(MapRequest.LAYERS), List.of(), null);
    MapContent around = content(request, extent, found);
    if (around.streets().isEmpty() || !MapFrame.reaches(extent)) {
      return Optional.empty();
    }
    List<MapSymbol> symbols = new ArrayList<>(around.symbols());
    String here = options.language().choose("本小区", "this estate");
    symbols.add(
        new MapSymbol(
            "",
            at.x,
            at.y,
            here,
            new MapSymbol.Sign(here, MapSymbol.Form.DIAMOND, Tone.BAD.color()),
            4));
    MapContent content =
        new MapContent(around.regions(), around.water(), around.streets(), List.of(), symbols);
    return Optional.of(
        new ReportBlock.Picture(
            new LocationMap(content, extent), LOCATION_HEIGHT_MM, caption(found)));
  }

  private static String caption(UsedVersions found) {
    return found.language().choose("位置示意图。数据来源：", "Location. Sources: ")
        + String.join(found.language().choose("；", "; "), found.sources());
  }

  private Envelope extent(MapRequest request) {
    if (request.box() != null) {
      return request.box();
    }
    Envelope extent = new Envelope();
    if (request.result() != null && request.region().isEmpty()) {
      AreaFeatures.of(request.result(), Language.ZH)
          .forEach(o -> extent.expandToInclude(o.geometry().getEnvelopeInternal()));
    } else {
      FeatureTable regions = read("regions", new UsedVersions(Language.ZH));
      for (int row = 0; regions != null && row < regions.size(); row++) {
        boolean wanted =
            request.region().isEmpty()
                || request.region().equals(regions.value(row, "code"))
                || request.region().equals(regions.value(row, "name"));
        if (wanted && regions.geometry(row) != null) {
          extent.expandToInclude(regions.geometry(row).getEnvelopeInternal());
        }
      }
    }
    if (extent.isNull()) {
      throw new RefusedException(
          "bad-extent",
          request.region().isEmpty()
              ? "what the map is to show is not known: give bbox or region"
              : "there is no region " + request.region() + ": give its code, or a bbox");
    }
    extent.expandBy(extent.getWidth() * 0.03, extent.getHeight() * 0.03);
    return extent;
  }

  private MapContent content(MapRequest request, Envelope extent, UsedVersions found) {
    Set<String> wanted = request.layers();
    List<MapSymbol> symbols = symbols(request, extent, found);
    ProjectSymbols projects = projects(request, extent, found);
    symbols.addAll(projects.symbols());
    return new MapContent(
        wanted.contains("regions") ? regions(extent, found) : List.of(),
        wanted.contains("water") ? water(extent, found) : List.of(),
        wanted.contains("streets") ? streets(extent, found) : List.of(),
        request.result() == null ? List.of() : AreaFeatures.of(request.result(), found.language()),
        symbols,
        projects.index(),
        projects.sizes());
  }

  private List<Region> regions(Envelope extent, UsedVersions found) {
    FeatureTable table = read("regions", found);
    List<Region> regions = new ArrayList<>();
    boolean small = extent.getWidth() < SMALL_EXTENT_DEGREES;
    for (int row = 0; table != null && row < table.size(); row++) {
      String level = String.valueOf(table.value(row, "level"));
      boolean drawn = level.equals("county") || small && level.equals("township");
      if (drawn && meets(extent, table.geometry(row))) {
        regions.add(
            new Region(
                String.valueOf(table.value(row, "code")),
                text(table.value(row, "name")),
                level.equals("county") ? 0 : 1,
                table.geometry(row)));
      }
    }
    return regions;
  }

  private List<Geometry> water(Envelope extent, UsedVersions found) {
    FeatureTable table = read("barriers", found);
    List<Geometry> water = new ArrayList<>();
    for (int row = 0; table != null && row < table.size(); row++) {
      boolean isWater = WATER.contains(text(table.value(row, "class")).toLowerCase(Locale.ROOT));
      if (isWater && meets(extent, table.geometry(row))) {
        water.add(table.geometry(row));
      }
    }
    return water;
  }

  private List<StreetLine> streets(Envelope extent, UsedVersions found) {
    Optional<LayerVersion> version = layers.findCurrent("streets");
    version.ifPresent(found::use);
    return version
        .map(v -> layers.readStreets(v).stream().filter(s -> meets(extent, s)).toList())
        .orElse(List.of());
  }

  private List<MapSymbol> symbols(MapRequest request, Envelope extent, UsedVersions found) {
    List<MapSymbol> symbols = new ArrayList<>();
    if (request.layers().contains("facilities")) {
      facilities(request, extent, found, symbols);
    }
    return symbols;
  }

  private void facilities(
      MapRequest request, Envelope extent, UsedVersions found, List<MapSymbol> symbols) {
    FeatureTable table = read("facilities", found);
    for (int row = 0; table != null && row < table.size(); row++) {
      String kind = text(table.value(row, "kind"));
      Geometry geometry = table.geometry(row);
      boolean wanted = request.kinds().isEmpty() || request.kinds().contains(kind);
      if (wanted && "operating".equals(table.value(row, "status")) && meets(extent, geometry)) {
        symbols.add(
            new MapSymbol(
                table.id(row),
                geometry.getCoordinate().x,
                geometry.getCoordinate().y,
                "",
                FacilitySigns.of(kind, found.language()),
                FACILITY_MM));
      }
    }
  }

  private ProjectSymbols projects(MapRequest request, Envelope extent, UsedVersions found) {
    FeatureTable table = request.layers().contains("projects") ? read("projects", found) : null;
    return ProjectSymbols.of(
        table == null ? FeatureTable.builder().build() : table, extent, found.language());
  }

  /** The ground of a map: regions, water and streets, without what it is about. */
  MapContent ground(Envelope extent, UsedVersions found) {
    return content(
        new MapRequest("", "", "", extent, Set.of("regions", "water", "streets"), List.of(), null),
        extent,
        found);
  }

  /** The box of a region, or of all regions without one; null when none has a geometry. */
  Envelope boxOf(String region, UsedVersions found) {
    FeatureTable regions = read("regions", found);
    Envelope box = new Envelope();
    for (int row = 0; regions != null && row < regions.size(); row++) {
      boolean wanted = region == null || region.equals(regions.value(row, "code"));
      if (wanted && regions.geometry(row) != null) {
        box.expandToInclude(regions.geometry(row).getEnvelopeInternal());
      }
    }
    return box.isNull() ? null : box;
  }

  private FeatureTable read(String layer, UsedVersions found) {
    Optional<LayerVersion> version = layers.findCurrent(layer);
    version.ifPresent(found::use);
    return version.map(layers::read).orElse(null);
  }

  private static boolean meets(Envelope extent, Geometry geometry) {
    return geometry != null
        && !geometry.isEmpty()
        && extent.intersects(geometry.getEnvelopeInternal());
  }

  private static boolean meets(Envelope extent, StreetLine line) {
    Envelope box = new Envelope();
    for (int i = 0; i < line.lon().length; i++) {
      box.expandToInclude(line.lon()[i], line.lat()[i]);
    }
    return extent.intersects(box);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
