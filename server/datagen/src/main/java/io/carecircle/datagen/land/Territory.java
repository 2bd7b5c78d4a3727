package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which township a place belongs to: that of the nearest seat on the same part of the land. */
public final class Territory {
  private final Land land;
  private final List<Township> townships;
  private final Map<LandPart, List<Township>> byPart = new HashMap<>();
  private final Map<String, LandPart> partOf = new HashMap<>();

  /**
   * @throws IllegalArgumentException when a seat does not stand on dry land
   */
  public Territory(Land land, List<Township> townships) {
    this.land = land;
    this.townships = List.copyOf(townships);
    for (Township township : townships) {
      LandPart part =
          land.findPart(township.seat())
              .filter(p -> land.isDry(township.seat(), p))
              .orElseThrow(
                  () -> new IllegalArgumentException(township.name() + " stands in the water"));
      byPart.computeIfAbsent(part, p -> new ArrayList<>()).add(township);
      partOf.put(township.code(), part);
    }
  }

  public Land land() {
    return land;
  }

  public List<Township> townships() {
    return townships;
  }

  public LandPart partOf(Township township) {
    return partOf.get(township.code());
  }

  /** The township of a place; nobody's in the sea. */
  public Optional<Township> find(Spot at) {
    return land.findPart(at).map(part -> nearest(at, part));
  }

  private Township nearest(Spot at, LandPart part) {
    Township nearest = null;
    double best = Double.POSITIVE_INFINITY;
    for (Township township : byPart.getOrDefault(part, List.of())) {
      double metres = township.seat().metresTo(at);
      if (metres < best) {
        best = metres;
        nearest = township;
      }
    }
    return nearest;
  }
}
