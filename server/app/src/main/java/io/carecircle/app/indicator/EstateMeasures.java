package io.carecircle.app.indicator;

import io.carecircle.app.platform.Json;
import io.carecircle.app.territory.Territory;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Measures of estates, as process {@code estate-compliance} counts them by county. What cannot be
 * judged stands apart and is in neither part of a share.
 */
final class EstateMeasures {
  private static final String COMPLIANCE = "estate-compliance";
  private static final int COUNTY_DIGITS = 6;

  private final Territory territory;
  private final LocalDate day;
  private final Answers answers;

  EstateMeasures(Territory territory, LocalDate day, Answers answers) {
    this.territory = territory;
    this.day = day;
    this.answers = answers;
  }

  private Optional<JsonNode> answer() {
    return answers.of(COMPLIANCE, Json.MAPPER.createObjectNode().put("asOf", day.toString()));
  }

  /** New estates that pass, of those that pass or fail. */
  Measured compliance(int part) {
    return share(
        part,
        "compliance",
        row -> "all".equals(row.get("year").asString(null)),
        new String[] {"pass", "fail"},
        new Note("new estates: %d pass, %d fail, %d unknown", "新建小区：达标 %d，不达标 %d，未知 %d"));
  }

  /** Estates of a stage with a health cabin, of those of which it is known. */
  Measured cabins(int part, String stage) {
    return share(
        part,
        "healthCabins",
        row -> stage.equals(row.get("stage").asString(null)),
        new String[] {"with", "without"},
        new Note(
            "estates with a health cabin: %d, without: %d, unknown: %d",
            "有健康小屋的小区 %d，没有 %d，未知 %d"));
  }

  private Measured share(
      int part, String table, Predicate<JsonNode> wanted, String[] counts, Note how) {
    if (isBelowCounty(part)) {
      return Measured.not("estates tell their county only", "小区只写明所在县（市、区）");
    }
    Optional<JsonNode> result = answer();
    if (result.isEmpty()) {
      return answers.refused(COMPLIANCE);
    }
    long yes = 0;
    long no = 0;
    long unknown = 0;
    for (JsonNode row : result.get().get(table)) {
      if (wanted.test(row) && liesIn(row.get("regionCode").asString(null), part)) {
        yes += row.get(counts[0]).longValue();
        no += row.get(counts[1]).longValue();
        unknown += row.get("unknown").longValue();
      }
    }
    return Measured.share(
        yes,
        yes + no,
        unknown,
        new Note(how.en().formatted(yes, no, unknown), how.zh().formatted(yes, no, unknown)));
  }

  private boolean isBelowCounty(int part) {
    String code = territory.area(part).code();
    return code == null
        ? part != Territory.WHOLE && !"county".equals(territory.area(part).level())
        : code.length() > COUNTY_DIGITS;
  }

  /** What is of no county that is listed belongs to the part of those that have none. */
  private boolean liesIn(String county, int part) {
    String whole = territory.region().code();
    boolean inside = whole == null || isOf(county, whole);
    if (part == Territory.WHOLE || !inside) {
      return inside;
    }
    String code = territory.area(part).code();
    return code == null
        ? territory.parts().stream().noneMatch(p -> p.code() != null && isOf(county, p.code()))
        : isOf(county, code);
  }

  /** Of a city by the first four digits. */
  private static boolean isOf(String county, String region) {
    String prefix = region.endsWith("00") ? region.substring(0, 4) : region;
    return county != null && county.startsWith(prefix);
  }
}
