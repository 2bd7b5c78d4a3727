package io.carecircle.app.report;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;

/** A small map within a report, with its signs, its scale and its north. */
record LocationMap(MapContent content, Envelope extent) implements ReportBlock.Drawing {
  private static final double BAR_MM = 35;
  private static final double ROW_MM = 3.8;
  private static final Color BEHIND_LEGEND = new Color(255, 255, 255, 220);

  @Override
  public void draw(Canvas canvas, double xMm, double yMm, double widthMm, double heightMm) {
    MapFrame frame = new MapFrame(extent, new Rectangle2D.Double(xMm, yMm, widthMm, heightMm));
    new MapDrawing(content, frame).draw(canvas);
    ScaleBar bar = ScaleBar.of(frame.metresPerMm(), BAR_MM);
    bar.draw(canvas, xMm + widthMm - bar.lengthMm() - 6, yMm + heightMm - 4);
    MapLegend.northArrow(canvas, xMm + widthMm - 7, yMm + 13, 7);
    legend(canvas, xMm + 1, yMm + 1);
  }

  private void legend(Canvas canvas, double x, double y) {
    Map<String, MapSymbol.Sign> signs = new TreeMap<>();
    content.symbols().forEach(s -> signs.putIfAbsent(s.sign().meaning(), s.sign()));
    TextStyle style = TextStyle.of(7, Tone.NORMAL.color());
    double widest =
        signs.keySet().stream().mapToDouble(m -> canvas.widthMm(m, style)).max().orElse(0);
    canvas.fill(
        new Rectangle2D.Double(x, y, widest + 7, signs.size() * ROW_MM + 1.5), BEHIND_LEGEND);
    double row = y + 0.75;
    for (MapSymbol.Sign sign : signs.values()) {
      sign.draw(canvas, x + 2.6, row + ROW_MM / 2, 2.4);
      canvas.text(x + 5, row + ROW_MM / 2 + 0.9, sign.meaning(), style);
      row += ROW_MM;
    }
  }
}
