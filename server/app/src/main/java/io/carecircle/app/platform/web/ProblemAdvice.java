package io.carecircle.app.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Whatever a request handler throws becomes a problem. */
@RestControllerAdvice
@ConditionalOnWebApplication
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      // Mostly it was the caller who went away.
      LOG.info("an answer broke off: {}", thrown.toString());
      request.setAttribute(BrokenAnswer.MARK, thrown);
      return;
    }
    response.resetBuffer();
    ProblemWriter.write(request, response, ProblemMapping.of(thrown));
  }
}
