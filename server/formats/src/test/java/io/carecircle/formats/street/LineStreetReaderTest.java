package io.carecircle.formats.street;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * WKT in, one line of text per street out: {@code id nodes}. At the equator 1e-7 degree is 1.1 cm,
 * so the tolerance of 2 cm is 1.8e-7 degree.
 */
class LineStreetReaderTest {
  record Row(String id, String wkt, String properties) {}

  static Row row(String id, String wkt) {
    return new Row(id, wkt, "");
  }

  static Row row(String id, String wkt, String properties) {
    return new Row(id, wkt, properties);
  }

  static LineStreets read(List<Row> rows) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (Row row : rows) {
      Map<String, Object> values = new HashMap<>();
      for (String pair : row.properties.split(" ")) {
        if (!pair.isEmpty()) {
          values.put(pair.split("=")[0], pair.split("=", 2)[1]);
        }
      }
      table.add(row.id, geometry(row.wkt), table.size() + 1, values);
    }
    return LineStreetReader.read(table.build(), ProgressListener.NONE, CancelToken.NONE);
  }

  private static Geometry geometry(String wkt) {
    try {
      return wkt == null ? null : new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static String nodes(Row... rows) {
    return nodes(read(List.of(rows)));
  }

  private static String nodes(LineStreets streets) {
    return streets.lines().stream()
        .map(line -> line.id() + Arrays.toString(line.nodes()).replace(",", ""))
        .collect(Collectors.joining(" "));
  }

  @Test
  void linesMeetWhereTheyShareAVertex() {
    // a: 0,0 - 1,0 - 2,0; b ends at a's middle vertex; c shares it as its own middle vertex.
    assertEquals(
        "a[1 4 6] b[3 4] c[2 4 5]",
        nodes(
            row("a", "LINESTRING(0 0, 1 0, 2 0)"),
            row("b", "LINESTRING(1 -1, 1 0)"),
            row("c", "LINESTRING(0 1, 1 0, 1 2)")));
  }

  @Test
  void linesThatCrossOnOneLevelGetACommonVertex() {
    LineStreets streets =
        read(List.of(row("a", "LINESTRING(0 0, 2 2)"), row("b", "LINESTRING(0 2, 2 0)")));
    assertEquals("a[1 3 5] b[2 3 4]", nodes(streets));
    assertEquals(1.0, streets.lines().get(0).lon()[1]);
    assertEquals(1.0, streets.lines().get(0).lat()[1]);
    assertEquals(1, streets.crossingsJoined());
    assertEquals(0, streets.endsJoined());
  }

  /** T7: an overpass does not join the street below, whether drawn with a vertex there or not. */
  @Test
  void anOverpassDoesNotJoin() {
    for (String property : List.of("bridge=yes", "bridge=是", "tunnel=1", "layer=1", "level=2")) {
      LineStreets streets =
          read(
              List.of(
                  row("a", "LINESTRING(0 0, 2 2)", property), row("b", "LINESTRING(0 2, 2 0)")));
      assertEquals("a[1 4] b[2 3]", nodes(streets), property);
      assertEquals(0, streets.crossingsJoined());
      assertTrue(streets.warnings().get(0).startsWith("at 1 crossings the lines run on different"));
      String withVertex =
          nodes(
              row("a", "LINESTRING(0 0, 1 1, 2 2)", property),
              row("b", "LINESTRING(0 2, 1 1, 2 0)"));
      // The two nodes at (1,1) are numbered from the lower layer up.
      String expected = property.startsWith("tunnel") ? "a[1 3 6] b[2 4 5]" : "a[1 4 6] b[2 3 5]";
      assertEquals(expected, withVertex, property);
    }
  }

  @Test
  void equalLevelsJoin() {
    for (String property : List.of("bridge=no", "bridge=F", "tunnel=否", "layer=0", "level=主干道")) {
      assertEquals(
          "a[1 3 5] b[2 3 4]",
          nodes(row("a", "LINESTRING(0 0, 2 2)", property), row("b", "LINESTRING(0 2, 2 0)")),
          property);
    }
    assertEquals(
        "a[1 3 5] b[2 3 4]",
        nodes(
            row("a", "LINESTRING(0 0, 2 2)", "bridge=yes layer=1.0"),
            row("b", "LINESTRING(0 2, 2 0)", "bridge=true")));
  }

  @Test
  void aBridgeJoinsTheStreetsAtItsEnds() {
    // street - bridge - street, one end to end, the other on an interior vertex of a street.
    assertEquals(
        "a[1 2] b[2 4] c[3 4 5]",
        nodes(
            row("a", "LINESTRING(0 0, 1 0)"),
            row("b", "LINESTRING(1 0, 2 0)", "bridge=yes"),
            row("c", "LINESTRING(2 -1, 2 0, 2 1)")));
  }

  @Test
  void anEndUnderABridgeBelongsToItsOwnLevel() {
    // g passes below b at (1,0), both with a vertex there; s ends there on the ground: s meets g.
    assertEquals(
        "b[1 5 7] g[3 4 6] s[2 4]",
        nodes(
            row("b", "LINESTRING(0 0, 1 0, 2 0)", "bridge=yes"),
            row("g", "LINESTRING(1 -1, 1 0, 1 1)"),
            row("s", "LINESTRING(0.5 0.5, 1 0)")));
  }

  @Test
  void anEndNearALineLiesOnIt() {
    LineStreets streets =
        read(
            List.of(
                row("a", "LINESTRING(0 0, 2 0)"),
                row("b", "LINESTRING(1 1, 1 0.00000017)"),
                row("c", "LINESTRING(1.5 1, 1.5 0.00000019)")));
    assertEquals("a[1 2 6] b[3 2] c[5 4]", nodes(streets));
    assertEquals(1, streets.endsJoined());
  }

  @Test
  void anEndNearALineOfAnotherLevelIsReportedOnly() {
    LineStreets streets =
        read(
            List.of(
                row("a", "LINESTRING(0 0, 2 0)"), row("b", "LINESTRING(1 1, 1 0)", "bridge=yes")));
    assertEquals(2, streets.lines().get(0).nodes().length);
    assertTrue(streets.warnings().get(0).startsWith("1 ends lie on a line of another level"));
  }

  @Test
  void endsNearEachOtherAreOne() {
    LineStreets streets =
        read(
            List.of(
                row("a", "LINESTRING(0 0, 1 0)"),
                row("b", "LINESTRING(1.00000015 0, 2 0)", "bridge=yes"),
                row("c", "LINESTRING(1 1, 1.00000007 0.00000005)")));
    assertEquals("a[1 2] b[2 4] c[3 2]", nodes(streets));
    assertEquals(2, streets.endsJoined());
    assertEquals(1.0, streets.lines().get(1).lon()[0]);
  }

  @Test
  void aCrossingNearAVertexUsesIt() {
    LineStreets streets =
        read(
            List.of(
                row("a", "LINESTRING(0 0, 1 0, 2 0)"),
                row("b", "LINESTRING(1.0000001 -1, 1.0000001 1)")));
    assertEquals("a[1 2 5] b[3 2 4]", nodes(streets));
  }

  @Test
  void vertexOnASegmentIsATouch() {
    // b's middle vertex lies on a; the coordinate 0.1 + 0.2 is not exactly on the diagonal.
    assertEquals(
        "a[1 3 5] b[2 3 4]",
        nodes(
            row("a", "LINESTRING(0 0, 1 0.7)"),
            row("b", "LINESTRING(0.2 1, 0.30000000000000004 0.21, 0.9 1)")));
  }

  /** Two bends 1.4 cm apart that do not cross: one of them goes through the other's vertex. */
  @Test
  void bendsThatTouchAreJoinedOnce() {
    assertEquals(
        "a[2 3 4 6] b[1 3 5]",
        nodes(
            row("a", "LINESTRING(0 1, 1 0, 2 1)"),
            row("b", "LINESTRING(0 -1, 1 -0.00000013, 2 -1)")));
  }

  @Test
  void overlapsShareTheirEnds() {
    assertEquals(
        "a[1 2 3] b[2 3 4]",
        nodes(row("a", "LINESTRING(0 0, 2 0)"), row("b", "LINESTRING(1 0, 3 0)")));
    assertEquals(
        "a[1 2 3 4] b[2 3]",
        nodes(row("a", "LINESTRING(0 0, 3 0)"), row("b", "LINESTRING(1 0, 2 0)")));
  }

  @Test
  void aLineJoinsItself() {
    // A loop that crosses its own start at (1,0): 0,0 -> 2,0 -> 2,1 -> 1,1 -> 1,-1.
    assertEquals("a[1 3 5 6 4 3 2]", nodes(row("a", "LINESTRING(0 0, 2 0, 2 1, 1 1, 1 -1)")));
  }

  @Test
  void aLineThatTurnsBackMeetsACrossingTwice() {
    assertEquals(
        "a[1 3 5 3 1] b[2 3 4]",
        nodes(row("a", "LINESTRING(0 0, 2 0, 0 0)"), row("b", "LINESTRING(1 -1, 1 1)")));
  }

  @Test
  void aDenselyDrawnCurveStaysAsItIs() {
    // Vertices every centimetre, well inside the tolerance, on an arc of 30 cm radius.
    StringBuilder wkt = new StringBuilder("LINESTRING(");
    for (int i = 0; i <= 90; i++) {
      double angle = Math.toRadians(i * 2);
      wkt.append(i == 0 ? "" : ", ")
          .append(120 + 3e-6 * Math.cos(angle))
          .append(' ')
          .append(3e-6 * Math.sin(angle));
    }
    LineStreets streets = read(List.of(row("a", wkt + ")")));
    assertEquals(0, streets.crossingsJoined() + streets.endsJoined());
    long[] nodes = streets.lines().get(0).nodes();
    assertTrue(nodes.length > 60);
    assertEquals(nodes.length, Arrays.stream(nodes).distinct().count());
  }

  @Test
  void linesWithoutLengthAreLeftOut() {
    LineStreets streets =
        read(
            List.of(
                row("a", "LINESTRING(0 0, 0 0)"),
                row("b", "LINESTRING(0 0, 0 0, 1 0, 1 0)"),
                row("c", "LINESTRING(0 0, 0.00000001 0)")));
    assertEquals("b[1 2]", nodes(streets));
    assertEquals(List.of("2 lines without length were left out"), streets.warnings());
  }

  @Test
  void idsAreUnique() {
    LineStreets streets =
        read(
            List.of(
                row(null, "MULTILINESTRING((0 0, 1 0),(5 5, 6 5))"),
                row("x", "LINESTRING(9 9, 9 8)"),
                row("x", "LINESTRING(8 9, 8 8)"),
                row("x", "LINESTRING(7 9, 7 8)"),
                row("x#2", "LINESTRING(1 9, 1 8)")));
    assertEquals(
        List.of("1", "1/2", "x", "x#2", "x#3", "x#2#2"),
        streets.lines().stream().map(StreetLine::id).toList());
    assertEquals(7.0, streets.lines().get(2).lon()[0]);
    assertTrue(streets.warnings().get(0).startsWith("3 lines share an id"));
  }

  @Test
  void whatIsNoLineIsNamedRowByRow() {
    GeometryFactory factory = new GeometryFactory();
    FeatureTable.Builder table = FeatureTable.builder();
    table.add("a", null, 4, Map.of());
    table.add("b", factory.createPoint(new Coordinate(1, 1)), 5, Map.of());
    table.add("c", line(factory, 1, 2, Double.NaN, 3), 6, Map.of());
    table.add("d", line(factory, 120, 28, 4e7, 3e6), 7, Map.of());
    table.add("e", line(factory, 179.9, 0, -179.9, 0), 8, Map.of());
    table.add("f", line(factory, 1, 2, 3, 4), 9, Map.of("layer", "top"));
    table.add("g", factory.createLineString(), 10, Map.of());
    LineStreets streets =
        LineStreetReader.read(table.build(), ProgressListener.NONE, CancelToken.NONE);
    assertEquals(
        List.of(4, 5, 6, 7, 8, 9, 10), streets.errors().stream().map(RowError::row).toList());
    assertEquals("layer", streets.errors().get(5).column());
    assertEquals("top", streets.errors().get(5).value());
    assertEquals(List.of(), streets.lines());
  }

  private static Geometry line(GeometryFactory factory, double... values) {
    return factory.createLineString(
        new Coordinate[] {
          new Coordinate(values[0], values[1]), new Coordinate(values[2], values[3])
        });
  }

  @Test
  void propertiesSayWhoMayWalk() {
    Map<String, String> expected = new HashMap<>();
    expected.put("", "OTHER true true");
    expected.put("highway=motorway", "MOTORWAY false false");
    expected.put("highway=service access=private", "SERVICE false false");
    expected.put("class=TRUNK motorroad=yes", "TRUNK false false");
    expected.put("class=trunk_link", "TRUNK true true");
    expected.put("class=Footway oneway:foot=yes", "FOOTWAY true false");
    expected.put("class=ESCALATOR", "ESCALATOR true true");
    expected.put("class=ferry", "FERRY false false");
    expected.put("route=ferry", "FERRY false false");
    expected.put("class=主干道", "OTHER true true");
    expected.put("class=主干道 foot=no", "OTHER false false");
    expected.put("class=construction", "OTHER false false");
    expected.put("access=private", "OTHER false false");
    expected.put("motorroad=yes", "OTHER false false");
    expected.put("sidewalk=both class=motorway", "MOTORWAY true true");
    expected.forEach(
        (properties, walk) -> {
          StreetLine line =
              read(List.of(row("a", "LINESTRING(0 0, 1 0)", properties))).lines().get(0);
          assertEquals(
              walk, line.streetClass() + " " + line.forward() + " " + line.backward(), properties);
        });
  }

  @Test
  void aCancelledReadStops() {
    FeatureTable table =
        FeatureTable.builder().add("a", geometry("LINESTRING(0 0, 1 0)"), 1, Map.of()).build();
    assertThrows(
        CancelledException.class,
        () -> LineStreetReader.read(table, ProgressListener.NONE, () -> true));
  }

  @Test
  void theOrderOfTheInputChangesNothing() {
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        // Ids repeat on purpose; steps of half the tolerance make near misses of all kinds.
        StringBuilder wkt = new StringBuilder("LINESTRING(");
        for (int k = 0; k < 3; k++) {
          wkt.append(k == 0 ? "" : ", ")
              .append(120 + random.nextInt(40) * 0.9e-7)
              .append(' ')
              .append(28 + random.nextInt(40) * 0.9e-7);
        }
        rows.add(
            row("s" + random.nextInt(40), wkt + ")", random.nextInt(4) == 0 ? "bridge=yes" : ""));
      }
      String expected = text(read(rows));
      Collections.shuffle(rows, random);
      assertEquals(expected, text(read(rows)));
    }
  }

  private static String text(LineStreets streets) {
    return streets.lines().stream()
            .map(
                line ->
                    line.id()
                        + Arrays.toString(line.nodes())
                        + Arrays.toString(line.lon())
                        + Arrays.toString(line.lat()))
            .collect(Collectors.joining("\n"))
        + streets.crossingsJoined()
        + " "
        + streets.endsJoined()
        + streets.warnings();
  }
}
