package io.carecircle.app.report;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the signs of a map mean: exactly those that it shows. */
final class MapLegend {
  private static final double ROW_MM = 5;
  private static final double SAMPLE_MM = 6;
  private static final double SIGN_MM = 2.8;
  private static final Color GREY = new Color(0x66727F);
  private static final double POINTS = 8;

  private final List<Entry> entries = new ArrayList<>();

  MapLegend(MapContent content, VerdictWords words) {
    signs(content, words);
    ground(content, words);
  }

  private void signs(MapContent content, VerdictWords words) {
    Map<String, MapSymbol.Sign> signs = new TreeMap<>();
    content.symbols().forEach(s -> signs.putIfAbsent(s.sign().meaning(), s.sign().filled()));
    signs.values().forEach(sign -> add(sign, sign.meaning(), SIGN_MM));
    if (content.symbols().stream().anyMatch(s -> s.sign().hollow())) {
      add(
          new MapSymbol.Sign("", MapSymbol.Form.CIRCLE, GREY, true),
          words.say("空心：数值或其分布未知", "hollow: value or its spread unknown"),
          SIGN_MM);
    }
    for (MapContent.SizeSample size : content.sizes()) {
      add(new MapSymbol.Sign("", MapSymbol.Form.CIRCLE, GREY), size.meaning(), size.widthMm());
    }
  }

  private void add(MapSymbol.Sign sign, String meaning, double widthMm) {
    entries.add(
        new Entry(meaning, (canvas, x, y) -> sign.draw(canvas, x + SAMPLE_MM / 2, y, widthMm)));
  }

  private void ground(MapContent content, VerdictWords words) {
    Map<String, Color> areas = new LinkedHashMap<>();
    content.overlays().forEach(o -> areas.putIfAbsent(o.meaning(), o.color()));
    areas.forEach((meaning, color) -> entries.add(new Entry(meaning, area(color))));
    if (!content.streets().isEmpty()) {
      entries.add(
          new Entry(
              words.say("道路", "Streets"),
              (canvas, x, y) -> MapDrawing.sampleStreet(canvas, x, y, SAMPLE_MM)));
    }
    if (!content.water().isEmpty()) {
      entries.add(new Entry(words.say("水域", "Water"), plain(MapDrawing.WATER)));
    }
    if (!content.regions().isEmpty()) {
      entries.add(
          new Entry(
              words.say("行政区界（示意）", "Boundaries (schematic)"),
              (canvas, x, y) -> MapDrawing.sampleBorder(canvas, x, y, SAMPLE_MM)));
      entries.add(new Entry(words.say("区外（无数据）", "Outside (no data)"), plain(MapDrawing.OUTSIDE)));
    }
  }

  private static Sample plain(Color color) {
    return (canvas, x, y) -> canvas.fill(new Rectangle2D.Double(x, y - 1.3, SAMPLE_MM, 2.6), color);
  }

  private static Sample area(Color color) {
    return (canvas, x, y) -> {
      Rectangle2D box = new Rectangle2D.Double(x, y - 1.3, SAMPLE_MM, 2.6);
      canvas.fill(box, new Color(color.getRed(), color.getGreen(), color.getBlue(), 46));
      canvas.stroke(box, color, 0.35);
    };
  }

  List<String> meanings() {
    return entries.stream().map(Entry::meaning).toList();
  }

  /** Height of all entries in so many columns. */
  double heightMm(int columns) {
    return (entries.size() + columns - 1) / columns * ROW_MM;
  }

  /** Draws the entries in columns into a box and says how many did not fit. */
  int draw(Canvas canvas, Rectangle2D box) {
    TextStyle style = TextStyle.of(POINTS, Tone.NORMAL.color());
    int rows = Math.max(1, (int) (box.getHeight() / ROW_MM));
    int drawn = 0;
    double x = box.getX();
    while (drawn < entries.size()) {
      List<Entry> column = entries.subList(drawn, Math.min(entries.size(), drawn + rows));
      double width =
          column.stream().mapToDouble(e -> canvas.widthMm(e.meaning(), style)).max().orElse(0);
      if (x + SAMPLE_MM + 2 + width > box.getMaxX()) {
        break;
      }
      for (int i = 0; i < column.size(); i++) {
        double y = box.getY() + i * ROW_MM + ROW_MM / 2;
        column.get(i).sample().draw(canvas, x, y);
        canvas.text(x + SAMPLE_MM + 2, y + 1, column.get(i).meaning(), style);
      }
      x += SAMPLE_MM + 2 + width + 5;
      drawn += column.size();
    }
    return entries.size() - drawn;
  }

  /** An arrow to the north, its foot at a point. */
  static void northArrow(Canvas canvas, double xMm, double yMm, double heightMm) {
    double half = heightMm * 0.22;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(xMm, yMm - heightMm);
    arrow.lineTo(xMm + half, yMm);
    arrow.lineTo(xMm, yMm - heightMm * 0.25);
    arrow.lineTo(xMm - half, yMm);
    arrow.closePath();
    canvas.fill(arrow, Tone.NORMAL.color());
    TextStyle style = TextStyle.of(9, Tone.NORMAL.color()).asBold().withHalo(Color.WHITE);
    canvas.text(xMm - canvas.widthMm("N", style) / 2, yMm - heightMm - 1, "N", style);
  }

  static void rule(Canvas canvas, double x1, double y, double x2) {
    canvas.stroke(new Line2D.Double(x1, y, x2, y), Tone.LINE, 0.2);
  }

  private record Entry(String meaning, Sample sample) {}

  private interface Sample {
    void draw(Canvas canvas, double x, double y);
  }
}
