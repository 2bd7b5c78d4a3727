package io.carecircle.app.demo;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.network.NetworkPublisher;
import io.carecircle.datagen.DemoCity;
import io.carecircle.datagen.Wenzhou;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Fills an empty store with the demonstration city. A store that holds anything else is left alone;
 * one whose filling was cut off is filled up.
 */
@Component
public class DemoSeeder {
  private static final String STREETS = "streets";

  private final LayerCatalog layers;
  private final NetworkPublisher networks;

  DemoSeeder(LayerCatalog layers, NetworkPublisher networks) {
    this.layers = layers;
    this.networks = networks;
  }

  /**
   * @return whether anything was stored
   */
  public boolean seedWenzhou(ProgressListener progress, CancelToken cancel) {
    List<Optional<LayerVersion>> current =
        LayerSchemas.listAll().stream().map(schema -> layers.findCurrent(schema.id())).toList();
    boolean foreign = current.stream().flatMap(Optional::stream).anyMatch(v -> !v.isDemo());
    if (foreign || layers.findCurrent(STREETS).isPresent()) {
      return false;
    }
    DemoCity city = Wenzhou.build(Wenzhou.DEMO_SEED, progress, cancel);
    int done = 0;
    for (Map.Entry<String, FeatureTable> layer : city.layers().entrySet()) {
      progress.onProgress("store " + layer.getKey(), done++, city.layers().size() + 1L);
      if (layers.findCurrent(layer.getKey()).isEmpty()) {
        layers.append(version(layer.getKey()), layer.getValue(), v -> {});
      }
    }
    progress.onProgress("store " + STREETS, done, city.layers().size() + 1L);
    // Last, because a store with streets counts as filled.
    layers.appendStreets(
        version(STREETS), city.streets(), v -> networks.publish(v, city.streets()));
    return true;
  }

  private static NewVersion version(String layer) {
    return new NewVersion(layer, 0, "carecircle", LayerVersion.DEMO_SOURCE + " wenzhou", null);
  }
}
