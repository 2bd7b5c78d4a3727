package io.carecircle.kernel.access;

/** The families of scores; the formulas stand where they are computed. */
public enum AccessMethod {
  /** Two-step floating catchment area, Luo &amp; Wang (2003). */
  TWO_STEP(true),
  /** Enhanced 2SFCA: weights by bands of cost, Luo &amp; Qi (2009). */
  ENHANCED_TWO_STEP(true),
  /** 2SFCA with a Gaussian weight that ends at the cut-off, Dai (2010). */
  GAUSSIAN(true),
  /** Three-step FCA: demand chooses among facilities, Wan, Zou &amp; Sternberg (2012). */
  THREE_STEP(true),
  /** Modified 2SFCA: what lies far off is used less, Delamater (2013). */
  MODIFIED_TWO_STEP(false),
  /** Rational agents: travel and crowding in equilibrium, Saxon &amp; Snow (2020). A cost. */
  RATIONAL_AGENTS(false),
  /** Balanced FCA: weights that add up to one on both sides, Paez, Higgins &amp; Vivona (2019). */
  BALANCED(false),
  /** Potential: supply weighted by distance, Hansen (1959). */
  GRAVITY(false),
  /** Supply within the cut-off. */
  CUMULATIVE(false);

  private final boolean conserving;

  AccessMethod(boolean conserving) {
    this.conserving = conserving;
  }

  /** Whether people times score add up to the supply that has anybody in reach. */
  public boolean isConserving() {
    return conserving;
  }

  /** Whether a low score is the better one. */
  public boolean isCost() {
    return this == RATIONAL_AGENTS;
  }
}
