package io.carecircle.app.layer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The catalogue that everybody gets: the store's, with the content of versions kept in memory as
 * far as a quarter of the heap goes. Content is keyed by its hash and a version never changes, so
 * nothing kept can be stale; which version is the current one is always asked of the store.
 */
@Component
@Primary
public class LayerCache implements LayerCatalog {
  private static final long BYTES_PER_UNIT = 40;

  private record Key(String layer, String hash) {}

  private final LayerCatalog store;
  private final Cache<Key, LayerContent> contents =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / 4 / BYTES_PER_UNIT)
          .weigher((Key key, LayerContent content) -> content.weight())
          .build();

  LayerCache(@Qualifier("jdbcLayerCatalog") LayerCatalog store) {
    this.store = store;
  }

  /** The features of a version with their index. */
  public LayerContent content(LayerVersion version) {
    return contents.get(
        new Key(version.layer(), version.hash()), key -> new LayerContent(store.read(version)));
  }

  @Override
  public FeatureTable read(LayerVersion version) {
    return content(version).table();
  }

  @Override
  public List<LayerVersion> listVersions(String layer) {
    return store.listVersions(layer);
  }

  @Override
  public Optional<LayerVersion> findCurrent(String layer) {
    return store.findCurrent(layer);
  }

  @Override
  public LayerVersion getVersion(String layer, int number) {
    return store.getVersion(layer, number);
  }

  @Override
  public Optional<LayerVersion> findByHash(String layer, String hash) {
    return store.findByHash(layer, hash);
  }

  @Override
  public List<StreetLine> readStreets(LayerVersion version) {
    return store.readStreets(version);
  }

  @Override
  public LayerVersion append(
      NewVersion description, FeatureTable table, Consumer<LayerVersion> beforeCommit) {
    return store.append(description, table, beforeCommit);
  }

  @Override
  public LayerVersion appendStreets(
      NewVersion description, List<StreetLine> lines, Consumer<LayerVersion> beforeCommit) {
    return store.appendStreets(description, lines, beforeCommit);
  }
}
