package io.carecircle.kernel.layer;

/**
 * Where people live and how many of them count in an analysis.
 *
 * @param points one a community
 * @param weight people of each point, not negative, in a unit that the caller chooses (whole
 *     people, or a fixed fraction of one) so that sums are exact
 */
public record DemandPoints(PointSet points, long[] weight) {
  public DemandPoints {
    if (weight.length != points.size()) {
      throw new IllegalArgumentException("each demand point needs a weight");
    }
    for (int i = 0; i < weight.length; i++) {
      if (weight[i] < 0) {
        throw new IllegalArgumentException(
            "demand " + points.ids().get(i) + " has a negative weight: " + weight[i]);
      }
    }
  }

  public int size() {
    return weight.length;
  }
}
