package io.carecircle.kernel.allocation;

/** There are more pairs of demand and facility within reach than fit into memory. */
public final class TooManyPairsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public TooManyPairsException(int most) {
    super("more than " + most + " pairs of demand and facility lie within reach of each other");
  }
}
