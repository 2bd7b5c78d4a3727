package io.carecircle.app.ogc;

import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.ServerSettings;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Bounds what runs at the same time while callers wait. A request takes as many shares as its body
 * has of the largest body allowed, at least one of {@link #SHARES}: a few small ones side by side,
 * or a large one alone, so that no mix of them needs more memory than the largest one. When the
 * server stops, what runs has a little time to end, then it is cancelled.
 */
@Component
@ConditionalOnWebApplication
class ExecutionGate implements SmartLifecycle {
  private static final int SHARES = 8;

  /** Callers that may wait in line; each holds a thread. */
  private static final int MOST_WAITING = 100;

  private static final int RETRY_SECONDS = 5;

  /** Enough for what a map asks for; the web server itself would wait longer for an answer. */
  private static final long GRACE_NANOS = 3_000_000_000L;

  private final Semaphore shares = new Semaphore(SHARES, true);
  private final Duration patience;
  private final long mostBytes;
  private volatile boolean running;
  private volatile boolean stopping;
  private volatile long stopNanos;

  ExecutionGate(ServerSettings settings) {
    this.patience = settings.deadline();
    this.mostBytes = settings.maxBody().toBytes();
  }

  /** For a request that comes now. */
  Deadline deadline() {
    return Deadline.in(patience, () -> stopping && System.nanoTime() - stopNanos >= GRACE_NANOS);
  }

  @Override
  public void start() {
    running = true;
    stopping = false;
  }

  /** Called before the web server waits for its last answers, as this phase is the last one. */
  @Override
  public void stop() {
    stopNanos = System.nanoTime();
    stopping = true;
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Holds its shares until it is closed. */
  interface Pass extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for its turn.
   *
   * @param bodyBytes size of the body, or -1 when not told
   * @throws ProblemException 429 when too many wait, 503 when the turn does not come in time
   */
  Pass enter(long bodyBytes, Deadline deadline) {
    int wanted = shares(bodyBytes);
    if (shares.getQueueLength() >= MOST_WAITING) {
      throw busy(429, "too many requests are waiting: try again later");
    }
    try {
      if (!shares.tryAcquire(wanted, deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(
            503,
            "the server is busy: try again later, or send the header \"Prefer: respond-async\"");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy(503, "the server stops");
    }
    return () -> shares.release(wanted);
  }

  private int shares(long bodyBytes) {
    return bodyBytes < 0
        ? SHARES
        : (int) Math.max(1, Math.min(SHARES, bodyBytes * SHARES / mostBytes + 1));
  }

  private static ProblemException busy(int status, String detail) {
    return new ProblemException(
        Problem.of(status, "busy", detail).retryAfterSeconds(RETRY_SECONDS));
  }
}
