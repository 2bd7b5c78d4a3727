package io.carecircle.app.estate;

import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.Policy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges one estate: the standard in force, its clauses, other readings, what to look at. */
final class EstateJudge {
  private final Policy policy;
  private final Jurisdictions places;
  private final CareSpaceStandard byHand;
  private final LocalDate asOf;

  /**
   * @param byHand standard for all estates, or null for the one in force
   * @param asOf day on which acceptance is judged
   */
  EstateJudge(Policy policy, Jurisdictions places, CareSpaceStandard byHand, LocalDate asOf) {
    this.policy = policy;
    this.places = places;
    this.byHand = byHand;
    this.asOf = asOf;
  }

  /** An estate with its standard chosen and its own rooms judged. */
  record Draft(
      EstateFiling estate, StandardChoice choice, StandardJudge judge, StandardJudge.Outcome own) {
    /** What its own rooms leave short; null when not known or nothing is judged. */
    BigDecimal shortBy() {
      return own == null ? null : Areas.shortfall(own.required(), own.provided());
    }

    /** What its own rooms have beyond what is required of it; 0 when not known. */
    BigDecimal surplus() {
      return own == null || own.required() == null || own.provided() == null
          ? BigDecimal.ZERO
          : own.provided().subtract(own.required()).max(BigDecimal.ZERO);
    }
  }

  Draft draft(EstateFiling estate) {
    StandardChoice choice = StandardChoice.of(policy, places, estate, byHand);
    if (choice.standard() == null) {
      return new Draft(estate, choice, null, null);
    }
    StandardJudge judge = new StandardJudge(choice.standard(), estate, asOf);
    return new Draft(estate, choice, judge, judge.judge(Variant.DEFAULT, null));
  }

  EstateVerdict verdict(Draft draft, RemedyCredit remedy) {
    List<String> warnings = new ArrayList<>(draft.choice().warnings());
    EstateFiling estate = draft.estate();
    warnings.addAll(estate.notes());
    if (draft.own() == null) {
      return new EstateVerdict(
          estate.id(),
          null,
          null,
          draft.choice().rules(),
          Verdict.UNKNOWN,
          null,
          null,
          remedy.findings(),
          secondDate(draft),
          warnings,
          StageState.of(estate, asOf));
    }
    BigDecimal credited = remedy.credited().signum() > 0 ? remedy.credited() : null;
    StandardJudge.Outcome outcome = draft.judge().judge(Variant.DEFAULT, credited);
    warnings.addAll(warningsOf(draft));
    List<ClauseFinding> clauses = new ArrayList<>(outcome.findings());
    clauses.addAll(remedy.findings());
    return new EstateVerdict(
        estate.id(),
        null,
        draft.choice().standard(),
        List.of(),
        outcome.verdict(),
        outcome.required(),
        outcome.provided(),
        clauses,
        readings(draft, outcome, credited),
        warnings,
        StageState.of(estate, asOf));
  }

  private List<OtherReading> readings(
      Draft draft, StandardJudge.Outcome standing, BigDecimal credited) {
    List<OtherReading> readings = new ArrayList<>();
    for (String id : draft.choice().standard().readings()) {
      Variant variant = Variant.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
      boolean needsGross =
          variant == Variant.GROSS_AREA || variant == Variant.COMMUNITY_LEVEL_GROSS;
      if (needsGross && !draft.judge().supply().hasGross()
          || variant == Variant.ABOVE_GROUND && draft.estate().undergroundFloorArea() == null) {
        continue;
      }
      StandardJudge.Outcome other = draft.judge().judge(variant, credited);
      if (other.verdict() != standing.verdict()
          || !Areas.same(other.required(), standing.required())) {
        readings.add(new OtherReading(id, null, other.required(), other.verdict()));
      }
    }
    readings.addAll(secondDate(draft));
    return readings;
  }

  /** Planning conditions and filing under different standards: what the filing date gives. */
  private List<OtherReading> secondDate(Draft draft) {
    EstateFiling estate = draft.estate();
    String region = draft.choice().regionCode();
    if (byHand != null
        || region == null
        || estate.isOld()
        || estate.planningConditionsDate() == null
        || estate.filingDate() == null) {
      return List.of();
    }
    CareSpaceStandard first = draft.choice().standard();
    CareSpaceStandard second = policy.findStandard(region, estate.filingDate()).orElse(null);
    if (first == second) {
      return List.of();
    }
    if (second == null) {
      return List.of(new OtherReading("filing-date", null, null, Verdict.UNKNOWN));
    }
    StandardJudge.Outcome outcome =
        new StandardJudge(second, estate, asOf).judge(Variant.DEFAULT, null);
    return List.of(
        new OtherReading("filing-date", second.id(), outcome.required(), outcome.verdict()));
  }

  private static List<String> warningsOf(Draft draft) {
    List<String> warnings = new ArrayList<>();
    RoomSupply supply = draft.judge().supply();
    BigDecimal minimum = draft.choice().standard().placeMinimumSquareMetres();
    for (RoomSupply.Place place : supply.tooSmall()) {
      warnings.add(
          "%s套内%s平方米，不足%s平方米，不计 / place %s has %s m2 in-unit, below %s, and does not count"
              .formatted(
                  place.name() == null ? "一处" : place.name(),
                  plain(place.net()),
                  plain(minimum),
                  place.name(),
                  plain(place.net()),
                  plain(minimum)));
    }
    for (RoomSupply.Place place : supply.counted()) {
      if (place.rooms() > 1) {
        warnings.add(
            "%s由%d间合为一处，请核实相邻且同一出入口 / place %s is %d rooms together: check that they adjoin and share one entrance"
                .formatted(place.name(), place.rooms(), place.name(), place.rooms()));
      }
    }
    if (supply.unknownPlaces() > 0) {
      warnings.add(
          "%d处用房缺套内面积，已知至少%s平方米 / %d places lack an in-unit area; at least %s m2 are there"
              .formatted(
                  supply.unknownPlaces(),
                  plain(supply.netAtLeast()),
                  supply.unknownPlaces(),
                  plain(supply.netAtLeast())));
    }
    boolean asksCommunityLevel =
        draft.choice().standard().clauses().stream()
            .anyMatch(c -> c.id().equals("community-level-total"));
    if (asksCommunityLevel && draft.estate().communityLevel() == null) {
      warnings.add(
          "未注明是否社区级项目，按否处理 / whether it is a community-level project is not said: taken as no");
    }
    return warnings;
  }

  private static String plain(BigDecimal area) {
    return area.stripTrailingZeros().toPlainString();
  }
}
