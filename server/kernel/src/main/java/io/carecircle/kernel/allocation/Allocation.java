package io.carecircle.kernel.allocation;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.math.BigInteger;

/**
 * Who is served where. A demand point may be served by several facilities and in part.
 *
 * @param pairs within reach
 * @param people of each pair
 * @param served people of each demand point who have a place
 * @param load people of each facility
 */
public record Allocation(ReachablePairs pairs, long[] people, long[] served, long[] load) {
  /** A capacity that never fills. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /**
   * @param weight people of each demand point, not negative
   * @param capacity places of each facility, not negative; {@link #UNLIMITED} for no limit
   */
  public static Allocation run(
      AllocationRule rule,
      ReachablePairs pairs,
      long[] weight,
      long[] capacity,
      ProgressListener progress,
      CancelToken cancel) {
    if (weight.length != pairs.demandCount()) {
      throw new IllegalArgumentException(
          weight.length + " weights for " + pairs.demandCount() + " demand points");
    }
    for (long c : capacity) {
      if (c < 0) {
        throw new IllegalArgumentException("a capacity must not be negative: " + c);
      }
    }
    long[] people =
        switch (rule) {
          case OPTIMAL -> new CapacityFlow(pairs, weight, capacity).run(progress, cancel);
          case NEAREST_FIRST -> SequentialAllocation.nearestFirst(pairs, weight, capacity, cancel);
          case BY_ID -> SequentialAllocation.byId(pairs, weight, capacity, cancel);
        };
    return of(pairs, people, capacity.length);
  }

  private static Allocation of(ReachablePairs pairs, long[] people, int facilities) {
    long[] served = new long[pairs.demandCount()];
    long[] load = new long[facilities];
    for (int d = 0; d < served.length; d++) {
      for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
        served[d] += people[i];
        load[pairs.facility()[i]] = Math.addExact(load[pairs.facility()[i]], people[i]);
      }
    }
    return new Allocation(pairs, people, served, load);
  }

  /** Millimetres that all served people walk together. */
  public BigInteger totalMm() {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < people.length; i++) {
      BigInteger each = BigInteger.valueOf(pairs.costMm()[i]);
      sum = sum.add(each.multiply(BigInteger.valueOf(people[i])));
    }
    return sum;
  }
}
