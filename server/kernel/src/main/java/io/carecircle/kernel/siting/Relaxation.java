package io.carecircle.kernel.siting;

/**
 * A Lagrangian relaxation with one multiplier for each demand point: what is left separates by site
 * (Fisher 1981; Cornuejols, Fisher and Nemhauser 1977).
 *
 * <p>For any multipliers {@code u} and any set of open sites S: {@code value(S) >= base(u) + sum
 * over j in S of reduced(u, j)}. That one inequality is all that a reader needs to check a bound.
 */
abstract class Relaxation {
  abstract int demandCount();

  /**
   * Adds to {@code reduced} what each site is worth at these prices (never positive).
   *
   * @return the part of the bound that no site changes
   */
  abstract double base(double[] multiplier, double[] reduced);

  /**
   * The gradient of the bound when {@code chosen} sites are open: above zero where too few of them
   * serve a demand point, so that its multiplier should rise.
   */
  abstract void gradient(double[] multiplier, boolean[] chosen, double[] gradient);

  /** Brings multipliers into the range where the bound is finite and best. */
  abstract void clamp(double[] multiplier);
}
