package io.carecircle.app.job;

import java.time.Instant;

/**
 * What is told about a job.
 *
 * @param id random, so that nobody guesses another's
 * @param process that it computes
 * @param progress 0 to 100; 100 only when successful
 * @param message what it is doing, or why it failed
 * @param started null while it waits
 * @param finished null until it is over
 */
public record JobStatus(
    String id,
    String process,
    JobState state,
    int progress,
    String message,
    Instant created,
    Instant started,
    Instant finished) {}
