package io.carecircle.app.territory;

import io.carecircle.app.selection.Regions.Region;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A region with its parts, and the rows of layers that lie in them.
 *
 * @param region code null when everything is meant that the layers hold
 * @param parts by code, the one for what belongs to none last; empty when none were asked for
 * @param layers rows by collection id
 * @param regions the layer of that name, empty when there is none
 */
public record Territory(
    Region region, List<Region> parts, Map<String, Rows> layers, FeatureTable regions) {
  /** The part that stands for the whole region. */
  public static final int WHOLE = -1;

  public Territory {
    parts = List.copyOf(parts);
    layers = Map.copyOf(layers);
  }

  /**
   * Rows of a layer.
   *
   * @param part of each row the index of its part, 0 when none were asked for, -1 outside the
   *     region
   */
  public record Rows(FeatureTable table, int[] part) {
    /** The rows of a part, or of {@link #WHOLE} the region. */
    public IntStream in(int which) {
      return IntStream.range(0, part.length)
          .filter(row -> which == WHOLE ? part[row] >= 0 : part[row] == which);
    }

    public String text(int row, String property) {
      Object value = table.value(row, property);
      return value == null ? null : value.toString();
    }

    /** A whole number, or null. */
    public Long count(int row, String property) {
      return table.value(row, property) instanceof Number number ? number.longValue() : null;
    }
  }

  public Rows rows(String layer) {
    return layers.get(layer);
  }

  /** The region itself or one of its parts. */
  public Region area(int part) {
    return part == WHOLE ? region : parts.get(part);
  }

  /** The people of the region or of one part. */
  public Residents residents(int part) {
    return Residents.of(this, part);
  }
}
