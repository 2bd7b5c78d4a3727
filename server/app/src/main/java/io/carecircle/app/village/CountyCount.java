package io.carecircle.app.village;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.standard.PolicyClause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The villages of a county, counted.
 *
 * @param code of the county, empty when it is not known
 */
record CountyCount(String code, List<VillageVerdict> villages) {
  private static final int SHARE_DECIMALS = 6;

  /** By county code; last those whose county is not known. */
  static List<CountyCount> of(List<VillageVerdict> verdicts) {
    Map<String, List<VillageVerdict>> byCounty = new TreeMap<>();
    for (VillageVerdict v : verdicts) {
      String county = v.village().county() == null ? "\uffff" : v.village().county();
      byCounty.computeIfAbsent(county, c -> new ArrayList<>()).add(v);
    }
    return byCounty.entrySet().stream()
        .map(e -> new CountyCount(e.getKey().equals("\uffff") ? "" : e.getKey(), e.getValue()))
        .toList();
  }

  private int count(Predicate<VillageVerdict> wanted) {
    return (int) villages.stream().filter(wanted).count();
  }

  void write(ArrayNode rows, VillageClauses clauses) {
    ObjectNode row = rows.addObject().put("regionCode", code.isEmpty() ? null : code);
    row.put("villages", villages.size());
    for (String standing : List.of("own", "shared", "below-norm", "none", "unknown")) {
      row.put(
          standing.equals("below-norm") ? "belowNorm" : standing,
          count(v -> v.standing().equals(standing)));
    }
    row.put("ownMeasure", count(v -> v.village().hasOwnMeasure()));
    row.put(
        "ownMeasureServed",
        count(v -> v.village().hasOwnMeasure() && Boolean.TRUE.equals(v.servedByOwnMeasure())));
    row.put(
        "ownMeasureUnknown",
        count(v -> v.village().hasOwnMeasure() && v.servedByOwnMeasure() == null));
    mutualAid(row.putObject("mutualAid"), clauses);
  }

  private void mutualAid(ObjectNode node, VillageClauses clauses) {
    int with = count(v -> v.mutualAid() != null && v.mutualAid() > 0);
    int unknown = count(v -> v.mutualAid() == null);
    node.put("with", with).put("without", villages.size() - with - unknown);
    node.put("unknown", unknown);
    node.put("share", unknown > 0 ? null : share(with));
    PolicyClause clause = code.isEmpty() ? null : clauses.findMutualAid(code).orElse(null);
    if (clause == null) {
      return;
    }
    BigDecimal required = clause.figure("share", 0);
    BigDecimal all = BigDecimal.valueOf(villages.size()).multiply(required);
    boolean surely = BigDecimal.valueOf(with).compareTo(all) >= 0;
    boolean perhaps = BigDecimal.valueOf(with + unknown).compareTo(all) >= 0;
    node.put("required", CanonicalJson.number(required));
    node.put("verdict", surely ? "pass" : perhaps ? "unknown" : "fail");
    node.put("citation", clauses.citation(clause));
  }

  private BigDecimal share(int with) {
    return CanonicalJson.number(
        BigDecimal.valueOf(with)
            .divide(BigDecimal.valueOf(villages.size()), SHARE_DECIMALS, RoundingMode.HALF_UP));
  }
}
