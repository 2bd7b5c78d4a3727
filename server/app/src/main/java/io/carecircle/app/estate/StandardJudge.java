package io.carecircle.app.estate;

import io.carecircle.app.standard.CareSpaceStandard;
import io.carecircle.app.standard.StandardClause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges one estate by one standard in one reading. */
final class StandardJudge {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final CareSpaceStandard standard;
  private final EstateFiling estate;
  private final RoomSupply supply;
  private final LocalDate asOf;

  StandardJudge(CareSpaceStandard standard, EstateFiling estate, LocalDate asOf) {
    this.standard = standard;
    this.estate = estate;
    this.asOf = asOf;
    this.supply = new RoomSupply(estate.rooms(), standard.placeMinimumSquareMetres());
  }

  /**
   * What all clauses come to.
   *
   * @param required the largest of the clauses, or null when one is not known
   * @param provided m2 that count, remedies included, or null
   */
  record Outcome(
      List<ClauseFinding> findings, BigDecimal required, BigDecimal provided, Verdict verdict) {}

  RoomSupply supply() {
    return supply;
  }

  /**
   * @param credited m2 from remedies, or null for none
   */
  Outcome judge(Variant variant, BigDecimal credited) {
    List<ClauseFinding> findings = new ArrayList<>();
    for (StandardClause clause : standard.clauses()) {
      ClauseFinding finding = finding(clause, variant, credited);
      if (finding != null) {
        findings.add(finding);
      }
    }
    List<Verdict> verdicts =
        new ArrayList<>(findings.stream().map(ClauseFinding::verdict).toList());
    if (variant == Variant.EVERY_PLACE && !supply.tooSmall().isEmpty()) {
      verdicts.add(Verdict.FAIL);
    }
    return new Outcome(
        findings,
        largest(findings),
        Areas.plus(supplied(null, Variant.DEFAULT), credited),
        Verdict.ofAll(verdicts));
  }

  private static BigDecimal largest(List<ClauseFinding> findings) {
    BigDecimal largest = BigDecimal.ZERO;
    for (ClauseFinding finding : findings) {
      if (finding.asksArea() && finding.required() == null) {
        return null;
      }
      largest = finding.asksArea() ? largest.max(finding.required()) : largest;
    }
    return largest;
  }

  /** Null when the clause does not apply to the estate or not in this reading. */
  private ClauseFinding finding(StandardClause clause, Variant variant, BigDecimal credited) {
    switch (clause.rule()) {
      case COMMUNITY_LEVEL_TOTAL:
        if (!Boolean.TRUE.equals(estate.communityLevel())) {
          return null;
        }
        break;
      case TOTAL_MINIMUM:
        if (variant == Variant.NO_TOTAL_MINIMUM) {
          return null;
        }
        break;
      case DELIVERED_TOGETHER:
        Verdict together = togetherVerdict();
        return together == null ? null : found(clause, null, null, null, together);
      default:
    }
    BigDecimal required = required(clause, variant);
    BigDecimal provided = Areas.plus(supplied(clause, variant), credited);
    return found(clause, required, provided, credited, Areas.enough(required, provided));
  }

  private ClauseFinding found(
      StandardClause clause,
      BigDecimal required,
      BigDecimal provided,
      BigDecimal credited,
      Verdict verdict) {
    return new ClauseFinding(
        clause.id(),
        standard.documentName() + " " + clause.citation(),
        clause.text(),
        clause.textEn(),
        clause.rule() != StandardClause.Rule.DELIVERED_TOGETHER,
        required,
        provided,
        credited,
        verdict);
  }

  private BigDecimal required(StandardClause clause, Variant variant) {
    return switch (clause.rule()) {
      case SHARE_OF_FLOOR_AREA -> share(clause, variant);
      case AREA_PER_HOUSEHOLDS -> perHouseholds(clause, variant);
      default -> clause.squareMetres();
    };
  }

  private BigDecimal share(StandardClause clause, Variant variant) {
    boolean total = "totalFloorArea".equals(clause.property());
    BigDecimal area = total ? estate.totalFloorArea() : estate.residentialFloorArea();
    if (area != null && total && variant == Variant.ABOVE_GROUND) {
      area =
          area.subtract(Objects.requireNonNullElse(estate.undergroundFloorArea(), BigDecimal.ZERO));
    }
    return area == null ? null : area.multiply(clause.perMille()).divide(THOUSAND);
  }

  private BigDecimal perHouseholds(StandardClause clause, Variant variant) {
    if (estate.households() == null) {
      return null;
    }
    if (variant == Variant.STEPPED) {
      return estate
          .households()
          .divide(clause.households(), 0, RoundingMode.CEILING)
          .multiply(clause.squareMetres());
    }
    // Exact: the reader of standards takes only numbers of households that divide a power of ten.
    return estate.households().multiply(clause.squareMetres()).divide(clause.households());
  }

  /** Area that counts for a clause; null clause for the total. */
  private BigDecimal supplied(StandardClause clause, Variant variant) {
    boolean rate =
        clause != null
            && (clause.rule() == StandardClause.Rule.SHARE_OF_FLOOR_AREA
                || clause.rule() == StandardClause.Rule.AREA_PER_HOUSEHOLDS);
    if (variant == Variant.GROSS_AREA && rate) {
      return supply.gross();
    }
    if (variant == Variant.COMMUNITY_LEVEL_GROSS
        && clause != null
        && clause.rule() == StandardClause.Rule.COMMUNITY_LEVEL_TOTAL) {
      return supply.grossOfAll();
    }
    return "grossArea".equals(standard.supply()) ? supply.gross() : supply.net();
  }

  /** Judged from acceptance on, by dates where they are on record; null before. */
  private Verdict togetherVerdict() {
    if (estate.history() != null) {
      return FourTogether.verdict(new FourTogether(estate, asOf).steps());
    }
    List<CareRoom> rooms =
        estate.rooms() == null
            ? List.of()
            : estate.rooms().stream().filter(CareRoom::counts).toList();
    boolean homesAccepted =
        estate.acceptanceDate() != null && !estate.acceptanceDate().isAfter(asOf);
    if (!homesAccepted && rooms.stream().noneMatch(CareRoom::isAccepted)) {
      return null;
    }
    if (rooms.stream().anyMatch(room -> "not_handed_over".equals(room.status()))) {
      return Verdict.FAIL;
    }
    if (homesAccepted
        && (estate.rooms() == null || rooms.stream().anyMatch(r -> r.status() == null))) {
      return Verdict.UNKNOWN;
    }
    boolean behind = homesAccepted && rooms.stream().anyMatch(room -> !room.isAccepted());
    return behind ? Verdict.FAIL : Verdict.PASS;
  }
}
