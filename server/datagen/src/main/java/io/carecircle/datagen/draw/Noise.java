package io.carecircle.datagen.draw;

/** A smooth random surface over the plane: values between -1 and 1, humps of one wavelength. */
public final class Noise {
  private final Dice dice;
  private final double wavelength;

  /**
   * @param wavelength metres
   */
  public Noise(Dice dice, double wavelength) {
    this.dice = dice;
    this.wavelength = wavelength;
  }

  public double at(double x, double y) {
    double u = x / wavelength;
    double v = y / wavelength;
    long i = (long) Math.floor(u);
    long j = (long) Math.floor(v);
    double s = smooth(u - i);
    double t = smooth(v - j);
    double south = blend(corner(i, j), corner(i + 1, j), s);
    double north = blend(corner(i, j + 1), corner(i + 1, j + 1), s);
    return blend(south, north, t);
  }

  private double corner(long i, long j) {
    return dice.of(i, j).between(-1, 1);
  }

  private static double blend(double a, double b, double t) {
    return a + (b - a) * t;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
