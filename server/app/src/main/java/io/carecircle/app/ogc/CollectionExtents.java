package io.carecircle.app.ogc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.layer.LayerVersion;
import java.time.LocalDate;
import org.locationtech.jts.geom.Envelope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Where and when the features of a version are; kept, so that lists need not read layers. */
@Component
@ConditionalOnWebApplication
class CollectionExtents {
  private static final int KEPT = 100;

  private final LayerCache layers;
  private final Cache<String, Extent> extents = Caffeine.newBuilder().maximumSize(KEPT).build();

  CollectionExtents(LayerCache layers) {
    this.layers = layers;
  }

  /**
   * An extent.
   *
   * @param box in degrees, or null when no feature has a place
   * @param days or null when no feature has a time
   */
  record Extent(Envelope box, LayerTimes.Days days) {}

  Extent of(LayerVersion version) {
    return extents.get(
        version.layer() + "/" + version.hash(),
        key -> measure(version.layer(), layers.content(version)));
  }

  private static Extent measure(String layer, LayerContent content) {
    LayerTimes.Days all = null;
    for (int row = 0; row < content.table().size(); row++) {
      LayerTimes.Days days = LayerTimes.of(layer, content.table(), row);
      if (days != null) {
        all = all == null ? days : union(all, days);
      }
    }
    return new Extent(content.extent(), all);
  }

  private static LayerTimes.Days union(LayerTimes.Days a, LayerTimes.Days b) {
    LocalDate first =
        a.first() == null || b.first() == null
            ? null
            : a.first().isBefore(b.first()) ? a.first() : b.first();
    LocalDate last =
        a.last() == null || b.last() == null
            ? null
            : a.last().isAfter(b.last()) ? a.last() : b.last();
    return new LayerTimes.Days(first, last);
  }
}
