package io.carecircle.app.access;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Regions;
import io.carecircle.kernel.access.Inequality;
import io.carecircle.kernel.access.RankedInequality;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How evenly the scores are shared, as the member {@code equity} of the answer. */
final class EquityAnswer {
  private static final int LORENZ_STEPS = 100;
  private static final double DECILE = 0.1;

  private final Scored scored;

  /** 0 where there is no score; those count for nobody. */
  private final double[] score;

  private final double[] people;

  EquityAnswer(Scored scored) {
    this.scored = scored;
    this.people = scored.demand().weights().amounts();
    this.score = scored.result().score().clone();
    for (int i = 0; i < score.length; i++) {
      score[i] = scored.hasScore(i) ? score[i] : 0;
    }
  }

  ObjectNode toJson() {
    double[] counted = only(i -> true, people);
    Inequality all = new Inequality(score, counted);
    ObjectNode node = Json.MAPPER.createObjectNode();
    put(node, "gini", all.gini());
    ranked(node);
    put(node, "theil", all.theil());
    scored.grouping().ifPresent(grouping -> theilParts(node, grouping));
    node.setAll(summary(i -> true, people));
    Inequality.End worst = all.end(DECILE, scored.method().isCost());
    ObjectNode decile = node.putObject("worstDecile");
    put(decile, "meanScore", worst.mean());
    put(decile, "borderScore", worst.border());
    ArrayNode curve = node.putArray("lorenz");
    double[] shares = all.lorenz(LORENZ_STEPS);
    for (int s = 0; s < shares.length; s++) {
      curve
          .addArray()
          .add(Decimals.shortest(s / (double) LORENZ_STEPS))
          .add(Decimals.shortest(shares[s]));
    }
    scored.grouping().ifPresent(grouping -> node.set("groups", groups(grouping)));
    if (scored.areaTypes().stream().anyMatch(Objects::nonNull)) {
      node.set("areaTypes", areaTypes());
    }
    if (hasAgeBands()) {
      node.set("ageBands", ageBands());
    }
    return node;
  }

  /** People of those that have a score and are chosen. */
  private double[] only(IntPredicate chosen, double[] who) {
    double[] members = new double[who.length];
    for (int i = 0; i < members.length; i++) {
      members[i] = scored.hasScore(i) && chosen.test(i) ? who[i] : 0;
    }
    return members;
  }

  private void ranked(ObjectNode node) {
    double[] rank = scored.ranking().rank();
    boolean none = rank == null;
    double[] counted = none ? people : only(i -> !Double.isNaN(rank[i]), people);
    RankedInequality ranked = none ? null : new RankedInequality(score, counted, rank);
    put(node, "palma", none ? Double.NaN : ranked.palma());
    put(node, "palmaOfShares", none ? Double.NaN : ranked.palmaOfShares());
    put(node, "concentration", none ? Double.NaN : ranked.concentration());
    put(node, "concentrationCorrected", none ? Double.NaN : ranked.correctedConcentration());
  }

  private void theilParts(ObjectNode node, Regions.Grouping grouping) {
    Inequality.TheilParts parts =
        Inequality.theilParts(
            score, only(i -> true, people), grouping.demand(), grouping.regions().size());
    put(node, "theilBetween", parts.between());
    put(node, "theilWithin", parts.within());
  }

  /** What a part of the people has: those without a score are told apart and count in no mean. */
  private ObjectNode summary(IntPredicate chosen, double[] who) {
    double reached = 0;
    double nothing = 0;
    double unknown = 0;
    for (int i = 0; i < who.length; i++) {
      if (chosen.test(i) && !Double.isNaN(who[i])) {
        reached += scored.isKnown(i) && scored.result().reached()[i] ? who[i] : 0;
        nothing += scored.isKnown(i) && !scored.result().reached()[i] ? who[i] : 0;
        unknown += scored.isKnown(i) ? 0 : who[i];
      }
    }
    Inequality part = new Inequality(score, only(chosen, who));
    ObjectNode node = Json.MAPPER.createObjectNode();
    put(node, "people", reached + nothing + unknown);
    put(node, "reached", reached);
    put(node, "nothingInReach", nothing);
    put(node, "unknown", unknown);
    put(node, "meanScore", part.mean());
    put(node, "gini", part.gini());
    return node;
  }

  private ArrayNode groups(Regions.Grouping grouping) {
    ArrayNode groups = Json.MAPPER.createArrayNode();
    for (int g = 0; g < grouping.regions().size(); g++) {
      Regions.Region region = grouping.regions().get(g);
      int which = g;
      ObjectNode row = groups.addObject();
      row.put("code", region.code()).put("name", region.name()).put("level", region.level());
      row.setAll(summary(i -> grouping.demand()[i] == which, people));
    }
    return groups;
  }

  private ArrayNode areaTypes() {
    List<String> types = scored.areaTypes();
    TreeSet<String> known = new TreeSet<>(FeatureOrder.BY_ID);
    types.stream().filter(Objects::nonNull).forEach(known::add);
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (String type : known) {
      ObjectNode row = rows.addObject().put("areaType", type);
      row.setAll(summary(i -> type.equals(types.get(i)), people));
    }
    if (types.contains(null)) {
      ObjectNode row = rows.addObject().putNull("areaType");
      row.setAll(summary(i -> types.get(i) == null, people));
    }
    return rows;
  }

  private boolean hasAgeBands() {
    FeatureTable features = scored.demand().selection().features();
    return features.size() > 0
        && List.of("elders60", "elders65", "elders80").stream().allMatch(features::hasColumn);
  }

  /** Ages of the elders; a band that a place does not tell is unknown there and counts nowhere. */
  private ArrayNode ageBands() {
    double[] from60 = property("elders60");
    double[] from65 = property("elders65");
    double[] from80 = property("elders80");
    ArrayNode rows = Json.MAPPER.createArrayNode();
    band(rows, "60-64", difference(from60, from65));
    band(rows, "65-79", difference(from65, from80));
    band(rows, "80+", from80);
    return rows;
  }

  private void band(ArrayNode rows, String name, double[] who) {
    double[] told = Arrays.stream(who).map(p -> Double.isNaN(p) ? 0 : p).toArray();
    ObjectNode row = rows.addObject().put("ageBand", name);
    row.setAll(summary(i -> true, told));
    row.put("placesUnknown", Arrays.stream(who).filter(Double::isNaN).count());
  }

  private double[] property(String name) {
    FeatureTable features = scored.demand().selection().features();
    double[] values = new double[features.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = features.value(i, name);
      values[i] = value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    return values;
  }

  private static double[] difference(double[] more, double[] less) {
    double[] values = new double[more.length];
    for (int i = 0; i < values.length; i++) {
      double difference = more[i] - less[i];
      values[i] = difference >= 0 ? difference : Double.NaN;
    }
    return values;
  }

  static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Decimals.shortest(value));
    } else {
      node.putNull(name);
    }
  }
}
