package io.carecircle.app.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A picture of a sheet. Letters are drawn as outlines of the program's own font: no font of the
 * machine is asked for, so a server without any draws the same.
 */
final class PictureCanvas implements Canvas, AutoCloseable {
  private static final double INCH_MM = 25.4;
  private static final double POINT_MM = INCH_MM / 72;

  private final ReportFont font;
  private final BufferedImage image;
  private final Graphics2D graphics;

  PictureCanvas(double widthMm, double heightMm, int dotsPerInch, ReportFont font) {
    this.font = font;
    double scale = dotsPerInch / INCH_MM;
    this.image =
        new BufferedImage(
            (int) Math.round(widthMm * scale),
            (int) Math.round(heightMm * scale),
            BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
  }

  BufferedImage image() {
    return image;
  }

  @Override
  public ReportFont font() {
    return font;
  }

  @Override
  public void text(double xMm, double baselineMm, String text, TextStyle style) {
    Shape outline = font.outline(font.printable(text), style.sizePoints(), xMm, baselineMm);
    if (style.halo() != null) {
      stroke(outline, style.halo(), style.sizePoints() * POINT_MM * TextStyle.HALO);
    }
    fill(outline, style.color());
    if (style.bold()) {
      stroke(outline, style.color(), style.sizePoints() * POINT_MM * TextStyle.BOLD);
    }
  }

  @Override
  public void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  @Override
  public void stroke(Shape shape, Color color, double widthMm, double... dashMm) {
    graphics.setColor(color);
    float[] dash = new float[dashMm.length];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = (float) dashMm[i];
    }
    graphics.setStroke(
        dash.length == 0
            ? new BasicStroke((float) widthMm, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            : new BasicStroke(
                (float) widthMm, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
    graphics.draw(shape);
  }

  @Override
  public Clip clip(Rectangle2D inside) {
    Shape before = graphics.getClip();
    graphics.clip(inside);
    return () -> graphics.setClip(before);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
