package io.carecircle.kernel.network;

import io.carecircle.kernel.layer.StreetClass;

/** On which side of an arterial road a point lies, seen in the direction of its shape. */
final class RoadSide {
  static final byte LEFT = 1;
  static final byte RIGHT = -1;

  /** On the line itself, which belongs to both sides. */
  static final byte BOTH = 0;

  private final Streets streets;
  private final Coordinates shape;
  private final StreetClass[] classes = StreetClass.values();

  RoadSide(Streets streets) {
    this.streets = streets;
    this.shape = streets.shape();
  }

  /**
   * The sign of a cross product; it does not depend on the scale of either axis. Of a point that is
   * nearest to a bend the two segments may disagree: it lies outside of the bend then, so on the
   * side away from which the edge turns. A street that is no arterial road has no sides.
   *
   * @param found the place on the edge that is nearest to the point
   * @param x of the point, in steps of the shape
   * @param y of the point, in steps of the shape
   */
  byte of(SegmentIndex.Nearest found, double x, double y) {
    if (!classes[streets.streetClass()[found.edge]].isArterial()) {
      return BOTH;
    }
    int s = found.segment;
    if (found.fraction > 0 && found.fraction < 1) {
      return side(s, s + 1, x, y);
    }
    int vertex = found.fraction == 1 ? s + 1 : s;
    int before = vertex;
    while (before > streets.shapeStart()[found.edge] && isSame(before, vertex)) {
      before--;
    }
    int after = vertex;
    while (after < streets.shapeStart()[found.edge + 1] - 1 && isSame(after, vertex)) {
      after++;
    }
    // Both are the vertex itself where an end of the edge is: a cross product of 0.
    byte arriving = side(before, vertex, x, y);
    byte leaving = side(vertex, after, x, y);
    if (isSame(before, vertex) || isSame(after, vertex)) {
      return (byte) (arriving + leaving);
    }
    return arriving == leaving ? arriving : (byte) -side(before, vertex, x(after), y(after));
  }

  private byte side(int from, int to, double x, double y) {
    double cross = (x(to) - x(from)) * (y - y(from)) - (y(to) - y(from)) * (x - x(from));
    return cross > 0 ? LEFT : cross < 0 ? RIGHT : BOTH;
  }

  private boolean isSame(int a, int b) {
    return shape.x()[a] == shape.x()[b] && shape.y()[a] == shape.y()[b];
  }

  private double x(int position) {
    return Integer.toUnsignedLong(shape.x()[position]);
  }

  private double y(int position) {
    return Integer.toUnsignedLong(shape.y()[position]);
  }
}
