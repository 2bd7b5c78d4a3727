package io.carecircle.app.report;

import java.awt.Color;

/**
 * How a text is set.
 *
 * @param sizePoints type size
 * @param color of the letters
 * @param bold thickened, because the font has one weight only
 * @param halo colour of a rim that parts the letters from a map below, or null
 */
public record TextStyle(double sizePoints, Color color, boolean bold, Color halo) {
  /** Width of the rim, as a share of the type size. */
  static final double HALO = 0.22;

  /** How much bold letters are thickened, as a share of the type size. */
  static final double BOLD = 0.035;

  static TextStyle of(double sizePoints, Color color) {
    return new TextStyle(sizePoints, color, false, null);
  }

  TextStyle asBold() {
    return new TextStyle(sizePoints, color, true, halo);
  }

  TextStyle withHalo(Color rim) {
    return new TextStyle(sizePoints, color, bold, rim);
  }

  TextStyle in(Color other) {
    return new TextStyle(sizePoints, other, bold, halo);
  }
}
