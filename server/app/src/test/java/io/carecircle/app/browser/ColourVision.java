package io.carecircle.app.browser;

import java.util.stream.IntStream;

/** How far apart two colours are for people who see all colours, and for those who do not. */
enum ColourVision {
  FULL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),

  /**
   * Without red cones: Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation
   * of Color Vision Deficiency, IEEE TVCG 15(6), 2009, table 1, severity 1, on linear RGB.
   */
  PROTANOPIA(
      new double[][] {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
      }),

  /** Without green cones; the same source. */
  DEUTERANOPIA(
      new double[][] {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
      });

  /** Linear sRGB to CIE XYZ of D65 (IEC 61966-2-1), each row by its white, so that white is 1. */
  private static final double[][] XYZ_OF_WHITE = {
    {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
    {0.2126729, 0.7151522, 0.0721750},
    {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}
  };

  private final double[][] seen;

  ColourVision(double[][] seen) {
    this.seen = seen;
  }

  /**
   * @param a red, green and blue of sRGB, 0 to 1
   * @return CIEDE2000
   */
  double difference(double[] a, double[] b) {
    return ciede2000(lab(a), lab(b));
  }

  private double[] lab(double[] rgb) {
    double[] linear = IntStream.range(0, 3).mapToDouble(i -> linear(rgb[i])).toArray();
    double[] perceived = times(seen, linear);
    for (int i = 0; i < 3; i++) {
      perceived[i] = Math.min(1, Math.max(0, perceived[i]));
    }
    double[] xyz = times(XYZ_OF_WHITE, perceived);
    double[] f = IntStream.range(0, 3).mapToDouble(i -> cubeRoot(xyz[i])).toArray();
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  /** CIE 15: a line near black. */
  private static double cubeRoot(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return IntStream.range(0, 3)
        .mapToDouble(
            i ->
                matrix[i][0] * vector[0] + matrix[i][1] * vector[1] + matrix[i][2] * vector[2])
        .toArray();
  }

  /**
   * Sharma, Wu and Dalal, The CIEDE2000 Color-Difference Formula, Color Research and Application
   * 30(1), 2005; the numbers are those of its equations.
   *
   * @param p L*, a*, b*
   */
  static double ciede2000(double[] p, double[] q) {
    double meanC = (Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2; // (2), (3)
    double g = 0.5 * (1 - Math.sqrt(seventh(meanC))); // (4)
    double a1 = (1 + g) * p[1];
    double a2 = (1 + g) * q[1];
    double c1 = Math.hypot(a1, p[2]);
    double c2 = Math.hypot(a2, q[2]);
    double h1 = hue(a1, p[2]);
    double h2 = hue(a2, q[2]);
    boolean isGrey = c1 * c2 == 0;
    double turn = isGrey ? 0 : Math.IEEEremainder(h2 - h1, 360); // (10)
    double deltaH = 2 * Math.sqrt(c1 * c2) * sin(turn / 2); // (11)
    double meanL = (p[0] + q[0]) / 2;
    double mean = (c1 + c2) / 2;
    double meanH = isGrey ? h1 + h2 : meanHue(h1, h2); // (14)
    double t =
        1
            - 0.17 * cos(meanH - 30)
            + 0.24 * cos(2 * meanH)
            + 0.32 * cos(3 * meanH + 6)
            - 0.20 * cos(4 * meanH - 63); // (15)
    double square = (meanL - 50) * (meanL - 50);
    double l = (q[0] - p[0]) / (1 + 0.015 * square / Math.sqrt(20 + square)); // (18)
    double c = (c2 - c1) / (1 + 0.045 * mean); // (19)
    double h = deltaH / (1 + 0.015 * mean * t); // (20)
    double rotation =
        -sin(60 * Math.exp(-Math.pow((meanH - 275) / 25, 2))) * 2 * Math.sqrt(seventh(mean)); // (21)
    return Math.sqrt(l * l + c * c + h * h + rotation * c * h); // (22)
  }

  private static double seventh(double c) {
    double power = Math.pow(c, 7);
    return power / (power + Math.pow(25, 7));
  }

  private static double hue(double a, double b) {
    double degrees = Math.toDegrees(Math.atan2(b, a));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  private static double meanHue(double h1, double h2) {
    double mean = (h1 + h2) / 2;
    if (Math.abs(h1 - h2) <= 180) {
      return mean;
    }
    return h1 + h2 < 360 ? mean + 180 : mean - 180;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
