package io.carecircle.app.job;

import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.ScratchFolder;
import io.carecircle.kernel.progress.CancelledException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes jobs, runs them in the order in which they came, keeps their results for a while. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(JobSettings.class)
public class JobQueue implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
  private static final int RETRY_SECONDS = 10;
  private static final int STOP_SECONDS = 10;

  private final JobSettings settings;
  private final ResultFiles files;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicLong pendingBytes = new AtomicLong();
  private final ThreadPoolExecutor workers;
  private volatile boolean running;

  JobQueue(JobSettings settings, DataFolder data) {
    this.settings = settings;
    this.files = new ResultFiles(ScratchFolder.emptied(data, "jobs"), settings.results().toBytes());
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            settings.workers(),
            settings.workers(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(settings.queue()),
            task -> new Thread(task, "job-" + number.incrementAndGet()));
  }

  /**
   * Takes a job.
   *
   * @param process that it computes
   * @param bodyBytes what the job holds in memory until it is over
   * @throws ProblemException 429 when too many wait already
   */
  public JobStatus submit(String process, long bodyBytes, JobTask task) {
    Job job = new Job(UUID.randomUUID().toString(), process, bodyBytes);
    if (pendingBytes.addAndGet(bodyBytes) > settings.pending().toBytes()) {
      pendingBytes.addAndGet(-bodyBytes);
      throw full();
    }
    jobs.put(job.id(), job);
    try {
      workers.execute(() -> run(job, task));
    } catch (RejectedExecutionException e) {
      jobs.remove(job.id());
      pendingBytes.addAndGet(-bodyBytes);
      throw full();
    }
    return job.status();
  }

  public Optional<JobStatus> find(String id) {
    return Optional.ofNullable(jobs.get(id)).map(Job::status);
  }

  /** All jobs that are known, the newest first. */
  public List<JobStatus> list() {
    return jobs.values().stream().map(Job::status).sorted(JobQueue::newestFirst).toList();
  }

  /**
   * Gives up a job that is on the way; forgets one that is over, with its result.
   *
   * @return its status before it is forgotten; empty when there is none of this id
   */
  public Optional<JobStatus> dismiss(String id) {
    Job job = jobs.get(id);
    if (job == null) {
      return Optional.empty();
    }
    if (!job.dismiss()) {
      forget(job);
    }
    return Optional.of(job.status());
  }

  /** Why a job failed; empty when it did not. */
  public Optional<RuntimeException> findFailure(String id) {
    return Optional.ofNullable(jobs.get(id)).map(Job::failure);
  }

  /** Files of a job's result by media type, the default one first; empty when there is none. */
  public Map<String, Path> results(String id) {
    Job job = jobs.get(id);
    return job == null ? Map.of() : job.results();
  }

  private void run(Job job, JobTask task) {
    try {
      if (!job.begin()) {
        return;
      }
      Map<String, Path> written = files.write(job.id(), task.run(job, job));
      if (!job.succeed(written)) {
        ResultFiles.delete(written.values());
      }
    } catch (CancelledException e) {
      LOG.debug("job {} was dismissed", job.id());
    } catch (RuntimeException e) {
      if (!(e instanceof RefusedException)) {
        LOG.error("job {} failed", job.id(), e);
      }
      job.fail(e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      job.fail(new IllegalStateException("a job took more memory than there is", e));
    } finally {
      pendingBytes.addAndGet(-job.bodyBytes());
      makeRoom();
    }
  }

  /** Forgets the oldest finished jobs when there are too many or their results are too large. */
  private synchronized void makeRoom() {
    List<Job> over = new ArrayList<>();
    jobs.values().stream()
        .filter(job -> job.status().state().isOver())
        .sorted((a, b) -> newestFirst(a.status(), b.status()))
        .forEach(over::add);
    long bytes = 0;
    for (int i = 0; i < over.size(); i++) {
      bytes += ResultFiles.size(over.get(i).results().values());
      if (i >= settings.kept() || bytes > settings.results().toBytes() && i > 0) {
        forget(over.get(i));
      }
    }
  }

  private void forget(Job job) {
    jobs.remove(job.id());
    ResultFiles.delete(job.results().values());
  }

  private static int newestFirst(JobStatus a, JobStatus b) {
    int byTime = b.created().compareTo(a.created());
    return byTime != 0 ? byTime : a.id().compareTo(b.id());
  }

  private static ProblemException full() {
    return new ProblemException(
        Problem.of(429, "queue-full", "too many jobs are waiting: try again later")
            .retryAfterSeconds(RETRY_SECONDS));
  }

  @Override
  public void start() {
    running = true;
  }

  /** Called before the store closes: no job outlives it. */
  @Override
  public void stop() {
    running = false;
    jobs.values().forEach(Job::dismiss);
    // No interrupt: it would close the store's file under the thread that reads it.
    workers.shutdown();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a job did not stop within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
