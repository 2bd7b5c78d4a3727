package io.carecircle.datagen.draw;

/**
 * A smooth random surface over the plane, about -1 to 1: gradient noise, whose zero lines wander
 * like valleys and show no lattice (K. Perlin, "An image synthesizer", SIGGRAPH 1985, with the
 * smoother blend of his "Improving noise", 2002).
 */
public final class Noise {
  /** Gradient noise of unit slopes stays within about 0.7. */
  private static final double STRETCH = 1.5;

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
    // Turned, so that nothing runs along the axes of the map.
    double u = (0.8 * x - 0.6 * y) / wavelength;
    double v = (0.6 * x + 0.8 * y) / wavelength;
    long i = (long) Math.floor(u);
    long j = (long) Math.floor(v);
    double s = u - i;
    double t = v - j;
    double south = blend(slope(i, j, s, t), slope(i + 1, j, s - 1, t), smooth(s));
    double north = blend(slope(i, j + 1, s, t - 1), slope(i + 1, j + 1, s - 1, t - 1), smooth(s));
    return STRETCH * blend(south, north, smooth(t));
  }

  /** The height that a corner's own slope gives this far from it. */
  private double slope(long i, long j, double ds, double dt) {
    Dice own = dice.of(i, j);
    return own.of("s").between(-1, 1) * ds + own.of("t").between(-1, 1) * dt;
  }

  private static double blend(double a, double b, double t) {
    return a + (b - a) * t;
  }

  private static double smooth(double t) {
    return t * t * t * (t * (6 * t - 15) + 10);
  }
}
