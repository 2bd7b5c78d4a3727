package io.carecircle.app.projectmap;

import io.carecircle.app.platform.Json;
import io.carecircle.app.territory.Ratio;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sums of projects by what they have in common; groups of one kind add up to the total. */
final class RollUp {
  private final FeatureTable projects;
  private final int[] rows;

  RollUp(FeatureTable projects, int[] rows) {
    this.projects = projects;
    this.rows = rows;
  }

  ObjectNode total() {
    return sums(Json.MAPPER.createObjectNode(), rows);
  }

  /**
   * One row for each value, ascending, those without one last.
   *
   * @param key of a row of the layer, or null
   * @param name of a key, or null when the key is its own name
   */
  ArrayNode by(IntFunction<String> key, Function<String, String> name) {
    Map<String, List<Integer>> groups = new TreeMap<>(Comparator.nullsLast(FeatureOrder.BY_ID));
    for (int row : rows) {
      groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
    }
    ArrayNode list = Json.MAPPER.createArrayNode();
    groups.forEach(
        (code, members) -> {
          ObjectNode group = list.addObject().put("key", code);
          group.put("name", code == null ? null : name.apply(code));
          sums(group, members.stream().mapToInt(Integer::intValue).toArray());
        });
    return list;
  }

  private ObjectNode sums(ObjectNode into, int[] members) {
    into.put("projects", members.length);
    sum(into, "totalInvestment", members);
    sum(into, "planInvestment", members);
    sum(into, "beds", members);
    Map<String, Integer> natures = new TreeMap<>(Comparator.nullsLast(FeatureOrder.BY_ID));
    for (int row : members) {
      natures.merge(String.valueOf(projects.value(row, "nature")), 1, Integer::sum);
    }
    ObjectNode byNature = into.putObject("natures");
    natures.forEach(byNature::put);
    ArrayNode ids = into.putArray("ids");
    for (int row : members) {
      ids.add(projects.id(row));
    }
    return into;
  }

  /** Null when none tells it; how many do not stands beside it. */
  private void sum(ObjectNode into, String property, int[] members) {
    BigDecimal sum = BigDecimal.ZERO;
    int unknown = 0;
    for (int row : members) {
      if (projects.value(row, property) instanceof Number number) {
        sum = sum.add(new BigDecimal(number.toString()));
      } else {
        unknown++;
      }
    }
    boolean told = unknown < members.length;
    into.put(property, told ? Ratio.plain(sum) : null);
    into.put(property + "Unknown", unknown);
  }
}
