package io.carecircle.formats.geojson;

/**
 * Keeps the first problem of a feature while its tokens are consumed to the end, so that the next
 * feature can be read.
 */
final class FirstProblem {
  private FeatureProblem problem;

  void report(String member, String value, String reason) {
    if (problem == null) {
      problem = new FeatureProblem(member, value, reason);
    }
  }

  boolean exists() {
    return problem != null;
  }

  void throwIfAny() throws FeatureProblem {
    if (problem != null) {
      throw problem;
    }
  }
}
