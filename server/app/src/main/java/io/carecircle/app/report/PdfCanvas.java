package io.carecircle.app.report;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A page of a PDF: text stays text, lines stay lines. */
final class PdfCanvas implements Canvas, AutoCloseable {
  private static final double MM = 72 / 25.4;

  /** Control points of a curve of degree two, raised to degree three. */
  private static final double TWO_THIRDS = 2.0 / 3;

  private final ReportFont font;
  private final PDType0Font embedded;
  private final PDPageContentStream page;
  private final double height;

  PdfCanvas(PDDocument document, Paper paper, ReportFont font, PDType0Font embedded)
      throws IOException {
    this.font = font;
    this.embedded = embedded;
    this.height = paper.heightMm() * MM;
    PDPage sheet = new PDPage(new PDRectangle((float) (paper.widthMm() * MM), (float) height));
    document.addPage(sheet);
    this.page = new PDPageContentStream(document, sheet);
  }

  @Override
  public ReportFont font() {
    return font;
  }

  @Override
  public void text(double xMm, double baselineMm, String text, TextStyle style) {
    String printed = font.printable(text);
    if (printed.isEmpty()) {
      return;
    }
    try {
      if (style.halo() != null) {
        show(xMm, baselineMm, printed, style, RenderingMode.STROKE, style.halo(), TextStyle.HALO);
      }
      show(
          xMm,
          baselineMm,
          printed,
          style,
          style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL,
          style.color(),
          TextStyle.BOLD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(
      double xMm,
      double baselineMm,
      String text,
      TextStyle style,
      RenderingMode mode,
      Color color,
      double rim)
      throws IOException {
    page.beginText();
    page.setFont(embedded, (float) style.sizePoints());
    page.setRenderingMode(mode);
    page.setNonStrokingColor(color);
    page.setStrokingColor(color);
    page.setLineJoinStyle(1);
    page.setLineWidth((float) (style.sizePoints() * rim));
    page.newLineAtOffset((float) (xMm * MM), (float) (height - baselineMm * MM));
    page.showText(text);
    page.endText();
  }

  @Override
  public void fill(Shape shape, Color color) {
    try {
      page.saveGraphicsState();
      setAlpha(color);
      page.setNonStrokingColor(new Color(color.getRGB()));
      if (add(shape)) {
        if (isEvenOdd(shape)) {
          page.fillEvenOdd();
        } else {
          page.fill();
        }
      }
      page.restoreGraphicsState();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEvenOdd(Shape shape) {
    return shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
  }

  @Override
  public void stroke(Shape shape, Color color, double widthMm, double... dashMm) {
    try {
      page.saveGraphicsState();
      setAlpha(color);
      page.setStrokingColor(new Color(color.getRGB()));
      page.setLineWidth((float) (widthMm * MM));
      page.setLineJoinStyle(1);
      page.setLineCapStyle(dashMm.length == 0 ? 1 : 0);
      float[] dash = new float[dashMm.length];
      for (int i = 0; i < dash.length; i++) {
        dash[i] = (float) (dashMm[i] * MM);
      }
      page.setLineDashPattern(dash, 0);
      if (add(shape)) {
        page.stroke();
      }
      page.restoreGraphicsState();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void setAlpha(Color color) throws IOException {
    if (color.getAlpha() < 255) {
      PDExtendedGraphicsState state = new PDExtendedGraphicsState();
      state.setNonStrokingAlphaConstant(color.getAlpha() / 255f);
      state.setStrokingAlphaConstant(color.getAlpha() / 255f);
      page.setGraphicsStateParameters(state);
    }
  }

  /** Whether there was anything to add. */
  private boolean add(Shape shape) throws IOException {
    double[] p = new double[6];
    double x = 0;
    double y = 0;
    boolean any = false;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      any = true;
      int kind = path.currentSegment(p);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> page.moveTo(x(p[0]), y(p[1]));
        case PathIterator.SEG_LINETO -> page.lineTo(x(p[0]), y(p[1]));
        case PathIterator.SEG_QUADTO ->
            page.curveTo(
                x(x + TWO_THIRDS * (p[0] - x)),
                y(y + TWO_THIRDS * (p[1] - y)),
                x(p[2] + TWO_THIRDS * (p[0] - p[2])),
                y(p[3] + TWO_THIRDS * (p[1] - p[3])),
                x(p[2]),
                y(p[3]));
        case PathIterator.SEG_CUBICTO ->
            page.curveTo(x(p[0]), y(p[1]), x(p[2]), y(p[3]), x(p[4]), y(p[5]));
        default -> page.closePath();
      }
      int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
      if (kind != PathIterator.SEG_CLOSE) {
        x = p[last];
        y = p[last + 1];
      }
    }
    return any;
  }

  private static float x(double mm) {
    return (float) (mm * MM);
  }

  private float y(double mm) {
    return (float) (height - mm * MM);
  }

  @Override
  public Clip clip(Rectangle2D inside) {
    try {
      page.saveGraphicsState();
      add(inside);
      page.clip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return () -> {
      try {
        page.restoreGraphicsState();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
