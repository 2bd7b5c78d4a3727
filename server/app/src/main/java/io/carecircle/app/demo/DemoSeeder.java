package io.carecircle.app.demo;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.network.NetworkPublisher;
import io.carecircle.app.projectmap.ProjectPlaces;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.datagen.DemoCity;
import io.carecircle.datagen.Wenzhou;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Fills an empty store with the demonstration city. A store that holds anything else is left alone;
 * one whose filling was cut off is filled up.
 */
@Component
public class DemoSeeder {
  private static final String STREETS = "streets";
  private static final String PROJECTS = "projects";
  private static final String WATER = "barriers";

  /** Percent of the time until the city is built; the rest is storing it. */
  private static final long BUILDING = 40;

  private final LayerCatalog layers;
  private final NetworkPublisher networks;

  private final PolicyCatalog policies;

  DemoSeeder(LayerCatalog layers, NetworkPublisher networks, PolicyCatalog policies) {
    this.layers = layers;
    this.networks = networks;
    this.policies = policies;
  }

  /**
   * @param progress in percent of the whole
   * @return whether anything was stored
   */
  public boolean seedWenzhou(ProgressListener progress, CancelToken cancel) {
    List<Optional<LayerVersion>> current =
        LayerSchemas.listAll().stream().map(schema -> layers.findCurrent(schema.id())).toList();
    boolean foreign = current.stream().flatMap(Optional::stream).anyMatch(v -> !v.isDemo());
    if (foreign || layers.findCurrent(STREETS).isPresent()) {
      return false;
    }
    DemoCity city =
        Wenzhou.build(
            Wenzhou.DEMO_SEED,
            (step, done, total) -> progress.onProgress(step, BUILDING * done / total, 100),
            cancel);
    int done = 0;
    for (Map.Entry<String, FeatureTable> layer : city.layers().entrySet()) {
      cancel.check();
      progress.onProgress("store " + layer.getKey(), stored(done++, city), 100);
      if (layers.findCurrent(layer.getKey()).isEmpty()) {
        layers.append(version(layer.getKey()), layer.getValue(), v -> {});
      }
    }
    if (layers.findCurrent(WATER).isEmpty()) {
      // For the maps only: no analysis looks at it.
      layers.append(version(WATER), city.water(), v -> {});
    }
    if (layers.findCurrent(PROJECTS).isEmpty()) {
      // The printed lists, each at the made-up towns of the names that it gives.
      FeatureTable projects = ProjectPlaces.table(policies.policy(), city.getLayer("regions"));
      layers.append(version(PROJECTS), inIdOrder(projects), v -> {});
    }
    cancel.check();
    progress.onProgress("store " + STREETS, stored(done, city), 100);
    // Last, because a store with streets counts as filled.
    layers.appendStreets(
        version(STREETS), city.streets(), v -> networks.publish(v, city.streets()));
    return true;
  }

  private static FeatureTable inIdOrder(FeatureTable table) {
    FeatureTable.Builder ordered = FeatureTable.builder();
    table.columnNames().forEach(ordered::column);
    IntStream.range(0, table.size())
        .boxed()
        .sorted(Comparator.comparing(table::id, FeatureOrder.BY_ID))
        .forEach(
            row -> ordered.add(table.id(row), table.geometry(row), row + 1, table.values(row)));
    return ordered.build();
  }

  private static long stored(int done, DemoCity city) {
    return BUILDING + (100 - BUILDING) * done / (city.layers().size() + 1L);
  }

  private static NewVersion version(String layer) {
    return new NewVersion(layer, 0, "carecircle", LayerVersion.DEMO_SOURCE + " wenzhou", null);
  }
}
