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
      // The answer was under way: breaking the connection is the only way left to say so. Mostly
      // it was the caller who went away.
      LOG.debug("an answer broke off", thrown);
      throw new IOException("the answer broke off", thrown);
    }
    response.resetBuffer();
    ProblemWriter.write(request, response, ProblemMapping.of(thrown));
  }
}
