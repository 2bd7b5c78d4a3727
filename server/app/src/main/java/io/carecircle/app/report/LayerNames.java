package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import java.util.Map;

/** Layers as a reader of a map knows them. */
final class LayerNames {
  private static final Map<String, String> CHINESE =
      Map.of(
          "regions", "行政区",
          "communities", "社区",
          "facilities", "设施",
          "estates", "小区",
          "projects", "项目",
          "candidates", "候选点",
          "barriers", "水域与障碍",
          "streets", "路网");

  private LayerNames() {}

  static String of(String layer, Language language) {
    return language.choose(CHINESE.getOrDefault(layer, layer), layer);
  }
}
