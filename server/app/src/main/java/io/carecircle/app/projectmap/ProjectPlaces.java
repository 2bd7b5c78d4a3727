package io.carecircle.app.projectmap;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyProject;
import io.carecircle.app.standard.ProjectFeatures;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Puts the printed projects at the towns that the lists name: one point inside each town, several
 * for a project that builds in several towns, none where the list names no place that the regions
 * hold. The property {@code placeAccuracy} says which it is, because nobody surveyed them.
 */
public final class ProjectPlaces {
  /** Properties beside those of the collection. */
  private static final List<String> MORE = List.of("placeAccuracy", "rollUp", "footnote");

  private final GeometryFactory geometries = new GeometryFactory();
  private final Map<String, Geometry> areas = new HashMap<>();

  /**
   * @param regions with the properties {@code code} and {@code level}
   */
  private ProjectPlaces(FeatureTable regions) {
    for (int row = 0; row < regions.size(); row++) {
      Geometry area = regions.geometry(row);
      if (area != null && !area.isEmpty()) {
        areas.put(String.valueOf(regions.value(row, "code")), area);
      }
    }
  }

  /** The printed projects, in the order of the lists. */
  public static FeatureTable table(Policy policy, FeatureTable regions) {
    return new ProjectPlaces(regions).table(policy);
  }

  private FeatureTable table(Policy policy) {
    FeatureTable printed = ProjectFeatures.table(policy);
    FeatureTable.Builder placed = FeatureTable.builder();
    printed.columnNames().forEach(placed::column);
    MORE.forEach(placed::column);
    for (int row = 0; row < printed.size(); row++) {
      PolicyProject project = policy.projects().get(row);
      Map<String, Object> values = new LinkedHashMap<>(printed.values(row));
      Place place = place(project);
      values.put("placeAccuracy", place.accuracy);
      values.put("rollUp", project.rollUpCode());
      values.put("footnote", project.footnote());
      placed.add(printed.id(row), place.geometry, row + 1, values);
    }
    return placed.build();
  }

  private record Place(Geometry geometry, String accuracy) {}

  private Place place(PolicyProject project) {
    List<Coordinate> towns = new ArrayList<>();
    for (String code : project.siteCodes()) {
      if (areas.containsKey(code)) {
        towns.add(inside(code));
      }
    }
    boolean all = !towns.isEmpty() && towns.size() == project.siteCodes().size();
    if (all && towns.size() == 1) {
      return new Place(geometries.createPoint(towns.get(0)), "township");
    }
    if (all) {
      return new Place(
          geometries.createMultiPointFromCoords(towns.toArray(Coordinate[]::new)), "several");
    }
    boolean somewhere = !List.of("none", "city").contains(project.accuracy());
    boolean county =
        !project.regionCode().endsWith("00") && areas.containsKey(project.regionCode());
    return somewhere && county
        ? new Place(geometries.createPoint(inside(project.regionCode())), "county")
        : new Place(null, "none");
  }

  private Coordinate inside(String code) {
    return areas.get(code).getInteriorPoint().getCoordinate();
  }
}
