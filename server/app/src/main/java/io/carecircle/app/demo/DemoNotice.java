package io.carecircle.app.demo;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which of the current layers are made up; whoever shows figures must say so. */
@Component
public class DemoNotice {
  private final LayerCatalog layers;

  DemoNotice(LayerCatalog layers) {
    this.layers = layers;
  }

  /** Ids of the layers whose current version is demonstration data, in the catalogue's order. */
  public List<String> madeUpLayers() {
    return LayerSchemas.listAll().stream()
        .map(schema -> layers.findCurrent(schema.id()))
        .flatMap(Optional::stream)
        .filter(LayerVersion::isDemo)
        .map(LayerVersion::layer)
        .toList();
  }
}
