package io.carecircle.app.ogc;

import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.platform.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The body of a request, when it is not larger than allowed. */
final class RequestBody {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 16;

  private RequestBody() {}

  /** Refuses a body that says itself that it is too large, before it is read. */
  static void checkLength(HttpServletRequest request, ServerSettings settings) {
    if (request.getContentLengthLong() > settings.maxBody().toBytes()) {
      throw tooLarge(settings);
    }
  }

  /** The body, whatever its header said. */
  static byte[] read(HttpServletRequest request, ServerSettings settings) throws IOException {
    int most = (int) Math.min(LARGEST_ARRAY, settings.maxBody().toBytes());
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw tooLarge(settings);
    }
    return body;
  }

  private static ProblemException tooLarge(ServerSettings settings) {
    return new ProblemException(
        Problem.of(
            413,
            "too-large",
            "the body is larger than "
                + settings.maxBody().toBytes()
                + " bytes: import features as a layer and name that, or ask for fewer at a time"));
  }
}
