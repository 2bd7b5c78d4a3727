package io.carecircle.app.result;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.process.ProcessRequest;
import org.springframework.stereotype.Component;

/** Begins runs. */
@Component
public class Runs {
  private final Engine engine;
  private final LayerCatalog layers;

  Runs(Engine engine, LayerCatalog layers) {
    this.engine = engine;
    this.layers = layers;
  }

  public Run begin(String process, ProcessRequest request) {
    return new Run(process, engine, layers, request);
  }
}
