package io.carecircle.app.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the jobs.
 *
 * @param workers jobs that run at the same time
 * @param queue jobs that wait; a further one is turned away
 * @param pending bodies of waiting and running jobs in sum
 * @param kept finished jobs that are remembered, the oldest go first
 * @param results size of their results in sum, likewise
 */
@ConfigurationProperties("carecircle.jobs")
public record JobSettings(
    @DefaultValue("2") int workers,
    @DefaultValue("20") int queue,
    @DefaultValue("64MB") DataSize pending,
    @DefaultValue("200") int kept,
    @DefaultValue("1GB") DataSize results) {}
