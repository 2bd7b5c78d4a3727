package io.carecircle.app.job;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.List;

/** What a job does. */
@FunctionalInterface
public interface JobTask {
  /**
   * @return the result in each form in which it is to be had, the first one by default
   */
  List<JobOutput> run(ProgressListener progress, CancelToken cancel);
}
