package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class GapAreasTest {
  /**
   * Steps of 500 m link and 501 m do not: 0-1-2 are one area of 7 people, 3 stands alone with 9.
   */
  @Test
  void aChainIsOneArea() {
    DemandPoints demand = Sketch.onePersonAt(0, 0, 499.9, 0, 999.8, 0, 1500.9, 0);
    List<GapAreas.Area> areas =
        GapAreas.run(demand, new int[] {0, 1, 2, 3}, new long[] {1, 2, 4, 9}, 500);
    assertEquals(List.of(3), areas.get(0).members());
    assertEquals(9, areas.get(0).people());
    assertEquals(List.of(0, 1, 2), areas.get(1).members());
    assertEquals(7, areas.get(1).people());
    // Two half discs of radius 200 m and 1000 m of street between them: an octagon's 0.974 of pi.
    double squareDegrees = 200 * 1000 * 2 + 200 * 200 * 3.12;
    double perSquareMetre = Sketch.lon(1) * Sketch.lat(1);
    assertEquals(squareDegrees * perSquareMetre, areas.get(1).polygon().getArea(), 2e-8);
  }

  @Test
  void areasHoldEveryoneOnceAndNeverOverlap() {
    int several = 0;
    for (long seed = 0; seed < 1000; seed++) {
      RandomCity city = new RandomCity(seed);
      int n = 1 + city.random().nextInt(40);
      PointSet points = city.points(n, 120.6, seed % 2 == 0 ? 28 : 70, 0.03);
      DemandPoints demand = new DemandPoints(points, new long[n]);
      int[] members = IntStream.range(0, n).filter(d -> city.random().nextInt(4) > 0).toArray();
      long[] people = city.random().longs(members.length, 0, 50).toArray();
      double link = 100 + city.random().nextInt(600);
      List<GapAreas.Area> areas = GapAreas.run(demand, members, people, link);
      assertEquals(naive(points, members, link), partition(areas), "seed " + seed);
      assertEquals(
          Arrays.stream(people).sum(), areas.stream().mapToLong(GapAreas.Area::people).sum());
      for (int i = 0; i < areas.size(); i++) {
        String message = "seed " + seed + " area " + i;
        GapAreas.Area area = areas.get(i);
        assertTrue(area.polygon().isValid() && area.polygon() instanceof Polygon, message);
        for (int d : area.members()) {
          assertTrue(
              area.polygon()
                  .covers(
                      new GeometryFactory()
                          .createPoint(new Coordinate(points.lon()[d], points.lat()[d]))),
              message);
        }
        for (int j = 0; j < i; j++) {
          assertTrue(areas.get(j).people() >= area.people(), message);
          assertTrue(areas.get(j).polygon().disjoint(area.polygon()), message + " and " + j);
        }
      }
      several += areas.size() > 1 ? 1 : 0;
    }
    assertTrue(several > 500, "several: " + several);
  }

  /** Merges sets while any two of their points are near enough. */
  private static Set<String> naive(PointSet points, int[] members, double link) {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int d : members) {
      sets.add(new TreeSet<>(Set.of(d)));
    }
    for (int i = 0; i < sets.size(); i++) {
      for (int j = 0; j < sets.size(); j++) {
        if (i != j && near(points, sets.get(i), sets.get(j), link)) {
          sets.get(i).addAll(sets.remove(j));
          i = -1;
          break;
        }
      }
    }
    Set<String> names = new TreeSet<>();
    sets.forEach(set -> names.add(set.toString()));
    return names;
  }

  private static boolean near(PointSet p, Set<Integer> a, Set<Integer> b, double link) {
    return a.stream()
        .anyMatch(
            i ->
                b.stream()
                    .anyMatch(
                        j ->
                            Karney.metres(p.lon()[i], p.lat()[i], p.lon()[j], p.lat()[j]) <= link));
  }

  private static Set<String> partition(List<GapAreas.Area> areas) {
    Set<String> names = new TreeSet<>();
    areas.forEach(area -> names.add(area.members().toString()));
    return names;
  }

  @Test
  void refusesWhatIsNoDistance() {
    DemandPoints demand = Sketch.onePersonAt(0, 0);
    for (double link : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> GapAreas.run(demand, new int[] {0}, new long[] {1}, link));
    }
    assertEquals(List.of(), GapAreas.run(demand, new int[0], new long[0], 500));
  }
}
