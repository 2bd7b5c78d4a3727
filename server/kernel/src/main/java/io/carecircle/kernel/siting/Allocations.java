package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.List;

/** What an assignment to sites of limited size means, by the definitions. */
final class Allocations {
  private Allocations() {}

  static double objective(SitingSpec spec, int[] siteOf) {
    double sum = 0;
    for (int i = 0; i < siteOf.length; i++) {
      if (siteOf[i] >= 0) {
        double weight = spec.weight()[i];
        sum +=
            spec.model() == SitingModel.CAPACITATED_MCLP
                ? weight
                : weight * spec.costs().cost(i, siteOf[i]);
      }
    }
    return sum;
  }

  /** Each demand point goes whole to one open site that it can reach, and none is overfull. */
  static List<String> complaints(SitingSpec spec, boolean[] open, int[] siteOf) {
    List<String> complaints = new ArrayList<>();
    double[] load = new double[spec.siteCount()];
    for (int i = 0; i < siteOf.length; i++) {
      int j = siteOf[i];
      if (j >= 0) {
        load[j] += spec.weight()[i];
        if (!open[j]) {
          complaints.add("demand point " + i + " is assigned to a closed site");
        }
        if (spec.costs().cost(i, j) == Double.POSITIVE_INFINITY) {
          complaints.add("demand point " + i + " cannot reach its site");
        }
      } else if (spec.model() == SitingModel.CAPACITATED_P_MEDIAN) {
        complaints.add("demand point " + i + " is not assigned");
      }
    }
    for (int j = 0; j < load.length; j++) {
      if (load[j] > spec.capacity()[j] * (1 + 1e-12)) {
        complaints.add("site " + j + " serves more than its capacity");
      }
    }
    return complaints;
  }
}
