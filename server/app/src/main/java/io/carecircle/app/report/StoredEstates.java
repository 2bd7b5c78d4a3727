package io.carecircle.app.report;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the store holds of estates that a result took from a layer, in the version it took. */
@Component
class StoredEstates {
  private static final String LAYER = "estates";

  private final LayerCache layers;

  StoredEstates(LayerCache layers) {
    this.layers = layers;
  }

  /** Adds to the facts what they do not have. */
  void addTo(EstateFacts facts, JsonNode result, List<JsonNode> estates) throws IOException {
    Optional<LayerVersion> version =
        result
            .path("run")
            .path("layers")
            .valueStream()
            .filter(used -> used.path("layer").asString("").equals(LAYER))
            .findFirst()
            .flatMap(used -> layers.findByHash(LAYER, used.path("hash").asString("")));
    if (version.isEmpty()) {
      return;
    }
    LayerContent content = layers.content(version.get());
    FeatureTable all = content.table();
    FeatureTable.Builder wanted = FeatureTable.builder();
    for (JsonNode estate : estates) {
      OptionalInt row = content.findRow(estate.path("id").asString(""));
      if (row.isPresent()) {
        int at = row.getAsInt();
        wanted.add(all.id(at), all.geometry(at), all.sourceRow(at), all.values(at));
      }
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    GeoJsonWriter.write(wanted.build(), text);
    for (JsonNode feature : Json.parse(text.toByteArray(), "the estates").path("features")) {
      facts.add(feature.path("id").asString(""), feature);
    }
  }
}
