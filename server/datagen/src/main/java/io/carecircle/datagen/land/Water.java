package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Spot;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** A river, a lake or the sea, for the map and to keep streets dry. */
public final class Water {
  private final String name;
  private final String kind;
  private final Geometry area;
  private final IndexedPointInAreaLocator locator;

  Water(String name, String kind, Geometry area) {
    this.name = name;
    this.kind = kind;
    this.area = area;
    this.locator = new IndexedPointInAreaLocator(area);
  }

  public String name() {
    return name;
  }

  /** {@code sea}, {@code river} or {@code lake}. */
  public String kind() {
    return kind;
  }

  /** A polygon or several. */
  public Geometry area() {
    return area;
  }

  public boolean holds(Spot at) {
    return area.getEnvelopeInternal().covers(at.x(), at.y())
        && locator.locate(new Coordinate(at.x(), at.y())) != Location.EXTERIOR;
  }
}
