package io.carecircle.formats.osm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OsmStreetReaderTest {
  @TempDir Path folder;

  /** Lines as text, so that a failure shows what differs. */
  static String text(OsmStreets streets) {
    return streets.lines().stream()
        .map(OsmStreetReaderTest::text)
        .collect(Collectors.joining("\n"));
  }

  static String text(StreetLine line) {
    return line.id()
        + " "
        + line.name()
        + " "
        + line.streetClass()
        + (line.forward() ? " >" : " -")
        + (line.backward() ? "<" : "-")
        + " "
        + Arrays.toString(line.nodes())
        + Arrays.toString(line.lon())
        + Arrays.toString(line.lat());
  }

  OsmStreets read(byte[] file) {
    return read(file, Limits.STANDARD);
  }

  OsmStreets read(byte[] file, Limits limits) {
    try {
      Path path = Files.write(folder.resolve("streets.osm.pbf"), file);
      return OsmStreetReader.read(path, limits, ProgressListener.NONE, CancelToken.NONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String refusal(byte[] file) {
    return assertThrows(UnreadableFileException.class, () -> read(file)).getMessage();
  }

  private OsmStreets read(PbfWriter.Block... blocks) {
    PbfWriter writer = PbfWriter.withHeader(PbfWriter.Packing.ZLIB);
    for (PbfWriter.Block block : blocks) {
      writer.add(block);
    }
    return read(writer.toBytes());
  }

  /** Two streets that cross at node 3, a river, and a node that nobody needs. */
  private static List<PbfWriter.Block> sample() {
    return List.of(
        new PbfWriter.Block().dense(1, 120.1, 28.1).dense(2, 120.2, 28.1, "name", "点"),
        new PbfWriter.Block().node(3, 120.15, 28.1, "highway", "crossing").node(4, 120.15, 28.0),
        new PbfWriter.Block().node(5, 120.15, 28.2).node(99, -179.9999999, -90),
        new PbfWriter.Block().way(20, List.of(1L, 3L, 2L), "highway", "footway", "name", " 学院路 "),
        new PbfWriter.Block().way(3, List.of(4L, 3L, 5L), "highway", "motorway"),
        new PbfWriter.Block().way(4, List.of(4L, 5L), "waterway", "river"),
        new PbfWriter.Block().relation(1, 20));
  }

  @ParameterizedTest
  @EnumSource(PbfWriter.Packing.class)
  void anyOrderOfElementsGivesTheSameLines(PbfWriter.Packing packing) {
    String expected =
        """
        3 null MOTORWAY -- [4, 3, 5][120.15, 120.15, 120.15][28.0, 28.1, 28.2]
        20 学院路 FOOTWAY >< [1, 3, 2][120.1, 120.15, 120.2][28.1, 28.1, 28.1]""";
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<PbfWriter.Block> blocks = new ArrayList<>(sample());
      Collections.shuffle(blocks, random);
      PbfWriter writer = PbfWriter.withHeader(packing);
      blocks.forEach(writer::add);
      OsmStreets streets = read(writer.toBytes());
      assertEquals(expected, text(streets));
      assertEquals(6, streets.nodesRead());
      assertEquals(3, streets.waysRead());
      assertEquals(0, streets.brokenReferences());
      assertEquals(List.of(), streets.warnings());
    }
  }

  @Test
  void nanodegreesSurvive() {
    // 120.123456789 is no multiple of the usual 100 nanodegrees; the offset makes the units odd
    // too.
    OsmStreets streets =
        read(
            new PbfWriter.Block(1, 17, -5)
                .node(1, 120.123456789, 28.987654321)
                .dense(2, -120.000000001, -0.000000001)
                .way(1, List.of(1L, 2L), "highway", "path"));
    StreetLine line = streets.lines().get(0);
    assertArrayEquals(new double[] {120.123456789, -120.000000001}, line.lon());
    assertArrayEquals(new double[] {28.987654321, -0.000000001}, line.lat());
  }

  @Test
  void missingNodesCutTheWayAndAreCounted() {
    // 1-2-(missing 8)-3-4-(missing 9)-5: the lone node 5 is no line; nothing bridges the gaps.
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0)
                .dense(2, 2, 0)
                .dense(3, 3, 0)
                .dense(4, 4, 0)
                .dense(5, 5, 0)
                .way(7, List.of(1L, 2L, 8L, 3L, 4L, 9L, 5L), "highway", "path"));
    assertEquals(
        """
        7 null PATH >< [1, 2][1.0, 2.0][0.0, 0.0]
        7/2 null PATH >< [3, 4][3.0, 4.0][0.0, 0.0]""",
        text(streets));
    assertEquals(2, streets.brokenReferences());
    assertTrue(streets.warnings().get(0).startsWith("2 node references of 1 streets"));
  }

  /**
   * A locked gate (node 2) where a street passes and a path ends. Before: 1-2-3 and 4-2 meet.
   * After: three arms, each with its own end at the gate.
   */
  @Test
  void aBarrierThatStopsPeopleCutsEveryArm() {
    PbfWriter.Block nodes =
        new PbfWriter.Block()
            .dense(1, 1, 0)
            .dense(2, 2, 0, "barrier", "gate", "access", "private")
            .dense(3, 3, 0)
            .dense(4, 2, 1);
    PbfWriter.Block path = new PbfWriter.Block().way(9, List.of(4L, 2L), "highway", "path");
    PbfWriter.Block street =
        new PbfWriter.Block().way(10, List.of(1L, 2L, 3L), "highway", "service");
    OsmStreets streets = read(nodes, path, street);
    String expected =
        """
        9 null PATH >< [4, -1][2.0, 2.0][1.0, 0.0]
        10 null SERVICE >< [1, -2][1.0, 2.0][0.0, 0.0]
        10/2 null SERVICE >< [-3, 3][2.0, 3.0][0.0, 0.0]""";
    assertEquals(expected, text(streets));
    assertEquals(expected, text(read(street, path, nodes)));
    assertEquals(1, streets.barrierNodes());
  }

  @Test
  void keysAtBarriersStayBelowNegativeIds() {
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .node(-8, 1, 0)
                .node(2, 2, 0, "barrier", "fence")
                .way(-1, List.of(-8L, 2L), "highway", "path"));
    assertEquals("-1 null PATH >< [-8, -9][1.0, 2.0][0.0, 0.0]", text(streets));
  }

  @Test
  void aRingThroughABarrierIsOpenThere() {
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0, "barrier", "fence")
                .dense(2, 2, 0)
                .dense(3, 2, 1)
                .way(5, List.of(1L, 2L, 3L, 1L), "highway", "path"));
    assertEquals("[-1, 2, 3, -2]", Arrays.toString(streets.lines().get(0).nodes()));
  }

  @Test
  void barriersThatLetPeoplePassCutNothing() {
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0, "barrier", "bollard")
                .dense(2, 2, 0, "barrier", "gate", "access", "private", "foot", "yes")
                .dense(3, 3, 0, "highway", "bus_stop", "access", "no")
                .way(5, List.of(1L, 2L, 3L), "highway", "path"));
    assertEquals("[1, 2, 3]", Arrays.toString(streets.lines().get(0).nodes()));
    assertEquals(0, streets.barrierNodes());
  }

  @Test
  void ferriesPlatformsPiersAndAreasAreKept() {
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0)
                .dense(2, 2, 0)
                .dense(3, 2, 1)
                .way(1, List.of(1L, 2L), "route", "ferry", "foot", "yes")
                .way(2, List.of(1L, 2L), "railway", "platform")
                .way(3, List.of(1L, 2L), "man_made", "pier")
                .way(4, List.of(1L, 2L, 3L, 1L), "highway", "pedestrian", "area", "yes")
                .way(5, List.of(1L, 2L), "route", "shuttle_train")
                .way(6, List.of(1L, 1L), "highway", "path")
                .way(7, List.of(1L, 2L, 2L, 3L), "highway", "path"));
    assertEquals(
        List.of(
            "1 FERRY false", "2 PLATFORM true", "3 OTHER true", "4 PEDESTRIAN true", "7 PATH true"),
        streets.lines().stream()
            .map(line -> line.id() + " " + line.streetClass() + " " + line.walkable())
            .toList());
    assertEquals(4, streets.lines().get(3).nodes().length);
    assertEquals("[1, 2, 3]", Arrays.toString(streets.lines().get(4).nodes()));
  }

  @Test
  void waysThatStandTwiceAreTakenOnceWhenAlike() {
    PbfWriter.Block nodes = new PbfWriter.Block().dense(1, 1, 0).dense(2, 2, 0);
    PbfWriter.Block way = new PbfWriter.Block().way(5, List.of(1L, 2L), "highway", "path");
    PbfWriter.Block other = new PbfWriter.Block().way(5, List.of(2L, 1L), "highway", "path");
    OsmStreets streets = read(nodes, way, nodes, way);
    assertEquals(1, streets.lines().size());
    assertEquals(List.of("1 streets stand in the file more than once, alike"), streets.warnings());

    byte[] contradicting =
        PbfWriter.withHeader(PbfWriter.Packing.RAW).add(nodes).add(way).add(other).toBytes();
    assertTrue(refusal(contradicting).startsWith("way 5 stands in the file twice and differs"));
    byte[] moved =
        PbfWriter.withHeader(PbfWriter.Packing.RAW)
            .add(nodes)
            .add(way)
            .add(new PbfWriter.Block().dense(1, 1.0000001, 0))
            .toBytes();
    assertTrue(refusal(moved).contains("node 1 stands a second time, at another place"));
  }

  @Test
  void nodesOutsideTheGlobeRefuseTheFile() {
    assertTrue(
        refusal(
                PbfWriter.withHeader(PbfWriter.Packing.ZLIB)
                    .add(new PbfWriter.Block().dense(1, 180.0000001, 0))
                    .toBytes())
            .contains("node 1 lies at longitude 180.0000001, latitude 0.0, outside the globe"));
    assertTrue(
        refusal(
                PbfWriter.withHeader(PbfWriter.Packing.ZLIB)
                    .add(new PbfWriter.Block().node(1, 0, -90.0000001))
                    .toBytes())
            .contains("outside the globe"));
  }

  @Test
  void limitsRefuseTheFile() {
    PbfWriter writer = PbfWriter.withHeader(PbfWriter.Packing.ZLIB);
    sample().forEach(writer::add);
    assertEquals(2, read(writer.toBytes(), new Limits(6, 3, 6)).lines().size());
    for (Limits tight : List.of(new Limits(5, 3, 6), new Limits(6, 2, 6), new Limits(6, 3, 5))) {
      assertThrows(UnreadableFileException.class, () -> read(writer.toBytes(), tight));
    }
  }

  @Test
  void namesAreCutAtTheLengthThatOsmAllows() {
    String name = "x".repeat(254) + "\ud842\udfb7".repeat(3);
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0)
                .dense(2, 2, 0)
                .way(1, List.of(1L, 2L), "highway", "path", "name", name)
                .way(2, List.of(1L, 2L), "highway", "path", "name", " "));
    assertEquals("x".repeat(254), streets.lines().get(0).name());
    assertNull(streets.lines().get(1).name());
  }

  @Test
  void tagsNamedLikeTheParsersOwnDoNoHarm() {
    OsmStreets streets =
        read(
            new PbfWriter.Block()
                .dense(1, 1, 0)
                .dense(2, 2, 0)
                .way(
                    1,
                    List.of(1L, 2L),
                    "highway",
                    "path",
                    "gh:barrier_edge",
                    "1",
                    "node_tags",
                    "x"));
    assertEquals(StreetClass.PATH, streets.lines().get(0).streetClass());
    assertTrue(streets.lines().get(0).walkable());
  }

  @Test
  void aCancelledReadStops() throws IOException {
    PbfWriter writer = PbfWriter.withHeader(PbfWriter.Packing.ZLIB);
    sample().forEach(writer::add);
    Path path = Files.write(folder.resolve("cancelled.osm.pbf"), writer.toBytes());
    List<String> steps = new ArrayList<>();
    assertThrows(
        CancelledException.class,
        () ->
            OsmStreetReader.read(
                path,
                Limits.STANDARD,
                (step, done, total) -> steps.add(step),
                () -> steps.contains("placing streets")));
    assertFalse(steps.isEmpty());
  }
}
