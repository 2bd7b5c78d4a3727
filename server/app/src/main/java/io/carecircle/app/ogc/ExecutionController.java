package io.carecircle.app.ogc;

import io.carecircle.app.job.JobOutput;
import io.carecircle.app.job.JobQueue;
import io.carecircle.app.job.JobStatus;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.ServerSettings;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Runs analyses: at once, answered with the result object itself, or as a job. */
@RestController
@ConditionalOnWebApplication
class ExecutionController {
  static final String CSV = "text/csv";

  private final ProcessCatalog processes;
  private final JobQueue jobs;
  private final ExecutionGate gate;
  private final ServerSettings settings;

  ExecutionController(
      ProcessCatalog processes, JobQueue jobs, ExecutionGate gate, ServerSettings settings) {
    this.processes = processes;
    this.jobs = jobs;
    this.gate = gate;
    this.settings = settings;
  }

  @PostMapping(path = "/api/processes/{id}/execution", consumes = ApiLinks.JSON)
  void execute(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    QueryParameters.of(request);
    AnalysisProcess process = ProcessController.find(processes, id);
    boolean table = process.description().output().table();
    String form =
        Answers.choose(request, table ? List.of(ApiLinks.JSON, CSV) : List.of(ApiLinks.JSON));
    RequestBody.checkLength(request, settings);
    Deadline deadline = gate.deadline();
    try (ExecutionGate.Pass pass = gate.enter(request.getContentLengthLong(), deadline)) {
      byte[] body = RequestBody.read(request, settings);
      if (isAsync(request)) {
        submit(process, body, request, response);
      } else {
        ProcessResult result = run(process, inputs(process, body), ProgressListener.NONE, deadline);
        response.setContentType(CSV.equals(form) ? CSV + ";charset=UTF-8" : form);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(result, form, response.getOutputStream());
      }
    }
  }

  private void submit(
      AnalysisProcess process,
      byte[] body,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    // Refused at once rather than in a job that fails; the tree itself is made again in its turn,
    // because it takes ten times the memory of the text.
    inputs(process, body);
    JobStatus job =
        jobs.submit(
            process.description().id(),
            body.length,
            (progress, cancel) -> outputs(run(process, inputs(process, body), progress, cancel)));
    ApiLinks at = ApiLinks.of(request);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setHeader(HttpHeaders.LOCATION, at.api("jobs", job.id()));
    response.setHeader("Preference-Applied", "respond-async");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(ApiLinks.JSON);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(JobDocument.of(job, at)));
  }

  private ObjectNode inputs(AnalysisProcess process, byte[] body) {
    return processes.inputsOf(process, Json.parse(body, "the body"));
  }

  private static ProcessResult run(
      AnalysisProcess process, ObjectNode inputs, ProgressListener progress, CancelToken cancel) {
    ProcessResult result =
        process.run(new ProcessRequest(inputs, Pins.CURRENT, LinkedFiles.NONE, progress, cancel));
    cancel.check();
    return result;
  }

  private static List<JobOutput> outputs(ProcessResult result) {
    List<JobOutput> outputs = new ArrayList<>();
    outputs.add(new JobOutput(ApiLinks.JSON, out -> write(result, ApiLinks.JSON, out)));
    if (result.hasCsv()) {
      outputs.add(new JobOutput(CSV, out -> write(result, CSV, out)));
    }
    return outputs;
  }

  private static void write(ProcessResult result, String form, OutputStream out)
      throws IOException {
    // Not closed when writing fails: that would end a broken answer as if it were whole.
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (CSV.equals(form)) {
      result.writeCsv(text);
    } else {
      ResultWriter.writeJson(result, text);
    }
    text.flush();
  }

  static boolean isAsync(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Prefer")).stream()
        .flatMap(header -> List.of(header.split(",")).stream())
        .map(preference -> preference.split(";")[0].strip().toLowerCase(Locale.ROOT))
        .anyMatch("respond-async"::equals);
  }
}
