package io.carecircle.kernel.unit;

/**
 * A walking speed in whole millimetres per second, so that "covered" is decided in integers: {@code
 * ceil(mm / speed) <= cutoff} holds exactly when {@code mm <= cutoff * speed}.
 *
 * @param millimetresPerSecond 1 to 100,000 (100 m/s: anything beyond is a slip of the unit)
 */
public record Speed(int millimetresPerSecond) {
  public static final int MAX_MILLIMETRES_PER_SECOND = 100_000;

  public Speed {
    if (millimetresPerSecond < 1 || millimetresPerSecond > MAX_MILLIMETRES_PER_SECOND) {
      throw new IllegalArgumentException(
          "speed must be from 0.001 to 100 m/s, not " + millimetresPerSecond + " mm/s");
    }
  }

  /** Whole seconds for the way, rounded up: 900,001 mm at 1 m/s are 901 s. */
  public int secondsFor(long millimetres) {
    return Math.toIntExact((millimetres + millimetresPerSecond - 1) / millimetresPerSecond);
  }

  /** The longest way that takes no more than the seconds. */
  public long millimetresWithin(int seconds) {
    return (long) seconds * millimetresPerSecond;
  }
}
