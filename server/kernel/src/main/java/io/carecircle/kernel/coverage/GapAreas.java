package io.carecircle.kernel.coverage;

import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.DemandPoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/**
 * Uncovered demand gathered to areas: single linkage (two points belong together when a chain of
 * points leads from one to the other with no step longer than the link distance; K. Florek et al.,
 * "Sur la liaison et la division des points d'un ensemble fini", Colloquium Mathematicum 2, 1951).
 *
 * <p>An area is drawn as everything within 0.4 link distances of its chains. So it is one piece,
 * and areas never overlap: a point of another area is farther than one link distance from both ends
 * of a step that is no longer than one, hence at least 0.866 from the step itself, and two such
 * steps cannot cross.
 */
public final class GapAreas {
  private static final double RADIUS_LINKS = 0.4;
  private static final double LEAST_METRES_PER_LAT = 110_570;
  private static final PrecisionModel SEVEN_DECIMALS = new PrecisionModel(1e7);

  private final DemandPoints demand;
  private final double linkMetres;
  private final int[] parent;
  private final List<int[]> steps = new ArrayList<>();
  private final GeometryFactory geometries = new GeometryFactory();

  /**
   * @param members demand points, ascending
   * @param people theirs
   * @param polygon degrees WGS84 on whole units of 1e-7
   */
  public record Area(List<Integer> members, long people, Geometry polygon) {}

  private GapAreas(DemandPoints demand, double linkMetres) {
    this.demand = demand;
    this.linkMetres = linkMetres;
    this.parent = new int[demand.size()];
  }

  /**
   * @param members the uncovered demand points, ascending
   * @param people of each of them
   * @param linkMetres the longest step within an area, over 0
   * @return the most people first, equal ones by their first member; together they hold every
   *     member once
   */
  public static List<Area> run(
      DemandPoints demand, int[] members, long[] people, double linkMetres) {
    if (!(linkMetres > 0)) {
      throw new IllegalArgumentException("the link distance must be over 0 m, not " + linkMetres);
    }
    return new GapAreas(demand, linkMetres).areas(members, people);
  }

  private List<Area> areas(int[] members, long[] people) {
    for (int d : members) {
      parent[d] = d;
    }
    link(members);
    Map<Integer, List<Integer>> byRoot = new TreeMap<>();
    Map<Integer, Long> sums = new HashMap<>();
    for (int i = 0; i < members.length; i++) {
      int root = root(members[i]);
      byRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(members[i]);
      sums.merge(root, people[i], Math::addExact);
    }
    Map<Integer, List<int[]>> stepsOf = new HashMap<>();
    for (int[] step : steps) {
      stepsOf.computeIfAbsent(root(step[0]), r -> new ArrayList<>()).add(step);
    }
    List<Area> areas = new ArrayList<>();
    byRoot.forEach(
        (root, points) ->
            areas.add(
                new Area(
                    points, sums.get(root), draw(points, stepsOf.getOrDefault(root, List.of())))));
    areas.sort(
        Comparator.comparingLong(Area::people)
            .reversed()
            .thenComparing(area -> area.members().get(0)));
    return areas;
  }

  /** Each point against those before it in its own cell of one link distance and around it. */
  private void link(int[] members) {
    double farthest = 0;
    for (int d : members) {
      farthest = Math.max(farthest, Math.abs(demand.points().lat()[d]));
    }
    // Where a degree of longitude is shortest, a cell must still be one link distance wide.
    double metresPerLon = Math.max(1, LocalScale.at(farthest).metresPerDegreeLon() * 0.999);
    Map<Long, List<Integer>> cells = new HashMap<>();
    for (int d : members) {
      long x = (long) Math.floor((demand.points().lon()[d] + 180) * metresPerLon / linkMetres);
      long y =
          (long) Math.floor((demand.points().lat()[d] + 90) * LEAST_METRES_PER_LAT / linkMetres);
      for (long dx = -1; dx <= 1; dx++) {
        for (long dy = -1; dy <= 1; dy++) {
          for (int other : cells.getOrDefault(key(x + dx, y + dy), List.of())) {
            join(other, d);
          }
        }
      }
      cells.computeIfAbsent(key(x, y), k -> new ArrayList<>()).add(d);
    }
  }

  private static long key(long x, long y) {
    return x << 32 | y;
  }

  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA != rootB && metres(a, b) <= linkMetres) {
      parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
      steps.add(new int[] {a, b});
    }
  }

  private int root(int d) {
    int at = d;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private double metres(int a, int b) {
    return Geodesic.metres(
        demand.points().lon()[a],
        demand.points().lat()[a],
        demand.points().lon()[b],
        demand.points().lat()[b]);
  }

  private Geometry draw(List<Integer> points, List<int[]> chains) {
    Geometry lines =
        chains.isEmpty()
            ? geometries.createPoint(at(points.get(0)))
            : geometries.createMultiLineString(
                chains.stream()
                    .map(step -> new Coordinate[] {at(step[0]), at(step[1])})
                    .map(geometries::createLineString)
                    .toArray(LineString[]::new));
    Coordinate middle = lines.getEnvelopeInternal().centre();
    LocalScale scale = LocalScale.at(middle.y);
    double perLon = Math.max(1, scale.metresPerDegreeLon());
    Geometry plane =
        AffineTransformation.translationInstance(-middle.x, -middle.y)
            .scale(perLon, scale.metresPerDegreeLat())
            .transform(lines);
    Geometry degrees =
        AffineTransformation.scaleInstance(1 / perLon, 1 / scale.metresPerDegreeLat())
            .translate(middle.x, middle.y)
            .transform(plane.buffer(RADIUS_LINKS * linkMetres));
    return GeometryPrecisionReducer.reduce(degrees, SEVEN_DECIMALS);
  }

  private Coordinate at(int d) {
    return new Coordinate(demand.points().lon()[d], demand.points().lat()[d]);
  }
}
