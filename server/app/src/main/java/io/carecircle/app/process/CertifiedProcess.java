package io.carecircle.app.process;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An analysis whose results carry a certificate, so that they are checked instead of computed
 * again.
 */
public interface CertifiedProcess extends AnalysisProcess {
  /**
   * Checks a saved result without solving anything.
   *
   * @param request as it would be repeated
   * @param saved the whole result object
   */
  Check check(ProcessRequest request, JsonNode saved);

  /**
   * @param complaints what is wrong with it; empty when it holds
   * @param notes what the certificate does not show
   */
  record Check(List<String> complaints, List<String> notes) {}
}
