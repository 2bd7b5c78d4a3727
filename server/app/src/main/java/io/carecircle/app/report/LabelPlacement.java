package io.carecircle.app.report;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds room for names: each takes the first of some positions around its place where it covers
 * neither another name nor a sign and does not leave the map; who comes first has the better choice
 * (E. Imhof, "Positioning Names on Maps", 1975: right above is best).
 */
final class LabelPlacement {
  private static final double GAP_MM = 0.6;

  private static final int NEAR_RINGS = 3;
  private static final int RINGS = 16;

  /** Names up to here are read as those of the sign beside them. */
  static final double NEAR_MM = GAP_MM * (NEAR_RINGS + 0.5);

  /** Between two names on one line, or two numbers would read as one. */
  private static final double APART_MM = 0.5;

  /** Share of the width and the height that the name's corner is shifted by, best first. */
  private static final double[][] AROUND = {
    {0, -0.5}, {0, 0}, {0, -1}, {-1, -0.5}, {-0.5, -1}, {-0.5, 0}, {-1, -1}, {-1, 0}
  };

  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();

  LabelPlacement(Rectangle2D area) {
    this.area = area;
  }

  /** Keeps names away from here. */
  void block(Rectangle2D box) {
    taken.add(box);
  }

  List<Rectangle2D> taken() {
    return taken;
  }

  /**
   * Room beside a sign of a size, else farther off; empty when there is none. The room is taken
   * then. A name that stands farther than {@link #NEAR_MM} off needs a line to its sign.
   */
  Optional<Rectangle2D> beside(Point2D place, double signMm, double widthMm, double heightMm) {
    for (double ring = 1; ring <= RINGS; ring++) {
      double reach = signMm / 2 + GAP_MM * (ring <= NEAR_RINGS ? ring : 2 * ring - NEAR_RINGS);
      for (double[] shift : AROUND) {
        double dx = shift[0] == 0 ? reach : shift[0] == -1 ? -reach : 0;
        double dy = shift[1] == 0 ? reach : shift[1] == -1 ? -reach : 0;
        Optional<Rectangle2D> room =
            take(
                new Rectangle2D.Double(
                    place.getX() + dx + shift[0] * widthMm,
                    place.getY() + dy + shift[1] * heightMm,
                    widthMm,
                    heightMm));
        if (room.isPresent()) {
          return room;
        }
      }
    }
    return Optional.empty();
  }

  /** Room around the middle of an area, moved up and down and sideways if need be. */
  Optional<Rectangle2D> around(Point2D middle, double widthMm, double heightMm) {
    for (int ring = 0; ring <= 10; ring++) {
      for (int[] step : new int[][] {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, -1}}) {
        Optional<Rectangle2D> room =
            take(
                new Rectangle2D.Double(
                    middle.getX() - widthMm / 2 + step[0] * ring * widthMm / 4,
                    middle.getY() - heightMm / 2 + step[1] * ring * heightMm / 2,
                    widthMm,
                    heightMm));
        if (room.isPresent()) {
          return room;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Rectangle2D> take(Rectangle2D box) {
    Rectangle2D apart =
        new Rectangle2D.Double(
            box.getX() - APART_MM, box.getY(), box.getWidth() + 2 * APART_MM, box.getHeight());
    if (!area.contains(box) || taken.stream().anyMatch(apart::intersects)) {
      return Optional.empty();
    }
    taken.add(box);
    return Optional.of(box);
  }
}
