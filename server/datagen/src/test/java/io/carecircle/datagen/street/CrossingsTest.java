package io.carecircle.datagen.street;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.StreetClass;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossingsTest {
  @Test
  void twoLinesThatCrossMeetThere() {
    List<DrawnLine> joined =
        Crossings.join(List.of(line("a", false, 0, 0, 100, 0), line("b", false, 40, -50, 40, 50)));
    assertVertices(joined.get(0), 0, 0, 40, 0, 100, 0);
    assertVertices(joined.get(1), 40, -50, 40, 0, 40, 50);
  }

  @Test
  void aBridgePassesOver() {
    List<DrawnLine> lines =
        List.of(line("a", false, 0, 0, 100, 0), line("b", true, 40, -50, 40, 50));
    List<DrawnLine> joined = Crossings.join(lines);
    assertVertices(joined.get(0), 0, 0, 100, 0);
    assertVertices(joined.get(1), 40, -50, 40, 50);
  }

  @Test
  void anEndOnALineBecomesItsVertex() {
    List<DrawnLine> joined =
        Crossings.join(List.of(line("a", false, 0, 0, 100, 0), line("b", false, 30, 0, 30, 70)));
    assertVertices(joined.get(0), 0, 0, 30, 0, 100, 0);
    assertVertices(joined.get(1), 30, 0, 30, 70);
  }

  @Test
  void linesThatMeetAtAVertexOrNotAtAllStayAsTheyAre() {
    List<DrawnLine> joined =
        Crossings.join(
            List.of(
                line("a", false, 0, 0, 100, 0, 100, 100),
                line("b", false, 100, 0, 200, 0),
                line("c", false, 0, 50, 90, 50)));
    assertVertices(joined.get(0), 0, 0, 100, 0, 100, 100);
    assertVertices(joined.get(1), 100, 0, 200, 0);
    assertVertices(joined.get(2), 0, 50, 90, 50);
  }

  /** Three times over a line, out of order, over cells of the search that are far apart. */
  @Test
  void manyCrossingsComeInOrderAlongTheLine() {
    List<DrawnLine> joined =
        Crossings.join(
            List.of(
                line("a", false, 0, 0, 90_000, 0),
                line("b", false, 70_000, -10, 70_000, 10),
                line("c", false, 10_000, -10, 10_000, 10),
                line("d", false, 40_000, -10, 40_000, 10)));
    assertVertices(joined.get(0), 0, 0, 10_000, 0, 40_000, 0, 70_000, 0, 90_000, 0);
  }

  /** Random lines: every pair that crosses by exact arithmetic has a vertex in common. */
  @Test
  void everyPairThatCrossesMeets() {
    Random random = new Random(11);
    List<DrawnLine> lines = new ArrayList<>();
    for (int l = 0; l < 120; l++) {
      lines.add(
          line(
              "l" + l,
              false,
              random.nextInt(100_000),
              random.nextInt(100_000),
              random.nextInt(100_000),
              random.nextInt(100_000)));
    }
    List<DrawnLine> joined = Crossings.join(lines);
    int crossings = 0;
    for (int a = 0; a < lines.size(); a++) {
      for (int b = a + 1; b < lines.size(); b++) {
        Set<Long> common = vertices(joined.get(a));
        common.retainAll(vertices(joined.get(b)));
        boolean cross = cross(lines.get(a), lines.get(b));
        crossings += cross ? 1 : 0;
        assertEquals(cross, !common.isEmpty(), lines.get(a).id() + " " + lines.get(b).id());
      }
    }
    assertTrue(crossings > 500, crossings + " crossings");
  }

  private static boolean cross(DrawnLine a, DrawnLine b) {
    return Line2D.linesIntersect(
        a.lon()[0],
        a.lat()[0],
        a.lon()[1],
        a.lat()[1],
        b.lon()[0],
        b.lat()[0],
        b.lon()[1],
        b.lat()[1]);
  }

  private static Set<Long> vertices(DrawnLine line) {
    Set<Long> vertices = new HashSet<>();
    for (int v = 0; v < line.lon().length; v++) {
      vertices.add(((long) line.lon()[v] << 32) | line.lat()[v]);
    }
    return vertices;
  }

  private static DrawnLine line(String id, boolean bridge, int... lonLat) {
    int n = lonLat.length / 2;
    int[] lon = new int[n];
    int[] lat = new int[n];
    for (int v = 0; v < n; v++) {
      lon[v] = lonLat[2 * v];
      lat[v] = lonLat[2 * v + 1];
    }
    return new DrawnLine(id, null, StreetClass.RESIDENTIAL, lon, lat, bridge);
  }

  private static void assertVertices(DrawnLine line, int... lonLat) {
    int[] given = new int[2 * line.lon().length];
    for (int v = 0; v < line.lon().length; v++) {
      given[2 * v] = line.lon()[v];
      given[2 * v + 1] = line.lat()[v];
    }
    assertArrayEquals(lonLat, given, line.id());
  }
}
