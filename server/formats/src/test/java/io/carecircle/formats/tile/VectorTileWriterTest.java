package io.carecircle.formats.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.layer.FeatureTable;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class VectorTileWriterTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @Test
  void theWorldTileReachesFromEdgeToEdge() {
    Envelope box = new TileAddress(0, 0, 0).degrees(0);
    assertEquals(-180, box.getMinX(), 1e-9);
    assertEquals(180, box.getMaxX(), 1e-9);
    assertEquals(85.0511287798, box.getMaxY(), 1e-9);
    // The quarter north-east of 0, 0 is the second tile of the first row at zoom 1.
    Envelope quarter = new TileAddress(1, 1, 0).degrees(0);
    assertEquals(0, quarter.getMinX(), 1e-9);
    assertEquals(0, quarter.getMinY(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"-1,0,0", "21,0,0", "0,1,0", "0,0,1", "3,8,0", "3,0,-1"})
  void thereAreNoOtherTiles(int z, int x, int y) {
    assertThrows(IllegalArgumentException.class, () -> new TileAddress(z, x, y));
  }

  @Test
  void aPointStandsWhereItShould() throws IOException {
    // 0, 0 is the north-west corner of tile 1/1/1; a quarter of it east is 45 degrees.
    FeatureTable table =
        FeatureTable.builder().add("a", point(45, 0), 1, Map.of("name", "甲", "beds", 12L)).build();
    VectorTileWriter.Tile tile = write(new TileAddress(1, 1, 1), table, 500_000);
    Geometry read = read(tile.bytes(), "places").getGeometries().iterator().next();
    assertEquals(4096 / 4, read.getCoordinate().x);
    assertEquals(0, read.getCoordinate().y);
    Map<?, ?> tags = (Map<?, ?>) read.getUserData();
    assertEquals("a", tags.get("id"));
    assertEquals("甲", tags.get("name"));
    assertEquals(12L, tags.get("beds"));
  }

  @Test
  void anAreaKeepsItsHoleAndWhatIsOutsideIsNotDrawn() throws Exception {
    FeatureTable table =
        FeatureTable.builder()
            .add(
                "ring",
                wkt("POLYGON((10 10,80 10,80 70,10 70,10 10),(30 30,30 50,50 50,50 30,30 30))"),
                1,
                Map.of())
            .add("far", wkt("POLYGON((-80 10,-70 10,-70 20,-80 20,-80 10))"), 2, Map.of())
            .add("nowhere", null, 3, Map.of())
            .build();
    VectorTileWriter.Tile tile = write(new TileAddress(1, 1, 0), table, 500_000);
    assertEquals(1, tile.features());
    Geometry read = read(tile.bytes(), "places").getGeometries().iterator().next();
    assertEquals(1, ((org.locationtech.jts.geom.Polygon) read).getNumInteriorRing());
  }

  @Test
  void anEmptyTileHasNoBytes() {
    FeatureTable table = FeatureTable.builder().add("a", point(45, 0), 1, Map.of()).build();
    assertEquals(0, write(new TileAddress(5, 0, 0), table, 500_000).bytes().length);
  }

  @Test
  void aCrowdedTileIsThinnedUntilItFitsAndAlwaysInTheSameWay() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    FeatureTable.Builder builder = FeatureTable.builder();
    for (int i = 0; i < 20_000; i++) {
      Geometry at = point(random.nextDouble() * 80, random.nextDouble() * 60);
      builder.add("id-" + i, at, i + 1, Map.of("name", "名称" + i, "beds", (long) i));
    }
    FeatureTable table = builder.build();
    TileAddress address = new TileAddress(1, 1, 0);
    VectorTileWriter.Tile tile = write(address, table, 100_000);
    assertTrue(tile.bytes().length <= 100_000, () -> tile.bytes().length + " bytes");
    assertEquals(20_000, tile.features() + tile.leftOut());
    assertEquals(tile.features(), read(tile.bytes(), "places").getGeometries().size());
    assertTrue(tile.features() > 1000, () -> tile.features() + " features");
    assertArrayEquals(tile.bytes(), write(address, table, 100_000).bytes());
  }

  private static VectorTileWriter.Tile write(TileAddress address, FeatureTable table, int most) {
    return new VectorTileWriter(address)
        .write(
            "places",
            table,
            IntStream.range(0, table.size()).toArray(),
            List.of("beds", "name"),
            1,
            most);
  }

  private static Geometry point(double lon, double lat) {
    return GEOMETRIES.createPoint(new Coordinate(lon, lat));
  }

  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  private static JtsLayer read(byte[] tile, String layer) throws IOException {
    return MvtReader.loadMvt(
            new ByteArrayInputStream(tile), GEOMETRIES, new TagKeyValueMapConverter())
        .getLayer(layer);
  }
}
