package io.carecircle.app.ogc;

import io.carecircle.kernel.progress.CancelToken;
import java.time.Duration;

/** Cancels a computation when its caller has waited long enough. */
final class Deadline implements CancelToken {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  @Override
  public boolean isCancelled() {
    return leftNanos() <= 0;
  }

  /** What is left, negative when it is over. */
  long leftNanos() {
    return endNanos - System.nanoTime();
  }
}
