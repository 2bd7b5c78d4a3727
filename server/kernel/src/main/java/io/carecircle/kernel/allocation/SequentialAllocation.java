package io.carecircle.kernel.allocation;

import io.carecircle.kernel.progress.CancelToken;
import java.util.Arrays;

/**
 * First come, first served: simple to explain and never better than {@link CapacityFlow}. It is the
 * rule of AccessMod (N. Ray, S. Ebener, "AccessMod 3.0: computing geographic coverage and
 * accessibility to health care services using anisotropic movement of patients", International
 * Journal of Health Geographics 7:63, 2008), whose result depends on the order that it is given;
 * here the order is one of two and is saved with the run.
 */
final class SequentialAllocation {
  private static final int CANCEL_EVERY = 1 << 16;

  private SequentialAllocation() {}

  static long[] nearestFirst(
      ReachablePairs pairs, long[] weight, long[] capacity, CancelToken cancel) {
    // A pair's number grows with the demand, then with the facility, so it settles ties as well.
    long[] order = new long[pairs.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) pairs.costMm()[i] << 32 | i;
    }
    Arrays.sort(order);
    return fill(pairs, order, weight, capacity, cancel);
  }

  static long[] byId(ReachablePairs pairs, long[] weight, long[] capacity, CancelToken cancel) {
    long[] order = new long[pairs.size()];
    for (int d = 0; d < pairs.demandCount(); d++) {
      for (int i = pairs.first()[d]; i < pairs.first()[d + 1]; i++) {
        order[i] = (long) pairs.costMm()[i] << 32 | i;
      }
      Arrays.sort(order, pairs.first()[d], pairs.first()[d + 1]);
    }
    return fill(pairs, order, weight, capacity, cancel);
  }

  private static long[] fill(
      ReachablePairs pairs, long[] order, long[] weight, long[] capacity, CancelToken cancel) {
    long[] people = new long[pairs.size()];
    long[] waiting = weight.clone();
    long[] free = capacity.clone();
    int[] demand = pairs.demand();
    for (int k = 0; k < order.length; k++) {
      if (k % CANCEL_EVERY == 0) {
        cancel.check();
      }
      int i = (int) order[k];
      int f = pairs.facility()[i];
      long now = Math.min(waiting[demand[i]], free[f]);
      people[i] = now;
      waiting[demand[i]] -= now;
      free[f] -= free[f] == Allocation.UNLIMITED ? 0 : now;
    }
    return people;
  }
}
