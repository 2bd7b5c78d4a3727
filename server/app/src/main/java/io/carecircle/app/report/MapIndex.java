package io.carecircle.app.report;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** What the numbers on a map stand for, in columns beside the legend. */
final class MapIndex {
  private static final double POINTS = 6;
  private static final double ROW_MM = 2.75;
  private static final double HEAD_MM = 4.5;

  /** Narrower columns would cut most names. */
  private static final double NARROWEST_MM = 40;

  private final List<String> lines;
  private final VerdictWords words;

  MapIndex(List<String> lines, VerdictWords words) {
    this.lines = lines;
    this.words = words;
  }

  /** Draws all lines into a box, or nothing when there is none or they do not fit. */
  boolean draw(Canvas canvas, Rectangle2D box) {
    int rows = (int) ((box.getHeight() - HEAD_MM) / ROW_MM);
    int columns = (lines.size() + rows - 1) / rows;
    if (lines.isEmpty() || box.getWidth() / columns < NARROWEST_MM) {
      return false;
    }
    double width = box.getWidth() / columns;
    canvas.text(
        box.getX(),
        box.getY() + 3,
        words.say("项目（同一地点的略有错开）", "Projects (those of one place drawn apart)"),
        TextStyle.of(8, Tone.NORMAL.color()).asBold());
    TextStyle style = TextStyle.of(POINTS, Tone.NORMAL.color());
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(
          box.getX() + i / rows * width,
          box.getY() + HEAD_MM + (i % rows + 0.8) * ROW_MM,
          fitted(canvas, lines.get(i), style, width - 2),
          style);
    }
    return true;
  }

  private static String fitted(Canvas canvas, String line, TextStyle style, double widthMm) {
    if (canvas.widthMm(line, style) <= widthMm) {
      return line;
    }
    int end = line.length();
    while (end > 1 && canvas.widthMm(line.substring(0, end) + "…", style) > widthMm) {
      end = line.offsetByCodePoints(end, -1);
    }
    return line.substring(0, end) + "…";
  }
}
