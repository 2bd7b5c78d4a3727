package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Spot;
import java.util.List;
import java.util.Optional;

/** The parts of the land and the water between them. Immutable. */
public final class Land {
  private final List<LandPart> parts;
  private final List<Water> waters;

  Land(List<LandPart> parts, List<Water> waters) {
    this.parts = List.copyOf(parts);
    this.waters = List.copyOf(waters);
  }

  public List<LandPart> parts() {
    return parts;
  }

  public List<Water> waters() {
    return waters;
  }

  public LandPart getPart(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no land " + name));
  }

  /** The part that a place lies on, rivers included. */
  public Optional<LandPart> findPart(Spot at) {
    for (LandPart part : parts) {
      if (part.holds(at)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** Whether one can build there: on this part and not in a river. */
  public boolean isDry(Spot at, LandPart part) {
    return part.holds(at) && waters.stream().noneMatch(water -> water.holds(at));
  }

  /** Whether the straight way keeps out of the water, looked at every 100 m. */
  public boolean isDryWay(Spot from, Spot to, LandPart part) {
    int steps = 1 + (int) (from.metresTo(to) / 100);
    for (int s = 0; s <= steps; s++) {
      if (!isDry(from.towards(to, (double) s / steps), part)) {
        return false;
      }
    }
    return true;
  }
}
