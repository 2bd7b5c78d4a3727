package io.carecircle.app.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Requests so malformed that the container refuses them before the application sees them get a
 * problem too, not a page. Public because the container makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      ProblemWriter.write(request, response, ProblemMapping.ofStatus(status));
    } catch (IOException | IllegalStateException e) {
      // The caller has gone, or a part of the answer is out: nobody is left to be told.
      container.getLogger().debug("cannot report an error", e);
    }
  }
}
