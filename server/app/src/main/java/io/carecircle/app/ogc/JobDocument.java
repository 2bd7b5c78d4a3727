package io.carecircle.app.ogc;

import io.carecircle.app.job.JobState;
import io.carecircle.app.job.JobStatus;
import io.carecircle.app.platform.Json;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A job as OGC API Processes tells of it. */
final class JobDocument {
  private static final String RESULTS = "http://www.opengis.net/def/rel/ogc/1.0/results";

  private JobDocument() {}

  static ObjectNode of(JobStatus job, ApiLinks at) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("jobID", job.id());
    node.put("processID", job.process());
    node.put("type", "process");
    node.put("status", job.state().word());
    node.put("progress", job.progress());
    node.put("message", job.message());
    put(node, "created", job.created());
    put(node, "started", job.started());
    put(node, "finished", job.finished());
    put(node, "updated", latest(job));
    ArrayNode links = node.putArray("links");
    ApiLinks.add(links, "self", ApiLinks.JSON, "Status", at.api("jobs", job.id()));
    if (job.state() == JobState.SUCCESSFUL) {
      ApiLinks.add(links, RESULTS, ApiLinks.JSON, "Result", at.api("jobs", job.id(), "results"));
    }
    return node;
  }

  private static Instant latest(JobStatus job) {
    if (job.finished() != null) {
      return job.finished();
    }
    return job.started() != null ? job.started() : job.created();
  }

  private static void put(ObjectNode node, String name, Instant time) {
    if (time != null) {
      node.put(name, time.toString());
    }
  }
}
