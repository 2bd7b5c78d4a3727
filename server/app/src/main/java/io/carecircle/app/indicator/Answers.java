package io.carecircle.app.indicator;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.territory.Analyses;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other analyses answer to a board. Each is asked once, for the whole region, and only when an
 * indicator needs it.
 */
final class Answers {
  private final Analyses analyses;
  private final ProcessRequest request;
  private final Run run;
  private final Map<String, Optional<JsonNode>> known = new HashMap<>();
  private final Map<String, String> refusals = new HashMap<>();

  Answers(Analyses analyses, ProcessRequest request, Run run) {
    this.analyses = analyses;
    this.request = request;
    this.run = run;
  }

  /** Empty when the analysis refuses. */
  Optional<JsonNode> of(String process, ObjectNode inputs) {
    Optional<JsonNode> answer = known.get(process);
    if (answer == null) {
      try {
        answer = Optional.of(analyses.run(process, inputs, request, run));
      } catch (RefusedException e) {
        refusals.put(process, e.getMessage());
        answer = Optional.empty();
      }
      known.put(process, answer);
    }
    return answer;
  }

  /** What was answered before; empty when it was not asked. */
  Optional<JsonNode> known(String process) {
    return known.getOrDefault(process, Optional.empty());
  }

  Measured refused(String process) {
    return Measured.not(
        process + " cannot be computed: " + refusals.get(process),
        "分析 " + process + " 未能计算：" + refusals.get(process));
  }
}
