package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import java.time.LocalDate;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collections as OGC API Features describes them. */
@Component
@ConditionalOnWebApplication
class CollectionDescriptions {
  static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

  private final LayerCatalog layers;
  private final CollectionExtents extents;

  CollectionDescriptions(LayerCatalog layers, CollectionExtents extents) {
    this.layers = layers;
    this.extents = extents;
  }

  ObjectNode describe(LayerSchema schema, ApiLinks at, Language language) {
    Optional<LayerVersion> version = layers.findCurrent(schema.id());
    ObjectNode node = Json.MAPPER.createObjectNode();
    String title = CollectionText.title(schema.id(), language);
    node.put("id", schema.id());
    node.put("title", title);
    node.put("description", CollectionText.description(schema.id(), language));
    node.put("itemType", "feature");
    node.put("itemCount", version.map(LayerVersion::featureCount).orElse(0));
    version.ifPresent(v -> node.put("source", v.source()).put("version", v.number()));
    node.putArray("crs").add(CRS84);
    version.map(extents::of).ifPresent(extent -> node.set("extent", extent(extent)));
    ArrayNode links = node.putArray("links");
    ApiLinks.add(links, "self", ApiLinks.JSON, title, at.api("collections", schema.id()));
    ApiLinks.add(
        links, "items", ApiLinks.GEO_JSON, title, at.api("collections", schema.id(), "items"));
    return node;
  }

  private static ObjectNode extent(CollectionExtents.Extent extent) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    if (extent.box() != null) {
      Envelope box = extent.box();
      ObjectNode spatial = node.putObject("spatial");
      spatial
          .putArray("bbox")
          .addArray()
          .add(box.getMinX())
          .add(box.getMinY())
          .add(box.getMaxX())
          .add(box.getMaxY());
      spatial.put("crs", CRS84);
    }
    if (extent.days() != null) {
      ObjectNode temporal = node.putObject("temporal");
      temporal
          .putArray("interval")
          .addArray()
          .add(instant(extent.days().first(), "T00:00:00Z"))
          .add(instant(extent.days().last(), "T23:59:59Z"));
      temporal.put("trs", GREGORIAN);
    }
    return node;
  }

  private static String instant(LocalDate day, String time) {
    return day == null ? null : day + time;
  }
}
