package io.carecircle.formats.street;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * On which level a line runs. Lines of different level pass each other without meeting.
 *
 * @param structure bridge, ground or tunnel
 * @param layer of {@code layer}; without one a bridge is on 1, a tunnel on -1
 * @param floor of {@code level} (storeys of a building), "0" when not given
 */
record Level(Structure structure, int layer, String floor) implements Comparable<Level> {
  enum Structure {
    TUNNEL,
    GROUND,
    BRIDGE
  }

  static final Level GROUND = new Level(Structure.GROUND, 0, "0");

  /** Shapefile extracts of OpenStreetMap write F and T. */
  private static final Set<String> NO = Set.of("", "no", "n", "false", "f", "0", "none", "否", "无");

  private static final int MAX_LAYER = 100;
  private static final Comparator<Level> ORDER =
      Comparator.comparingInt(Level::layer)
          .thenComparing(Level::structure)
          .thenComparing(Level::floor);

  /**
   * Reads the level from properties. A {@code level} that is no list of storeys ("主干道", a grade)
   * says nothing and is ignored.
   *
   * @throws NumberFormatException when {@code layer} is no whole number from -100 to 100
   */
  static Level of(Map<String, String> properties) {
    Structure structure =
        isYes(properties.get("bridge"))
            ? Structure.BRIDGE
            : isYes(properties.get("tunnel")) ? Structure.TUNNEL : Structure.GROUND;
    String layer = properties.getOrDefault("layer", "").strip();
    String floor = properties.getOrDefault("level", "").strip();
    boolean storeys = floor.matches("-?\\d{1,3}(\\.\\d{1,2})?([;-]-?\\d{1,3}(\\.\\d{1,2})?){0,20}");
    return new Level(
        structure,
        layer.isEmpty() ? structure.ordinal() - 1 : wholeNumber(layer),
        storeys ? floor : GROUND.floor);
  }

  /** How far apart two levels are, for an end that must choose among those at its place. */
  int distance(Level other) {
    return Math.abs(layer - other.layer);
  }

  @Override
  public int compareTo(Level other) {
    return ORDER.compare(this, other);
  }

  private static boolean isYes(String value) {
    return value != null && !NO.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static int wholeNumber(String text) {
    // Shapefiles and spreadsheets write whole numbers as 1.0.
    String whole = text.replaceFirst("\\.0+$", "");
    int layer = Integer.parseInt(whole);
    if (Math.abs(layer) > MAX_LAYER) {
      throw new NumberFormatException(text);
    }
    return layer;
  }
}
