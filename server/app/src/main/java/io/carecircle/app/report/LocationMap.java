package io.carecircle.app.report;

import java.awt.geom.Rectangle2D;
import org.locationtech.jts.geom.Envelope;

/** A small map within a report: no legend of its own, but its scale and its north. */
record LocationMap(MapContent content, Envelope extent) implements ReportBlock.Drawing {
  private static final double BAR_MM = 35;

  @Override
  public void draw(Canvas canvas, double xMm, double yMm, double widthMm, double heightMm) {
    MapFrame frame = new MapFrame(extent, new Rectangle2D.Double(xMm, yMm, widthMm, heightMm));
    new MapDrawing(content, frame).draw(canvas);
    ScaleBar bar = ScaleBar.of(frame.metresPerMm(), BAR_MM);
    bar.draw(canvas, xMm + widthMm - bar.lengthMm() - 6, yMm + heightMm - 4);
    MapLegend.northArrow(canvas, xMm + widthMm - 7, yMm + 13, 7);
  }
}
