package io.carecircle.app.report;

import java.awt.Color;

/** What a text says about itself, shown by colour and never by colour alone. */
public enum Tone {
  NORMAL(new Color(0x1F2933)),
  MUTED(new Color(0x52606D)),
  GOOD(new Color(0x0F766E)),
  WARNING(new Color(0xB45309)),
  BAD(new Color(0xB42318));

  /** Lines of tables. */
  static final Color LINE = new Color(0xCBD2D9);

  /** Behind headers. */
  static final Color SURFACE = new Color(0xF0F2F5);

  private final Color color;

  Tone(Color color) {
    this.color = color;
  }

  Color color() {
    return color;
  }
}
