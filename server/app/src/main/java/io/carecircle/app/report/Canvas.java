package io.carecircle.app.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** A sheet of paper to draw on. Millimetres from the upper left corner, y downwards. */
public interface Canvas {
  /** The font that texts are set in and measured with. */
  ReportFont font();

  /**
   * Sets one line.
   *
   * @param baselineMm where the letters stand
   */
  void text(double xMm, double baselineMm, String text, TextStyle style);

  void fill(Shape shape, Color color);

  /**
   * @param dashMm lengths of dashes and gaps, or empty for a whole line
   */
  void stroke(Shape shape, Color color, double widthMm, double... dashMm);

  /** Draws only inside the rectangle until the clip is closed. */
  Clip clip(Rectangle2D inside);

  default double widthMm(String text, TextStyle style) {
    return font().widthMm(font().printable(text), style.sizePoints());
  }

  /** Ends the clipping. */
  interface Clip extends AutoCloseable {
    @Override
    void close();
  }
}
