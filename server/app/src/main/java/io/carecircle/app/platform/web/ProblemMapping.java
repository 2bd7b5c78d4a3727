package io.carecircle.app.platform.web;

import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.StoreFailedException;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.progress.CancelledException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;

/** Which problem an exception is. */
final class ProblemMapping {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

  /** The request is in order, but what it brings or asks about is not. */
  private static final Set<String> UNPROCESSABLE =
      Set.of(
          "bad-features",
          "bad-stage",
          "empty-layer",
          "empty-file",
          "unknown-content",
          "duplicate-code",
          "no-region");

  private ProblemMapping() {}

  static Problem of(Throwable thrown) {
    if (thrown instanceof ProblemException known) {
      return known.problem();
    }
    if (thrown instanceof RefusedException refused) {
      int status = UNPROCESSABLE.contains(refused.code()) ? 422 : 400;
      return Problem.of(status, refused.code(), refused.getMessage(), refused.errors());
    }
    if (thrown instanceof UnreadableFileException) {
      return Problem.of(422, "unreadable-file", thrown.getMessage());
    }
    if (thrown instanceof CancelledException) {
      return Problem.of(
              503,
              "deadline",
              "the computation took longer than a waiting caller may ask for: ask for less, or"
                  + " send the header \"Prefer: respond-async\" and follow the job")
          .retryAfterSeconds(30);
    }
    if (thrown instanceof DataAccessResourceFailureException
        || thrown instanceof TransientDataAccessException
        || thrown instanceof CannotCreateTransactionException) {
      LOG.error("the store cannot be reached", thrown);
      return Problem.of(503, "store-unavailable", "the store cannot be reached: try again")
          .retryAfterSeconds(5);
    }
    if (thrown instanceof StoreFailedException failed) {
      return ofStore(failed);
    }
    return ofSpring(thrown);
  }

  /** The cause names host and user of a database: it goes to the log and not to the caller. */
  private static Problem ofStore(StoreFailedException failed) {
    if ("layer-changed".equals(failed.code())) {
      return Problem.of(409, failed.code(), failed.getMessage());
    }
    LOG.error("the store failed", failed);
    return Problem.of(503, "store-unavailable", "the store cannot be reached: try again")
        .retryAfterSeconds(5);
  }

  private static Problem ofSpring(Throwable thrown) {
    if (hasCause(thrown, SizeException.class)) {
      return Problem.of(413, "too-large", "the upload is larger than this server takes");
    }
    if (thrown instanceof MultipartException
        || hasCause(thrown, FileUploadException.class)
        || hasCause(thrown, MultipartStream.MalformedStreamException.class)) {
      return Problem.of(400, "bad-multipart", "the body is no readable multipart/form-data");
    }
    if (hasCause(thrown, BadRequestException.class)) {
      return Problem.of(400, "bad-request", "the body broke off or is malformed");
    }
    if (thrown instanceof TypeMismatchException mismatch) {
      return Problem.of(
          400, "bad-request", "the address has \"" + mismatch.getValue() + "\" for a number");
    }
    if (thrown instanceof RequestRejectedException) {
      return Problem.of(400, "bad-request", "the address or a header is malformed");
    }
    if (thrown instanceof ErrorResponse known && known.getStatusCode().value() < 500) {
      Map<String, String> headers = new HashMap<>(known.getHeaders().toSingleValueMap());
      headers.remove("Content-Type");
      int status = known.getStatusCode().value();
      if (status == 404) {
        return ofStatus(status);
      }
      return Problem.of(status, codeOf(status), known.getBody().getDetail()).withHeaders(headers);
    }
    LOG.error("a request failed", thrown);
    return Problem.of(
        500, "internal", "this is a fault of the server, not of the request; its log tells more");
  }

  /** What a status alone says, where nothing else is known. */
  static Problem ofStatus(int status) {
    if (status == 501 || status == 505) {
      return Problem.of(status, codeOf(status), "this server does not speak that kind of HTTP");
    }
    if (status >= 500) {
      return Problem.of(status, "internal", "this is a fault of the server; its log tells more");
    }
    return switch (status) {
      case 404 -> Problem.of(404, codeOf(404), "there is nothing at this address");
      case 413 -> Problem.of(413, "too-large", "the request is larger than this server takes");
      default -> Problem.of(status, codeOf(status), "the request is malformed or not allowed");
    };
  }

  private static String codeOf(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "bad-request" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
