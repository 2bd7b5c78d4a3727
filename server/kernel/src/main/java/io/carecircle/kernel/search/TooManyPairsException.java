package io.carecircle.kernel.search;

/** More pairs are within reach than the caller has room for; thrown before memory is taken. */
public final class TooManyPairsException extends RuntimeException {
  public TooManyPairsException(long mostPairs) {
    super("more than " + mostPairs + " pairs of demand and facility are within reach");
  }
}
