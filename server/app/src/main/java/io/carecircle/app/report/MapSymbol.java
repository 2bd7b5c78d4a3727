package io.carecircle.app.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Objects;

/**
 * A thing at a place, drawn as a sign.
 *
 * @param id breaks ties
 * @param label beside it, or empty
 * @param sign how it is drawn; equal signs share a line of the legend
 * @param sizeMm width of the sign
 */
public record MapSymbol(String id, double lon, double lat, String label, Sign sign, double sizeMm) {
  public MapSymbol {
    Objects.requireNonNull(id);
    Objects.requireNonNull(label);
    Objects.requireNonNull(sign);
  }

  /**
   * The width of a sign whose area stands for a value.
   *
   * @param largest value of the map, drawn with the greatest width
   * @param smallestMm never smaller, so that it is seen
   */
  public static double widthMm(double value, double largest, double greatestMm, double smallestMm) {
    return value <= 0 || largest <= 0
        ? smallestMm
        : Math.max(smallestMm, greatestMm * Math.sqrt(value / largest));
  }

  /**
   * A form and a colour with their meaning.
   *
   * @param meaning in the legend
   * @param hollow whether the size stands for nothing, because the value is not known
   */
  public record Sign(String meaning, Form form, Color color, boolean hollow) {
    private static final double RIM = 0.22;
    private static final double RIM_MM = 0.6;

    /** A sign whose size stands for its value, or all of whose kind have one size. */
    public Sign(String meaning, Form form, Color color) {
      this(meaning, form, color, false);
    }

    /** The sign as the legend shows it. */
    Sign filled() {
      return new Sign(meaning, form, color);
    }

    /** Draws the sign around a point. */
    void draw(Canvas canvas, double xMm, double yMm, double sizeMm) {
      double rim = hollow ? Math.min(RIM_MM, sizeMm * RIM) : 0;
      Shape shape = form.shape(xMm, yMm, (sizeMm - rim) / 2);
      canvas.fill(shape, hollow ? Color.WHITE : color);
      canvas.stroke(
          shape, hollow ? color : Color.WHITE, hollow ? rim : Math.min(0.25, sizeMm * 0.1));
    }
  }

  /** Forms that can be told apart without their colour. */
  public enum Form {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    CROSS;

    Shape shape(double x, double y, double r) {
      return switch (this) {
        case CIRCLE -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        case SQUARE -> new Rectangle2D.Double(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
        case TRIANGLE -> corners(x, y - 1.1 * r, x + r, y + 0.75 * r, x - r, y + 0.75 * r);
        case DIAMOND -> corners(x, y - 1.15 * r, x + 1.15 * r, y, x, y + 1.15 * r, x - 1.15 * r, y);
        case CROSS -> {
          double a = 0.38 * r;
          yield corners(
              x - a, y - r, x + a, y - r, x + a, y - a, x + r, y - a, x + r, y + a, x + a, y + a,
              x + a, y + r, x - a, y + r, x - a, y + a, x - r, y + a, x - r, y - a, x - a, y - a);
        }
      };
    }

    private static Shape corners(double... xy) {
      Path2D path = new Path2D.Double();
      path.moveTo(xy[0], xy[1]);
      for (int i = 2; i < xy.length; i += 2) {
        path.lineTo(xy[i], xy[i + 1]);
      }
      path.closePath();
      return path;
    }
  }
}
