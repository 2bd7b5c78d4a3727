package io.carecircle.app.demo;

import io.carecircle.kernel.progress.ProgressListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How far the server is with what it does before its first answer. While this is underway nothing
 * else is answered: figures of half a city would be wrong.
 */
@Component
public class Preparation implements ProgressListener {
  /**
   * @param step what is done now, for people
   * @param share of the whole, from 0 to 1
   */
  record Stage(String step, double share) {}

  /** Empty once the server is ready. */
  private final AtomicReference<Optional<Stage>> stage;

  /**
   * @param preparing whether the server starts with {@link DemoSeeder}; set by the command that
   *     does so, and by nobody else
   */
  Preparation(@Value("${carecircle.preparing:false}") boolean preparing) {
    this.stage =
        new AtomicReference<>(preparing ? Optional.of(new Stage("start", 0)) : Optional.empty());
  }

  @Override
  public void onProgress(String step, long done, long total) {
    double share = total > 0 ? Math.min(1, (double) done / total) : 0;
    stage.updateAndGet(now -> now.map(s -> new Stage(step, share)));
  }

  /** From now on everything is answered. */
  public void end() {
    stage.set(Optional.empty());
  }

  Optional<Stage> stage() {
    return stage.get();
  }
}
