package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import java.util.ArrayList;
import java.util.List;

/** Few points given by hand, made to look like coasts and rivers. */
final class Curve {
  /** A coast is broken until its pieces are shorter. */
  private static final double COAST_METRES = 700;

  /** How far a coast's middle is pushed aside, as a share of its length. */
  private static final double COAST_BEND = 0.11;

  private static final int STEPS = 8;

  private Curve() {}

  /**
   * A coast by midpoint displacement. The same two points always give the same coast, so a coast
   * drawn twice is drawn alike.
   */
  static List<Spot> coast(List<Spot> points, Dice dice) {
    List<Spot> out = new ArrayList<>();
    for (int i = 0; i + 1 < points.size(); i++) {
      out.add(points.get(i));
      bend(points.get(i), points.get(i + 1), dice, out);
    }
    out.add(points.get(points.size() - 1));
    return out;
  }

  private static void bend(Spot a, Spot b, Dice dice, List<Spot> out) {
    if (a.metresTo(b) < COAST_METRES) {
      return;
    }
    double aside =
        dice.of(Math.round(a.x() + b.x()), Math.round(a.y() + b.y()))
            .between(-COAST_BEND, COAST_BEND);
    Spot middle = a.towards(b, 0.5).plus(-(b.y() - a.y()) * aside, (b.x() - a.x()) * aside);
    bend(a, middle, dice, out);
    out.add(middle);
    bend(middle, b, dice, out);
  }

  /** A smooth curve through the points (Catmull-Rom), eight pieces between two of them. */
  static List<Spot> river(List<Spot> points) {
    List<Spot> out = new ArrayList<>();
    int last = points.size() - 1;
    for (int i = 0; i < last; i++) {
      Spot before = points.get(Math.max(0, i - 1));
      Spot from = points.get(i);
      Spot to = points.get(i + 1);
      Spot after = points.get(Math.min(last, i + 2));
      for (int s = 0; s < STEPS; s++) {
        double t = (double) s / STEPS;
        out.add(
            new Spot(
                spline(before.x(), from.x(), to.x(), after.x(), t),
                spline(before.y(), from.y(), to.y(), after.y(), t)));
      }
    }
    out.add(points.get(last));
    return out;
  }

  /** The values at the points of {@link #river}, without a kink at those given. */
  static double[] along(double[] values) {
    double[] out = new double[(values.length - 1) * STEPS + 1];
    for (int i = 0; i < out.length; i++) {
      int k = Math.min(i / STEPS, values.length - 2);
      double t = (double) (i - k * STEPS) / STEPS;
      out[i] = values[k] + (values[k + 1] - values[k]) * t * t * (3 - 2 * t);
    }
    return out;
  }

  private static double spline(double p, double a, double b, double n, double t) {
    return a + 0.5 * t * (b - p + t * (2 * p - 5 * a + 4 * b - n + t * (3 * (a - b) + n - p)));
  }
}
