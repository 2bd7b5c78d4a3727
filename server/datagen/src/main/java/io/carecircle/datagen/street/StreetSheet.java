package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.kernel.layer.StreetClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the streets of one settlement or one part of the land and numbers them. */
final class StreetSheet {
  private final Plane plane;
  private final String prefix;
  private final List<DrawnLine> lines;
  private int count;

  /**
   * @param prefix of the ids, nobody else's
   * @param lines where they go
   */
  StreetSheet(Plane plane, String prefix, List<DrawnLine> lines) {
    this.plane = plane;
    this.prefix = prefix;
    this.lines = lines;
  }

  /** Draws a line through the places; nothing when they all fall on one step. */
  void draw(String name, StreetClass streetClass, List<Spot> spots) {
    add(name, streetClass, spots, false);
  }

  void drawBridge(String name, StreetClass streetClass, Spot from, Spot to) {
    add(name, streetClass, List.of(from, to), true);
  }

  private void add(String name, StreetClass streetClass, List<Spot> spots, boolean bridge) {
    List<int[]> steps = new ArrayList<>();
    for (Spot spot : spots) {
      int[] at = {plane.lonSteps(spot.x()), plane.latSteps(spot.y())};
      int[] last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
      if (last == null || last[0] != at[0] || last[1] != at[1]) {
        steps.add(at);
      }
    }
    if (steps.size() > 1) {
      lines.add(
          new DrawnLine(
              String.format(Locale.ROOT, "%s-%03d", prefix, ++count),
              name,
              streetClass,
              steps.stream().mapToInt(at -> at[0]).toArray(),
              steps.stream().mapToInt(at -> at[1]).toArray(),
              bridge));
    }
  }
}
