package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which sets of sites may be open.
 *
 * @param counted whether a site is one of the number to be opened (an existing one is not)
 * @param least of the counted sites that open
 * @param most of the counted sites that open
 * @param siteCost of opening each, in the unit of the objective
 * @param sides further conditions
 */
record SelectionRule(
    boolean[] counted, int least, int most, double[] siteCost, List<SideConstraint> sides) {
  static final byte FREE = 0;
  static final byte OPEN = 1;
  static final byte CLOSED = 2;

  int siteCount() {
    return counted.length;
  }

  boolean allows(boolean[] open) {
    int count = 0;
    for (int j = 0; j < open.length; j++) {
      count += open[j] && counted[j] ? 1 : 0;
    }
    if (count < least || count > most) {
      return false;
    }
    for (SideConstraint side : sides) {
      if (!side.holds(open)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The decisions that the counts force: no more may open, or all that are left must. Changes
   * nothing when there is none.
   */
  byte[] completed(byte[] state) {
    int open = 0;
    int possible = 0;
    for (int j = 0; j < state.length; j++) {
      open += counted[j] && state[j] == OPEN ? 1 : 0;
      possible += counted[j] && state[j] != CLOSED ? 1 : 0;
    }
    if (open < most && possible > least) {
      return state;
    }
    byte[] completed = state.clone();
    for (int j = 0; j < state.length; j++) {
      if (counted[j] && state[j] == FREE) {
        completed[j] = open >= most ? CLOSED : OPEN;
      }
    }
    return completed;
  }

  /** Whether no completion of these decisions can satisfy the counts and every side constraint. */
  boolean impossible(byte[] state) {
    int open = 0;
    int possible = 0;
    for (int j = 0; j < state.length; j++) {
      open += counted[j] && state[j] == OPEN ? 1 : 0;
      possible += counted[j] && state[j] != CLOSED ? 1 : 0;
    }
    if (open > most || possible < least) {
      return true;
    }
    byte[] completed = sides.isEmpty() ? state : completed(state);
    for (SideConstraint side : sides) {
      if (side.least(completed) > side.limit() + side.slack()) {
        return true;
      }
    }
    return false;
  }

  double costOf(boolean[] open) {
    double sum = 0;
    for (int j = 0; j < open.length; j++) {
      sum += open[j] ? siteCost[j] : 0;
    }
    return sum;
  }

  /** The rule of some of the sites, renumbered in their order; the others are closed. */
  SelectionRule restrictedTo(int[] kept) {
    int[] renumbered = new int[siteCount()];
    Arrays.fill(renumbered, -1);
    boolean[] counts = new boolean[kept.length];
    double[] costs = new double[kept.length];
    for (int n = 0; n < kept.length; n++) {
      renumbered[kept[n]] = n;
      counts[n] = counted[kept[n]];
      costs[n] = siteCost[kept[n]];
    }
    List<SideConstraint> narrowed = new ArrayList<>();
    for (SideConstraint side : sides) {
      int[] positions =
          IntStream.range(0, side.sites().length)
              .filter(k -> renumbered[side.sites()[k]] >= 0)
              .toArray();
      int[] sites = new int[positions.length];
      double[] coefficients = new double[positions.length];
      for (int k = 0; k < positions.length; k++) {
        sites[k] = renumbered[side.sites()[positions[k]]];
        coefficients[k] = side.coefficients()[positions[k]];
      }
      narrowed.add(new SideConstraint(side.name(), sites, coefficients, side.limit()));
    }
    return new SelectionRule(counts, least, most, costs, narrowed);
  }
}
