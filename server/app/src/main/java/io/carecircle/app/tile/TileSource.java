package io.carecircle.app.tile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.formats.tile.TileAddress;
import io.carecircle.formats.tile.VectorTileWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/**
 * Draws tiles of layer versions and keeps them; a version never changes, so neither does its tile.
 */
@Component
class TileSource {
  static final int MOST_BYTES = 500_000;

  /** A map shows a few hundred tiles; most are a few kilobytes. */
  private static final long MOST_KEPT_BYTES = 64L << 20;

  /** What a map draws by, the most telling first. */
  private static final Map<String, List<String>> PROPERTIES =
      Map.of(
          "regions", List.of("level", "code", "name", "population", "elders60", "areaType"),
          "communities", List.of("kind", "elders60", "name", "population", "urban", "regionCode"),
          "facilities", List.of("kind", "status", "name", "beds", "capacity", "regionCode"),
          "estates", List.of("stage", "name", "households"),
          "projects", List.of("category", "nature", "name", "beds", "totalInvestment"),
          "candidates", List.of("kind", "name", "floorArea"),
          "barriers", List.of("class", "name"),
          "streets", List.of("class", "name"));

  private static final Map<String, Integer> KEPT =
      Map.of("regions", 2, "communities", 2, "facilities", 2, "streets", 1);

  /** From which zoom on a street class is drawn: a map of a city shows its main roads first. */
  private static final Map<String, Integer> STREETS_FROM =
      Map.of("motorway", 6, "trunk", 7, "primary", 8, "secondary", 10, "tertiary", 11, "ferry", 9);

  private static final int OTHER_STREETS_FROM = 13;

  /** From which zoom on regions of a level are drawn. */
  private static final Map<String, Integer> REGIONS_FROM =
      Map.of("city", 0, "county", 0, "township", 9, "community", 11);

  private record Key(String layer, String hash, TileAddress address) {}

  private final LayerCache layers;
  private final Cache<Key, byte[]> tiles =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT_BYTES)
          .weigher((Key key, byte[] tile) -> tile.length + 100)
          .build();

  TileSource(LayerCache layers) {
    this.layers = layers;
  }

  /** The tile's bytes, empty when nothing is to be seen in it. */
  byte[] tile(LayerVersion version, TileAddress address) {
    return tiles.get(
        new Key(version.layer(), version.hash(), address), key -> draw(version, address));
  }

  private byte[] draw(LayerVersion version, TileAddress address) {
    LayerContent content = layers.content(version);
    FeatureTable table = content.table();
    Envelope box = address.degrees(VectorTileWriter.MARGIN);
    int[] rows =
        IntStream.of(content.rowsIn(box))
            .filter(row -> isDrawn(version.layer(), table, row, address.z()))
            .toArray();
    LayerSchema schema = LayerSchemas.get(version.layer());
    return new VectorTileWriter(address)
        .write(
            schema.id(),
            table,
            rows,
            PROPERTIES.getOrDefault(schema.id(), List.of()),
            KEPT.getOrDefault(schema.id(), 1),
            MOST_BYTES)
        .bytes();
  }

  private static boolean isDrawn(String layer, FeatureTable table, int row, int zoom) {
    if ("streets".equals(layer)) {
      Object streetClass = table.value(row, "class");
      return zoom >= STREETS_FROM.getOrDefault(String.valueOf(streetClass), OTHER_STREETS_FROM);
    }
    if ("regions".equals(layer)) {
      return zoom >= REGIONS_FROM.getOrDefault(String.valueOf(table.value(row, "level")), 0);
    }
    return true;
  }

  static List<String> propertiesOf(String layer) {
    return PROPERTIES.getOrDefault(layer, List.of());
  }

  static Set<String> layers() {
    return PROPERTIES.keySet();
  }
}
