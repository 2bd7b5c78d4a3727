package io.carecircle.kernel.unit;

/** Lengths in millimetres. */
public final class Lengths {
  /**
   * "There is no way": larger than every length (1,073 km), small enough that two ways below it add
   * up in an int; two of "no way" itself do not. A way that long is never walked and counts as
   * none.
   */
  public static final int NO_WAY_MM = 1 << 30;

  /** Lengths stay below it, so that each is less than {@link #NO_WAY_MM}. */
  public static final double LIMIT_METRES = 1_000_000;

  private Lengths() {}

  /**
   * Metres to whole millimetres, half up.
   *
   * @throws IllegalArgumentException at 1,000 km or more, or when it is not a number
   */
  public static int millimetres(double metres) {
    if (!(metres >= 0 && metres < LIMIT_METRES)) {
      throw new IllegalArgumentException("a length of " + metres + " m is out of range");
    }
    return (int) Math.floor(metres * 1000 + 0.5);
  }
}
