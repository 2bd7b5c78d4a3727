package io.carecircle.formats.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.routing.ev.ArrayEdgeIntAccess;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.parsers.FootAccessParser;
import com.graphhopper.util.PMap;
import io.carecircle.formats.SharedFiles;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openstreetmap.osmosis.osmbinary.BinaryParser;
import org.openstreetmap.osmosis.osmbinary.Osmformat;
import org.openstreetmap.osmosis.osmbinary.file.BlockInputStream;

/** Extracts of real places, checked against the format's own reader and GraphHopper's parser. */
class RealOsmFilesTest {
  @TempDir Path folder;

  private static OsmStreets read(Path file) {
    return OsmStreetReader.read(file, Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE);
  }

  private static OsmStreets readShared(String name) {
    return read(SharedFiles.get("osm/" + name));
  }

  /** Nodes and ways as osmosis counts them. */
  @ParameterizedTest
  @CsvSource({
    "andorra.osm.pbf, 69644, 2725",
    "liechtenstein.osm.pbf, 142832, 15247",
    "fiji-ferry.pbf, 10640, 1179",
    "sao-paulo-centre.osm.pbf, 24648, 6223",
    "delft-station.pbf, 1073, 226",
    "monaco-2013.osm.pbf, 13739, 1944"
  })
  void wholeExtractsAreRead(String name, long nodes, long ways) {
    OsmStreets streets = readShared(name);
    assertEquals(nodes, streets.nodesRead());
    assertEquals(ways, streets.waysRead());
    assertEquals(0, streets.brokenReferences());
    assertTrue(streets.lines().stream().anyMatch(StreetLine::walkable));
  }

  @Test
  void zlibAndLz4GiveTheSameStreets() {
    OsmStreets zlib = readShared("monaco.osm.pbf");
    OsmStreets lz4 = readShared("monaco.lz4.osm.pbf");
    assertEquals(2409, zlib.lines().size());
    assertEquals(OsmStreetReaderTest.text(zlib), OsmStreetReaderTest.text(lz4));
    assertTrue(zlib.lines().stream().anyMatch(l -> l.streetClass() == StreetClass.ESCALATOR));
    assertTrue(
        zlib.lines().stream()
            .filter(l -> l.streetClass() == StreetClass.FERRY)
            .noneMatch(StreetLine::walkable));
  }

  @Test
  void nothingIsWalkableInMelborne() {
    OsmStreets streets = readShared("melborne.osm.pbf");
    assertEquals(0, streets.lines().stream().filter(StreetLine::walkable).count());
    assertTrue(streets.warnings().contains("the file holds no street that people on foot may use"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"paris_bss.osm.pbf", "melborne.osm.pbf", "monaco.osm.pbf"})
  void placesAndBrokenReferencesAreThoseThatOsmosisFinds(String name) throws IOException {
    Reference reference = Reference.read(SharedFiles.get("osm/" + name));
    OsmStreets streets = readShared(name);
    FootRules rules = new FootRules();
    long broken = 0;
    for (Map.Entry<Long, long[]> way : reference.refs.entrySet()) {
      if (rules.findWalk(reference.tags.get(way.getKey())).isPresent()) {
        broken +=
            Arrays.stream(way.getValue()).filter(n -> !reference.nodes.containsKey(n)).count();
      }
    }
    assertEquals(broken, streets.brokenReferences());
    for (StreetLine line : streets.lines()) {
      for (int i = 0; i < line.nodes().length; i++) {
        if (line.nodes()[i] > 0) {
          double[] place = reference.nodes.get(line.nodes()[i]);
          assertEquals(place[0], line.lon()[i], 1e-12);
          assertEquals(place[1], line.lat()[i], 1e-12);
        }
      }
    }
  }

  /** The parser with its own encoding, way by way; ferries and building sites are our own rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "andorra.osm.pbf",
        "liechtenstein.osm.pbf",
        "monaco.osm.pbf",
        "sao-paulo-centre.osm.pbf"
      })
  void walkableIsWhatGraphHopperSays(String name) throws IOException {
    Reference reference = Reference.read(SharedFiles.get("osm/" + name));
    BooleanEncodedValue access = VehicleAccess.create("foot");
    FootAccessParser parser =
        new FootAccessParser(EncodingManager.start().add(access).build(), new PMap());
    Map<Long, StreetLine> byWay = new HashMap<>();
    for (StreetLine line : readShared(name).lines()) {
      byWay.putIfAbsent(Long.parseLong(line.id().split("/")[0]), line);
    }
    int compared = 0;
    for (Map.Entry<Long, Map<String, String>> way : reference.tags.entrySet()) {
      ReaderWay readerWay = new ReaderWay(way.getKey());
      way.getValue().forEach(readerWay::setTag);
      ArrayEdgeIntAccess edge = new ArrayEdgeIntAccess(1);
      parser.handleWayTags(0, edge, readerWay);
      boolean expected = access.getBool(false, 0, edge) || access.getBool(true, 0, edge);
      StreetLine line = byWay.get(way.getKey());
      if (line == null) {
        assertTrue(!expected || reference.refs.get(way.getKey()).length < 2, way.toString());
      } else if (line.streetClass() != StreetClass.FERRY) {
        assertEquals(expected, line.walkable(), way.toString());
        compared++;
      }
    }
    assertTrue(compared > 1000);
  }

  @Test
  void halfOfAFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(SharedFiles.get("osm/andorra.osm.pbf"));
    Path half = Files.write(folder.resolve("half.osm.pbf"), Arrays.copyOf(whole, whole.length / 2));
    String message = assertThrows(UnreadableFileException.class, () -> read(half)).getMessage();
    assertTrue(message.startsWith("half.osm.pbf is cut off: block "), message);
  }

  @Test
  void packedXmlIsRefusedWithAHint() {
    Path file = SharedFiles.get("osm/map-sidewalk-no.osm.gz");
    String message = assertThrows(UnreadableFileException.class, () -> read(file)).getMessage();
    assertTrue(message.contains("unpack it first"), message);
  }

  /** What the format's own library reads. */
  private static final class Reference extends BinaryParser {
    private final Map<Long, double[]> nodes = new HashMap<>();
    private final Map<Long, long[]> refs = new HashMap<>();
    private final Map<Long, Map<String, String>> tags = new HashMap<>();

    static Reference read(Path file) throws IOException {
      Reference reference = new Reference();
      try (InputStream in = Files.newInputStream(file)) {
        new BlockInputStream(in, reference).process();
      }
      return reference;
    }

    @Override
    protected void parseDense(Osmformat.DenseNodes dense) {
      long id = 0;
      long lon = 0;
      long lat = 0;
      for (int i = 0; i < dense.getIdCount(); i++) {
        id += dense.getId(i);
        lon += dense.getLon(i);
        lat += dense.getLat(i);
        nodes.put(id, new double[] {parseLon(lon), parseLat(lat)});
      }
    }

    @Override
    protected void parseNodes(List<Osmformat.Node> plain) {
      plain.forEach(
          n -> nodes.put(n.getId(), new double[] {parseLon(n.getLon()), parseLat(n.getLat())}));
    }

    @Override
    protected void parseWays(List<Osmformat.Way> ways) {
      for (Osmformat.Way way : ways) {
        long[] ids = new long[way.getRefsCount()];
        long ref = 0;
        for (int i = 0; i < ids.length; i++) {
          ref += way.getRefs(i);
          ids[i] = ref;
        }
        refs.put(way.getId(), ids);
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < way.getKeysCount(); i++) {
          texts.put(getStringById(way.getKeys(i)), getStringById(way.getVals(i)));
        }
        tags.put(way.getId(), texts);
      }
    }

    @Override
    protected void parseRelations(List<Osmformat.Relation> relations) {}

    @Override
    protected void parse(Osmformat.HeaderBlock header) {}

    @Override
    public void complete() {}
  }
}
