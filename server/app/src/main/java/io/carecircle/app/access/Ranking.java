package io.carecircle.app.access;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Weights;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The property of the demand that palma and concentration rank by.
 *
 * @param rank of each demand point, NaN where it is not given; null when none was asked for
 */
record Ranking(double[] rank) {
  static Ranking read(InputReader in, Demand demand, Run run) {
    String property = in.text("rankBy").orElse(null);
    if (property == null) {
      return new Ranking(null);
    }
    run.parameter("rankBy", Json.MAPPER.valueToTree(property));
    FeatureTable features = demand.selection().features();
    if (features.size() > 0 && !features.hasColumn(property)) {
      throw in.refusedMember("rankBy", "names \"" + property + "\", which no demand has");
    }
    double[] rank = new double[features.size()];
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < rank.length; i++) {
      Object value = features.value(i, property);
      if (value != null && !(value instanceof Number)) {
        throw in.refusedMember(
            "rankBy", "needs numbers; " + features.id(i) + " has " + property + " " + value);
      }
      rank[i] = value == null ? Double.NaN : ((Number) value).doubleValue();
      if (value == null) {
        missing.add(features.id(i));
      }
    }
    if (!missing.isEmpty()) {
      run.warn(
          missing.size() + " 个需求点没有 " + property + "，不计入帕尔马比值和集中指数：" + Weights.firstOf(missing),
          missing.size()
              + " of demand give no "
              + property
              + " and are left out of palma and concentration: "
              + Weights.firstOf(missing));
    }
    return new Ranking(rank);
  }
}
