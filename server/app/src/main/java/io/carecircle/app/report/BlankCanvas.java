package io.carecircle.app.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Draws nothing: to find out how many pages a report takes. */
record BlankCanvas(ReportFont font) implements Canvas {
  @Override
  public void text(double xMm, double baselineMm, String text, TextStyle style) {}

  @Override
  public void fill(Shape shape, Color color) {}

  @Override
  public void stroke(Shape shape, Color color, double widthMm, double... dashMm) {}

  @Override
  public Clip clip(Rectangle2D inside) {
    return () -> {};
  }
}
