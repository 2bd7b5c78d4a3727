package io.carecircle.app.ogc;

import io.carecircle.app.batch.BatchResult;
import io.carecircle.app.batch.EstateBatch;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.TableIntake;
import io.carecircle.app.job.JobOutput;
import io.carecircle.app.job.JobQueue;
import io.carecircle.app.job.JobStatus;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.ServerSettings;
import io.carecircle.app.report.ReportForm;
import io.carecircle.app.report.ReportOptionsJson;
import io.carecircle.kernel.progress.ProgressListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Judges a table of estates: at once, or as a job that shows its progress. */
@RestController
@ConditionalOnWebApplication
class BatchController {
  private static final Set<String> FIELDS =
      Set.of("file", "encoding", "crs", "mapping", "set", "standard", "asOf", "language");
  private static final List<String> INPUTS = List.of("standard", "asOf");
  private static final List<String> FORMS =
      List.of(ApiLinks.JSON, ReportForm.CSV.mediaType(), ReportForm.XLSX.mediaType());

  private final EstateBatch batch;
  private final JobQueue jobs;
  private final ExecutionGate gate;
  private final ServerSettings settings;
  private final Path folder;

  BatchController(
      EstateBatch batch,
      JobQueue jobs,
      ExecutionGate gate,
      ServerSettings settings,
      DataFolder data) {
    this.batch = batch;
    this.jobs = jobs;
    this.gate = gate;
    this.settings = settings;
    this.folder = data.path().resolve("uploads");
  }

  @PostMapping(path = "/api/batches/estate-check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  void judge(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    QueryParameters.of(request);
    String form = Answers.choose(request, FORMS);
    Deadline deadline = gate.deadline();
    // A table takes many times its size in memory: one at a time.
    try (ExecutionGate.Pass pass = gate.enter(-1, deadline);
        Upload upload = Upload.of(request, folder, FIELDS)) {
      Map<String, String> inputs = new LinkedHashMap<>();
      INPUTS.forEach(name -> upload.findField(name).ifPresent(v -> inputs.put(name, v)));
      Language language =
          upload
              .findField("language")
              .map(ReportOptionsJson::language)
              .orElse(Answers.language(request));
      ImportRequest file = upload.toRequest("estates");
      TableIntake.Intake table = batch.read(file, deadline);
      if (ExecutionController.isAsync(request)) {
        submit(table, Files.size(file.file()), inputs, language, request, response);
      } else {
        BatchResult result = batch.judge(table, inputs, ProgressListener.NONE, deadline);
        response.setContentType(form.startsWith("text/") ? form + ";charset=UTF-8" : form);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(result, form, language, response.getOutputStream());
      }
    }
  }

  private void submit(
      TableIntake.Intake table,
      long bytes,
      Map<String, String> inputs,
      Language language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    JobStatus job =
        jobs.submit(
            "estate-check",
            bytes,
            (progress, cancel) -> {
              BatchResult result = batch.judge(table, inputs, progress, cancel);
              return FORMS.stream()
                  .map(form -> new JobOutput(form, out -> write(result, form, language, out)))
                  .toList();
            });
    ApiLinks at = ApiLinks.of(request);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setHeader(HttpHeaders.LOCATION, at.api("jobs", job.id()));
    response.setHeader("Preference-Applied", "respond-async");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(ApiLinks.JSON);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(JobDocument.of(job, at)));
  }

  private static void write(BatchResult result, String form, Language language, OutputStream out)
      throws IOException {
    if (form.equals(ApiLinks.JSON)) {
      result.writeJson(out);
    } else {
      result.writeTable(language, ReportForm.ofMediaType(form), out);
    }
  }
}
