package io.carecircle.kernel.siting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Greedy opening and exchange of open for closed sites, best move first, until no move helps (Teitz
 * and Bart 1968; Whitaker 1983; Resende and Werneck 2007). Moves keep the rule. One thread's
 * scratch memory.
 */
final class Exchange {
  private static final double SMALLEST = 1e-9;

  private final SelectionRule rule;
  private final byte[] fixed;
  private final Service.Neighbourhood near;
  private final double[] saved;
  final boolean[] open;
  private double cost;

  Exchange(Service service, SelectionRule rule, byte[] fixed) {
    this.rule = rule;
    this.fixed = fixed;
    this.near = service.neighbourhood();
    this.saved = new double[service.siteCount()];
    this.open = new boolean[service.siteCount()];
  }

  double cost() {
    return cost;
  }

  private void refresh() {
    cost = near.rebuild(open) + rule.costOf(open);
  }

  /** What a set of sites costs, without changing it. */
  double costOf(boolean[] sites) {
    System.arraycopy(sites, 0, open, 0, open.length);
    refresh();
    return cost;
  }

  /**
   * Opens site by site what saves most: first for the minima that are not reached yet, then up to
   * the least count, then while it pays.
   *
   * @param goal a cost this low is enough
   * @return whether the result keeps the rule
   */
  boolean greedy(double goal, SolveControl control) {
    for (int j = 0; j < open.length; j++) {
      open[j] = fixed[j] == SelectionRule.OPEN;
    }
    refresh();
    for (int count = countOpen(); count < rule.most() && !control.isOver(); count = countOpen()) {
      SideConstraint minimum = unreachedMinimum();
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < open.length; j++) {
        if (!open[j] && fixed[j] == SelectionRule.FREE && (minimum == null || helps(minimum, j))) {
          double gain = near.gain(j, saved) - rule.siteCost()[j];
          if ((best < 0 || gain > most + SMALLEST * Math.abs(most)) && fits(j)) {
            most = gain;
            best = j;
          }
        }
      }
      boolean enough = cost <= goal || most <= 0;
      if (best < 0 || enough && count >= rule.least() && minimum == null) {
        break;
      }
      open[best] = true;
      refresh();
    }
    return rule.allows(open);
  }

  private SideConstraint unreachedMinimum() {
    for (SideConstraint side : rule.sides()) {
      if (side.limit() < 0 && !side.holds(open)) {
        return side;
      }
    }
    return null;
  }

  private static boolean helps(SideConstraint minimum, int j) {
    for (int k = 0; k < minimum.sites().length; k++) {
      if (minimum.sites()[k] == j) {
        return minimum.coefficients()[k] < 0;
      }
    }
    return false;
  }

  /** Upper limits only: a minimum may still be reached by what opens later. */
  private boolean fits(int j) {
    open[j] = true;
    boolean fits = true;
    for (SideConstraint side : rule.sides()) {
      fits &= side.limit() < 0 || side.holds(open);
    }
    open[j] = false;
    return fits;
  }

  private int countOpen() {
    int count = 0;
    for (int j = 0; j < open.length; j++) {
      count += open[j] && rule.counted()[j] ? 1 : 0;
    }
    return count;
  }

  /**
   * Improves the open sites until no opening, closing or exchange helps.
   *
   * @param rounds moves at most
   */
  double improve(int rounds, SolveControl control) {
    refresh();
    for (int round = 0; round < rounds && !control.isOver(); round++) {
      if (!move()) {
        break;
      }
      refresh();
    }
    return cost;
  }

  /** The best single opening, closing or exchange, if it helps. */
  private boolean move() {
    int count = countOpen();
    int[] closable = IntStream.range(0, open.length).filter(this::closable).toArray();
    double least = -SMALLEST * Math.max(1, Math.abs(cost));
    int opened = -1;
    int closed = -1;
    for (int f : closable) {
      double change = near.loss[f] - rule.siteCost()[f];
      boolean counts = rule.counted()[f];
      if (change < least && (!counts || count > rule.least()) && allowed(-1, f)) {
        least = change;
        closed = f;
      }
    }
    Arrays.fill(saved, 0);
    for (int j = 0; j < open.length; j++) {
      if (open[j] || fixed[j] != SelectionRule.FREE) {
        continue;
      }
      double gain = near.gain(j, saved) - rule.siteCost()[j];
      int grown = count + (rule.counted()[j] ? 1 : 0);
      if (-gain < least && grown <= rule.most() && allowed(j, -1)) {
        least = -gain;
        opened = j;
        closed = -1;
      }
      for (int f : closable) {
        double change = near.loss[f] - rule.siteCost()[f] - gain - saved[f];
        saved[f] = 0;
        int after = grown - (rule.counted()[f] ? 1 : 0);
        if (change < least && after <= rule.most() && after >= rule.least() && allowed(j, f)) {
          least = change;
          opened = j;
          closed = f;
        }
      }
    }
    return apply(opened, closed);
  }

  private boolean closable(int f) {
    return open[f] && fixed[f] == SelectionRule.FREE;
  }

  private boolean apply(int opened, int closed) {
    if (opened >= 0) {
      open[opened] = true;
    }
    if (closed >= 0) {
      open[closed] = false;
    }
    return opened >= 0 || closed >= 0;
  }

  private boolean allowed(int opened, int closed) {
    if (rule.sides().isEmpty()) {
      return true;
    }
    apply(opened, closed);
    boolean allowed = true;
    for (SideConstraint side : rule.sides()) {
      allowed &= side.holds(open);
    }
    if (opened >= 0) {
      open[opened] = false;
    }
    if (closed >= 0) {
      open[closed] = true;
    }
    return allowed;
  }

  /** Exchanges some sites at random, keeping the rule as far as single exchanges do. */
  void shake(int exchanges, SplittableRandom random) {
    int[] free = new int[open.length];
    for (int n = 0; n < exchanges; n++) {
      int inside = 0;
      int outside = free.length;
      for (int j = 0; j < open.length; j++) {
        if (fixed[j] == SelectionRule.FREE && rule.counted()[j]) {
          if (open[j]) {
            free[inside++] = j;
          } else {
            free[--outside] = j;
          }
        }
      }
      if (inside == 0 || outside == free.length) {
        return;
      }
      int closed = free[random.nextInt(inside)];
      int opened = free[outside + random.nextInt(free.length - outside)];
      if (allowed(opened, closed)) {
        apply(opened, closed);
      }
    }
  }
}
