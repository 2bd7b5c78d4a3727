package io.carecircle.datagen.draw;

import org.locationtech.jts.geom.Coordinate;

/**
 * A place in the plane.
 *
 * @param x metres east
 * @param y metres north
 */
public record Spot(double x, double y) {
  public double metresTo(Spot other) {
    double dx = other.x - x;
    double dy = other.y - y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The place this share of the way to the other, 0 here and 1 there. */
  public Spot towards(Spot other, double share) {
    return new Spot(x + (other.x - x) * share, y + (other.y - y) * share);
  }

  public Spot plus(double east, double north) {
    return new Spot(x + east, y + north);
  }

  public Coordinate coordinate() {
    return new Coordinate(x, y);
  }
}
