package io.carecircle.kernel.siting;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Raises the Lagrangian bound by subgradient steps of Polyak's length along a deflected direction
 * (Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975). Counts are kept by {@link
 * Selection}; every side constraint has a multiplier of its own. One thread's scratch memory.
 */
final class LagrangianBound {
  private static final double SHORTEST_STEP = 1e-3;
  private static final double COARSE_WEIGHT = 0.08;
  private static final double LARGEST_WEIGHT = 0.1;
  private static final double SMALLEST_WEIGHT = 1e-3;

  private final Relaxation service;
  private final SelectionRule rule;
  private final Selection selection;
  private final double grain;
  private final double[] price;
  private final double[] gradient;
  private final double[] direction;
  private final double[] sideGradient;
  private final double[] sideDirection;

  /** The best multipliers of the last call, and the prices they give the sites. */
  final double[] best;

  final double[] bestSides;
  final double[] bestPrice;

  /** How often each site was open lately, between 0 and 1. */
  final double[] frequency;

  private double bestBound;
  private double length;
  private double largestWeight;
  private int fruitless;

  /**
   * @param grain multipliers are whole multiples of it, so that a certificate is short and exact
   */
  LagrangianBound(Relaxation service, SelectionRule rule, double grain) {
    this.service = service;
    this.rule = rule;
    this.grain = grain;
    this.selection = new Selection(rule);
    this.price = new double[rule.siteCount()];
    this.bestPrice = new double[rule.siteCount()];
    this.frequency = new double[rule.siteCount()];
    this.gradient = new double[service.demandCount()];
    this.direction = new double[service.demandCount()];
    this.best = new double[service.demandCount()];
    this.sideGradient = new double[rule.sides().size()];
    this.sideDirection = new double[sideGradient.length];
    this.bestSides = new double[sideGradient.length];
  }

  /** The bound at given multipliers; fills the prices. */
  private double bound(double[] u, double[] sides, byte[] state) {
    System.arraycopy(rule.siteCost(), 0, price, 0, price.length);
    double fixed = 0;
    for (int k = 0; k < sides.length; k++) {
      SideConstraint side = rule.sides().get(k);
      fixed -= sides[k] * side.limit();
      for (int n = 0; n < side.sites().length && sides[k] > 0; n++) {
        price[side.sites()[n]] += sides[k] * side.coefficients()[n];
      }
    }
    return fixed + service.base(u, price) + selection.choose(price, state);
  }

  /**
   * How to step.
   *
   * @param coarse along a deflected gradient from the newest point; otherwise along an average of
   *     the gradients from the best point (the volume algorithm, Barahona and Anbil 2000)
   * @param length share of Polyak's step to begin with
   * @param patience steps without a better bound before the length is cut
   */
  record Pace(boolean coarse, double length, int patience) {}

  /**
   * @param u multipliers to begin with; unchanged
   * @param enough a bound above this ends it; may fall while better plans are heard of
   * @param target what the bound may come near to: the cost of the best plan
   * @param plans hears of sets of sites worth a look, now and then
   * @return the best bound
   */
  double raise(
      double[] u,
      double[] sides,
      byte[] state,
      DoubleSupplier enough,
      DoubleSupplier target,
      Pace pace,
      int steps,
      SolveControl control,
      Consumer<boolean[]> plans) {
    double[] now = u.clone();
    double[] nowSides = sides.clone();
    bestBound = Double.NEGATIVE_INFINITY;
    length = pace.length;
    largestWeight = LARGEST_WEIGHT;
    fruitless = 0;
    double atCheck = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < steps; step++) {
      double bound = bound(now, nowSides, state);
      gradient(now, nowSides);
      boolean better = step == 0 || bound > bestBound + 1e-9 * Math.abs(bestBound);
      double weight = turn(step == 0, pace, better);
      if (better) {
        keep(bound, now, nowSides);
      } else if (fruitless == 0 && pace.coarse) {
        restart(now, nowSides, state);
      }
      if (step % 100 == 99) {
        boolean slow = bestBound < atCheck + 0.05 * Math.max(1e-9, target.getAsDouble() - atCheck);
        largestWeight = slow ? Math.max(SMALLEST_WEIGHT, largestWeight / 2) : largestWeight;
        atCheck = bestBound;
      }
      for (int j = 0; j < frequency.length; j++) {
        frequency[j] += weight * ((selection.chosen[j] ? 1 : 0) - frequency[j]);
      }
      if (bestBound > enough.getAsDouble()
          || length < SHORTEST_STEP
          || (step & 7) == 7 && control.isOver()) {
        break;
      }
      if (step % 10 == 9) {
        plans.accept(pace.coarse || step % 20 == 9 ? selection.chosen : mostFrequent(state));
      }
      double goal = target.getAsDouble();
      double distance = length * Math.max(goal - bestBound, 1e-6 * Math.abs(goal));
      boolean moved =
          pace.coarse
              ? advance(now, nowSides, now, nowSides, distance)
              : advance(best, bestSides, now, nowSides, distance);
      if (!moved) {
        break;
      }
    }
    return bestBound;
  }

  /**
   * Turns the direction towards the newest gradient and sets the length of the steps.
   *
   * @return the weight of the newest relaxed problem among those before
   */
  private double turn(boolean first, Pace pace, boolean better) {
    if (first) {
      System.arraycopy(gradient, 0, direction, 0, gradient.length);
      System.arraycopy(sideGradient, 0, sideDirection, 0, sideGradient.length);
      return pace.coarse ? COARSE_WEIGHT : 1;
    }
    double along = dot(gradient, direction) + dot(sideGradient, sideDirection);
    double weight = COARSE_WEIGHT;
    if (pace.coarse) {
      deflect(along);
    } else {
      weight = average(largestWeight);
    }
    if (better) {
      fruitless = 0;
      length = along >= 0 && !pace.coarse ? Math.min(2, 1.1 * length) : length;
    } else if (++fruitless >= pace.patience) {
      fruitless = 0;
      length *= pace.coarse ? 0.5 : 0.66;
    }
    return weight;
  }

  private void restart(double[] u, double[] sides, byte[] state) {
    System.arraycopy(best, 0, u, 0, u.length);
    System.arraycopy(bestSides, 0, sides, 0, sides.length);
    bound(u, sides, state);
    gradient(u, sides);
    System.arraycopy(gradient, 0, direction, 0, gradient.length);
    System.arraycopy(sideGradient, 0, sideDirection, 0, sideGradient.length);
  }

  private void keep(double bound, double[] u, double[] sides) {
    bestBound = bound;
    System.arraycopy(u, 0, best, 0, u.length);
    System.arraycopy(sides, 0, bestSides, 0, sides.length);
    System.arraycopy(price, 0, bestPrice, 0, price.length);
  }

  private void gradient(double[] u, double[] sides) {
    service.gradient(u, selection.chosen, gradient);
    for (int k = 0; k < sides.length; k++) {
      SideConstraint side = rule.sides().get(k);
      double left = -side.limit();
      for (int n = 0; n < side.sites().length; n++) {
        left += selection.chosen[side.sites()[n]] ? side.coefficients()[n] : 0;
      }
      sideGradient[k] = left;
    }
  }

  private void deflect(double along) {
    double size = dot(direction, direction) + dot(sideDirection, sideDirection);
    double beta = size > 0 && along < 0 ? -1.5 * along / size : 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = gradient[i] + beta * direction[i];
    }
    for (int k = 0; k < sideDirection.length; k++) {
      sideDirection[k] = sideGradient[k] + beta * sideDirection[k];
    }
  }

  /** Moves the direction towards the new gradient by the weight that makes it shortest. */
  private double average(double most) {
    double gg = dot(gradient, gradient) + dot(sideGradient, sideGradient);
    double gd = dot(gradient, direction) + dot(sideGradient, sideDirection);
    double dd = dot(direction, direction) + dot(sideDirection, sideDirection);
    double size = gg - 2 * gd + dd;
    double shortest = size > 0 ? (dd - gd) / size : most;
    double weight = Math.max(most / 10, Math.min(most, shortest));
    for (int i = 0; i < direction.length; i++) {
      direction[i] += weight * (gradient[i] - direction[i]);
    }
    for (int k = 0; k < sideDirection.length; k++) {
      sideDirection[k] += weight * (sideGradient[k] - sideDirection[k]);
    }
    return weight;
  }

  /** Whether there was a direction to go in; without one the bound is the relaxation's best. */
  private boolean advance(
      double[] from, double[] fromSides, double[] u, double[] sides, double distance) {
    double size = dot(direction, direction) + dot(sideDirection, sideDirection);
    if (size < 1e-12) {
      return false;
    }
    double t = distance / size;
    for (int i = 0; i < u.length; i++) {
      // Rounded to the grain: see the constructor.
      u[i] = Math.rint((from[i] + t * direction[i]) / grain) * grain;
    }
    for (int k = 0; k < sides.length; k++) {
      sides[k] = Math.max(0, fromSides[k] + t * sideDirection[k]);
    }
    service.clamp(u);
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** As many sites as the relaxed problem opens, those that it opened most of the time. */
  private boolean[] mostFrequent(byte[] state) {
    double[] rarity = new double[frequency.length];
    int count = 0;
    for (int j = 0; j < rarity.length; j++) {
      rarity[j] = -frequency[j];
      count += selection.chosen[j] && rule.counted()[j] ? 1 : 0;
    }
    SelectionRule same =
        new SelectionRule(rule.counted(), count, count, rule.siteCost(), List.of());
    Selection frequent = new Selection(same);
    frequent.choose(rarity, state);
    return frequent.chosen;
  }

  /**
   * What the best bound becomes at least when a free site is decided the other way than the relaxed
   * problem does; fills the selection of the best prices.
   */
  double[] penalties(byte[] state) {
    selection.choose(bestPrice, state);
    double[] penalty = new double[state.length];
    for (int j = 0; j < penalty.length; j++) {
      penalty[j] = state[j] == SelectionRule.FREE ? selection.penalty(j, bestPrice[j]) : Double.NaN;
    }
    return penalty;
  }

  /** Whether the relaxed problem at the best prices opens the site. */
  boolean opens(int j) {
    return selection.chosen[j];
  }
}
