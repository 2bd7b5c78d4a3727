package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Spot;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** Land that one can cross dry-shod: an island, or what lies between two rivers. */
public final class LandPart {
  private final String name;
  private final Polygon area;
  private final IndexedPointInAreaLocator locator;

  LandPart(String name, Polygon area) {
    this.name = name;
    this.area = area;
    this.locator = new IndexedPointInAreaLocator(area);
  }

  public String name() {
    return name;
  }

  public Polygon area() {
    return area;
  }

  public boolean holds(Spot at) {
    return area.getEnvelopeInternal().covers(at.x(), at.y())
        && locator.locate(new Coordinate(at.x(), at.y())) == Location.INTERIOR;
  }
}
