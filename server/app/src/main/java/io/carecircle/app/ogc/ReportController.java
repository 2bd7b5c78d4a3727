package io.carecircle.app.ogc;

import io.carecircle.app.job.JobQueue;
import io.carecircle.app.job.JobState;
import io.carecircle.app.job.JobStatus;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.ServerSettings;
import io.carecircle.app.report.ReportForm;
import io.carecircle.app.report.ReportOptions;
import io.carecircle.app.report.ReportOptionsJson;
import io.carecircle.app.report.Reports;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints results and maps. The body holds the result itself, or names the job that has it; the
 * header {@code Accept} says what it is printed to.
 */
@RestController
@ConditionalOnWebApplication
class ReportController {
  private static final String JOB = "jobId";
  private static final String RESULT = "result";

  private final Reports reports;
  private final JobQueue jobs;
  private final ExecutionGate gate;
  private final ServerSettings settings;

  ReportController(Reports reports, JobQueue jobs, ExecutionGate gate, ServerSettings settings) {
    this.reports = reports;
    this.jobs = jobs;
    this.gate = gate;
    this.settings = settings;
  }

  @PostMapping(path = "/api/reports/{kind}", consumes = ApiLinks.JSON)
  ResponseEntity<byte[]> print(@PathVariable String kind, HttpServletRequest request)
      throws IOException {
    QueryParameters.of(request);
    ReportForm form =
        ReportForm.ofMediaType(
            Answers.choose(request, find(kind).stream().map(ReportForm::mediaType).toList()));
    RequestBody.checkLength(request, settings);
    Deadline deadline = gate.deadline();
    // Pictures and maps take memory by the paper, not by the body: one at a time.
    boolean large = form == ReportForm.PNG || Reports.DRAWN.contains(kind);
    try (ExecutionGate.Pass pass =
        gate.enter(large ? -1 : request.getContentLengthLong(), deadline)) {
      JsonNode body = Json.parse(RequestBody.read(request, settings), "the body");
      if (!(body instanceof ObjectNode object)) {
        throw new RefusedException("bad-input", "the body must be a JSON object");
      }
      ReportOptions options = ReportOptionsJson.take(object, Answers.language(request));
      takeJob(object);
      Reports.Printed printed = reports.print(kind, content(kind, object), options, form);
      return answer(kind, form, printed);
    }
  }

  private static List<ReportForm> find(String kind) {
    try {
      return Reports.forms(kind);
    } catch (RefusedException e) {
      throw new ProblemException(Problem.of(404, e.code(), e.getMessage()));
    }
  }

  /** Puts the result of a job that the body names in its place. */
  private void takeJob(ObjectNode body) throws IOException {
    JsonNode id = body.remove(JOB);
    if (id == null) {
      return;
    }
    if (body.has(RESULT)) {
      throw new RefusedException("bad-input", "give result or jobId, not both");
    }
    JobStatus job =
        jobs.find(id.asString(""))
            .filter(j -> j.state() == JobState.SUCCESSFUL)
            .orElseThrow(() -> noSuchJob());
    Path file = jobs.results(job.id()).get(ApiLinks.JSON);
    try {
      if (file == null || Files.size(file) > settings.maxBody().toBytes()) {
        throw new ProblemException(
            Problem.of(
                413, "too-large", "the result of the job is too large to print: ask for less"));
      }
      body.set(RESULT, Json.parse(Files.readAllBytes(file), "the result"));
    } catch (NoSuchFileException e) {
      throw noSuchJob();
    }
  }

  private static ProblemException noSuchJob() {
    return new ProblemException(
        Problem.of(404, "unknown-job", "there is no finished job of this id"));
  }

  private static JsonNode content(String kind, ObjectNode body) {
    if (Reports.DRAWN.contains(kind)) {
      return body;
    }
    JsonNode result = body.remove(RESULT);
    if (result == null || !body.isEmpty()) {
      throw new RefusedException(
          "bad-input",
          result == null
              ? "the body needs a result or a jobId"
              : "the body has unknown members: " + String.join(", ", body.propertyNames()));
    }
    return result;
  }

  private static ResponseEntity<byte[]> answer(
      String kind, ReportForm form, Reports.Printed printed) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(form.mediaType()))
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + kind + form.ending() + "\"")
            .cacheControl(CacheControl.noStore());
    if (!printed.warnings().isEmpty()) {
      // How many, in a header that holds no Chinese; 〓 on the page shows where.
      answer.header("X-Missing-Glyphs", "true");
    }
    return answer.body(printed.content());
  }
}
