package io.carecircle.app.estate;

import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.NamedRule;
import io.carecircle.app.standard.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which standard decides for an estate, and why none does.
 *
 * @param standard null when none in the files holds there on that day
 * @param regionCode of the jurisdiction, or null when it is not known
 * @param day that decides, or null when no date is filed
 * @param rules named for the region, when there is no standard
 * @param warnings on the choice
 */
record StandardChoice(
    CareSpaceStandard standard,
    String regionCode,
    LocalDate day,
    List<NamedRule> rules,
    List<String> warnings) {

  /**
   * @param byHand the standard that the caller wants, or null
   */
  static StandardChoice of(
      Policy policy, Jurisdictions places, EstateFiling estate, CareSpaceStandard byHand) {
    List<String> warnings = new ArrayList<>();
    String region = regionOf(places, estate, warnings);
    LocalDate day = estate.decidingDate();
    if (byHand != null) {
      if (day == null || region == null || !byHand.inForce(day) || !byHand.covers(region)) {
        warnings.add(
            "标准由人工选定，未按辖区和日期核对为现行 / the standard was chosen by hand and is not the one in"
                + " force by place and date");
      }
      return new StandardChoice(
          byHand, region == null ? byHand.regions().get(0) : region, day, List.of(), warnings);
    }
    if (estate.isOld()) {
      warnings.add("老旧小区不适用新建小区配建标准 / an old estate is not judged by the standards for new ones");
      return new StandardChoice(null, region, day, List.of(), warnings);
    }
    if (day == null) {
      warnings.add(
          "缺规划条件日期和备案日期 / neither planningConditionsDate nor filingDate is given: which standard"
              + " is in force is unknown");
    }
    Optional<CareSpaceStandard> standard =
        region == null || day == null ? Optional.empty() : policy.findStandard(region, day);
    List<NamedRule> rules =
        standard.isPresent() || region == null ? List.of() : policy.listNamedRules(region);
    if (standard.isEmpty() && region != null && day != null) {
      warnings.add(withoutFigures(rules));
    }
    return new StandardChoice(standard.orElse(null), region, day, rules, warnings);
  }

  private static String regionOf(Jurisdictions places, EstateFiling estate, List<String> warnings) {
    if (estate.jurisdiction() == null) {
      warnings.add("缺辖区 / jurisdiction is not given");
      return null;
    }
    String region = places.findCode(estate.jurisdiction()).orElse(null);
    if (region == null) {
      warnings.add(
          "辖区不详："
              + estate.jurisdiction()
              + " / no region, or more than one, has the name of the jurisdiction");
    }
    return region;
  }

  private static String withoutFigures(List<NamedRule> rules) {
    if (rules.isEmpty()) {
      return "文件中没有该地的规定，可添加标准文件 / the files name no rule for this place: a file can add its"
          + " standard";
    }
    String names = String.join("、", rules.stream().map(NamedRule::name).toList());
    return "适用"
        + names
        + "，但文件中没有其数值，可添加标准文件 / these rules apply, but their figures are not in the files; a"
        + " file can add them";
  }
}
