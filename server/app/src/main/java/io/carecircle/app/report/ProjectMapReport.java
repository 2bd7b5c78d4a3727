package io.carecircle.app.report;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.platform.Language;
import io.carecircle.app.projectmap.ListedProjects;
import io.carecircle.app.projectmap.ProjectFilter;
import io.carecircle.app.projectmap.ProjectMap;
import io.carecircle.app.standard.PolicyCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The project distribution map on paper: the map of those that have a place, and the list of all.
 * Where none has a place there is the list alone, and it says so.
 */
@Component
class ProjectMapReport {
  /** Degrees that are shown at least, some 5 km. */
  private static final double LEAST_DEGREES = 0.05;

  private final LayerCache layers;
  private final MapLayers ground;
  private final ProjectMap projects;
  private final PolicyCatalog policies;

  ProjectMapReport(
      LayerCache layers, MapLayers ground, ProjectMap projects, PolicyCatalog policies) {
    this.layers = layers;
    this.ground = ground;
    this.projects = projects;
    this.policies = policies;
  }

  /**
   * @param title of the file
   * @param map empty when no project has a place
   */
  record Sheets(String title, Optional<MapSheet> map, ReportDocument list) {}

  Sheets sheets(JsonNode body, ReportOptions options) {
    ProjectMapRequest request = ProjectMapRequest.of(body, policies.policy());
    Language language = options.language();
    ListedProjects listed = projects.projects();
    int[] rows = listed.rows(request.filter());
    UsedVersions found = new UsedVersions(language);
    layers.findCurrent("projects").ifPresent(found::use);
    Envelope extent = extent(request.filter(), listed, rows, found);
    String title =
        request.title().isEmpty()
            ? request.regionName()
                + language.choose("养老服务重大项目分布图", " Project distribution map of elder care").strip()
            : request.title();
    ProjectSigns signs = ProjectSigns.of(listed.table(), language);
    ProjectTable list = new ProjectTable(listed, rows, signs, language);
    String subtitle = list.sums() + said(request, signs, language);
    Optional<MapSheet> map =
        Optional.ofNullable(extent)
            .map(
                box ->
                    sheet(
                        request,
                        listed,
                        rows,
                        box,
                        found,
                        title,
                        subtitle + list.placeless(),
                        options));
    return new Sheets(
        title,
        map,
        list.document(title, subtitle, notice(found, language), map.isPresent(), found, options));
  }

  private MapSheet sheet(
      ProjectMapRequest request,
      ListedProjects listed,
      int[] rows,
      Envelope extent,
      UsedVersions found,
      String title,
      String subtitle,
      ReportOptions options) {
    MapContent below = ground.ground(extent, found);
    ProjectSymbols symbols =
        new ProjectSymbols(
            listed.table(),
            rows,
            extent,
            request.size(),
            options.paper().enlargement(),
            options.language());
    return new MapSheet(
        new MapSheet.Spec(
            title,
            subtitle,
            notice(found, options.language()),
            extent,
            found.sources(),
            "",
            options),
        new MapContent(
            below.regions(),
            below.water(),
            below.streets(),
            List.of(),
            symbols.symbols(),
            symbols.index(),
            symbols.sizes()));
  }

  /** The region's box and all that is placed; null when no project is. */
  private Envelope extent(
      ProjectFilter filter, ListedProjects listed, int[] rows, UsedVersions found) {
    Envelope places = new Envelope();
    for (int row : rows) {
      Geometry geometry = listed.table().geometry(row);
      if (geometry != null) {
        places.expandToInclude(geometry.getEnvelopeInternal());
      }
    }
    if (places.isNull()) {
      return null;
    }
    Envelope region = ground.boxOf(filter.region(), found);
    if (region != null) {
      places.expandToInclude(region);
    }
    places.expandBy(
        Math.max(LEAST_DEGREES, places.getWidth() * 0.03),
        Math.max(LEAST_DEGREES, places.getHeight() * 0.03));
    return places;
  }

  private static String notice(UsedVersions found, Language language) {
    return found.isDemo() ? language.choose("演示数据", "演示数据 demonstration data") : "";
  }

  /** What the filter lets through, in words; empty without one. */
  private static String said(ProjectMapRequest request, ProjectSigns signs, Language language) {
    ProjectFilter filter = request.filter();
    List<String> parts = new ArrayList<>();
    if (!request.regionName().isEmpty()) {
      parts.add(request.regionName());
    }
    if (filter.natures() != null) {
      filter.natures().forEach(nature -> parts.add(signs.nature(nature)));
    }
    if (filter.categories() != null) {
      filter.categories().forEach(category -> parts.add(signs.category(category)));
    }
    if (filter.units() != null) {
      filter.units().stream()
          .map(unit -> unit.isEmpty() ? language.choose("单位未注明", "no unit stated") : unit)
          .forEach(parts::add);
    }
    if (filter.from() != null || filter.to() != null) {
      parts.add(years(filter, language));
    }
    return parts.isEmpty()
        ? ""
        : language.choose("；筛选：", "; filtered: ") + String.join(language.choose("、", ", "), parts);
  }

  private static String years(ProjectFilter filter, Language language) {
    if (filter.from() != null && filter.from().equals(filter.to())) {
      return language.choose(filter.from() + "年完成", "completed in " + filter.from());
    }
    String from = filter.from() == null ? "" : filter.from().toString();
    String to = filter.to() == null ? "" : filter.to().toString();
    return Arrays.asList(from, to).contains("")
        ? from.isEmpty()
            ? language.choose(to + "年底前完成", "completed by " + to)
            : language.choose(from + "年起完成", "completed from " + from)
        : language.choose(from + "至" + to + "年完成", "completed " + from + " to " + to);
  }
}
