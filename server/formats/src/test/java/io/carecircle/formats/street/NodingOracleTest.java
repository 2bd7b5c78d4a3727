package io.carecircle.formats.street;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random lines on whole degrees against an oracle that knows neither an index nor floating point:
 * it tries every pair of segments with fractions. Whole numbers up to 12 keep all meeting points at
 * least 1e-5 degree apart, so no tolerance can blur them.
 */
class NodingOracleTest {
  private static final int SIZE = 12;

  /** A point (x/d, y/d) in lowest terms with d above 0. */
  private record Point(long x, long y, long d) {
    static Point of(long x, long y, long d) {
      long sign = d < 0 ? -1 : 1;
      long divisor = gcd(gcd(Math.abs(x), Math.abs(y)), Math.abs(d));
      return new Point(sign * x / divisor, sign * y / divisor, sign * d / divisor);
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }

    String key() {
      return NodingOracleTest.key((double) x / d, (double) y / d);
    }
  }

  private record Line(String id, boolean bridge, int[][] points) {}

  /** Rounded so that no fraction with a denominator below 1000 falls between two keys. */
  private static String key(double x, double y) {
    return Math.round(x * 1e6 + 0.123) + " " + Math.round(y * 1e6 + 0.123);
  }

  @Test
  void sameNodesAsTheOracle() {
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      List<Line> lines = new ArrayList<>();
      int count = 2 + random.nextInt(9);
      for (int i = 0; i < count; i++) {
        lines.add(randomLine("s" + i, random));
      }
      assertEquals(oracle(lines), actual(lines), "round " + round);
    }
  }

  private static Line randomLine(String id, Random random) {
    int[][] points = new int[2 + random.nextInt(3)][];
    for (int k = 0; k < points.length; k++) {
      do {
        points[k] = new int[] {random.nextInt(SIZE + 1), random.nextInt(SIZE + 1)};
      } while (k > 0 && points[k][0] == points[k - 1][0] && points[k][1] == points[k - 1][1]);
    }
    return new Line(id, random.nextInt(3) == 0, points);
  }

  /** Per place the lines of each of its nodes. */
  private static Map<String, List<String>> actual(List<Line> lines) {
    List<LineStreetReaderTest.Row> rows = new ArrayList<>();
    for (Line line : lines) {
      StringBuilder wkt = new StringBuilder();
      for (int[] point : line.points) {
        wkt.append(wkt.isEmpty() ? "" : ", ").append(point[0]).append(' ').append(point[1]);
      }
      rows.add(
          LineStreetReaderTest.row(
              line.id, "LINESTRING(" + wkt + ")", line.bridge ? "bridge=yes" : ""));
    }
    Map<Long, TreeSet<String>> linesOf = new HashMap<>();
    Map<Long, String> placeOf = new HashMap<>();
    for (StreetLine line : LineStreetReaderTest.read(rows).lines()) {
      for (int k = 0; k < line.nodes().length; k++) {
        linesOf.computeIfAbsent(line.nodes()[k], n -> new TreeSet<>()).add(line.id());
        String place = key(line.lon()[k], line.lat()[k]);
        String before = placeOf.put(line.nodes()[k], place);
        assertEquals(before == null ? place : before, place);
      }
    }
    Map<String, TreeSet<String>> nodes = new TreeMap<>();
    linesOf.forEach(
        (node, ids) ->
            nodes.computeIfAbsent(placeOf.get(node), p -> new TreeSet<>()).add(ids.toString()));
    return asLists(nodes);
  }

  private static Map<String, List<String>> oracle(List<Line> lines) {
    Map<Point, TreeSet<Integer>> interior = new HashMap<>();
    Map<Point, TreeSet<Integer>> ends = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      int[][] points = lines.get(i).points;
      for (int k = 0; k < points.length; k++) {
        (k == 0 || k == points.length - 1 ? ends : interior)
            .computeIfAbsent(Point.of(points[k][0], points[k][1], 1), p -> new TreeSet<>())
            .add(i);
      }
      for (Line other : lines) {
        if (other.bridge == lines.get(i).bridge) {
          for (Point point : missing(lines.get(i), other)) {
            interior.computeIfAbsent(point, p -> new TreeSet<>()).add(i);
          }
        }
      }
    }
    Map<String, TreeSet<String>> nodes = new TreeMap<>();
    TreeSet<Point> all = new TreeSet<>(java.util.Comparator.comparing(Point::toString));
    all.addAll(interior.keySet());
    all.addAll(ends.keySet());
    for (Point point : all) {
      Collection<Integer> through = interior.getOrDefault(point, new TreeSet<>());
      Collection<Integer> ending = ends.getOrDefault(point, new TreeSet<>());
      boolean ground = through.stream().anyMatch(i -> !lines.get(i).bridge);
      boolean bridge = through.stream().anyMatch(i -> lines.get(i).bridge);
      Map<Boolean, TreeSet<String>> byNode = new HashMap<>();
      through.forEach(
          i ->
              byNode
                  .computeIfAbsent(lines.get(i).bridge, b -> new TreeSet<>())
                  .add(lines.get(i).id));
      ending.forEach(
          i ->
              byNode
                  .computeIfAbsent(
                      ground && bridge ? lines.get(i).bridge : bridge, b -> new TreeSet<>())
                  .add(lines.get(i).id));
      byNode
          .values()
          .forEach(
              ids -> nodes.computeIfAbsent(point.key(), p -> new TreeSet<>()).add(ids.toString()));
    }
    return asLists(nodes);
  }

  private static Map<String, List<String>> asLists(Map<String, TreeSet<String>> nodes) {
    Map<String, List<String>> lists = new TreeMap<>();
    nodes.forEach((place, ids) -> lists.put(place, List.copyOf(ids)));
    return lists;
  }

  /** Points inside segments of a line where segments of the other cross or touch. */
  private static List<Point> missing(Line line, Line other) {
    List<Point> found = new ArrayList<>();
    for (int i = 0; i + 1 < line.points.length; i++) {
      for (int k = 0; k + 1 < other.points.length; k++) {
        int[] a = line.points[i];
        int[] b = line.points[i + 1];
        int[] c = other.points[k];
        int[] d = other.points[k + 1];
        long side = cross(a, b, c);
        long side2 = cross(a, b, d);
        if (side == 0 && inside(a, b, c)) {
          found.add(Point.of(c[0], c[1], 1));
        }
        if (side2 == 0 && inside(a, b, d)) {
          found.add(Point.of(d[0], d[1], 1));
        }
        if (Long.signum(side) * Long.signum(side2) < 0
            && Long.signum(cross(c, d, a)) * Long.signum(cross(c, d, b)) < 0) {
          // c + (d - c) * side / (side - side2)
          long whole = side - side2;
          found.add(
              Point.of(
                  c[0] * whole + (d[0] - c[0]) * side, c[1] * whole + (d[1] - c[1]) * side, whole));
        }
      }
    }
    return found;
  }

  private static long cross(int[] a, int[] b, int[] c) {
    return (long) (b[0] - a[0]) * (c[1] - a[1]) - (long) (b[1] - a[1]) * (c[0] - a[0]);
  }

  /** Whether c, which lies on the straight line through a and b, lies strictly between them. */
  private static boolean inside(int[] a, int[] b, int[] c) {
    long dot = (long) (c[0] - a[0]) * (b[0] - a[0]) + (long) (c[1] - a[1]) * (b[1] - a[1]);
    long square = (long) (b[0] - a[0]) * (b[0] - a[0]) + (long) (b[1] - a[1]) * (b[1] - a[1]);
    return dot > 0 && dot < square;
  }
}
