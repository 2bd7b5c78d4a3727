package io.carecircle.app.report;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** A length that people can compare with, of a round number of metres. */
final class ScaleBar {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final double HEIGHT_MM = 1.2;
  private static final int PARTS = 4;

  private final double metres;
  private final double lengthMm;

  private ScaleBar(double metres, double lengthMm) {
    this.metres = metres;
    this.lengthMm = lengthMm;
  }

  /** The longest round length that is not longer than allowed. */
  static ScaleBar of(double metresPerMm, double mostMm) {
    double most = metresPerMm * mostMm;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double metres = power;
    for (double step : STEPS) {
      if (step * power <= most) {
        metres = step * power;
      }
    }
    return new ScaleBar(metres, metres / metresPerMm);
  }

  double metres() {
    return metres;
  }

  double lengthMm() {
    return lengthMm;
  }

  /** Draws the bar with its left end and the line of its top at a point. */
  void draw(Canvas canvas, double xMm, double yMm) {
    TextStyle style = TextStyle.of(7, Tone.NORMAL.color()).withHalo(Color.WHITE);
    double part = lengthMm / PARTS;
    for (int i = 0; i < PARTS; i++) {
      Rectangle2D box = new Rectangle2D.Double(xMm + i * part, yMm, part, HEIGHT_MM);
      canvas.fill(box, i % 2 == 0 ? Tone.NORMAL.color() : Color.WHITE);
      canvas.stroke(box, Tone.NORMAL.color(), 0.15);
    }
    canvas.text(xMm, yMm - 0.8, "0", style);
    String half = label(metres / 2, false);
    canvas.text(xMm + lengthMm / 2 - canvas.widthMm(half, style) / 2, yMm - 0.8, half, style);
    canvas.text(xMm + lengthMm - 2, yMm - 0.8, label(metres, true), style);
  }

  private String label(double length, boolean unit) {
    boolean kilometres = metres >= 1_000;
    double number = kilometres ? length / 1_000 : length;
    String digits =
        number == Math.rint(number)
            ? String.format(Locale.ROOT, "%.0f", number)
            : String.format(Locale.ROOT, "%.1f", number);
    return unit ? digits + (kilometres ? " km" : " m") : digits;
  }
}
