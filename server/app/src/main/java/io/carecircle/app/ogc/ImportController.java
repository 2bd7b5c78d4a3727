package io.carecircle.app.ogc;

import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.ServerSettings;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes files into layers, one after the other: two at once would both build on the same version.
 * The upload is read only when its turn has come, so that those in line hold no disk.
 */
@RestController
@ConditionalOnWebApplication
class ImportController {
  private static final Logger LOG = LoggerFactory.getLogger(ImportController.class);
  private static final int RETRY_SECONDS = 30;

  private final Importer importer;
  private final ServerSettings settings;
  private final Path folder;
  private final Semaphore turn = new Semaphore(1, true);

  ImportController(Importer importer, ServerSettings settings, DataFolder data) {
    this.importer = importer;
    this.settings = settings;
    this.folder = data.path().resolve("uploads");
  }

  @PostMapping(
      path = "/api/imports",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
      produces = ApiLinks.JSON)
  ResponseEntity<byte[]> take(HttpServletRequest request)
      throws IOException, ServletException, InterruptedException {
    QueryParameters.of(request);
    if (!turn.tryAcquire(settings.importWait().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new ProblemException(
          Problem.of(429, "import-running", "another import is running: try again later")
              .retryAfterSeconds(RETRY_SECONDS));
    }
    try (Upload upload = Upload.of(request, folder)) {
      return answer(run(upload.toRequest()));
    } finally {
      turn.release();
    }
  }

  private ImportReport run(ImportRequest request) {
    Importer.checkRequest(request);
    try {
      ImportReport report =
          importer.run(request, ProgressListener.NONE, Deadline.in(settings.importDeadline()));
      LOG.info(
          "import into {}: {} rows read, {} stored, {} refused",
          request.layer(),
          report.read(),
          report.stored(),
          report.refused());
      return report;
    } catch (CancelledException e) {
      throw new ProblemException(
          Problem.of(
              503,
              "deadline",
              "the import took longer than "
                  + settings.importDeadline().toSeconds()
                  + " s and was undone: send less at a time"));
    }
  }

  private static ResponseEntity<byte[]> answer(ImportReport report) {
    ObjectNode node = Json.MAPPER.valueToTree(report);
    if (!report.isAccepted()) {
      throw new ProblemException(
          Problem.of(
                  422,
                  "bad-rows",
                  report.refused()
                      + " rows are refused and nothing was stored: correct the file, or leave these"
                      + " rows out with skipBadRows=true",
                  report.errors())
              .withMembers(node));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(Json.MAPPER.writeValueAsBytes(node));
  }
}
