package io.carecircle.kernel.servicearea;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.search.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;

class ScreenOutlinesTest {
  private static final int[] BANDS = {300, 600, 900};

  @Test
  void outlinesStayValidNestedAndApart() {
    int before = 0;
    int after = 0;
    int kept = 0;
    double exactArea = 0;
    double simpleArea = 0;
    for (int seed = 0; seed < 40; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(40, 30, 120.5, seed % 2 == 0 ? 28 : 60, 0.015));
      PointSet facilities = city.points(4, 120.5, seed % 2 == 0 ? 28 : 60, 0.015);
      for (AreaShape shape : new AreaShape[] {AreaShape.EACH, AreaShape.NEAREST}) {
        List<List<MultiPolygon>> circles = circles(shape, network, facilities);
        List<Coordinate> inside = new ArrayList<>();
        for (int f = 0; f < 4; f++) {
          inside.add(new Coordinate(facilities.lon()[f], facilities.lat()[f]));
        }
        List<List<MultiPolygon>> simple = new ArrayList<>();
        if (shape == AreaShape.NEAREST) {
          simple.addAll(ScreenOutlines.simplify(circles, inside, 15));
        } else {
          for (int f = 0; f < 4; f++) {
            simple.addAll(
                ScreenOutlines.simplify(List.of(circles.get(f)), List.of(inside.get(f)), 15));
          }
        }
        String message = "seed " + seed + " " + shape;
        for (int f = 0; f < 4; f++) {
          for (int k = 0; k < BANDS.length; k++) {
            check(circles.get(f), simple.get(f), k, inside.get(f), message + " " + f + " " + k);
            before += vertices(circles.get(f).get(k));
            after += vertices(simple.get(f).get(k));
            exactArea += area(circles.get(f).get(k));
            simpleArea += area(simple.get(f).get(k));
            kept += circles.get(f).get(k) == simple.get(f).get(k) ? 1 : 0;
          }
        }
        if (shape == AreaShape.NEAREST) {
          assertApart(simple, message);
        }
      }
    }
    assertEquals(exactArea, simpleArea, 0.03 * exactArea);
    assertTrue(after * 2 < before, before + " vertices became " + after + ", kept " + kept);
  }

  private static void check(
      List<MultiPolygon> exact,
      List<MultiPolygon> simple,
      int k,
      Coordinate facility,
      String message) {
    MultiPolygon outline = simple.get(k);
    if (exact.get(k) == null) {
      assertSame(null, outline);
      return;
    }
    assertTrue(outline.isValid(), message);
    Set<Coordinate> known = new HashSet<>(Arrays.asList(exact.get(k).getCoordinates()));
    for (Coordinate vertex : outline.getCoordinates()) {
      assertTrue(known.contains(vertex), message + " moved " + vertex);
    }
    var point = new GeometryFactory().createPoint(facility);
    assertTrue(!exact.get(k).covers(point) || outline.covers(point), message + " facility");
    if (k > 0 && !simple.get(k - 1).isEmpty()) {
      assertTrue(outline.covers(simple.get(k - 1)), message + " covers the band before");
    }
  }

  private static void assertApart(List<List<MultiPolygon>> simple, String message) {
    for (int f = 0; f < 4; f++) {
      for (int g = 0; g < f; g++) {
        MultiPolygon a = simple.get(f).get(2);
        MultiPolygon b = simple.get(g).get(2);
        if (a != null && b != null) {
          assertTrue(a.intersection(b).getArea() <= 1e-14, message + " " + f + " and " + g);
        }
      }
    }
  }

  private static double area(MultiPolygon polygon) {
    return polygon == null ? 0 : polygon.getArea();
  }

  private static int vertices(MultiPolygon polygon) {
    return polygon == null ? 0 : polygon.getNumPoints();
  }

  private static List<List<MultiPolygon>> circles(
      AreaShape shape, Network network, PointSet facilities) {
    List<List<MultiPolygon>> circles = new ArrayList<>();
    for (int f = 0; f < facilities.size(); f++) {
      circles.add(new ArrayList<>());
    }
    for (ServiceArea area :
        ServiceAreasTest.run(
            ServiceAreasTest.spec(shape, Direction.TO_FACILITY, BANDS),
            network,
            facilities,
            null)) {
      circles.get(area.facility()).add(area.polygon());
    }
    return circles;
  }
}
