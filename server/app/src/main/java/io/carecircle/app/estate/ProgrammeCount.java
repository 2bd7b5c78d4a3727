package io.carecircle.app.estate;

import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyRegion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a programme is, in all or in one county.
 *
 * @param regionCode of the county; null for all
 * @param counted the estates of the programme there
 */
record ProgrammeCount(
    OldEstateClause clause, String programme, String regionCode, List<OldEstateVerdict> counted) {
  private static final int COUNTY_DIGITS = 6;
  private static final int SHARE_DECIMALS = 6;
  private static final String RENEWAL = "renewal-plan";

  /** By clause and programme, first all and then the counties by code. */
  static List<ProgrammeCount> of(List<OldEstateVerdict> verdicts) {
    Map<String, List<OldEstateVerdict>> byProgramme = new TreeMap<>();
    for (OldEstateVerdict v : verdicts) {
      if (v.clause() != null) {
        String key = v.clause().clause().id() + "|" + v.programme();
        byProgramme.computeIfAbsent(key, k -> new ArrayList<>()).add(v);
      }
    }
    List<ProgrammeCount> counts = new ArrayList<>();
    for (List<OldEstateVerdict> all : byProgramme.values()) {
      OldEstateClause clause = all.get(0).clause();
      String programme = all.get(0).programme();
      counts.add(new ProgrammeCount(clause, programme, null, all));
      Map<String, List<OldEstateVerdict>> byCounty = new TreeMap<>();
      all.forEach(v -> byCounty.computeIfAbsent(county(v), c -> new ArrayList<>()).add(v));
      byCounty.forEach(
          (county, list) -> counts.add(new ProgrammeCount(clause, programme, county, list)));
    }
    return counts;
  }

  private static String county(OldEstateVerdict verdict) {
    String code = verdict.regionCode();
    return code.length() > COUNTY_DIGITS ? code.substring(0, COUNTY_DIGITS) : code;
  }

  /** How many the document plans: the whole renewal plan only. */
  private Integer planned() {
    return regionCode == null && programme.equals(RENEWAL) ? clause.plannedEstates() : null;
  }

  private LocalDate deadline() {
    return switch (programme) {
      case RENEWAL -> clause.renewalDeadline();
      case "others" -> clause.otherDeadline();
      default -> null;
    };
  }

  private int count(Predicate<OldEstateVerdict> wanted) {
    return (int) counted.stream().filter(wanted).count();
  }

  void write(ObjectNode node, Policy policy) {
    int passed = count(v -> v.verdict() == Verdict.PASS);
    int of = planned() == null ? counted.size() : planned();
    node.put("clause", clause.clause().id()).put("citation", clause.citation());
    node.put("programme", programme);
    node.put("regionCode", regionCode);
    node.put(
        "regionName",
        regionCode == null
            ? null
            : policy.findRegion(regionCode).map(PolicyRegion::name).orElse(null));
    node.put("deadline", Objects.toString(deadline(), null));
    node.put("planned", planned());
    node.put("estates", counted.size());
    node.put("pass", passed);
    node.put("fail", count(v -> v.verdict() == Verdict.FAIL));
    node.put("unknown", count(v -> v.verdict() == Verdict.UNKNOWN));
    node.put("overdue", count(v -> Boolean.TRUE.equals(v.overdue())));
    node.put("overdueUnknown", count(v -> v.overdue() == null));
    node.put(
        "share",
        BigDecimal.valueOf(passed)
            .divide(BigDecimal.valueOf(of), SHARE_DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros());
  }
}
