package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import java.util.Locale;

/**
 * A sheet (ISO 216).
 *
 * @param name as it is asked for
 */
public record Paper(String name, double widthMm, double heightMm) {
  private static final double WALL = 1.35;

  public static final Paper A4 = new Paper("A4", 210, 297);
  public static final Paper A4_LANDSCAPE = new Paper("A4-landscape", 297, 210);
  public static final Paper A3 = new Paper("A3", 297, 420);
  public static final Paper A3_LANDSCAPE = new Paper("A3-landscape", 420, 297);

  /**
   * The paper of a name, in any case.
   *
   * @throws RefusedException when there is none
   */
  public static Paper parse(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "a4", "a4-portrait" -> A4;
      case "a4-landscape" -> A4_LANDSCAPE;
      case "a3", "a3-portrait" -> A3;
      case "a3-landscape" -> A3_LANDSCAPE;
      default ->
          throw new RefusedException(
              "bad-paper", "there is no paper " + name + ": A4, A4-landscape, A3, A3-landscape");
    };
  }

  /** By how much signs and letters of a map grow on a sheet that hangs on a wall. */
  double enlargement() {
    return Math.max(widthMm, heightMm) > A4_LANDSCAPE.widthMm ? WALL : 1;
  }
}
