package io.carecircle.app.ogc;

import io.carecircle.app.job.JobQueue;
import io.carecircle.app.job.JobState;
import io.carecircle.app.job.JobStatus;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs: where they stand, their results, giving them up. */
@RestController
@ConditionalOnWebApplication
class JobController {
  private static final String EXCEPTIONS =
      "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

  private final JobQueue jobs;

  JobController(JobQueue jobs) {
    this.jobs = jobs;
  }

  @GetMapping(path = "/api/jobs", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    QueryParameters.of(request);
    ApiLinks at = ApiLinks.of(request);
    ObjectNode node = Json.MAPPER.createObjectNode();
    ArrayNode list = node.putArray("jobs");
    jobs.list().forEach(job -> list.add(JobDocument.of(job, at)));
    ApiLinks.add(node.putArray("links"), "self", ApiLinks.JSON, "Jobs", at.api("jobs"));
    return answer(node);
  }

  @GetMapping(path = "/api/jobs/{id}", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest request) {
    QueryParameters.of(request);
    JobStatus job = jobs.find(id).orElseThrow(JobController::noSuchJob);
    return answer(JobDocument.of(job, ApiLinks.of(request)));
  }

  @DeleteMapping(path = "/api/jobs/{id}", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> dismiss(@PathVariable String id, HttpServletRequest request) {
    QueryParameters.of(request);
    JobStatus job = jobs.dismiss(id).orElseThrow(JobController::noSuchJob);
    // Whatever it was before, it is dismissed now: of a finished job the result is.
    return answer(
        JobDocument.of(job, ApiLinks.of(request)).put("status", JobState.DISMISSED.word()));
  }

  @GetMapping("/api/jobs/{id}/results")
  void results(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    QueryParameters.of(request);
    JobStatus job = jobs.find(id).orElseThrow(JobController::noSuchJob);
    Optional<RuntimeException> failure = jobs.findFailure(id);
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (job.state() != JobState.SUCCESSFUL) {
      throw notReady(job);
    }
    Map<String, Path> files = jobs.results(id);
    String form = Answers.choose(request, List.copyOf(files.keySet()));
    try (InputStream in = Files.newInputStream(files.get(form))) {
      response.setContentType(form.startsWith("text/") ? form + ";charset=UTF-8" : form);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setContentLengthLong(Files.size(files.get(form)));
      in.transferTo(response.getOutputStream());
    } catch (NoSuchFileException e) {
      // Forgotten between the question and the answer.
      throw noSuchJob();
    }
  }

  private static ResponseEntity<byte[]> answer(ObjectNode document) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(Json.MAPPER.writeValueAsBytes(document));
  }

  private static ProblemException notReady(JobStatus job) {
    if (job.state() == JobState.DISMISSED) {
      return new ProblemException(
          Problem.of(410, "dismissed", "the job was dismissed: it has no result"));
    }
    return new ProblemException(
        Problem.of(404, "result-not-ready", "the job is " + job.state().word() + ": ask later")
            .withType(EXCEPTIONS + "result-not-ready"));
  }

  private static ProblemException noSuchJob() {
    return new ProblemException(
        Problem.of(
                404, "unknown-job", "there is no such job, or it ended long ago and is forgotten")
            .withType(EXCEPTIONS + "no-such-job"));
  }
}
