package io.carecircle.datagen;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up city, ready to be stored. Everything shown of it must show its notice too.
 *
 * @param name in Chinese
 * @param seed that it was built from
 * @param layers by collection id, rows in the order of their ids, values of the types that {@link
 *     FeatureTable} names
 * @param water rivers, lakes and the sea for the map: {@code name} and {@code class} ({@code sea},
 *     {@code river}, {@code lake}); no analysis uses it
 * @param streets in the order of their ids; nodes are named by their place
 * @param noticeZh what is real and what is invented, in Chinese
 * @param noticeEn the same in English
 */
public record DemoCity(
    String name,
    long seed,
    Map<String, FeatureTable> layers,
    FeatureTable water,
    List<StreetLine> streets,
    String noticeZh,
    String noticeEn) {
  public DemoCity {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    streets = List.copyOf(streets);
  }

  /**
   * @throws IllegalArgumentException when the city has no such layer
   */
  public FeatureTable getLayer(String id) {
    FeatureTable layer = layers.get(id);
    if (layer == null) {
      throw new IllegalArgumentException(
          "the city has no layer " + id + ", only " + layers.keySet());
    }
    return layer;
  }
}
