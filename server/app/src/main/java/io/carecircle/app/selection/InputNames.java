package io.carecircle.app.selection;

import java.util.Map;

/** Inputs as a Chinese reader calls them. */
final class InputNames {
  private static final Map<String, String> NAMES =
      Map.of(
          "facilities", "设施",
          "demand", "需求点",
          "supply", "供给点",
          "points", "点位",
          "from", "起点",
          "to", "终点",
          "candidates", "候选点",
          "existing", "现有设施",
          "estates", "小区");

  private InputNames() {}

  /** The Chinese name; the input's own where there is none. */
  static String chinese(String input) {
    return NAMES.getOrDefault(input, input + " ");
  }
}
