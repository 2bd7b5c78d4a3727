package io.carecircle.app.report;

import io.carecircle.app.report.MapContent.IndexEntry;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** What the numbers on a map stand for, in columns. */
final class MapIndex {
  private static final double HEAD_MM = 6;
  private static final double POINT_MM = 25.4 / 72;
  private static final double GAP_MM = 4;

  /** Type size of a sheet that is read at arm's length. */
  private static final double SMALL_POINTS = 6.3;

  private static final double LEADING = 1.32;

  /** Letters of Chinese that a line has room for; longer names are cut. */
  private static final double LETTERS = 33;

  private final List<IndexEntry> entries;
  private final VerdictWords words;
  private final double points;

  MapIndex(List<IndexEntry> entries, VerdictWords words, Paper paper) {
    this.entries = entries;
    this.words = words;
    this.points = SMALL_POINTS * paper.enlargement();
  }

  double columnMm() {
    return LETTERS * points * POINT_MM;
  }

  /** Height of all entries in so many columns. */
  double heightMm(int columns) {
    return HEAD_MM + (entries.size() + columns - 1) / columns * rowMm();
  }

  private double rowMm() {
    return points * POINT_MM * LEADING;
  }

  /** Draws all entries into a box. */
  void draw(Canvas canvas, Rectangle2D box, int columns) {
    int rows = (entries.size() + columns - 1) / columns;
    double width = box.getWidth() / columns;
    canvas.text(
        box.getX(),
        box.getY() + 3.2,
        words.say("项目名录（同一地点的略有错开）", "Projects (those of one place drawn apart)"),
        TextStyle.of(points + 1, Tone.NORMAL.color()).asBold());
    TextStyle style = TextStyle.of(points, Tone.NORMAL.color());
    for (int i = 0; i < entries.size(); i++) {
      double left = box.getX() + i / rows * width;
      double right = left + width - GAP_MM;
      double y = box.getY() + HEAD_MM + (i % rows + 0.75) * rowMm();
      String figures = entries.get(i).figures();
      double figuresAt = right - canvas.widthMm(figures, style);
      canvas.text(
          left, y, fitted(canvas, entries.get(i).name(), style, figuresAt - left - 2), style);
      canvas.text(figuresAt, y, figures, style);
    }
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
