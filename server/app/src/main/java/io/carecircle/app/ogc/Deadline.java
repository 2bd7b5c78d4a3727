package io.carecircle.app.ogc;

import io.carecircle.kernel.progress.CancelToken;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Cancels a computation when its caller has waited long enough, or when the server stops. */
final class Deadline implements CancelToken {
  private final long endNanos;
  private final BooleanSupplier stopped;

  private Deadline(long endNanos, BooleanSupplier stopped) {
    this.endNanos = endNanos;
    this.stopped = stopped;
  }

  static Deadline in(Duration time) {
    return in(time, () -> false);
  }

  static Deadline in(Duration time, BooleanSupplier stopped) {
    return new Deadline(System.nanoTime() + time.toNanos(), stopped);
  }

  @Override
  public boolean isCancelled() {
    return leftNanos() <= 0 || stopped.getAsBoolean();
  }

  /** What is left, negative when it is over. */
  long leftNanos() {
    return endNanos - System.nanoTime();
  }
}
