package io.carecircle.app.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.carecircle.app.OpenStore;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class LayerCacheTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir Path folder;

  @Test
  void everybodyGetsTheCacheAndAVersionIsReadOnce() {
    try (OpenStore store = new OpenStore(folder)) {
      LayerCatalog layers = assertInstanceOf(LayerCache.class, store.get(LayerCatalog.class));
      LayerVersion first = layers.append(next(layers), table("a"), version -> {});
      FeatureTable read = layers.read(first);
      assertSame(read, layers.read(first));
      LayerVersion second = layers.append(next(layers), table("a", "b"), version -> {});
      assertEquals(second, layers.findCurrent("candidates").orElseThrow());
      assertEquals(2, layers.read(second).size());
      assertNotSame(read, layers.read(second));
      assertEquals(1, layers.read(first).size());
    }
  }

  /** Triangles and points anywhere against the plain question asked of each of them. */
  @Test
  void boxesFindWhatMeetsThem() {
    Random random = new Random(20260101);
    FeatureTable.Builder rows = FeatureTable.builder();
    for (int i = 0; i < 300; i++) {
      rows.add("id%03d".formatted(i), i % 10 == 0 ? null : shape(random), i, Map.of());
    }
    FeatureTable table = rows.build();
    LayerContent content = new LayerContent(table);
    for (int i = 0; i < 500; i++) {
      double west = random.nextInt(20);
      double south = random.nextInt(20);
      Envelope box = new Envelope(west, west + random.nextInt(8), south, south + random.nextInt(8));
      Geometry area = GEOMETRIES.toGeometry(box);
      int[] expected =
          IntStream.range(0, table.size())
              .filter(row -> table.geometry(row) == null || table.geometry(row).intersects(area))
              .toArray();
      assertArrayEquals(expected, content.rowsIn(box), box::toString);
    }
  }

  @Test
  void rowsAreFoundById() {
    LayerContent content = new LayerContent(table("a", "c", "e"));
    assertEquals(OptionalInt.of(1), content.findRow("c"));
    assertEquals(OptionalInt.empty(), content.findRow("b"));
    assertEquals(OptionalInt.empty(), content.findRow(""));
    assertEquals(0, content.firstRowAfter(""));
    assertEquals(2, content.firstRowAfter("c"));
    assertEquals(2, content.firstRowAfter("d"));
    assertEquals(3, content.firstRowAfter("e"));
    assertEquals(OptionalInt.empty(), new LayerContent(table()).findRow("a"));
  }

  private static Geometry shape(Random random) {
    Coordinate a = at(random);
    if (random.nextBoolean()) {
      return GEOMETRIES.createPoint(a);
    }
    Coordinate b = new Coordinate(a.x + 1 + random.nextInt(9), a.y);
    Coordinate c = new Coordinate(a.x, a.y + 1 + random.nextInt(9));
    return GEOMETRIES.createPolygon(new Coordinate[] {a, b, c, a});
  }

  private static Coordinate at(Random random) {
    return new Coordinate(random.nextInt(20), random.nextInt(20));
  }

  private static FeatureTable table(String... ids) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (int i = 0; i < ids.length; i++) {
      table.add(ids[i], GEOMETRIES.createPoint(new Coordinate(120 + i, 28)), i + 1, Map.of());
    }
    return table.build();
  }

  private static NewVersion next(LayerCatalog layers) {
    int base = layers.findCurrent("candidates").map(LayerVersion::number).orElse(0);
    return new NewVersion("candidates", base, "test", "test", null);
  }
}
