package io.carecircle.app.tile;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.formats.tile.TileAddress;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Vector tiles of the layers' current versions, with TileJSON 3.0. */
@RestController
@RequestMapping("/api/tiles/{layer}")
@ConditionalOnWebApplication
class TileController {
  private static final MediaType MVT =
      MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

  private final LayerCache layers;
  private final TileSource tiles;
  private final ResultTiles results;

  TileController(LayerCache layers, TileSource tiles, ResultTiles results) {
    this.layers = layers;
    this.tiles = tiles;
    this.results = results;
  }

  @GetMapping("/{z}/{x}/{y}")
  ResponseEntity<byte[]> tile(
      @PathVariable String layer,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      WebRequest request) {
    TileAddress address = address(z, x, y);
    if (layer.startsWith(ResultTiles.PREFIX)) {
      // A job's result never changes; it is only forgotten.
      return answer(results.tile(layer, address), "W/\"" + layer + '"');
    }
    checkLayer(layer);
    Optional<LayerVersion> version = layers.findCurrent(layer);
    String tag = "W/\"" + version.map(LayerVersion::hash).orElse("empty") + '"';
    if (request.checkNotModified(tag)) {
      return null;
    }
    return answer(version.map(v -> tiles.tile(v, address)).orElse(new byte[0]), tag);
  }

  private static ResponseEntity<byte[]> answer(byte[] bytes, String tag) {
    ResponseEntity.BodyBuilder answer =
        bytes.length == 0 ? ResponseEntity.status(204) : ResponseEntity.ok().contentType(MVT);
    answer.eTag(tag).cacheControl(CacheControl.noCache());
    return bytes.length == 0 ? answer.build() : answer.body(bytes);
  }

  @GetMapping
  ResponseEntity<byte[]> tileJson(@PathVariable String layer) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("tilejson", "3.0.0").put("name", layer).put("scheme", "xyz");
    String base = ServletUriComponentsBuilder.fromCurrentRequestUri().build().toUriString();
    document.putArray("tiles").add(base + "/{z}/{x}/{y}");
    document.put("minzoom", 0).put("maxzoom", TileAddress.MAX_ZOOM);
    if (layer.startsWith(ResultTiles.PREFIX)) {
      describeResult(layer, document);
    } else {
      describeLayer(layer, document);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noCache())
        .body(Json.MAPPER.writeValueAsBytes(document));
  }

  private void describeResult(String layer, ObjectNode document) {
    LayerContent content = results.content(layer);
    if (content.extent() != null) {
      document.set("bounds", bounds(content.extent()));
    }
    ObjectNode vector = document.putArray("vector_layers").addObject().put("id", ResultTiles.LAYER);
    ObjectNode fields = vector.putObject("fields").put("id", "String");
    content.table().columnNames().forEach(name -> fields.put(name, "String or Number"));
  }

  private void describeLayer(String layer, ObjectNode document) {
    checkLayer(layer);
    Optional<LayerVersion> version = layers.findCurrent(layer);
    document.put("version", version.map(v -> v.number() + ".0.0").orElse("0.0.0"));
    document.put("description", "features are thinned out where a tile would pass 500 kB");
    version
        .map(v -> layers.content(v).extent())
        .ifPresent(box -> document.set("bounds", bounds(box)));
    ObjectNode vector = document.putArray("vector_layers").addObject().put("id", layer);
    ObjectNode fields = vector.putObject("fields").put("id", "String");
    TileSource.propertiesOf(layer).forEach(name -> fields.put(name, typeOf(layer, name)));
  }

  private static String typeOf(String layer, String property) {
    return LayerSchemas.get(layer)
        .findProperty(property)
        .map(
            p ->
                switch (p.type()) {
                  case INTEGER, DECIMAL -> "Number";
                  case BOOLEAN -> "Boolean";
                  default -> "String";
                })
        .orElse("String");
  }

  private static ArrayNode bounds(Envelope box) {
    return Json.MAPPER
        .createArrayNode()
        .add(box.getMinX())
        .add(box.getMinY())
        .add(box.getMaxX())
        .add(box.getMaxY());
  }

  private static void checkLayer(String layer) {
    if (!TileSource.layers().contains(layer)) {
      throw new ProblemException(
          Problem.of(404, "unknown-layer", "there is no layer " + layer + " to draw"));
    }
  }

  private static TileAddress address(int z, int x, int y) {
    try {
      return new TileAddress(z, x, y);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.of(404, "unknown-tile", e.getMessage()));
    }
  }
}
