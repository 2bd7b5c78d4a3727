package io.carecircle.kernel.siting;

import io.carecircle.kernel.progress.CancelToken;
import java.util.function.LongSupplier;

/**
 * What a solve is watched and stopped by. The clock comes from the caller, so that a solve without
 * a limit depends on nothing but its input.
 *
 * @param nanos a clock that only goes forward
 * @param deadlineNanos on that clock; {@link Long#MAX_VALUE} for none
 * @param watcher hears of every better plan and bound
 * @param cancel asked every few milliseconds of work
 */
public record SolveControl(
    LongSupplier nanos, long deadlineNanos, Watcher watcher, CancelToken cancel) {
  /** Without limit, unwatched. */
  public static final SolveControl FREE =
      new SolveControl(() -> 0, Long.MAX_VALUE, (best, bound) -> {}, CancelToken.NONE);

  /** Hears how the plan and the bound move; called from the solving thread. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * @param best cost of the best plan so far, positive infinity for none
     * @param bound that no plan can be below, negative infinity for none
     */
    void onBound(double best, double bound);
  }

  /** Whether the time is over; throws when the caller gave up. */
  boolean isOver() {
    cancel.check();
    return deadlineNanos != Long.MAX_VALUE && nanos.getAsLong() - deadlineNanos >= 0;
  }
}
