package io.carecircle.app.job;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** One job; every method may be called from any thread. */
final class Job implements ProgressListener, CancelToken {
  private final String id;
  private final String process;
  private final long bodyBytes;
  private final Instant created = now();
  private final Map<String, Path> results = new LinkedHashMap<>();
  private JobState state = JobState.ACCEPTED;
  private int progress;
  private String message = "waiting";
  private Instant started;
  private Instant finished;
  private RuntimeException failure;
  private volatile boolean cancelled;

  Job(String id, String process, long bodyBytes) {
    this.id = id;
    this.process = process;
    this.bodyBytes = bodyBytes;
  }

  String id() {
    return id;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  synchronized JobStatus status() {
    return new JobStatus(id, process, state, progress, message, created, started, finished);
  }

  /** Whether it is to be computed; not when it was dismissed while it waited. */
  synchronized boolean begin() {
    if (state != JobState.ACCEPTED) {
      return false;
    }
    state = JobState.RUNNING;
    started = now();
    message = "running";
    return true;
  }

  /** Whether the results count; not when it was dismissed in the last moment. */
  synchronized boolean succeed(Map<String, Path> files) {
    if (state != JobState.RUNNING) {
      return false;
    }
    results.putAll(files);
    progress = 100;
    end(JobState.SUCCESSFUL, "done");
    return true;
  }

  synchronized void fail(RuntimeException reason) {
    if (state == JobState.RUNNING) {
      failure = reason;
      end(
          JobState.FAILED,
          reason instanceof RefusedException
              ? reason.getMessage()
              : "this is a fault of the server; its log tells more");
    }
  }

  /** Whether it was still on the way. */
  synchronized boolean dismiss() {
    cancelled = true;
    if (state.isOver()) {
      return false;
    }
    end(JobState.DISMISSED, "dismissed by the caller");
    return true;
  }

  /** Why it failed, or null. */
  synchronized RuntimeException failure() {
    return failure;
  }

  /** Files of the result by media type, the default one first. */
  synchronized Map<String, Path> results() {
    return new LinkedHashMap<>(results);
  }

  @Override
  public synchronized void onProgress(String step, long done, long total) {
    if (state == JobState.RUNNING) {
      message = step;
      if (total > 0 && done >= 0 && done <= total) {
        // An analysis may have several steps, each from nothing; what is shown never goes back.
        progress = Math.max(progress, (int) Math.min(99, done * 100 / total));
      }
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  private void end(JobState last, String words) {
    state = last;
    message = words;
    finished = now();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
