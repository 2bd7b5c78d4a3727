package io.carecircle.app.estate;

import io.carecircle.app.standard.RemedyClause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** Whether one remedy of one estate may be credited under its clause. */
final class RemedyTest {
  private final EstateJudge.Draft draft;
  private final OfferedRemedy remedy;
  private final RemedyClause clause;
  private final LocalDate day;
  private final Map<String, EstateJudge.Draft> drafts;

  RemedyTest(
      EstateJudge.Draft draft,
      OfferedRemedy remedy,
      RemedyClause clause,
      LocalDate day,
      Map<String, EstateJudge.Draft> drafts) {
    this.draft = draft;
    this.remedy = remedy;
    this.clause = clause;
    this.day = day;
    this.drafts = drafts;
  }

  /** PASS: may be credited; FAIL: may not; UNKNOWN: something is not given. */
  record Answer(Verdict verdict, String reasonZh, String reason) {}

  private static Answer fails(String reasonZh, String reason) {
    return new Answer(Verdict.FAIL, reasonZh, reason);
  }

  private static Answer unknown(String reasonZh, String reason) {
    return new Answer(Verdict.UNKNOWN, reasonZh, reason);
  }

  Answer answer() {
    if (clause == null) {
      return fails("不计", "not credited");
    }
    if (!clause.binds().contains(draft.estate().stage())) {
      return fails("条款只适用于老旧小区，不计", "the clause binds old estates only, not credited");
    }
    if (!clause.inForce(day)) {
      return fails(day + "不在条款有效期内，不计", "the clause is not in force on " + day + ", not credited");
    }
    if (isOwnRoom()) {
      return fails(
          "已作为本小区用房计算，不重复计", "already counted as a care room of the estate, not credited again");
    }
    return switch (remedy.kind()) {
      case "pooling" -> pooling();
      case "adjacent-plot" -> adjacent();
      default -> sized();
    };
  }

  private boolean isOwnRoom() {
    return draft.estate().rooms() != null
        && draft.estate().rooms().stream()
            .anyMatch(r -> remedy.id().equals(r.id()) || remedy.id().equals(r.placeId()));
  }

  private Answer sized() {
    return remedy.netArea() == null
        ? unknown("缺面积", "its area is not given")
        : new Answer(Verdict.PASS, "计入", "credited");
  }

  private Answer pooling() {
    BigDecimal centre = remedy.sourceNetArea();
    if (centre == null) {
      return unknown("缺中心总面积", "the size of the centre is not given");
    }
    return centre.compareTo(clause.centreMinimumSquareMetres()) < 0
        ? fails(
            "中心不足" + clause.centreMinimumSquareMetres().toPlainString() + "平方米，不计",
            "the centre is below "
                + clause.centreMinimumSquareMetres().toPlainString()
                + " m2, not credited")
        : sized();
  }

  private Answer adjacent() {
    Geometry plot = remedy.plot();
    if (remedy.plotEstate() != null) {
      EstateJudge.Draft neighbour = drafts.get(remedy.plotEstate());
      if (neighbour == null || neighbour.estate().id().equals(draft.estate().id())) {
        return unknown("找不到相邻小区", "the neighbouring estate is not in this batch");
      }
      plot = neighbour.estate().geometry();
    }
    return switch (Adjacency.of(
        draft.estate().geometry(), plot, clause.adjacentMetres().doubleValue())) {
      case UNKNOWN -> unknown("缺地块边界，无法判定相邻", "a boundary is missing: whether adjacent is unknown");
      case FAIL -> fails("地块不相邻，不计", "the plots are not adjacent, not credited");
      case PASS ->
          remedy.plotEstate() == null ? sized() : new Answer(Verdict.PASS, "计入", "credited");
    };
  }
}
