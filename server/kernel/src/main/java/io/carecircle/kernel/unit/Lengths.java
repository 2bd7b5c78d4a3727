package io.carecircle.kernel.unit;

/** Lengths in millimetres. */
public final class Lengths {
  /**
   * "There is no way": larger than every real length (1,073 km), small enough that two of them and
   * an edge still add up in an int. A way that long is never walked and counts as none.
   */
  public static final int NO_WAY_MM = 1 << 30;

  private Lengths() {}

  /**
   * Metres to whole millimetres, half up.
   *
   * @throws IllegalArgumentException at 1,000 km or more, or when it is not a number
   */
  public static int millimetres(double metres) {
    if (!(metres >= 0 && metres < 1_000_000)) {
      throw new IllegalArgumentException("a length of " + metres + " m is out of range");
    }
    return (int) Math.floor(metres * 1000 + 0.5);
  }
}
