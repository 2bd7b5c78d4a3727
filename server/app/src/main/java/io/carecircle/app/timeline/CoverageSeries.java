package io.carecircle.app.timeline;

import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Elders with something open within reach, year by year, as coverage counts them: each year is a
 * count of its own over all that is open then, in the region and around it.
 */
final class CoverageSeries {
  private final OpenYears facilities;
  private final List<String> kinds;
  private final ReachSpec reach;
  private final Network network;
  private final ProcessRequest request;
  private final PointSet homes;
  private final long[] elders;
  private final Map<List<String>, Long> counted = new HashMap<>();

  CoverageSeries(
      Territory territory,
      OpenYears facilities,
      List<String> kinds,
      ReachSpec reach,
      Network network,
      ProcessRequest request) {
    this.facilities = facilities;
    this.kinds = kinds;
    this.reach = reach;
    this.network = network;
    this.request = request;
    Rows communities = territory.rows("communities");
    SortedMap<String, Integer> rows = new TreeMap<>(FeatureOrder.BY_ID);
    communities
        .in(Territory.WHOLE)
        .filter(row -> isPlaced(communities.table().geometry(row)))
        .filter(row -> communities.count(row, "elders60") != null)
        .forEach(row -> rows.put(communities.table().id(row), row));
    SortedMap<String, Coordinate> places = new TreeMap<>(FeatureOrder.BY_ID);
    rows.forEach((id, row) -> places.put(id, inside(communities.table().geometry(row))));
    this.homes = points(places);
    this.elders =
        rows.values().stream().mapToLong(row -> communities.count(row, "elders60")).toArray();
  }

  private static boolean isPlaced(Geometry geometry) {
    return geometry != null && !geometry.isEmpty();
  }

  private static Coordinate inside(Geometry geometry) {
    return geometry.getInteriorPoint().getCoordinate();
  }

  private static PointSet points(SortedMap<String, Coordinate> places) {
    return new PointSet(
        List.copyOf(places.keySet()),
        places.values().stream().mapToDouble(c -> c.x).toArray(),
        places.values().stream().mapToDouble(c -> c.y).toArray());
  }

  /** Whether a project is a place to walk to: one that tells no kind counts as one of the asked. */
  boolean counts(ProjectOpening project) {
    return !project.sites().isEmpty() && (project.kind() == null || kinds.contains(project.kind()));
  }

  /** Covered elders at the end of a year. */
  long covered(int year, List<ProjectOpening> projects) {
    SortedMap<String, Coordinate> open = new TreeMap<>(FeatureOrder.BY_ID);
    Rows rows = facilities.facilities();
    for (int row = 0; row < rows.table().size(); row++) {
      Geometry place = rows.table().geometry(row);
      if (isPlaced(place)
          && facilities.isOfKinds(row, kinds)
          && facilities.isOpen(row, Supply.endOf(year))) {
        open.put("facility " + rows.table().id(row), inside(place));
      }
    }
    for (ProjectOpening project : projects) {
      if (counts(project) && project.year() != null && project.year() <= year) {
        for (int i = 0; i < project.sites().size(); i++) {
          open.put("project " + project.id() + " " + i, project.sites().get(i));
        }
      }
    }
    return counted.computeIfAbsent(List.copyOf(open.keySet()), ids -> count(points(open)));
  }

  private long count(PointSet open) {
    request.cancel().check();
    Snapper.Joined joined = new Snapper(network).join(open, homes, reach.maxSnapMm());
    int[] costMm =
        NearestFacility.run(
                network, joined, reach.direction(), null, request.progress(), request.cancel())
            .costMm();
    long covered = 0;
    for (int d = 0; d < costMm.length; d++) {
      covered += costMm[d] <= reach.cutoffMm() ? elders[d] : 0;
    }
    return covered;
  }
}
