package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;

/**
 * Sums up what a proof on a smaller question shows about the whole one: every step of the reduction
 * is looked at again, and so is that the parts have nothing to do with one another.
 */
final class ReducedCheck {
  /** Sums of millions of terms in another order differ in the last bits. */
  private static final double TOLERANCE = 1e-9;

  private final Question question;
  private final Certificate.Reduced proof;
  private final byte[] state;

  ReducedCheck(Question question, Certificate.Reduced proof) {
    this.question = question.without(proof.without());
    this.proof = proof;
    this.state = question.fixed().clone();
  }

  /**
   * The least sum that the proof leaves possible, never more than the question's ceiling.
   *
   * @throws IllegalArgumentException when a step or the division into parts does not hold
   */
  double leastSum() {
    if (question.assignment() || question.capacity() != null) {
      throw new IllegalArgumentException("only a covering question can be made smaller");
    }
    if (!proof.steps().isEmpty()) {
      steps();
    }
    Remainder remainder = new Remainder(question, state);
    divided(remainder);
    double sum = remainder.constant();
    for (Certificate.Part part : proof.parts()) {
      Question smaller = remainder.part(part.sites());
      sum += roundedUp(new TreeCheck(smaller, part.tree()).leastSum(), question.granularity());
    }
    return Math.min(sum, question.ceiling());
  }

  /** A sum that is a multiple of the unit is at least the next one. */
  static double roundedUp(double least, double unit) {
    double room = TOLERANCE * Math.max(1e-3, Math.abs(least));
    return unit > 2 * room && least < Double.POSITIVE_INFINITY
        ? Math.ceil((least - room) / unit - 1e-9) * unit
        : least;
  }

  /** No site does better than another where conditions tell them apart, or two are wanted. */
  private void steps() {
    if (!question.rule().sides().isEmpty() || new Remainder(question, state).wantsTwo()) {
      throw new IllegalArgumentException("this question cannot be made smaller");
    }
    SparseCostMatrix bySite = question.pairs().transposed();
    for (Certificate.Step step : proof.steps()) {
      boolean known = step.site() >= 0 && step.site() < state.length;
      if (!known || state[step.site()] != SelectionRule.FREE) {
        throw new IllegalArgumentException("a step is about site " + step.site());
      }
      boolean holds = step.opens() ? isLast(step) : isServed(step, bySite) && isNoDearer(step);
      if (!holds) {
        throw new IllegalArgumentException("a step decides site " + step.site() + " wrongly");
      }
      state[step.site()] = step.opens() ? SelectionRule.OPEN : SelectionRule.CLOSED;
    }
  }

  /** Whether the site is the only one left to a demand point that must be covered. */
  private boolean isLast(Certificate.Step step) {
    int i = step.because();
    if (i < 0 || i >= question.pairs().rowCount() || question.none()[i] < question.ceiling()) {
      return false;
    }
    boolean its = false;
    for (int k = question.pairs().first(i); k < question.pairs().first(i + 1); k++) {
      int j = question.pairs().column(k);
      its |= j == step.site();
      if (j != step.site() && state[j] != SelectionRule.CLOSED) {
        return false;
      }
    }
    return its;
  }

  private boolean isNoDearer(Certificate.Step step) {
    SelectionRule rule = question.rule();
    int k = step.because();
    return k < 0
        ? rule.siteCost()[step.site()] >= 0
        : (!rule.counted()[k] || rule.counted()[step.site()])
            && rule.siteCost()[k] <= rule.siteCost()[step.site()];
  }

  /** Whether the other site reaches all that this one does and that no open site covers yet. */
  private boolean isServed(Certificate.Step step, SparseCostMatrix bySite) {
    int other = step.because();
    boolean isOther = other < state.length && other != step.site();
    if (!isOther || other >= 0 && state[other] != SelectionRule.FREE) {
      return false;
    }
    for (int n = bySite.first(step.site()); n < bySite.first(step.site() + 1); n++) {
      int i = bySite.column(n);
      int missing = question.none()[i] == 0 ? 0 : question.once()[i] > 0 ? 2 : 1;
      boolean reached = false;
      for (int k = question.pairs().first(i); k < question.pairs().first(i + 1); k++) {
        int j = question.pairs().column(k);
        missing -= state[j] == SelectionRule.OPEN ? 1 : 0;
        reached |= j == other;
      }
      if (missing > 0 && !reached) {
        return false;
      }
    }
    return true;
  }

  /** Parts add up when no row, condition or number of sites joins them. */
  private void divided(Remainder remainder) {
    int[] partOf = new int[state.length];
    Arrays.fill(partOf, -1);
    int sites = 0;
    for (int n = 0; n < proof.parts().size(); n++) {
      for (int j : proof.parts().get(n).sites()) {
        if (j < 0 || j >= partOf.length || partOf[j] >= 0 || state[j] != SelectionRule.FREE) {
          throw new IllegalArgumentException("site " + j + " belongs to no part, or to two");
        }
        partOf[j] = n;
        sites++;
      }
    }
    boolean holds = proof.parts().size() == 1 ? sites == count(SelectionRule.FREE) : isUnlimited();
    for (int[] row : remainder.rows()) {
      for (int j : row) {
        holds &= partOf[j] >= 0 && partOf[j] == partOf[row[0]];
      }
    }
    if (!holds) {
      throw new IllegalArgumentException("the parts of the proof hang together");
    }
  }

  private int count(byte decision) {
    int count = 0;
    for (byte each : state) {
      count += each == decision ? 1 : 0;
    }
    return count;
  }

  /** Whether any set of sites may open. */
  private boolean isUnlimited() {
    SelectionRule rule = question.rule();
    int counted = 0;
    for (boolean each : rule.counted()) {
      counted += each ? 1 : 0;
    }
    return rule.sides().isEmpty() && rule.most() >= counted;
  }
}
