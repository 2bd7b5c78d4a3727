package io.carecircle.kernel.access;

import java.util.Objects;

/**
 * What is asked.
 *
 * @param method of scoring
 * @param cutoff the highest cost that is within reach, itself included; infinite for every pair
 * @param decay the weight by cost; {@link Decay.Binary} for methods that have none
 * @param tau rational agents only: the cost of a way that is as bad as crowding at the mean ratio
 * @param rho rational agents only: people that one unit of supply serves at crowding 1; NaN for all
 *     demand over all supply
 */
public record AccessSpec(AccessMethod method, double cutoff, Decay decay, double tau, double rho) {
  public AccessSpec {
    Objects.requireNonNull(method);
    Objects.requireNonNull(decay);
    if (!(cutoff >= 0)) {
      throw new IllegalArgumentException("the cut-off is out of range: " + cutoff);
    }
    if (method == AccessMethod.RATIONAL_AGENTS && !(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau is out of range: " + tau);
    }
    if (rho <= 0 || rho == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("rho is out of range: " + rho);
    }
  }

  /** Every method but that of rational agents. */
  public static AccessSpec of(AccessMethod method, double cutoff, Decay decay) {
    return new AccessSpec(method, cutoff, decay, 1, Double.NaN);
  }
}
